import type { Role } from '../api/users.js';

/** All roles, those that are given most often first. */
export const ROLES = ['manager', 'director', 'merchant-supervisor', 'auditor', 'administrator'] as const satisfies readonly Role[];

/** What a role is given for. */
export type ScopeKind = 'everything' | 'division' | 'manager' | 'merchant';

/** Whom each role is given for, as the server has it. */
export const SCOPE_OF_ROLE: Readonly<Record<Role, ScopeKind>> = {
  administrator: 'everything',
  director: 'division',
  manager: 'manager',
  'merchant-supervisor': 'merchant',
  auditor: 'everything',
};
