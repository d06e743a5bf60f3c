import { RightOutlined } from '@ant-design/icons';
import type { ScorecardModule } from '../api/scorecards.js';
import { points, ratio } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { useTexts } from '../text/use-texts.js';
import { WHOLE_AT, barLength, moduleFigure } from './module-figures.js';

/** The modules with what they reached; each opens into what it is made of. */
export function ModuleList({ modules, onOpen }: { readonly modules: readonly ScorecardModule[]; readonly onOpen: (module: string) => void }) {
  const { t } = useTexts();
  return (
    <section className="card">
      <h2>{t('scorecard:modules')}</h2>
      <ul className="modules">
        {modules.map((module) => (
          <Module key={module.id} module={module} onOpen={() => onOpen(module.id)} />
        ))}
      </ul>
    </section>
  );
}

function Module({ module, onOpen }: { readonly module: ScorecardModule; readonly onOpen: () => void }) {
  const { t, language } = useTexts();
  const { id, assessed, reason, actual, target, completion, points: reached, weight } = module;
  const title = t(`scorecard:module-${id}`);
  return (
    <li>
      <button type="button" className="module" onClick={onOpen}>
        <span className="module-name">
          <strong>{title}</strong>
          <small className="muted">{weight === null ? t('scorecard:not-assessed') : t('scorecard:weight', { weight: Number(weight) })}</small>
        </span>
        {assessed ? (
          <span className="module-way">
            <span className="module-values">
              <span>
                <Shown figure={moduleFigure(id, actual, language)} /> <span className="muted">/ {moduleFigure(id, target, language).short}</span>
              </span>
              <span className="muted">
                {t('scorecard:completion')} <Shown figure={ratio(completion)} />
              </span>
            </span>
            <span className="bar" aria-hidden>
              <span style={{ width: `${barLength(completion)}%` }} />
              <i style={{ left: `${WHOLE_AT}%` }} />
            </span>
          </span>
        ) : (
          <span className="module-way muted">{reason === null ? t('scorecard:not-assessed') : t(`scorecard:reason-${reason}`)}</span>
        )}
        <span className="module-points">
          <Shown figure={points(reached)} /> <small className="muted">{t('scorecard:points-unit')}</small>
        </span>
        <RightOutlined className="module-more no-print" aria-hidden />
      </button>
    </li>
  );
}
