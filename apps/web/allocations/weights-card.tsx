import type { IndexPart, Proposal } from '../api/allocations.js';
import { ratio } from '../figures/figures.js';
import { periodName } from '../figures/times.js';
import { useTexts } from '../text/use-texts.js';

/** By what the candidates are ranked: the figures of the month before, and how the rules weigh them. */
export function WeightsCard({ proposal: { month, ruleVersion, candidates }, parts }: { readonly proposal: Proposal; readonly parts: readonly IndexPart[] }) {
  const { t, language } = useTexts();
  return (
    <section className="card">
      <h2>{t('allocations:ranked-by')}</h2>
      <dl className="weights">
        {parts.map(({ criterion, weight }) => (
          <div key={criterion}>
            <dt>{t(`allocations:criterion-${criterion}`)}</dt>
            <dd>
              <span className="bar" aria-hidden>
                <span style={{ width: `${Number(weight) * 100}%` }} />
              </span>
              <span className="figure">{ratio(weight).short.replace('.0%', '%')}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className="muted">{t('allocations:ranked-lead', { month: periodName(month, language), number: candidates, version: ruleVersion })}</p>
    </section>
  );
}
