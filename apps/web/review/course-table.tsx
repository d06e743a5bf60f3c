import { Link } from 'react-router';
import type { QuarterCourse } from '../api/review.js';
import type { RankingLine } from '../api/scorecards.js';
import { points } from '../figures/figures.js';
import { periodName } from '../figures/times.js';
import { scorecardPath } from '../shell/navigation.js';
import { useTexts } from '../text/use-texts.js';
import { Sparkline } from './sparkline.js';
import { scaleOf } from './sparkline-path.js';
import { WideTable } from './wide-table.js';

interface CourseProps {
  readonly scorecards: readonly RankingLine[];
  readonly course: QuarterCourse;
  readonly period: string;
}

/** How the quarter went: each month's total, and a line of the weeks, all drawn to one scale. */
export function CourseTable({ scorecards, course: { steps }, period }: CourseProps) {
  const { t, language } = useTexts();
  const months = steps.filter(({ kind }) => kind === 'month');
  const weeks = steps.filter(({ kind }) => kind === 'week');
  const scale = scaleOf(weeks.flatMap(({ standings }) => standings.map(({ total }) => total)));
  if (steps.length === 0) return null;
  return (
    <section className="card">
      <h2>
        {t('review:course')} <span className="muted card-aside">{t('review:course-lead')}</span>
      </h2>
      <WideTable label={t('review:course')}>
        <thead>
          <tr>
            <th scope="col" className="text-cell">
              {t('ranking:manager')}
            </th>
            {months.map((month) => (
              <th key={month.period} scope="col">
                {periodName(month.period, language)}
              </th>
            ))}
            <th scope="col">{periodName(period, language)}</th>
            <th scope="col" className="text-cell course-weeks">
              {t('review:weeks')}
            </th>
          </tr>
        </thead>
        <tbody>
          {scorecards.map(({ managerId, name, total, grade }) => {
            const own = weeks.map((week) => ({ week, total: week.standings.find((each) => each.managerId === managerId)?.total ?? null }));
            const described = own.flatMap(({ week, total: reached }) => (reached === null ? [] : [`${periodName(week.period, language)} ${reached}`])).join(language === 'zh' ? '、' : ', ');
            return (
              <tr key={managerId}>
                <th scope="row" className="text-cell">
                  <Link to={scorecardPath(managerId, period)}>{name}</Link>
                </th>
                {months.map((month) => {
                  const standing = month.standings.find((each) => each.managerId === managerId);
                  return (
                    <td key={month.period}>
                      {standing === undefined ? '–' : <MonthTotal to={scorecardPath(managerId, month.period)} total={standing.total} grade={standing.grade} />}
                    </td>
                  );
                })}
                <td>
                  <MonthTotal to={scorecardPath(managerId, period)} total={total} grade={grade} />
                </td>
                <td className="text-cell course-weeks">
                  <Sparkline values={own.map((each) => each.total)} scale={scale} description={t('review:weeks-described', { name, weeks: described })} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </WideTable>
      {weeks.length > 0 && <p className="muted course-note">{t('review:weeks-scale', { low: scale.low.toFixed(2), high: scale.high.toFixed(2), first: periodName(weeks[0]?.period ?? '', language), last: periodName(weeks.at(-1)?.period ?? '', language) })}</p>}
    </section>
  );
}

function MonthTotal({ to, total, grade }: { readonly to: string; readonly total: string | null; readonly grade: string | null }) {
  return (
    <>
      <Link className="plain-link figure" to={to}>
        {points(total).short}
      </Link>{' '}
      <small className="muted course-grade">{grade ?? ''}</small>
    </>
  );
}
