import type { TrafficOfDays, WorkItem } from '../api/work-list.js';
import { count, ratio } from '../figures/figures.js';
import { day } from '../figures/times.js';
import { useTexts } from '../text/use-texts.js';
import { IntervalBar } from './interval-bar.js';
import { VerdictTag } from './verdict-tag.js';

const FURTHER = 1.1;

/** The rate before and after, each with the bounds that so few or so many visitors leave, and what can be told from it: maybe nothing. */
export function BeforeAndAfter({ item: { before, after, comparison, found } }: { readonly item: WorkItem }) {
  const { t } = useTexts();
  const bounds = [before.wilsonHigh, after?.wilsonHigh ?? null, found.benchmark].map(Number);
  const end = Math.max(...bounds, 0.001) * FURTHER;
  return (
    <section className="before-after" aria-label={t('workList:before-and-after')}>
      <h3 className="drawer-heading">
        {t('workList:before-and-after')} {comparison !== null && <VerdictTag verdict={comparison.verdict} />}
      </h3>
      <Traffic name={t('workList:before')} traffic={before} benchmark={found.benchmark} end={end} />
      {after === null ? <p className="muted">{t('workList:after-none')}</p> : <Traffic name={t('workList:after')} traffic={after} benchmark={found.benchmark} end={end} />}
      {comparison !== null && after !== null && <Told comparison={comparison} before={before} after={after} />}
      <p className="muted before-after-note">{t('workList:intervals')}</p>
    </section>
  );
}

function Traffic({ name, traffic, benchmark, end }: { readonly name: string; readonly traffic: TrafficOfDays; readonly benchmark: string | null; readonly end: number }) {
  const { t, language } = useTexts();
  const { first, last, visitors, orderingBuyers, daysWithTraffic, rate, wilsonLow, wilsonHigh } = traffic;
  return (
    <div className="before-after-row">
      <p className="before-after-name">
        <span>
          <strong>{name}</strong>{' '}
          <small className="muted">
            {day(first, language)} – {day(last, language)}
          </small>
        </span>
        <strong className="figure">{ratio(rate).exact}</strong>
      </p>
      <IntervalBar low={wilsonLow} high={wilsonHigh} rate={rate} benchmark={benchmark} end={end} />
      <p className="muted figure before-after-note">
        {rate !== null && `${ratio(wilsonLow).exact} – ${ratio(wilsonHigh).exact} · `}
        {t('workList:of-visitors', { buyers: count(orderingBuyers, language).exact, visitors: count(visitors, language).exact, days: daysWithTraffic })}
      </p>
    </div>
  );
}

/** What the two say of each other, with what is missing where that is nothing yet. */
function Told({ comparison: { verdict, difference, p }, before, after }: { readonly comparison: NonNullable<WorkItem['comparison']>; readonly before: TrafficOfDays; readonly after: TrafficOfDays }) {
  const { t, language } = useTexts();
  const words = {
    difference: difference === null ? '–' : t('scorecard:percentage-points', { number: `${Number(difference) < 0 ? '−' : '+'}${Math.abs(Number(difference) * 100).toFixed(2)}` }),
    chance: p === null ? '–' : Number(p) < 0.001 ? '< 0.1%' : `${(Number(p) * 100).toFixed(1)}%`,
    before: count(before.visitors, language).exact,
    after: count(after.visitors, language).exact,
    days: after.daysWithTraffic,
  };
  return <p className="before-after-told">{t(`workList:told-${verdict}`, words)}</p>;
}
