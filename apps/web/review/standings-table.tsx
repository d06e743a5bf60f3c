import { Link } from 'react-router';
import type { RankingLine } from '../api/scorecards.js';
import { points } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { Gain } from '../ranking/gain.js';
import { scorecardPath } from '../shell/navigation.js';
import { useTexts } from '../text/use-texts.js';
import { WideTable } from './wide-table.js';

/** All managers with total, grade and the points of each module: every row is drawn, so that paper has them all. */
export function StandingsTable({ scorecards, period }: { readonly scorecards: readonly RankingLine[]; readonly period: string }) {
  const { t } = useTexts();
  const hasBefore = scorecards.some(({ before }) => before !== null);
  const moduleIds = scorecards[0]?.modules.map(({ id }) => id) ?? [];
  return (
    <section className="card">
      <h2>{t('review:standings')}</h2>
      <WideTable label={t('review:standings')}>
        <thead>
          <tr>
            <th scope="col">{t('ranking:rank')}</th>
            <th scope="col" className="text-cell">
              {t('ranking:manager')}
            </th>
            <th scope="col">{t('ranking:total')}</th>
            {hasBefore && <th scope="col">{t('ranking:gain')}</th>}
            <th scope="col">{t('ranking:grade')}</th>
            {moduleIds.map((id) => (
              <th key={id} scope="col">
                {t(`scorecard:module-${id}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {scorecards.map(({ managerId, name, category, rank, total, grade, before, modules }) => (
            <tr key={managerId}>
              <td className="figure">{rank ?? '–'}</td>
              <th scope="row" className="text-cell">
                <Link to={scorecardPath(managerId, period)}>{name}</Link> <small className="muted">{category}</small>
              </th>
              <td>
                <strong>{total === null ? t('ranking:not-assessed') : <Shown figure={points(total)} />}</strong>
              </td>
              {hasBefore && (
                <td>
                  <Gain gain={before?.gain ?? null} />
                </td>
              )}
              <td>{grade !== null && <span className="grade">{grade}</span>}</td>
              {modules.map(({ id, points: reached }) => (
                <td key={id}>
                  <Link className="plain-link" to={`${scorecardPath(managerId, period)}&module=${id}`}>
                    <Shown figure={points(reached)} />
                  </Link>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </WideTable>
    </section>
  );
}
