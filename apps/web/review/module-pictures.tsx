import { Link } from 'react-router';
import type { RankingLine, ScorecardModule } from '../api/scorecards.js';
import { points, ratio } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { WHOLE_AT, barLength, moduleFigure } from '../scorecard/module-figures.js';
import { scorecardPath } from '../shell/navigation.js';
import { useTexts } from '../text/use-texts.js';

/** So many managers are drawn in each picture; the table above has all. */
const MOST = 40;

/** A picture of each module over the managers: how far each has come, against the line of the target. */
export function ModulePictures({ scorecards, period }: { readonly scorecards: readonly RankingLine[]; readonly period: string }) {
  const { t } = useTexts();
  const modules = scorecards[0]?.modules ?? [];
  return (
    <section className="review-section">
      <h2>
        {t('review:modules')} <span className="muted card-aside">{t('review:modules-lead')}</span>
      </h2>
      <div className="pictures">
        {modules.map(({ id }, index) => (
          <section key={id} className="card picture">
            <h3>
              {t(`scorecard:module-${id}`)} <span className="muted card-aside">{t(`scorecard:unit-${id}`)}</span>
            </h3>
            <ul>
              {scorecards.slice(0, MOST).map((line) => (
                <Bar key={line.managerId} line={line} module={line.modules[index]} period={period} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {scorecards.length > MOST && <p className="muted">{t('review:first-ones', { number: MOST })}</p>}
    </section>
  );
}

function Bar({ line: { managerId, name }, module, period }: { readonly line: RankingLine; readonly module: Omit<ScorecardModule, 'workings'> | undefined; readonly period: string }) {
  const { t, language } = useTexts();
  if (module === undefined) return null;
  const { id, assessed, actual, target, completion, points: reached } = module;
  return (
    <li>
      <span className="picture-name">
        <Link to={`${scorecardPath(managerId, period)}&module=${id}`}>{name}</Link>
        {assessed ? (
          <span className="muted">
            <Shown figure={moduleFigure(id, actual, language)} /> / {moduleFigure(id, target, language).short}
          </span>
        ) : (
          <span className="muted">{t('scorecard:not-assessed')}</span>
        )}
      </span>
      <span className="bar" aria-hidden>
        <span style={{ width: `${barLength(completion)}%` }} />
        <i style={{ left: `${WHOLE_AT}%` }} />
      </span>
      {assessed && (
        <span className="picture-figures">
          <span className="muted">
            {t('scorecard:completion')} <Shown figure={ratio(completion)} />
          </span>
          <span>
            <Shown figure={points(reached)} /> {t('scorecard:points-unit')}
          </span>
        </span>
      )}
    </li>
  );
}
