import { BarChartOutlined, ProfileOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { SignedIn } from '../api/session.js';

/** An entry of the main navigation. */
export interface NavigationEntry {
  readonly path: string;
  /** The key of its text. */
  readonly text: 'shell:ranking' | 'shell:own-scorecard';
  readonly icon: ReactNode;
}

/** Where somebody can go, by what they may do and whose manager they are. The first entry is where they start. */
export function navigationOf({ permissions, grants }: Pick<SignedIn, 'permissions' | 'grants'>): NavigationEntry[] {
  if (!permissions.includes('scorecards.read')) return [];
  const own = ownManagerIds({ grants });
  return [
    ...(own.length === 1 ? [{ path: scorecardPath(own[0] ?? ''), text: 'shell:own-scorecard' as const, icon: <ProfileOutlined aria-hidden /> }] : []),
    { path: '/ranking', text: 'shell:ranking', icon: <BarChartOutlined aria-hidden /> },
  ];
}

/** The scorecard of a manager. */
export function scorecardPath(managerId: string, period?: string | null): string {
  const query = period === undefined || period === null ? '' : `?${new URLSearchParams({ period }).toString()}`;
  return `/managers/${encodeURIComponent(managerId)}/scorecard${query}`;
}

function ownManagerIds({ grants }: Pick<SignedIn, 'grants'>): string[] {
  return grants.flatMap(({ role, scope }) => (role === 'manager' && scope !== null ? [scope] : []));
}
