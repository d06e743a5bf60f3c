import { RightOutlined } from '@ant-design/icons';
import type { Scorecard, ScorecardModule } from '../api/scorecards.js';
import { useNextPoints } from '../api/scorecards.js';
import { points, ratio } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { useTexts } from '../text/use-texts.js';
import { WHOLE_AT, barLength, moduleFigure } from './module-figures.js';
import { useAmounts } from './use-amounts.js';

/** The modules with what they reached and what they need; each opens into what it is made of. */
export function ModuleList({ scorecard, onOpen }: { readonly scorecard: Scorecard; readonly onOpen: (module: string) => void }) {
  const { t } = useTexts();
  const { data: outlook } = useNextPoints(scorecard);
  return (
    <section className="card">
      <h2>{t('scorecard:modules')}</h2>
      <ul className="modules">
        {scorecard.modules.map((module) => (
          <Module key={module.id} module={module} outlook={outlook?.modules.find(({ id }) => id === module.id)} onOpen={() => onOpen(module.id)} />
        ))}
      </ul>
    </section>
  );
}

interface ModuleProps {
  readonly module: ScorecardModule;
  readonly outlook: NonNullable<ReturnType<typeof useNextPoints>['data']>['modules'][number] | undefined;
  readonly onOpen: () => void;
}

function Module({ module, outlook, onOpen }: ModuleProps) {
  const { t, language } = useTexts();
  const { id, assessed, reason, actual, target, completion, points: reached, weight } = module;
  return (
    <li>
      <button type="button" className="module" onClick={onOpen}>
        <span className="module-name">
          <strong>{t(`scorecard:module-${id}`)}</strong>
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
            {outlook !== undefined && <Need id={id} step={outlook.toTarget} />}
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

/** What is missing to the target. */
function Need({ id, step }: { readonly id: ScorecardModule['id']; readonly step: { readonly amount: string; readonly total: string } | null }) {
  const { t } = useTexts();
  const amounts = useAmounts();
  if (step === null) return <small className="module-need module-met">{t('scorecard:need-nothing')}</small>;
  return (
    <small className="module-need">
      {t('scorecard:need')} <Shown figure={amounts(id, step.amount)} />
      <span className="muted"> · {t('scorecard:need-gain', { points: step.total })}</span>
    </small>
  );
}
