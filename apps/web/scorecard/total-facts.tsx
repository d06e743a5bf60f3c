import { Alert, Skeleton } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { Problem } from '../api/problem.js';
import type { Scorecard } from '../api/scorecards.js';
import { useExplanation } from '../api/scorecards.js';
import { points, ratio } from '../figures/figures.js';
import { useTexts } from '../text/use-texts.js';
import { MadeFacts } from './made-facts.js';

/** How the points of the modules make the total, and which total earns which grade. */
export function TotalFacts({ scorecard }: { readonly scorecard: Scorecard }) {
  const { t } = useTexts();
  const { data, error } = useExplanation(scorecard, null);
  return (
    <>
      <p>{t('scorecard:meaning-total')}</p>
      {error !== null && <Alert type="warning" showIcon title={error instanceof Problem && error.detail !== null ? error.detail : t('states:failed-lead')} />}
      {error === null && data === undefined && <Skeleton active title={false} paragraph={{ rows: 6 }} />}
      {data !== undefined && (
        <>
          <Parts scorecard={scorecard} made={data.totalParts} />
          <Grades scorecard={scorecard} made={data.totalParts} />
        </>
      )}
      <MadeFacts scorecard={scorecard} />
    </>
  );
}

interface MadeProps {
  readonly scorecard: Scorecard;
  readonly made: NonNullable<ReturnType<typeof useExplanation>['data']>['totalParts'];
}

function Parts({ scorecard: { modules, total }, made: { parts, weights } }: MadeProps) {
  const { t } = useTexts();
  const [query] = useSearchParams();
  const to = (module: string) => {
    const asked = new URLSearchParams(query);
    asked.set('module', module);
    return `?${asked.toString()}`;
  };
  const leftOut = modules.filter(({ assessed }) => !assessed);
  return (
    <section className="drawer-table">
      <h3>{t('scorecard:total-parts')}</h3>
      <div className="table-frame" tabIndex={0} role="region" aria-label={t('scorecard:total-parts')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('scorecard:module')}</th>
              <th scope="col" className="figure-cell">
                {t('scorecard:points')}
              </th>
              <th scope="col" className="figure-cell">
                {t('scorecard:weight-name')}
              </th>
              <th scope="col" className="figure-cell">
                {t('scorecard:weight-share')}
              </th>
              <th scope="col" className="figure-cell">
                {t('scorecard:contribution')}
              </th>
            </tr>
          </thead>
          <tbody>
            {parts.map(({ id, points: reached, weight, share, contribution }) => (
              <tr key={id}>
                <th scope="row">
                  <Link to={to(id)}>{t(`scorecard:module-${id}`)}</Link>
                </th>
                <td className="figure-cell figure">{points(reached).exact}</td>
                <td className="figure-cell figure">{Number(weight)}</td>
                <td className="figure-cell figure">{ratio(share).exact}</td>
                <td className="figure-cell figure">{points(contribution).exact}</td>
              </tr>
            ))}
            {leftOut.map(({ id, reason }) => (
              <tr key={id}>
                <th scope="row">
                  <Link to={to(id)}>{t(`scorecard:module-${id}`)}</Link>
                </th>
                <td colSpan={4} className="muted">
                  {reason === null ? t('scorecard:not-assessed') : t(`scorecard:reason-${reason}`)}
                </td>
              </tr>
            ))}
            <tr className="sum-row">
              <th scope="row">{t('scorecard:total')}</th>
              <td />
              <td className="figure-cell figure">{Number(weights)}</td>
              <td />
              <td className="figure-cell figure">{points(total).exact}</td>
            </tr>
          </tbody>
        </table>
      </div>
      <p className="muted">{leftOut.length === 0 ? t('scorecard:total-rounded') : t('scorecard:total-renormalised', { weights: Number(weights) })}</p>
    </section>
  );
}

function Grades({ scorecard: { grade }, made: { grades } }: MadeProps) {
  const { t } = useTexts();
  return (
    <section className="drawer-table">
      <h3>{t('scorecard:grade-lines')}</h3>
      <ul className="grade-lines">
        {grades.map(({ grade: name, minimum }) => (
          <li key={name} {...(name === grade && { 'aria-current': 'true' })}>
            <span className="grade">{name}</span> {t('scorecard:grade-from', { points: minimum })}
          </li>
        ))}
      </ul>
    </section>
  );
}
