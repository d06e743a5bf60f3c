import type { RouteObject } from 'react-router';
import { Navigate } from 'react-router';
import { Layout, Start } from './layout.js';
import { SignInPage } from './sign-in.js';
import { CardSkeleton, Failure, NotFound } from './states.js';

/** All addresses of the page. A view is loaded when it is first wanted. */
export const ROUTES: RouteObject[] = [
  { path: '/sign-in', Component: SignInPage },
  {
    path: '/',
    Component: Layout,
    ErrorBoundary: Broken,
    HydrateFallback: CardSkeleton,
    children: [
      { index: true, Component: Start },
      { path: 'ranking', lazy: async () => ({ Component: (await import('../ranking/ranking-page.js')).RankingPage }) },
      {
        path: 'managers/:managerId',
        lazy: async () => ({ Component: (await import('../managers/manager-layout.js')).ManagerLayout }),
        children: [
          { index: true, element: <Navigate to="scorecard" replace /> },
          { path: 'scorecard', lazy: async () => ({ Component: (await import('../scorecard/scorecard-page.js')).ScorecardPage }) },
        ],
      },
      {
        path: 'merchants/:merchantId',
        lazy: async () => ({ Component: (await import('../merchants/merchant-layout.js')).MerchantLayout }),
        children: [],
      },
      { path: '*', Component: NotFound },
    ],
  },
];

/** A view that broke, or that could not be loaded since a newer version is served by now. */
function Broken() {
  return <Failure error={null} onRetry={() => location.reload()} />;
}
