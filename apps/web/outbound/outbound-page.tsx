import { useSearchParams } from 'react-router';
import type { OutboundOfPeriod } from '../api/daily-outlook.js';
import { useOutbound } from '../api/daily-outlook.js';
import { useManager } from '../api/directory.js';
import { count, ratio } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { day } from '../figures/times.js';
import { useManagerView } from '../managers/manager-view.js';
import { PeriodState } from '../scorecard/period-state.js';
import { CardSkeleton, Empty, Failure } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import { DaysDrawer } from './days-drawer.js';
import { MonthCalendar } from './month-calendar.js';
import { SliceTable } from './slice-table.js';
import { WeeksChart } from './weeks-chart.js';
import '../scorecard/facts.css';
import '../tables/data-table.css';
import './outbound.css';

/** A manager's outbound as a calendar of days and weeks. The days that are opened stand in the address as `from` and `to`. */
export function OutboundPage() {
  const { t } = useTexts();
  const { managerId, period } = useManagerView();
  const [query, setQuery] = useSearchParams();
  const asOf = query.get('asOf');
  const { data, error, refetch } = useOutbound(managerId, period, asOf);
  const open = (days: { readonly first: string; readonly last: string } | null) =>
    setQuery((asked) => {
      if (days === null) {
        asked.delete('from');
        asked.delete('to');
      } else {
        asked.set('from', days.first);
        asked.set('to', days.last);
      }
      return asked;
    });
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) {
    return (
      <>
        <CardSkeleton rows={3} />
        <CardSkeleton rows={10} />
      </>
    );
  }
  if (data.asOf === null) return <Empty title={t('outbound:not-begun')} lead={t('outbound:not-begun-lead')} />;
  return (
    <>
      <Summary data={data} asOf={data.asOf} />
      <Legend measure={data.measure} />
      <div className="months">
        {newestFirst(data).map((month) => (
          <MonthCalendar key={month} month={month} data={data} onOpen={open} />
        ))}
      </div>
      {data.target !== null && <WeeksChart slices={data.slices} />}
      <SliceTable managerId={managerId} period={period} asOf={asOf} onOpen={open} />
      <DaysDrawer data={data} from={query.get('from')} to={query.get('to')} onClose={() => open(null)} />
    </>
  );
}

/** The months of a period: the one that people look at every day comes first. */
function newestFirst({ slices, asOf }: OutboundOfPeriod): string[] {
  const months = [...new Set(slices.map(({ month }) => month))].toSorted().toReversed();
  const begun = months.filter((month) => asOf !== null && month <= asOf.slice(0, 7));
  return [...begun, ...months.filter((month) => !begun.includes(month)).toReversed()];
}

function Summary({ data, asOf }: { readonly data: OutboundOfPeriod; readonly asOf: string }) {
  const { t, language } = useTexts();
  const { managerId, period, measure, ruleVersion, weeklyWeight, actual, target, targetToDate, completion } = data;
  const { data: manager } = useManager(managerId);
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('outbound:title')}</h2>
        <p className="muted origin">
          {t('outbound:as-of', { day: day(asOf, language) })} · {t('scorecard:rule-version', { version: ruleVersion })}
          {manager !== undefined && <PeriodState period={period} division={manager.division} />}
        </p>
      </div>
      <dl className="outbound-sum">
        <div>
          <dt>{t(`outbound:counted-${measure}`)}</dt>
          <dd>
            <Shown figure={count(actual, language)} />
          </dd>
        </div>
        <div>
          <dt>{t('outbound:target-to-date')}</dt>
          <dd>
            <Shown figure={count(targetToDate, language)} /> {target !== targetToDate && <small className="muted">{t('outbound:of-whole', { target: count(target, language).short })}</small>}
          </dd>
        </div>
        <div>
          <dt>{t('scorecard:completion')}</dt>
          <dd>
            <Shown figure={ratio(completion)} />
          </dd>
        </div>
      </dl>
      <p className="muted">{target === null ? t('outbound:without-target') : t('outbound:rule', { share: `${Number(weeklyWeight) * 100}%` })}</p>
    </section>
  );
}

/** What the shades and signs mean. */
function Legend({ measure }: { readonly measure: OutboundOfPeriod['measure'] }) {
  const { t } = useTexts();
  return (
    <p className="heat-legend muted">
      <span>{t(`outbound:cells-${measure}`)}</span>
      {(['met', 'near', 'low', 'lowest'] as const).map((level) => (
        <span key={level}>
          <i className={`heat heat-${level}`} aria-hidden />
          {t(`outbound:level-${level}`)}
        </span>
      ))}
    </p>
  );
}
