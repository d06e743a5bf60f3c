/** Who may do what, and to whose rows. Pure: every surface asks here. */

export const ROLES = ['administrator', 'director', 'manager', 'merchant-supervisor', 'auditor'] as const;

export type Role = (typeof ROLES)[number];

/** What a role is given for: a director a division, a manager a manager's scorecard, a supervisor a shop; the others all. */
export const SCOPE_OF_ROLE = {
  administrator: 'everything',
  director: 'division',
  manager: 'manager',
  'merchant-supervisor': 'merchant',
  auditor: 'everything',
} as const satisfies Record<Role, ScopeKind>;

export type ScopeKind = 'everything' | 'division' | 'manager' | 'merchant';

/** A role that a person holds. `scope` is a division, a manager id or a merchant id, and null where the role is for all. */
export interface Grant {
  readonly role: Role;
  readonly scope: string | null;
}

/** What may be done, and by which roles. A person may do what one of their roles may, to the rows of that role's scope. */
export const PERMISSIONS = {
  /** Scorecards, rankings, explanations, and the lists of each KPI: tiers, ads, slots, conversion, outbound. */
  'scorecards.read': ['administrator', 'director', 'manager', 'auditor'],
  'targets.read': ['administrator', 'director', 'manager', 'auditor'],
  'targets.change': ['administrator', 'director'],
  /** Managers, divisions, merchants, assignments. */
  'directory.read': ['administrator', 'director', 'manager', 'merchant-supervisor', 'auditor'],
  /** Slots, campaigns and allocation proposals. */
  'slots.allocate': ['administrator', 'director', 'manager'],
  /** The states of the conversion work-list. */
  'conversion.work': ['administrator', 'director', 'manager'],
  /** Agents, verdicts and order timelines. */
  'agents.read': ['administrator', 'director', 'manager', 'merchant-supervisor', 'auditor'],
  /** Whole rule sets. They name shops: whoever supervises one must not read of others. */
  'rules.read': ['administrator', 'director', 'manager', 'auditor'],
  'rules.simulate': ['administrator', 'director'],
  'rules.change': ['administrator'],
  /** The attribution rules of one shop. */
  'shop-rules.read': ['administrator', 'director', 'manager', 'merchant-supervisor', 'auditor'],
  'shop-rules.change': ['administrator', 'merchant-supervisor'],
  'periods.read': ['administrator', 'director', 'manager', 'auditor'],
  'periods.close': ['administrator', 'director'],
  'imports.read': ['administrator', 'auditor'],
  'imports.change': ['administrator'],
  /** Exports show what the reports show; whose rows they hold follows from the reports' own permissions. */
  'exports.make': ['administrator', 'director', 'manager', 'merchant-supervisor', 'auditor'],
  /** One's own channels, subscriptions and messages; what a notice tells follows from the permission of its event. */
  'notices.own': ['administrator', 'director', 'manager', 'merchant-supervisor', 'auditor'],
  /** Those of everybody: to see them, and to pause or remove them. */
  'notices.read': ['administrator', 'auditor'],
  'notices.change': ['administrator'],
  'jobs.read': ['administrator', 'auditor'],
  'jobs.change': ['administrator'],
  'users.read': ['administrator', 'auditor'],
  'users.change': ['administrator'],
  'audit.read': ['administrator', 'auditor'],
  /** One's own account, sessions and tokens: for everybody who is signed in, also without any role. */
  'account.own': ['administrator', 'director', 'manager', 'merchant-supervisor', 'auditor'],
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof PERMISSIONS;

/** Whose rows a person reaches by one permission. */
export interface Reach {
  readonly everything: boolean;
  /** All managers of these divisions, and their merchants. */
  readonly divisions: readonly string[];
  /** These managers, and the merchants that they have today. */
  readonly managerIds: readonly string[];
  /** These merchants alone. */
  readonly merchantIds: readonly string[];
}

/** The reach of somebody to whom nothing is closed. */
export const EVERYTHING: Reach = { everything: true, divisions: [], managerIds: [], merchantIds: [] };

/** Whose rows the grants reach by a permission; null where none of their roles has it. Of one's own account nobody is kept out. */
export function reachOf(grants: readonly Grant[], permission: Permission): Reach | null {
  const roles: readonly Role[] = PERMISSIONS[permission];
  const fitting = grants.filter(({ role }) => roles.includes(role));
  if (fitting.length === 0 && permission !== 'account.own') return null;
  const scopesOf = (kind: ScopeKind) => [
    ...new Set(fitting.flatMap(({ role, scope }) => (SCOPE_OF_ROLE[role] === kind && scope !== null ? [scope] : []))),
  ];
  return {
    everything: fitting.some(({ role }) => SCOPE_OF_ROLE[role] === 'everything'),
    divisions: scopesOf('division'),
    managerIds: scopesOf('manager'),
    merchantIds: scopesOf('merchant'),
  };
}
