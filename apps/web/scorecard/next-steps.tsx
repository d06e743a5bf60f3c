import type { Scorecard } from '../api/scorecards.js';
import { useNextPoints } from '../api/scorecards.js';
import { points, ratio, sentenceGap } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { CardSkeleton } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import type { ModuleId } from './module-figures.js';
import { useAmounts } from './use-amounts.js';

interface StepsProps {
  readonly scorecard: Scorecard;
  readonly onOpen: (module: string) => void;
}

type NextPoints = NonNullable<ReturnType<typeof useNextPoints>['data']>;

/** The steps that bring most of the total until the next grade, and the shortest way there, as the points curves have it. */
export function NextSteps({ scorecard, onOpen }: StepsProps) {
  const { t } = useTexts();
  const { data, error } = useNextPoints(scorecard);
  // The scorecard says all that counts without it.
  if (error !== null) return null;
  if (data === undefined) return <CardSkeleton rows={3} />;
  if (data.best.length === 0) return null;
  return (
    <section className="card next-steps">
      <h2>{t('scorecard:next-steps')}</h2>
      <ol className="steps">
        {data.best.map((step) => (
          <Step key={step.id} step={step} onOpen={onOpen} />
        ))}
      </ol>
      {data.nextGrade !== null && <ShortestWay grade={data.nextGrade.grade} missing={data.nextGrade.missing} way={data.way} />}
    </section>
  );
}

function Step({ step: { id, completion, amount, total }, onOpen }: { readonly step: NextPoints['best'][number]; readonly onOpen: (module: string) => void }) {
  const { t } = useTexts();
  const amounts = useAmounts();
  return (
    <li>
      <span className="step-gain figure">
        +{points(total).short} <small className="muted">{t('scorecard:points-of-total')}</small>
      </span>
      <button type="button" className="text-button" onClick={() => onOpen(id)}>
        {t(`scorecard:module-${id}`)}
      </button>
      <span className="muted">
        {t('scorecard:step-to', { completion: ratio(completion).short })} <Shown figure={amounts(id, amount)} />
      </span>
    </li>
  );
}

function ShortestWay({ grade, missing, way }: { readonly grade: string; readonly missing: string; readonly way: NextPoints['way'] }) {
  const { t, language } = useTexts();
  const amounts = useAmounts();
  if (way === null) return <p className="way-words">{t('scorecard:way-none', { grade })}</p>;
  const steps = way.map(({ id, completion, amount, total }: { id: ModuleId; completion: string; amount: string; total: string }) =>
    t('scorecard:way-step', { module: t(`scorecard:module-${id}`), completion: ratio(completion).short, amount: amounts(id, amount).short, points: total }),
  );
  return (
    <p className="way-words">
      <strong>{t('scorecard:way', { grade, points: missing })}</strong>
      {sentenceGap(language)}
      {steps.join(language === 'zh' ? '；' : '; ')}
      {language === 'zh' ? '。' : '.'}
    </p>
  );
}
