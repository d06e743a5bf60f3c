import { Outlet, Link, NavLink, useLocation, useParams, useSearchParams } from 'react-router';
import { useManager } from '../api/directory.js';
import type { PeriodAnswer } from '../api/scorecards.js';
import type { ReportOfView } from '../exports/export-menu.js';
import { ExportMenu } from '../exports/export-menu.js';
import { isQuarter } from '../exports/exported-reports.js';
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
          {period !== null && <ExportOfView managerId={managerId} period={period} periods={periods} />}
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

/** The report behind each view that is no scorecard. */
const REPORTS = { targets: 'targets', merchants: 'tiers', ads: 'ads', slots: 'slots', conversion: 'conversion', outbound: 'outbound' } as const;

/** Exports what the view that is shown is made of; a quarter's scorecard also as its review pack. */
function ExportOfView({ managerId, period, periods }: { readonly managerId: string; readonly period: string; readonly periods: readonly PeriodAnswer[] | undefined }) {
  const { pathname } = useLocation();
  const [query] = useSearchParams();
  const asOf = query.get('asOf');
  const view = VIEWS.find((each) => pathname.endsWith(`/${each}`)) ?? 'scorecard';
  const whose = { managerId, period, ...(asOf !== null && { asOf }) };
  const reports: ReportOfView[] =
    view === 'scorecard'
      ? [{ report: 'scorecards', ...whose }, ...(isQuarter(period) ? [{ report: 'review' as const, ...whose }] : [])]
      : view === 'merchants'
        ? // Tiers are those of a quarter, and so they are shown.
          [{ report: 'tiers', ...whose, period: periods?.find((each) => each.period === period)?.quarter ?? period }]
        : [{ report: REPORTS[view], ...whose }];
  return <ExportMenu reports={reports} />;
}
