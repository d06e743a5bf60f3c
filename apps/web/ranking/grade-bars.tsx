import type { GradeQuota, RankingLine } from '../api/scorecards.js';
import { ratio } from '../figures/figures.js';
import { useTexts } from '../text/use-texts.js';
import { countGrades } from './grade-counts.js';

interface GradeBarsProps {
  readonly scorecards: readonly RankingLine[];
  readonly grades: readonly GradeQuota[];
  readonly distribution: 'off' | 'advisory' | 'enforced';
}

/** How many managers have which grade; beside it what the forced distribution gives, where the rules have one. */
export function GradeBars({ scorecards, grades, distribution }: GradeBarsProps) {
  const { t } = useTexts();
  const counts = countGrades(scorecards, grades);
  const most = Math.max(1, ...counts.flatMap(({ people, seated }) => [people, seated ?? 0]));
  return (
    <section className="card">
      <h2>{t('ranking:grades')}</h2>
      <ul className="grade-bars">
        {counts.map(({ grade, people, seated, quota }) => (
          <li key={grade}>
            <span className="grade">{grade}</span>
            <span className="grade-ways" aria-hidden>
              <Bar share={people / most} />
              {seated !== null && <Bar share={seated / most} isThin />}
            </span>
            <span className="figure">
              {t('ranking:people-count', { number: people })}
              {seated !== null && (
                <small className="muted">{quota === null ? t('ranking:seated', { number: seated }) : t('ranking:seated-of', { number: seated, quota: ratio(quota).short.replace('.0%', '%') })}</small>
              )}
            </span>
          </li>
        ))}
      </ul>
      {distribution !== 'off' && <p className="muted grade-note">{t(`ranking:distribution-${distribution}`)}</p>}
    </section>
  );
}

function Bar({ share, isThin = false }: { readonly share: number; readonly isThin?: boolean }) {
  return (
    <span className={isThin ? 'bar grade-bar grade-bar-thin' : 'bar grade-bar'}>
      <span style={{ width: `${share * 100}%` }} />
    </span>
  );
}
