import { Link } from 'react-router';
import type { Scorecard } from '../api/scorecards.js';
import type { PlacementsPage } from '../api/slots.js';
import { count, money, points, ratio } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { Origin } from '../scorecard/origin.js';
import { scorecardPath } from '../shell/navigation.js';
import { useTexts } from '../text/use-texts.js';

interface SummaryProps {
  readonly scorecard: Scorecard;
  readonly isEarlier: boolean;
  /** The first page of the placements of the period, with their sums. */
  readonly placements: PlacementsPage | undefined;
}

/** The module's figures: what a slot brought in a unit of time against the target, and what that is made of. */
export function SlotsSummary({ scorecard, isEarlier, placements }: SummaryProps) {
  const { t, language } = useTexts();
  const module = scorecard.modules.find(({ id }) => id === 'slots');
  if (module === undefined) return null;
  const { actual, target, completion, points: reached, assessed, reason } = module;
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('slots:title')}</h2>
        <Origin scorecard={scorecard} isEarlier={isEarlier} />
      </div>
      <dl className="slots-sum">
        <div>
          <dt>{placements === undefined ? t('scorecard:module-slots') : t(`slots:output-${placements.unit}`)}</dt>
          <dd>
            <Link className="plain-link" to={`${scorecardPath(scorecard.managerId, scorecard.period)}&module=slots`} title={t('slots:how')}>
              <Shown figure={money(actual, language)} />
            </Link>
          </dd>
        </div>
        <div>
          <dt>{t('scorecard:target')}</dt>
          <dd>
            <Shown figure={money(target, language)} />
          </dd>
        </div>
        <div>
          <dt>{t('scorecard:completion')}</dt>
          <dd>
            <Shown figure={ratio(completion)} />
          </dd>
        </div>
        <div>
          <dt>{t('scorecard:points')}</dt>
          <dd>
            <Shown figure={points(reached)} />
          </dd>
        </div>
      </dl>
      {!assessed && reason !== null && <p className="drawer-reason">{t(`scorecard:reason-${reason}`)}</p>}
      {placements !== undefined && (
        <p>
          {t('slots:made-of', {
            number: placements.assessed.placements,
            amount: money(placements.assessed.amount, language).exact,
            units: t(`slots:units-${placements.unit}`, { number: count(trimmed(placements.assessed.units), language).exact }),
          })}
          {placements.exempt.placements > 0 && ` ${t('slots:left-out', { number: placements.exempt.placements, amount: money(placements.exempt.amount, language).exact })}`}
        </p>
      )}
      <p className="muted slots-meaning">{t('scorecard:meaning-slots')}</p>
      <p className="no-print">
        <Link to={`${scorecardPath(scorecard.managerId, scorecard.period)}&module=slots`}>{t('slots:how')}</Link>
      </p>
    </section>
  );
}

/** Units without the noughts at their end. */
function trimmed(units: string): string {
  return units.replace(/\.?0+$/, '');
}
