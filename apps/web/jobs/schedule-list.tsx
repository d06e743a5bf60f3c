import { CaretRightOutlined, SearchOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { JobsState } from '../api/jobs.js';
import { useJobRun } from '../api/jobs.js';
import { businessZone, instant } from '../figures/times.js';
import { useTell } from '../shell/tell.js';
import { useTexts } from '../text/use-texts.js';

type ScheduleName = JobsState['schedules'][number]['name'];

/** When the product works by itself, and having it done now. */
export function ScheduleList({ jobs, mayChange }: { readonly jobs: JobsState; readonly mayChange: boolean }) {
  const { t, language } = useTexts();
  const tell = useTell();
  const run = useJobRun();
  const zone = businessZone(document.documentElement);
  const start = (job: ScheduleName | 'look') => run.mutate(job, { onSuccess: () => tell.done(t('jobs:asked')), onError: tell.failed });
  return (
    <section className="card">
      <h2>{t('jobs:schedules')}</h2>
      <ul className="entries">
        {jobs.schedules.map(({ name, lastRun, nextRun, pattern }) => (
          <li key={name}>
            <div>
              <strong title={pattern}>{t(`jobs:schedule-${name}`)}</strong>
              <p className="muted">
                {lastRun === null ? t('jobs:never-ran') : t('jobs:last-run', { instant: instant(lastRun, language, zone) })} · {t('jobs:next-run', { instant: instant(nextRun, language, zone) })}
              </p>
            </div>
            {mayChange && (
              <Button size="small" icon={<CaretRightOutlined aria-hidden />} onClick={() => start(name)} aria-label={t('jobs:run-named', { name: t(`jobs:schedule-${name}`) })}>
                {t('jobs:run-now')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <p className="muted">{t('jobs:zone', { zone: jobs.timeZone })}</p>
      {mayChange && (
        <Button className="jobs-look" icon={<SearchOutlined aria-hidden />} onClick={() => start('look')}>
          {t('jobs:look')}
        </Button>
      )}
    </section>
  );
}
