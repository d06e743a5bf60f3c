import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { usePeriods, useScorecard } from '../api/scorecards.js';
import { useManagerPlacements } from '../api/slots.js';
import { useManagerView } from '../managers/manager-view.js';
import { CardSkeleton, Failure } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import { PlacementsTable } from './placements-table.js';
import { SlotsSummary } from './slots-summary.js';
import { SlotsTimeline } from './slots-timeline.js';
import { UpcomingPlacements } from './upcoming-placements.js';
import '../scorecard/facts.css';
import '../tables/data-table.css';
import './slots.css';

/** How many placements are drawn: more lines than that nobody compares. */
const MOST_LANES = 60;
const BY_TIME = { key: 'endsAt', isDescending: false };

/** What a manager's slots brought against the target, when each ran, and which are to come. */
export function SlotsPage() {
  const { t } = useTexts();
  const { managerId, period } = useManagerView();
  const [query] = useSearchParams();
  const asOf = query.get('asOf');
  const { data: scorecard, error, refetch } = useScorecard(managerId, period, asOf);
  const { data: periods } = usePeriods();
  const from = periods?.find((each) => each.period === period)?.firstDay;
  const to = scorecard?.asOf;
  const span = useMemo(() => (from === undefined || to === undefined ? undefined : { from, to }), [from, to]);
  const drawn = useManagerPlacements({ managerId, span, sort: BY_TIME, rowsAtOnce: MOST_LANES });
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (drawn.error !== null) return <Failure error={drawn.error} onRetry={drawn.retry} />;
  if (scorecard === undefined || span === undefined || drawn.first === undefined) {
    return (
      <>
        <CardSkeleton rows={3} />
        <CardSkeleton rows={8} />
      </>
    );
  }
  const target = scorecard.modules.find(({ id }) => id === 'slots')?.target ?? null;
  const { rows = [] } = drawn;
  return (
    <div className={drawn.isStale ? 'stale' : ''} aria-busy={drawn.isStale}>
      <SlotsSummary scorecard={scorecard} isEarlier={asOf !== null} placements={drawn.first} />
      {rows.length === 0 ? (
        <section className="card">
          <h2>{t('slots:timeline')}</h2>
          <p className="muted">{t('slots:none-lead')}</p>
        </section>
      ) : (
        <SlotsTimeline placements={rows.slice(0, MOST_LANES)} span={span} target={target} isCut={drawn.hasMore} />
      )}
      <UpcomingPlacements managerId={managerId} />
      {rows.length > 0 && <PlacementsTable managerId={managerId} span={span} unit={drawn.first.unit} />}
    </div>
  );
}
