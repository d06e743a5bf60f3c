import type { RouteObject } from 'react-router';
import { Navigate } from 'react-router';
import type { Needed } from './layout.js';
import { Layout, Start } from './layout.js';
import { CardSkeleton, Failure, NotFound } from './states.js';

/** All addresses of the page. A view is loaded when it is first wanted. `handle` names what the reader has to be allowed (`Needed`). */
export const ROUTES: RouteObject[] = [
  { path: '/sign-in', HydrateFallback: CardSkeleton, lazy: async () => ({ Component: (await import('./sign-in.js')).SignInPage }) },
  {
    path: '/',
    Component: Layout,
    ErrorBoundary: Broken,
    HydrateFallback: CardSkeleton,
    children: [
      { index: true, Component: Start },
      { path: 'ranking', handle: { permission: 'scorecards.read' } satisfies Needed, lazy: async () => ({ Component: (await import('../ranking/ranking-page.js')).RankingPage }) },
      { path: 'review', handle: { permission: 'scorecards.read' } satisfies Needed, lazy: async () => ({ Component: (await import('../review/review-page.js')).ReviewPage }) },
      { path: 'allocations', handle: { permission: 'scorecards.read' } satisfies Needed, lazy: async () => ({ Component: (await import('../allocations/allocations-page.js')).AllocationsPage }) },
      { path: 'allocations/:allocationId', handle: { permission: 'scorecards.read' } satisfies Needed, lazy: async () => ({ Component: (await import('../allocations/allocation-page.js')).AllocationPage }) },
      { path: 'periods', handle: { permission: 'periods.read' } satisfies Needed, lazy: async () => ({ Component: (await import('../periods/periods-page.js')).PeriodsPage }) },
      { path: 'calendar', handle: { permission: 'targets.read' } satisfies Needed, lazy: async () => ({ Component: (await import('../calendar/calendar-page.js')).CalendarPage }) },
      {
        path: 'managers/:managerId',
        handle: { permission: 'scorecards.read' } satisfies Needed,
        lazy: async () => ({ Component: (await import('../managers/manager-layout.js')).ManagerLayout }),
        children: [
          { index: true, element: <Navigate to="scorecard" replace /> },
          { path: 'scorecard', lazy: async () => ({ Component: (await import('../scorecard/scorecard-page.js')).ScorecardPage }) },
          { path: 'targets', handle: { permission: 'targets.read' } satisfies Needed, lazy: async () => ({ Component: (await import('../targets/targets-page.js')).TargetsPage }) },
          { path: 'slots', lazy: async () => ({ Component: (await import('../slots/slots-page.js')).SlotsPage }) },
          { path: 'outbound', lazy: async () => ({ Component: (await import('../outbound/outbound-page.js')).OutboundPage }) },
          { path: 'merchants', lazy: async () => ({ Component: (await import('../tiers/tiers-page.js')).TiersPage }) },
          { path: 'ads', lazy: async () => ({ Component: (await import('../ads/ads-page.js')).AdsPage }) },
          { path: 'conversion', lazy: async () => ({ Component: (await import('../conversion/conversion-page.js')).ConversionPage }) },
        ],
      },
      { path: 'merchants', handle: { permission: 'scorecards.read' } satisfies Needed, lazy: async () => ({ Component: (await import('../merchants/merchant-list-page.js')).MerchantListPage }) },
      {
        path: 'merchants/:merchantId',
        handle: { permission: 'directory.read' } satisfies Needed,
        lazy: async () => ({ Component: (await import('../merchants/merchant-layout.js')).MerchantLayout }),
        children: [
          { index: true, lazy: async () => ({ Component: (await import('../merchants/merchant-layout.js')).MerchantStart }) },
          { path: 'overview', handle: { permission: 'scorecards.read' } satisfies Needed, lazy: async () => ({ Component: (await import('../merchants/overview-page.js')).MerchantOverviewPage }) },
          { path: 'agents', handle: { permission: 'agents.read' } satisfies Needed, lazy: async () => ({ Component: (await import('../agents/agents-page.js')).AgentsPage }) },
          { path: 'orders/:orderId', handle: { permission: 'agents.read' } satisfies Needed, lazy: async () => ({ Component: (await import('../orders/order-page.js')).OrderPage }) },
          { path: 'rules', handle: { permission: 'shop-rules.read' } satisfies Needed, lazy: async () => ({ Component: (await import('../shop-rules/shop-rules-page.js')).ShopRulesPage }) },
        ],
      },
      { path: 'exports', handle: { permission: 'exports.make' } satisfies Needed, lazy: async () => ({ Component: (await import('../exports/exports-page.js')).ExportsPage }) },
      {
        path: 'notices',
        handle: { permission: 'notices.own' } satisfies Needed,
        lazy: async () => ({ Component: (await import('../notices/notices-layout.js')).NoticesLayout }),
        children: [
          { index: true, element: <Navigate to="channels" replace /> },
          { path: 'channels', lazy: async () => ({ Component: (await import('../notices/channels-page.js')).ChannelsPage }) },
          { path: 'subscriptions', lazy: async () => ({ Component: (await import('../notices/subscriptions-page.js')).SubscriptionsPage }) },
          { path: 'messages', lazy: async () => ({ Component: (await import('../notices/messages-page.js')).MessagesPage }) },
        ],
      },
      { path: 'rules', handle: { permission: 'rules.read' } satisfies Needed, lazy: async () => ({ Component: (await import('../rules/rules-page.js')).RulesPage }) },
      { path: 'rules/versions/:version', handle: { permission: 'rules.read' } satisfies Needed, lazy: async () => ({ Component: (await import('../rules/version-page.js')).RuleVersionPage }) },
      { path: 'rules/editor', handle: { permission: 'rules.simulate' } satisfies Needed, lazy: async () => ({ Component: (await import('../rules/editor-page.js')).RuleEditorPage }) },
      { path: 'simulation', handle: { permission: 'rules.simulate' } satisfies Needed, lazy: async () => ({ Component: (await import('../simulation/simulation-page.js')).SimulationPage }) },
      { path: 'imports', handle: { permission: 'imports.read' } satisfies Needed, lazy: async () => ({ Component: (await import('../imports/imports-page.js')).ImportsPage }) },
      { path: 'jobs', handle: { permission: 'jobs.read' } satisfies Needed, lazy: async () => ({ Component: (await import('../jobs/jobs-page.js')).JobsPage }) },
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
