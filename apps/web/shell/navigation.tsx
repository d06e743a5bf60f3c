import { AppstoreOutlined, AuditOutlined, BarChartOutlined, BellOutlined, CalendarOutlined, ControlOutlined, ExperimentOutlined, ExportOutlined, FileTextOutlined, ImportOutlined, LayoutOutlined, LockOutlined, ProfileOutlined, ScheduleOutlined, ShopOutlined, TeamOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { SignedIn } from '../api/session.js';
import type { Texts } from '../text/areas.js';

/** The ends of the texts of entries. */
type NavigationText = keyof Texts['shell'] extends infer Key ? (Key extends `to-${infer End}` ? End : never) : never;

/** An entry of the main navigation: where it leads, the end of its text's key (`shell:to-…`), its sign. */
export interface NavigationEntry {
  readonly path: string;
  readonly text: NavigationText;
  readonly icon: ReactNode;
}

/** Entries that belong together. The first group has no title. */
export interface NavigationGroup {
  readonly group: 'own' | 'division' | 'outgoing' | 'administration';
  readonly entries: readonly NavigationEntry[];
}

type Permission = SignedIn['permissions'][number];

/** Entries that are there for all who may do what they need, in order. */
const ENTRIES: readonly (NavigationEntry & { readonly group: NavigationGroup['group']; readonly permission: Permission })[] = [
  { group: 'division', path: '/ranking', text: 'ranking', permission: 'scorecards.read', icon: <BarChartOutlined aria-hidden /> },
  { group: 'division', path: '/merchants', text: 'merchants', permission: 'scorecards.read', icon: <AppstoreOutlined aria-hidden /> },
  { group: 'division', path: '/review', text: 'review', permission: 'scorecards.read', icon: <FileTextOutlined aria-hidden /> },
  { group: 'division', path: '/allocations', text: 'allocations', permission: 'scorecards.read', icon: <LayoutOutlined aria-hidden /> },
  { group: 'division', path: '/calendar', text: 'calendar', permission: 'targets.read', icon: <CalendarOutlined aria-hidden /> },
  { group: 'division', path: '/periods', text: 'periods', permission: 'periods.read', icon: <LockOutlined aria-hidden /> },
  { group: 'division', path: '/simulation', text: 'simulation', permission: 'rules.simulate', icon: <ExperimentOutlined aria-hidden /> },
  { group: 'outgoing', path: '/exports', text: 'exports', permission: 'exports.make', icon: <ExportOutlined aria-hidden /> },
  { group: 'outgoing', path: '/notices', text: 'notices', permission: 'notices.own', icon: <BellOutlined aria-hidden /> },
  { group: 'administration', path: '/rules', text: 'rules', permission: 'rules.read', icon: <ControlOutlined aria-hidden /> },
  { group: 'administration', path: '/imports', text: 'imports', permission: 'imports.read', icon: <ImportOutlined aria-hidden /> },
  { group: 'administration', path: '/jobs', text: 'jobs', permission: 'jobs.read', icon: <ScheduleOutlined aria-hidden /> },
  { group: 'administration', path: '/users', text: 'users', permission: 'users.read', icon: <TeamOutlined aria-hidden /> },
  { group: 'administration', path: '/audit', text: 'audit', permission: 'audit.read', icon: <AuditOutlined aria-hidden /> },
];

/** Where somebody can go, by what they may do and whose manager or supervisor they are. The first entry is where they start. */
export function navigationOf({ permissions, grants }: Pick<SignedIn, 'permissions' | 'grants'>): NavigationGroup[] {
  const own: NavigationEntry[] = [
    ...scopesOf(grants, 'manager').map((managerId) => ({ path: `/managers/${encodeURIComponent(managerId)}`, text: 'own-scorecard' as const, icon: <ProfileOutlined aria-hidden /> })),
    ...scopesOf(grants, 'merchant-supervisor').map((merchantId) => ({ path: `/merchants/${encodeURIComponent(merchantId)}`, text: 'own-shop' as const, icon: <ShopOutlined aria-hidden /> })),
  ];
  const entriesOf = (group: NavigationGroup['group']) => ENTRIES.filter((entry) => entry.group === group && permissions.includes(entry.permission));
  const groups: NavigationGroup[] = [
    { group: 'own', entries: [...own, ...entriesOf('own')] },
    { group: 'division', entries: entriesOf('division') },
    { group: 'outgoing', entries: entriesOf('outgoing') },
    { group: 'administration', entries: entriesOf('administration') },
  ];
  return groups.filter(({ entries }) => entries.length > 0);
}

/** The scorecard of a manager. */
export function scorecardPath(managerId: string, period?: string | null): string {
  const query = period === undefined || period === null ? '' : `?${new URLSearchParams({ period }).toString()}`;
  return `/managers/${encodeURIComponent(managerId)}/scorecard${query}`;
}

/** The sign-in page that leads back to where somebody wanted to go. */
export function signInPath(to: string): string {
  return to === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ to }).toString()}`;
}

function scopesOf(grants: SignedIn['grants'], role: SignedIn['grants'][number]['role']): string[] {
  return grants.flatMap((grant) => (grant.role === role && grant.scope !== null ? [grant.scope] : []));
}
