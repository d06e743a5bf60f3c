import { Link } from 'react-router';
import type { QuarterCourse } from '../api/review.js';
import type { RankingLine } from '../api/scorecards.js';
import { useTexts } from '../text/use-texts.js';
import { WideTable } from './wide-table.js';

/** What was set for each manager's quarter: how many measures have targets, how many months are locked, how often they were revised. */
export function TargetsCard({ scorecards, course: { targets }, period }: { readonly scorecards: readonly RankingLine[]; readonly course: QuarterCourse; readonly period: string }) {
  const { t } = useTexts();
  return (
    <section className="card">
      <h2>{t('review:targets')}</h2>
      <WideTable label={t('review:targets')}>
        <thead>
          <tr>
            <th scope="col" className="text-cell">
              {t('ranking:manager')}
            </th>
            <th scope="col">{t('review:measures')}</th>
            <th scope="col">{t('review:locks')}</th>
            <th scope="col">{t('review:revisions')}</th>
          </tr>
        </thead>
        <tbody>
          {scorecards.map(({ managerId, name }) => {
            const { measures, locks, revisions } = targets.find((each) => each.managerId === managerId) ?? { measures: 0, locks: 0, revisions: 0 };
            return (
              <tr key={managerId}>
                <th scope="row" className="text-cell">
                  <Link to={`/managers/${encodeURIComponent(managerId)}/targets?${new URLSearchParams({ period }).toString()}`}>{name}</Link>
                </th>
                <td className="figure">{measures}</td>
                <td className="figure">{locks}</td>
                <td className="figure">{revisions}</td>
              </tr>
            );
          })}
        </tbody>
      </WideTable>
    </section>
  );
}
