import type { RouteObject } from 'react-router';
import { Navigate } from 'react-router';
import type { Needed } from './layout.js';
import { Layout, Start } from './layout.js';
import { SignInPage } from './sign-in.js';
import { CardSkeleton, Failure, NotFound } from './states.js';

/** All addresses of the page. A view is loaded when it is first wanted. `handle` names what the reader has to be allowed (`Needed`). */
export const ROUTES: RouteObject[] = [
  { path: '/sign-in', Component: SignInPage },
  {
    path: '/',
    Component: Layout,
    ErrorBoundary: Broken,
    HydrateFallback: CardSkeleton,
    children: [
      { index: true, Component: Start },
      { path: 'ranking', handle: { permission: 'scorecards.read' } satisfies Needed, lazy: async () => ({ Component: (await import('../ranking/ranking-page.js')).RankingPage }) },
      {
        path: 'managers/:managerId',
        handle: { permission: 'scorecards.read' } satisfies Needed,
        lazy: async () => ({ Component: (await import('../managers/manager-layout.js')).ManagerLayout }),
        children: [
          { index: true, element: <Navigate to="scorecard" replace /> },
          { path: 'scorecard', lazy: async () => ({ Component: (await import('../scorecard/scorecard-page.js')).ScorecardPage }) },
        ],
      },
      {
        path: 'merchants/:merchantId',
        handle: { permission: 'directory.read' } satisfies Needed,
        lazy: async () => ({ Component: (await import('../merchants/merchant-layout.js')).MerchantLayout }),
        children: [],
      },
      { path: 'users', handle: { permission: 'users.read' } satisfies Needed, lazy: async () => ({ Component: (await import('../users/users-page.js')).UsersPage }) },
      { path: 'audit', handle: { permission: 'audit.read' } satisfies Needed, lazy: async () => ({ Component: (await import('../audit/audit-page.js')).AuditPage }) },
      { path: 'account', handle: { permission: 'account.own' } satisfies Needed, lazy: async () => ({ Component: (await import('../account/account-page.js')).AccountPage }) },
      { path: '*', Component: NotFound },
    ],
  },
];

/** A view that broke, or that could not be loaded since a newer version is served by now. */
function Broken() {
  return <Failure error={null} onRetry={() => location.reload()} />;
}
