import { Alert } from 'antd';
import type { JobsState } from '../api/jobs.js';
import { businessZone, instant } from '../figures/times.js';
import { useTexts } from '../text/use-texts.js';

/** Who does the work, and what the queue holds. */
export function WorkersCard({ jobs: { workers, queue } }: { readonly jobs: JobsState }) {
  const { t, language } = useTexts();
  const zone = businessZone(document.documentElement);
  return (
    <section className="card">
      <h2>{t('jobs:workers')}</h2>
      {workers.length === 0 ? (
        <Alert type="warning" showIcon title={t('jobs:no-workers')} />
      ) : (
        <ul className="entries">
          {workers.map(({ workerId, host, processId, startedAt, seenAt }) => (
            <li key={workerId}>
              <div>
                <strong>
                  {host} · {processId}
                </strong>
                <p className="muted">
                  {t('jobs:since', { instant: instant(startedAt, language, zone) })} · {t('jobs:seen', { instant: instant(seenAt, language, zone) })}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
      <h3 className="drawer-heading">
        {t('jobs:queue')} <small className="muted">{queue.kind === 'redis' ? 'Redis' : 'PostgreSQL'}</small>
      </h3>
      {queue.away !== null && <Alert type="error" showIcon title={queue.away[language]} />}
      {queue.queues !== null && (
        <div className="table-frame jobs-quarter" tabIndex={0} role="region" aria-label={t('jobs:queue')}>
          <table className="table" aria-label={t('jobs:queue')}>
            <thead>
              <tr>
                <th scope="col">{t('jobs:queue')}</th>
                <th scope="col" className="figure-cell">
                  {t('jobs:waiting')}
                </th>
                <th scope="col" className="figure-cell">
                  {t('jobs:running')}
                </th>
                <th scope="col" className="figure-cell">
                  {t('jobs:failed')}
                </th>
              </tr>
            </thead>
            <tbody>
              {queue.queues.map(({ name, waiting, running, failed }) => (
                <tr key={name}>
                  <th scope="row">{name}</th>
                  <td className="figure-cell figure">{waiting}</td>
                  <td className="figure-cell figure">{running}</td>
                  <td className="figure-cell figure">{failed}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
