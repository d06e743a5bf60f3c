import type { Scorecard } from '../api/scorecards.js';
import { businessZone, day, instant } from '../figures/times.js';
import { useTexts } from '../text/use-texts.js';
import { FactList } from './fact-list.js';
import { PeriodState } from './period-state.js';

/** From which facts, by which rules and when a scorecard was made, and whether it is final. */
export function MadeFacts({ scorecard }: { readonly scorecard: Scorecard }) {
  const { t, language } = useTexts();
  const { asOf, ruleVersion, scoredAt, fingerprint, runId, snapshot, period, division } = scorecard;
  return (
    <>
      <h3 className="drawer-heading">{t('scorecard:made')}</h3>
      <FactList
        rows={[
          [t('scorecard:counts-to'), day(asOf, language)],
          [t('scorecard:final'), <PeriodState key="state" period={period} division={division} />],
          [t('scorecard:by-rules'), t('scorecard:rule-version', { version: ruleVersion })],
          [t('scorecard:snapshot'), t('scorecard:snapshot-value', { merchants: snapshot.merchants, late: snapshot.lateMerchants })],
          ...(snapshot.provisional ? [[t('scorecard:provisional'), t('scorecard:snapshot-provisional')] as const] : []),
          [t('scorecard:scored'), instant(scoredAt, language, businessZone(document.documentElement))],
          [t('scorecard:run'), <code key="run">{runId.slice(0, 8)}</code>],
          [
            t('scorecard:fingerprint'),
            <code key="fingerprint" title={fingerprint}>
              {fingerprint.slice(0, 16)}…
            </code>,
          ],
        ]}
      />
    </>
  );
}
