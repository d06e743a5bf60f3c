import { Outlet, Link, NavLink, useParams } from 'react-router';
import { useManager } from '../api/directory.js';
import { periodName } from '../figures/times.js';
import { PeriodPicker, usePeriod } from '../shell/period-picker.js';
import { CardSkeleton, Empty, Failure } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import type { ManagerView } from './manager-view.js';

/** The views of one manager, in the order of their tabs: the last part of the address, and a text of its name. */
const VIEWS = ['scorecard', 'targets', 'merchants', 'ads', 'slots', 'conversion', 'outbound'] as const;

/** What all views of one manager have in common: whose they are, which period, and the way to the others. Views read them by `useManagerView`. */
export function ManagerLayout() {
  const { t, language } = useTexts();
  const { managerId = '' } = useParams();
  const manager = useManager(managerId);
  const { period, choose, periods, isEmpty, error, retry } = usePeriod();
  if (manager.error !== null) return <Failure error={manager.error} onRetry={() => void manager.refetch()} />;
  if (error !== null) return <Failure error={error} onRetry={retry} />;
  if (isEmpty) return <Empty title={t('states:no-periods')} lead={t('states:no-periods-lead')} />;
  const query = period === null ? '' : `?${new URLSearchParams({ period }).toString()}`;
  return (
    <>
      <div className="head">
        <div>
          <p className="muted crumb no-print">
            <Link to={`/ranking${query}`}>{t('managers:all-managers')}</Link>
          </p>
          <h1>
            {manager.data?.name ?? '…'}
            {period !== null && <span className="head-period"> {periodName(period, language)}</span>}
          </h1>
          <p className="muted">{manager.data === undefined ? ' ' : `${manager.data.division} · ${manager.data.category}`}</p>
        </div>
        <div className="head-tools">
          <PeriodPicker period={period} periods={periods} onChoose={choose} />
        </div>
      </div>
      <nav className="tabs no-print" aria-label={t('managers:views')}>
        {VIEWS.map((view) => (
          <NavLink key={view} to={`${view}${query}`}>
            {t(`managers:view-${view}`)}
          </NavLink>
        ))}
      </nav>
      {period === null ? <CardSkeleton /> : <Outlet context={{ managerId, period } satisfies ManagerView} />}
    </>
  );
}
