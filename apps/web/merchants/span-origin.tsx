import type { MerchantSpan } from '../api/merchants.js';
import { day } from '../figures/times.js';
import { useTexts } from '../text/use-texts.js';

/** Which days are summed, what counts as sales, by which rules, and whether some of it will change. */
export function SpanOrigin({ total: { from, to, gmvDefinition, ruleVersion, statedDays }, waitingDays }: { readonly total: MerchantSpan; readonly waitingDays: readonly string[] }) {
  const { t, language } = useTexts();
  return (
    <p className="muted span-origin">
      {day(from, language)} – {day(to, language)} · {t(`merchantFigures:gmv-${gmvDefinition}`)} · {t('scorecard:rule-version', { version: ruleVersion })}
      {statedDays > 0 && <> · {t('merchantFigures:stated-days', { number: statedDays })}</>}
      {waitingDays.length > 0 && (
        <span className="tag tag-warn" title={waitingDays.join(', ')}>
          {t('merchantFigures:waiting-days', { number: waitingDays.length })}
        </span>
      )}
    </p>
  );
}
