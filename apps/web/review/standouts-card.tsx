import { Link } from 'react-router';
import type { QuarterCourse } from '../api/review.js';
import type { GradeQuota, RankingLine } from '../api/scorecards.js';
import type { PeriodRow } from '../periods/period-rows.js';
import { periodPath } from '../periods/period-rows.js';
import { scorecardPath } from '../shell/navigation.js';
import { useTexts } from '../text/use-texts.js';
import type { Standout } from './standouts.js';
import { findStandouts } from './standouts.js';

interface CardProps {
  readonly scorecards: readonly RankingLine[];
  readonly grades: readonly GradeQuota[];
  readonly course: QuarterCourse | undefined;
  readonly period: string;
  readonly row: PeriodRow | undefined;
}

/** What is to be talked about: the lowest grade, probations, modules without points, weak weeks, adjustments. */
export function StandoutsCard({ scorecards, grades, course, period, row }: CardProps) {
  const { t } = useTexts();
  const found = findStandouts(scorecards, grades, course);
  const adjustments = row?.division.adjustments ?? 0;
  return (
    <section className="card">
      <h2>{t('review:standouts')}</h2>
      {found.length === 0 && adjustments === 0 ? (
        <p className="muted">{t('review:nothing-stands-out')}</p>
      ) : (
        <ul className="standouts">
          {adjustments > 0 && row !== undefined && (
            <li>
              <Link to={`${periodPath(period, row.division.division)}#adjustments`}>{t('periods:adjustments')}</Link>
              <span>{t('review:has-adjustments', { number: adjustments })}</span>
            </li>
          )}
          {found.map(({ line: { managerId, name }, standouts }) => (
            <li key={managerId}>
              <Link to={scorecardPath(managerId, period)}>{name}</Link>
              <span className="standout-words">
                {standouts.map((standout) => (
                  <Words key={`${standout.kind} ${'module' in standout ? standout.module : ''}`} standout={standout} />
                ))}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const TONES = { passed: 'tag-good', failed: 'tag-bad', at_risk: 'tag-warn', on_track: 'tag-good' } as const;

function Words({ standout }: { readonly standout: Standout }) {
  const { t } = useTexts();
  switch (standout.kind) {
    case 'lowest-grade':
      return <span className="tag tag-bad">{t('review:lowest-grade', { grade: standout.grade })}</span>;
    case 'probation':
      return (
        <span className={`tag ${TONES[standout.state]}`}>
          {t('scorecard:probation')} · {t(`scorecard:probation-${standout.state}`)}
        </span>
      );
    case 'no-points':
      return <span className="tag tag-bad">{t('review:no-points', { module: t(`scorecard:module-${standout.module}`) })}</span>;
    case 'not-assessed':
      return <span className="tag">{t('review:not-assessed', { module: t(`scorecard:module-${standout.module}`) })}</span>;
    case 'weak-weeks':
      return <span className="tag tag-warn">{t('review:weak-weeks', { weeks: standout.weeks, of: standout.of, grade: standout.grade })}</span>;
    case 'calibrated':
      return <span className="tag">{t('scorecard:calibration-value', { raw: standout.raw, calibrated: standout.calibrated })}</span>;
    case 'revised':
      return <span className="tag">{t('review:revised', { number: standout.revisions })}</span>;
  }
}
