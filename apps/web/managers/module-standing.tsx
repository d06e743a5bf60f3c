import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Scorecard, ScorecardModule } from '../api/scorecards.js';
import { points, ratio } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { WHOLE_AT, barLength, moduleFigure } from '../scorecard/module-figures.js';
import { Origin } from '../scorecard/origin.js';
import { scorecardPath } from '../shell/navigation.js';
import { useTexts } from '../text/use-texts.js';
import '../scorecard/facts.css';
import './module-standing.css';

interface StandingProps {
  readonly scorecard: Scorecard;
  readonly id: ScorecardModule['id'];
  /** Whether it is of an earlier day than the latest. */
  readonly isEarlier: boolean;
}

/** What a module of the scorecard reached, what it means, and the way to what it is made of. */
export function ModuleStanding({ scorecard, id, isEarlier }: StandingProps) {
  const { t, language } = useTexts();
  const module = scorecard.modules.find((each) => each.id === id);
  if (module === undefined) return null;
  const { assessed, reason, actual, target, completion, points: reached, weight } = module;
  const { managerId, period } = scorecard;
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t(`scorecard:module-${id}`)}</h2>
        <Origin scorecard={scorecard} isEarlier={isEarlier} />
      </div>
      <dl className="module-standing">
        <Fact name={t('scorecard:actual')}>
          <Shown figure={moduleFigure(id, actual, language)} />
        </Fact>
        <Fact name={t('scorecard:target')}>
          <Shown figure={moduleFigure(id, target, language)} />
        </Fact>
        <Fact name={t('scorecard:completion')}>
          <Shown figure={ratio(completion)} />
          {completion !== null && (
            <span className="bar" aria-hidden>
              <span style={{ width: `${barLength(completion)}%` }} />
              <i style={{ left: `${WHOLE_AT}%` }} />
            </span>
          )}
        </Fact>
        <Fact name={t('scorecard:points')}>
          <Shown figure={points(reached)} /> {weight !== null && <small className="muted">{t('scorecard:weight', { weight: Number(weight) })}</small>}
        </Fact>
      </dl>
      {!assessed && <p className="module-reason">{reason === null ? t('scorecard:not-assessed') : t(`scorecard:reason-${reason}`)}</p>}
      <p className="muted module-meaning">
        {t(`scorecard:meaning-${id}`)}{' '}
        <Link className="no-print" to={`${scorecardPath(managerId, period)}&module=${id}`}>
          {t('managers:made-of')}
        </Link>
      </p>
    </section>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
