import { HistoryOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useSearchParams } from 'react-router';
import { useJobs, useWorkProgress } from '../api/jobs.js';
import { useSession } from '../api/session.js';
import { CardSkeleton, Failure } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import { BackfillForm } from './backfill-form.js';
import { Failures } from './failures.js';
import { JobGrid } from './job-grid.js';
import { ProgressCard } from './progress-card.js';
import { ScheduleList } from './schedule-list.js';
import { WorkersCard } from './workers-card.js';
import './jobs.css';

/** What runs by itself, how far it is, and what failed. */
export function JobsPage() {
  const { t } = useTexts();
  const { data: session } = useSession();
  const [query, setQuery] = useSearchParams();
  const { data: jobs, error, refetch } = useJobs();
  const progress = useWorkProgress();
  const mayChange = session?.permissions.includes('jobs.change') ?? false;
  if (error !== null && jobs === undefined) return <Failure error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <title>{`${t('jobs:title')} · opscore`}</title>
      <div className="head">
        <div>
          <h1>{t('jobs:title')}</h1>
          <p className="muted">{t('jobs:lead')}</p>
        </div>
        {mayChange && (
          <div className="head-tools">
            <Button href="/admin/queues">{t('jobs:queue-board')}</Button>
            <Button type="primary" icon={<HistoryOutlined aria-hidden />} onClick={() => setQuery({ backfill: '' })}>
              {t('jobs:backfill')}
            </Button>
          </div>
        )}
      </div>
      {jobs === undefined ? (
        <CardSkeleton rows={4} />
      ) : (
        <>
          <ProgressCard progress={progress} />
          <Failures mayChange={mayChange} />
          <JobGrid mayChange={mayChange} />
          <div className="jobs-columns">
            <ScheduleList jobs={jobs} mayChange={mayChange} />
            <WorkersCard jobs={jobs} />
          </div>
        </>
      )}
      <BackfillForm isOpen={mayChange && query.has('backfill')} onClose={() => setQuery({})} />
    </>
  );
}
