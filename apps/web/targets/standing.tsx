import { Alert } from 'antd';
import { Link } from 'react-router';
import { useManager } from '../api/directory.js';
import type { Pace } from '../api/scorecards.js';
import { useSession } from '../api/session.js';
import type { MeasureTargets, TargetsOf } from '../api/targets.js';
import { ratio } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { day, periodName } from '../figures/times.js';
import { PeriodState } from '../scorecard/period-state.js';
import { useTexts } from '../text/use-texts.js';
import { targetFigure } from './use-row-words.js';

interface StandingProps {
  readonly place: TargetsOf;
  /** The period that was chosen, which may be a month or week of the quarter. */
  readonly period: string;
  readonly measure: MeasureTargets;
  readonly pace: Pace | null;
  readonly isClosed: boolean;
}

/** The quarter's target and what is done of it, as of which day; and why it cannot be changed, where that is so. */
export function Standing({ place: { managerId, quarter }, period, measure: { measure, value }, pace, isClosed }: StandingProps) {
  const { t, language } = useTexts();
  const { data: manager } = useManager(managerId);
  const { data: session } = useSession();
  const done = pace?.measures.find((each) => each.measure === measure);
  const query = new URLSearchParams({ period: quarter });
  const opened = measure === 'gmv' ? `../scorecard?${query.toString()}&module=sales` : `../outbound?${query.toString()}`;
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('targets:title', { measure: t(`targets:measure-${measure}`), quarter: periodName(quarter, language) })}</h2>
        <p className="muted origin">
          {pace !== null && pace.asOf !== null && (
            <span>
              {t('scorecard:as-of', { day: day(pace.asOf, language) })} · {t('scorecard:rule-version', { version: pace.ruleVersion })}
            </span>
          )}
          {manager !== undefined && <PeriodState period={quarter} division={manager.division} />}
        </p>
      </div>
      {period !== quarter && <p className="muted card-lead">{t('targets:of-quarter', { period: periodName(period, language), quarter: periodName(quarter, language) })}</p>}
      <dl className="target-sum">
        <div>
          <dt>{t('targets:quarter-target')}</dt>
          <dd>{value === null ? <span className="muted">{t('targets:none')}</span> : <Shown figure={targetFigure(measure, value, language)} />}</dd>
        </div>
        {done !== undefined && pace !== null && pace.asOf !== null && (
          <>
            <div>
              <dt>{t('targets:done')}</dt>
              <dd>
                <Link to={opened}>
                  <Shown figure={targetFigure(measure, done.actual, language)} />
                </Link>
              </dd>
            </div>
            <div>
              <dt>{t('scorecard:completion-and-time')}</dt>
              <dd>
                <Shown figure={ratio(done.completion)} /> <small className="muted">/ {ratio(done.timeProgress).short}</small>
              </dd>
            </div>
          </>
        )}
      </dl>
      <p className="muted">{t('targets:meaning')}</p>
      {isClosed && (
        <Alert
          className="targets-closed"
          type="info"
          showIcon
          title={t('targets:closed')}
          description={t('targets:closed-lead')}
          {...(session?.permissions.includes('periods.read') === true && { action: <Link to={`/periods?${query.toString()}`}>{t('targets:to-periods')}</Link> })}
        />
      )}
    </section>
  );
}
