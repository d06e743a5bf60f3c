import { Link, useSearchParams } from 'react-router';
import type { RankingLine } from '../api/scorecards.js';
import { points } from '../figures/figures.js';
import { scorecardPath } from '../shell/navigation.js';
import { useTexts } from '../text/use-texts.js';

const TONES = { passed: 'tag-good', failed: 'tag-bad', at_risk: 'tag-warn', on_track: 'tag-good' } as const;

/** So many are named; the table shows all of them. */
const NAMED = 8;

/** The managers on probation, and how it stands. */
export function ProbationList({ scorecards, period }: { readonly scorecards: readonly RankingLine[]; readonly period: string }) {
  const { t } = useTexts();
  const [query] = useSearchParams();
  const onProbation = scorecards.flatMap((each) => (each.probation === null ? [] : [{ ...each, probation: each.probation }]));
  return (
    <section className="card">
      <h2>
        {t('ranking:probations')} {onProbation.length > 0 && <span className="muted card-aside">{t('ranking:people-count', { number: onProbation.length })}</span>}
      </h2>
      {onProbation.length === 0 ? (
        <p className="muted">{t('ranking:no-probation')}</p>
      ) : (
        <ul className="people-list">
          {onProbation.slice(0, NAMED).map(({ managerId, name, total, probation: { state } }) => (
            <li key={managerId}>
              <Link to={scorecardPath(managerId, period)}>{name}</Link>
              <span>
                <span className="figure">{points(total).short}</span> {state !== null && <span className={`tag ${TONES[state]}`}>{t(`scorecard:probation-${state}`)}</span>}
              </span>
            </li>
          ))}
          {onProbation.length > NAMED && (
            <li>
              <Link to={`?${withProbation(query)}`}>{t('ranking:more-on-probation', { number: onProbation.length - NAMED })}</Link>
            </li>
          )}
        </ul>
      )}
    </section>
  );
}

/** The address of the same ranking, of those on probation alone. */
function withProbation(query: URLSearchParams): string {
  const asked = new URLSearchParams(query);
  asked.set('who', 'probation');
  return asked.toString();
}
