import type { Pace } from '../api/scorecards.js';
import { usePace } from '../api/scorecards.js';
import { ratio, sentenceGap } from '../figures/figures.js';
import { shortDays } from '../figures/times.js';
import { CardSkeleton } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';

type Measure = Pace['measures'][number];

const TONES = { over: '', ahead: 'tag-good', 'on-pace': 'tag-good', 'promotion-to-come': 'tag-good', behind: 'tag-bad' } as const;
/** Promotions that are named; further ones are few and far. */
const NAMED = 3;

interface AnswersProps {
  readonly managerId: string;
  readonly period: string;
  readonly asOf: string | null;
  readonly onOpen: (module: string) => void;
}

/** "Are we behind, or is the promotion still to come?" The answer in words for sales and outbound. */
export function PaceAnswers({ managerId, period, asOf, onOpen }: AnswersProps) {
  const { t } = useTexts();
  const { data, error } = usePace(managerId, period, asOf);
  // The scorecard says all that counts without it.
  if (error !== null) return null;
  if (data === undefined) return <CardSkeleton rows={5} />;
  // The same promotions lie ahead of both: they are named once.
  const told = data.measures.find(({ situation }) => situation !== null);
  return (
    <section className="card">
      <h2>{t('scorecard:behind')}</h2>
      {data.measures.map((pace) => (
        <PaceAnswer key={pace.measure} pace={pace} namesPromotions={pace === told} onOpen={onOpen} />
      ))}
    </section>
  );
}

interface AnswerProps {
  readonly pace: Measure;
  readonly namesPromotions: boolean;
  readonly onOpen: (module: string) => void;
}

function PaceAnswer({ pace, namesPromotions, onOpen }: AnswerProps) {
  const { t, language } = useTexts();
  const { measure, situation, completion, timeProgress, dayProgress, target, promotionsAhead } = pace;
  const name = t(`scorecard:measure-${measure}`);
  const head = (
    <h3>
      <button type="button" className="text-button" onClick={() => onOpen(measure === 'gmv' ? 'sales' : 'outbound')}>
        {name}
      </button>{' '}
      {situation !== null && <span className={`tag ${TONES[situation]}`}>{t(`scorecard:situation-${situation}`)}</span>}
    </h3>
  );
  if (situation === null) {
    return (
      <div className="pace-answer">
        {head}
        <p className="muted">{target === null ? t('scorecard:no-target-yet') : t('scorecard:too-early')}</p>
      </div>
    );
  }
  const gap = sentenceGap(language);
  const named = promotionsAhead.slice(0, NAMED).map(({ label, first, last, share }) => t('scorecard:promotion-ahead', { label, days: shortDays(first, last, language), share: ratio(share).short }));
  return (
    <div className="pace-answer">
      {head}
      <p>
        {t(`scorecard:answer-${situation}`, { completion: ratio(completion).short, time: ratio(timeProgress).short, days: ratio(dayProgress).short })}
        {namesPromotions && named.length > 0 && `${gap}${t('scorecard:promotions-ahead', { promotions: named.join(language === 'zh' ? '、' : '; ') })}`}
        {named.length === 0 && situation === 'behind' && `${gap}${t('scorecard:no-promotions-ahead')}`}
      </p>
      <ProgressBar completion={completion} timeProgress={timeProgress} />
    </div>
  );
}

/** Done so far, and a mark where weighted time stands. The words say the same. */
function ProgressBar({ completion, timeProgress }: Pick<Measure, 'completion' | 'timeProgress'>) {
  const { t } = useTexts();
  const percent = (value: string | null) => Math.min(100, Math.max(0, Number(value ?? 0) * 100));
  return (
    <>
      <div className="bar" aria-hidden>
        <span style={{ width: `${percent(completion)}%` }} />
        <i style={{ left: `calc(${percent(timeProgress)}% - 1px)` }} />
      </div>
      <p className="bar-legend muted">
        <span>
          {t('scorecard:done')} {ratio(completion).short}
        </span>
        <span>
          {t('scorecard:weighted-time')} {ratio(timeProgress).short}
        </span>
      </p>
    </>
  );
}
