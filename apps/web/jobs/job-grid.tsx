import { Button } from 'antd';
import type { Schemas } from '../api/client.js';
import type { GridPeriod, WindowState } from '../api/jobs.js';
import { useJobGrid, useWindowRetry } from '../api/jobs.js';
import { day, periodName } from '../figures/times.js';
import { CardSkeleton, Empty, Failure } from '../shell/states.js';
import { useTell } from '../shell/tell.js';
import '../tables/data-table.css';
import { MoreButton } from '../tables/more-failed.js';
import { useTexts } from '../text/use-texts.js';

/** In the order in which a scorecard goes through them. */
const STATES = ['missing', 'due', 'running', 'stale', 'failed', 'done'] as const satisfies readonly WindowState[];

/** The periods by state: how many scorecards of each are up to date, wait, or failed. */
export function JobGrid({ mayChange }: { readonly mayChange: boolean }) {
  const { t } = useTexts();
  const { rows, more, hasMore, error, retry } = useJobGrid();
  if (error !== null) return <Failure error={error} onRetry={retry} />;
  if (rows === undefined) return <CardSkeleton rows={8} />;
  if (rows.length === 0) return <Empty title={t('jobs:no-periods')} lead={t('jobs:no-periods-lead')} />;
  return (
    <section className="jobs-grid">
      <h2>{t('jobs:grid')}</h2>
      {rows.map((quarter) => (
        <QuarterTable key={quarter.quarter} quarter={quarter} mayChange={mayChange} />
      ))}
      {hasMore && <MoreButton more={more} label={t('jobs:earlier')} />}
    </section>
  );
}

function QuarterTable({ quarter: { quarter, periods }, mayChange }: { readonly quarter: Schemas['GridQuarterAnswer']; readonly mayChange: boolean }) {
  const { t, language } = useTexts();
  const title = periodName(quarter, language);
  return (
    <div className="table-frame jobs-quarter" tabIndex={0} role="region" aria-label={title}>
      <table className="table" aria-label={title}>
        <thead>
          <tr>
            <th scope="col">{title}</th>
            <th scope="col" className="narrow-out">
              {t('jobs:as-of')}
            </th>
            <th scope="col" className="jobs-bar-cell">
              {t('jobs:states')}
            </th>
            {STATES.map((state) => (
              <th key={state} scope="col" className="figure-cell">
                {t(`jobs:state-${state}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {periods.map((period) => (
            <PeriodRow key={period.period} period={period} mayChange={mayChange} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function PeriodRow({ period: { period, kind, asOf, states, failures }, mayChange }: { readonly period: GridPeriod; readonly mayChange: boolean }) {
  const { t, language } = useTexts();
  const tell = useTell();
  const retry = useWindowRetry();
  const all = STATES.reduce((sum, state) => sum + states[state], 0);
  const name = periodName(period, language);
  return (
    <tr className={`jobs-row-${kind}`}>
      <th scope="row">
        {name}
        {failures.map(({ windows, reason }) => (
          <span className="jobs-why" key={reason.en}>
            {t('jobs:failed-since', { number: windows })} {reason[language]}
          </span>
        ))}
        {mayChange && states.failed > 0 && (
          <Button
            size="small"
            loading={retry.isPending}
            onClick={() => retry.mutate({ period }, { onSuccess: ({ windows }) => tell.done(t('jobs:retried', { number: windows })), onError: tell.failed })}
            aria-label={t('jobs:retry-period', { period: name })}
          >
            {t('jobs:retry')}
          </Button>
        )}
      </th>
      <td className="narrow-out">{day(asOf, language)}</td>
      <td className="jobs-bar-cell">
        <span className="jobs-bar" aria-hidden>
          {STATES.filter((state) => states[state] > 0).map((state) => (
            <span key={state} className={`jobs-bar-${state}`} style={{ width: `${(states[state] / all) * 100}%` }} title={t(`jobs:state-${state}`)} />
          ))}
        </span>
      </td>
      {STATES.map((state) => (
        <td key={state} className={`figure-cell figure ${states[state] === 0 ? 'jobs-none' : `jobs-count-${state}`}`}>
          {states[state]}
        </td>
      ))}
    </tr>
  );
}
