import { useShopRulesHistory } from '../api/shop-rules.js';
import { businessZone, day, instant } from '../figures/times.js';
import { CardSkeleton } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import { ChangeList } from './change-list.js';
import { draftOf, optionAt } from './options.js';

/** All rules that have held and will hold for the shop, the latest first. */
export function HistoryCard({ merchantId }: { readonly merchantId: string }) {
  const { t, language } = useTexts();
  const { data: spans, error } = useShopRulesHistory(merchantId);
  // The rules are shown all the same.
  if (error !== null) return null;
  if (spans === undefined) return <CardSkeleton rows={4} />;
  return (
    <section className="card">
      <h2>{t('shopRules:history')}</h2>
      <ol className="rules-history">
        {spans.map(({ from, until, version, appliedAt, appliedBy, effective, changed }, index) => {
          const isFirst = index === spans.length - 1;
          return (
            <li key={from}>
              <p>
                <strong>{isFirst ? t('shopRules:since-ever') : t('shopRules:began', { from: day(from, language) })}</strong>
                {until !== null && <span className="muted"> {t('shopRules:until', { until: day(until, language) })}</span>}
              </p>
              <p className="muted rules-origin">
                {t('scorecard:rule-version', { version })}
                {appliedBy !== null && ` · ${appliedBy}`}
                {appliedAt !== null && ` · ${instant(appliedAt, language, businessZone(document.documentElement))}`}
              </p>
              {isFirst ? (
                <ChangeList names={['credit', 'judgeBy']} before={null} after={draftOf(effective)} />
              ) : (
                <ChangeList names={changed.flatMap((name) => optionAt(name) ?? [])} before={null} after={draftOf(effective)} />
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
