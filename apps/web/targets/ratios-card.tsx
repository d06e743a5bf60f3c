import type { MeasureTargets } from '../api/targets.js';
import { Shown } from '../figures/shown.js';
import { useTexts } from '../text/use-texts.js';
import { AmountField } from './amount-field.js';
import type { Draft } from './use-draft.js';
import { targetFigure } from './use-row-words.js';

const RATIOS = ['ad_share', 'conversion', 'slot_output'] as const;

/** The targets that hold in every period of the quarter as they are. */
export function RatiosCard({ quarter, measures, draft }: { readonly quarter: string; readonly measures: readonly MeasureTargets[]; readonly draft: Draft | null }) {
  const { t, language } = useTexts();
  return (
    <section className="card">
      <h2>{t('targets:ratios')}</h2>
      <p className="muted card-lead">{t('targets:ratios-lead')}</p>
      <dl className="ratio-rows">
        {RATIOS.map((measure) => ({ measure, value: measures.find((each) => each.measure === measure)?.value ?? null })).map(({ measure, value }) => (
          <div key={measure}>
            <dt>
              {t(`targets:measure-${measure}`)} <small className="muted">{t(`targets:means-${measure}`)}</small>
            </dt>
            <dd>
              {draft === null ? (
                <strong>
                  <Shown figure={targetFigure(measure, value, language)} />
                </strong>
              ) : (
                <AmountField row={{ measure, period: quarter, effectiveFrom: null }} label={t('targets:row-amount', { row: t(`targets:measure-${measure}`) })} value={value} draft={draft} />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
