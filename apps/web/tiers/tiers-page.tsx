import { useSearchParams } from 'react-router';
import { Problem } from '../api/problem.js';
import { usePeriods } from '../api/scorecards.js';
import type { TiersOfQuarter } from '../api/tiers.js';
import { useTiers } from '../api/tiers.js';
import { businessZone, day, instant, periodName } from '../figures/times.js';
import { useManagerView } from '../managers/manager-view.js';
import { CardSkeleton, Failure } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import { ConcentrationCard } from './concentration-card.js';
import { TierMovesCard } from './tier-moves-card.js';
import { TierSharesCard } from './tier-shares-card.js';
import { TieredMerchants } from './tiered-merchants.js';
import { tiersFilterOf } from './tiers-filter.js';
import './tiers.css';

/** The merchants of a manager: their tiers, how much hangs on few, who moved, and each of them. Tiers are those of a quarter. */
export function TiersPage() {
  const { managerId, period } = useManagerView();
  const { data: periods } = usePeriods();
  // A month or a week lies in a quarter.
  const quarter = /^\d{4}Q\d$/.test(period) ? period : periods?.find((each) => each.period === period)?.quarter;
  if (quarter === undefined) return periods === undefined ? <CardSkeleton rows={5} /> : <Failure error={new Problem(404, null, null)} onRetry={() => undefined} />;
  return <Quarter managerId={managerId} quarter={quarter} firstDay={periods?.find((each) => each.period === quarter)?.firstDay} isQuarter={quarter === period} />;
}

interface QuarterProps {
  readonly managerId: string;
  readonly quarter: string;
  readonly firstDay: string | undefined;
  readonly isQuarter: boolean;
}

function Quarter({ managerId, quarter, firstDay, isQuarter }: QuarterProps) {
  const { t } = useTexts();
  const [query] = useSearchParams();
  const filter = tiersFilterOf(query);
  const { rows, first, more, error, retry, isStale } = useTiers(managerId, quarter, filter);
  if (error !== null) return <Failure error={error} onRetry={retry} />;
  const span = { from: firstDay ?? first?.asOf ?? '', to: first?.asOf ?? '' };
  return (
    <>
      <title>{`${t('managers:view-merchants')} · opscore`}</title>
      {first === undefined || rows === undefined ? (
        <>
          <CardSkeleton rows={5} />
          <CardSkeleton rows={8} />
        </>
      ) : (
        <>
          <Origin tiers={first} isQuarter={isQuarter} />
          <div className="tiers-cards">
            <TierSharesCard tiers={first} />
            <ConcentrationCard tiers={first} />
          </div>
          <TierMovesCard managerId={managerId} quarter={quarter} span={span} />
          <TieredMerchants tiers={first} rows={rows} filter={filter} more={more} isStale={isStale} span={span} />
        </>
      )}
    </>
  );
}

/** Up to which day it counts, what is counted, and by which rules. */
function Origin({ tiers: { quarter, asOf, ruleVersion, gmvDefinition, scoredAt, provisional }, isQuarter }: { readonly tiers: TiersOfQuarter; readonly isQuarter: boolean }) {
  const { t, language } = useTexts();
  return (
    <div className="view-head">
      <p className="muted">
        {!isQuarter && <>{t('tiers:by-quarter', { quarter: periodName(quarter, language) })} · </>}
        {t('scorecard:as-of', { day: day(asOf, language) })} · {t(`merchantFigures:gmv-${gmvDefinition}`)} ·{' '}
        <span title={t('scorecard:scored-at', { instant: instant(scoredAt, language, businessZone(document.documentElement)) })}>{t('scorecard:rule-version', { version: ruleVersion })}</span>
        {provisional && <span className="tag tag-warn tiers-provisional">{t('scorecard:snapshot-provisional')}</span>}
      </p>
    </div>
  );
}
