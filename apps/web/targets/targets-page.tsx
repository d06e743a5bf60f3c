import { Segmented } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useManager } from '../api/directory.js';
import { usePace, usePeriods } from '../api/scorecards.js';
import { useSession } from '../api/session.js';
import type { QuarterTargets, TargetsOf } from '../api/targets.js';
import { useTargets } from '../api/targets.js';
import { periodName } from '../figures/times.js';
import { useManagerView } from '../managers/manager-view.js';
import { CardSkeleton, Failure } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import { CurveCard } from './curve-card.js';
import { TargetHistoryCard } from './history-card.js';
import { MonthsCard } from './months-card.js';
import { quarterAfter, quarterOf } from './quarters.js';
import { RatiosCard } from './ratios-card.js';
import { SaveBar } from './save-bar.js';
import { Standing } from './standing.js';
import type { TargetMeasure } from './target-draft.js';
import { useDraft } from './use-draft.js';
import { useLeaveQuestion } from './use-leave-question.js';
import '../scorecard/facts.css';
import '../tables/data-table.css';
import './targets.css';

/** A manager's targets of a quarter: the day curve with promotions, months locked and free, and who changed them. The measure stands in the address. */
export function TargetsPage() {
  const { managerId, period } = useManagerView();
  const place = { managerId, quarter: quarterOf(period) };
  const { data, error, refetch } = useTargets(place);
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) {
    return (
      <>
        <CardSkeleton rows={7} />
        <CardSkeleton rows={5} />
      </>
    );
  }
  return <TargetsOfQuarter key={`${managerId} ${place.quarter}`} place={place} period={period} stored={data} />;
}

function TargetsOfQuarter({ place, period, stored }: { readonly place: TargetsOf; readonly period: string; readonly stored: QuarterTargets }) {
  const { managerId, quarter } = place;
  const [query] = useSearchParams();
  const { data: session } = useSession();
  const { data: pace } = usePace(managerId, quarter, null);
  const isClosed = useIsClosed(place);
  const draft = useDraft(place, stored);
  const additive = stored.measures.filter((each) => each.additive);
  const measure = additive.find((each) => each.measure === query.get('measure')) ?? additive[0];
  const mayChange = (session?.permissions.includes('targets.change') ?? false) && isClosed === false;
  const isDirty = draft.changes.length + draft.unreadable.length > 0;
  useLeaveQuestion(isDirty, quarter);
  if (measure === undefined) return null;
  const changed = draft.preview?.measures.find((each) => each.measure === measure.measure);
  const isOther = changed !== undefined && JSON.stringify(changed.rows) !== JSON.stringify(measure.rows);
  const paceOfMeasure = pace?.measures.find((each) => each.measure === measure.measure);
  const shown = isOther ? changed : undefined;
  return (
    <>
      <div className="view-head">
        <MeasureTabs measures={additive.map((each) => each.measure)} chosen={measure.measure} />
        <QuarterSteps quarter={quarter} />
      </div>
      <Standing place={place} period={period} measure={measure} pace={pace ?? null} isClosed={isClosed ?? false} />
      <CurveCard quarter={quarter} stored={measure} changed={shown} pace={paceOfMeasure} isAwaited={draft.isAwaited} />
      <MonthsCard quarter={quarter} stored={measure} changed={shown} draft={mayChange ? draft : null} />
      <RatiosCard quarter={quarter} measures={stored.measures} draft={mayChange ? draft : null} />
      <TargetHistoryCard place={place} />
      {mayChange && <SaveBar place={place} stored={stored} draft={draft} />}
    </>
  );
}

function MeasureTabs({ measures, chosen }: { readonly measures: readonly TargetMeasure[]; readonly chosen: TargetMeasure }) {
  const { t } = useTexts();
  const [, setQuery] = useSearchParams();
  const choose = (measure: TargetMeasure) =>
    setQuery((asked) => {
      asked.set('measure', measure);
      return asked;
    });
  return (
    <Segmented aria-label={t('targets:measure')} value={chosen} onChange={choose} options={measures.map((value) => ({ value, label: t(`targets:measure-${value}`) }))} />
  );
}

/** The quarters before and after: targets are set before a quarter has scores. */
function QuarterSteps({ quarter }: { readonly quarter: string }) {
  const { t, language } = useTexts();
  const [query] = useSearchParams();
  const to = (number: number) => {
    const asked = new URLSearchParams(query);
    asked.set('period', quarterAfter(quarter, number));
    return `?${asked.toString()}`;
  };
  return (
    <nav className="quarter-steps no-print" aria-label={t('targets:quarters')}>
      <Link to={to(-1)}>
        <span aria-hidden>←</span> {periodName(quarterAfter(quarter, -1), language)}
      </Link>
      <Link to={to(1)}>
        {periodName(quarterAfter(quarter, 1), language)} <span aria-hidden>→</span>
      </Link>
    </nav>
  );
}

/** Whether a director has closed the quarter, and with it the targets; undefined until that is known. */
function useIsClosed({ managerId, quarter }: TargetsOf): boolean | undefined {
  const { data: periods } = usePeriods();
  const { data: manager } = useManager(managerId);
  if (periods === undefined || manager === undefined) return undefined;
  return periods.find((each) => each.period === quarter)?.divisions.some((each) => each.division === manager.division && each.state === 'closed') ?? false;
}
