import { ReloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo } from 'react';
import { Link } from 'react-router';
import type { FailedWindow } from '../api/jobs.js';
import { useJobFailures, useWindowRetry } from '../api/jobs.js';
import { businessZone, instant, periodName } from '../figures/times.js';
import { Failure } from '../shell/states.js';
import { scorecardPath } from '../shell/navigation.js';
import { useTell } from '../shell/tell.js';
import type { Column } from '../tables/data-table.js';
import { DataTable } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';

/** The scorecards that could not be computed: why, and when they are tried again. Nothing where there are none. */
export function Failures({ mayChange }: { readonly mayChange: boolean }) {
  const { t } = useTexts();
  const { rows, more, error, retry } = useJobFailures();
  const columns = useColumns(mayChange);
  if (error !== null) return <Failure error={error} onRetry={retry} />;
  if (rows === undefined || rows.length === 0) return null;
  return (
    <section className="jobs-failures">
      <h2>{t('jobs:failures')}</h2>
      <DataTable label={t('jobs:failures')} columns={columns} rows={rows} keyOf={({ period, managerId }) => `${period} ${managerId}`} more={more} />
    </section>
  );
}

function useColumns(mayChange: boolean): readonly Column<FailedWindow>[] {
  const { t, language } = useTexts();
  const tell = useTell();
  const { mutate } = useWindowRetry();
  return useMemo(() => {
    const zone = businessZone(document.documentElement);
    const again = ({ period, managerId }: FailedWindow) => mutate({ period, managerId }, { onSuccess: ({ windows }) => tell.done(t('jobs:retried', { number: windows })), onError: tell.failed });
    const columns: Column<FailedWindow>[] = [
      { key: 'manager', title: t('jobs:manager'), isHeading: true, cell: ({ managerId, period }) => <Link to={scorecardPath(managerId, period)}>{managerId}</Link> },
      { key: 'period', title: t('shell:period'), cell: ({ period }) => periodName(period, language) },
      { key: 'reason', title: t('jobs:reason'), cell: ({ reason }) => <span className="jobs-reason">{reason[language]}</span> },
      { key: 'failed', title: t('jobs:failed-at'), isLeftOutNarrow: true, cell: ({ failedAt, failures }) => `${instant(failedAt, language, zone)} (${t('jobs:times', { number: failures })})` },
      { key: 'again', title: t('jobs:retry-at'), isLeftOutNarrow: true, cell: ({ retryAt }) => (retryAt === null ? t('jobs:not-by-itself') : instant(retryAt, language, zone)) },
    ];
    if (!mayChange) return columns;
    const action: Column<FailedWindow> = {
      key: 'retry',
      title: t('jobs:action'),
      cell: (window) => (
        <Button size="small" icon={<ReloadOutlined aria-hidden />} onClick={() => again(window)} aria-label={t('jobs:retry-of', { manager: window.managerId, period: periodName(window.period, language) })}>
          {t('jobs:retry')}
        </Button>
      ),
    };
    return [...columns, action];
  }, [t, language, tell, mutate, mayChange]);
}
