import type { Scorecard } from '../api/scorecards.js';
import { useNextPoints } from '../api/scorecards.js';
import { points, ratio } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { useTexts } from '../text/use-texts.js';
import { moduleFigure } from './module-figures.js';

/** The steps that bring most of the total, as the points curves have it. Nothing is shown where there is none. */
export function NextSteps({ scorecard: { managerId, period } }: { readonly scorecard: Scorecard }) {
  const { t, language } = useTexts();
  const { data } = useNextPoints(managerId, period);
  if (data === undefined || data.best.length === 0) return null;
  return (
    <section className="card">
      <h2>{t('scorecard:next-steps')}</h2>
      <ol className="steps">
        {data.best.map(({ id, completion, amount, total }) => (
          <li key={id}>
            <span className="step-gain figure">
              +{points(total).short} <small className="muted">{t('scorecard:points-of-total')}</small>
            </span>
            <strong>{t(`scorecard:module-${id}`)}</strong>
            <span className="muted">
              {t('scorecard:step-to', { completion: ratio(completion).short })} <Shown figure={moduleFigure(id, amount, language)} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
