import { Link } from 'react-router';
import type { Scorecard } from '../api/scorecards.js';
import { useFreshness } from '../api/scorecards.js';
import { businessZone, day, instant } from '../figures/times.js';
import { scorecardPath } from '../shell/navigation.js';
import { useTexts } from '../text/use-texts.js';
import { PeriodState } from './period-state.js';

/** Up to which day a scorecard counts, by which rules, whether it is up to date, and whether it is final. */
export function Origin({ scorecard, isEarlier }: { readonly scorecard: Scorecard; readonly isEarlier: boolean }) {
  const { t, language } = useTexts();
  const { asOf, ruleVersion, scoredAt, period, division, managerId, snapshot } = scorecard;
  const { data: freshness } = useFreshness(period);
  return (
    <p className="muted origin">
      <span>
        {t('scorecard:as-of', { day: day(asOf, language) })} ·{' '}
        <span title={t('scorecard:scored-at', { instant: instant(scoredAt, language, businessZone(document.documentElement)) })}>{t('scorecard:rule-version', { version: ruleVersion })}</span>
      </span>
      {isEarlier ? (
        <Link className="no-print" to={scorecardPath(managerId, period)}>
          {t('scorecard:to-latest-day')}
        </Link>
      ) : (
        freshness !== undefined && <span className={`tag ${freshness.state === 'current' ? 'tag-good' : 'tag-warn'}`}>{t(`scorecard:state-${freshness.state}`)}</span>
      )}
      <PeriodState period={period} division={division} />
      {snapshot.provisional && <span className="tag tag-warn">{t('scorecard:provisional')}</span>}
    </p>
  );
}
