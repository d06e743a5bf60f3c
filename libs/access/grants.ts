import type { Session } from '#libs/database/database.js';
import { divisionsOfManagers, holdersOfMerchants, presentDivisions } from '#libs/directory/reach.js';
import type { Grant, ScopeKind } from '#libs/domain/access.js';
import { SCOPE_OF_ROLE } from '#libs/domain/access.js';
import { OpscoreError } from '#libs/domain/errors.js';

/** Any day: only whether facts name the merchant is asked. */
const ANY_DAY = '2000-01-01';

/**
 * Checks roles that are to be given: each with the scope that it is given for, which must exist. Throws `grant-scope-wrong`,
 * `division-not-found`, `manager-not-found`, `merchant-not-found`.
 */
export async function requireGrants(session: Session, grants: readonly Grant[]): Promise<void> {
  if (grants.length === 0) return;
  for (const grant of grants) requireScope(grant);
  const scopesOf = (kind: ScopeKind) => grants.flatMap(({ role, scope }) => (SCOPE_OF_ROLE[role] === kind && scope !== null ? [scope] : []));
  const divisions = await presentDivisions(session, scopesOf('division'));
  const managers = await divisionsOfManagers(session, scopesOf('manager'));
  const merchants = await holdersOfMerchants(session, scopesOf('merchant'), ANY_DAY);
  for (const division of scopesOf('division')) if (!divisions.has(division)) throw new OpscoreError('division-not-found', { division });
  for (const manager of scopesOf('manager')) if (!managers.has(manager)) throw new OpscoreError('manager-not-found', { manager });
  for (const merchant of scopesOf('merchant')) if (!merchants.has(merchant)) throw new OpscoreError('merchant-not-found', { merchant });
}

/** Each of some grants once, in the order of roles and scopes. */
export function grantsInOrder(grants: readonly Grant[]): Grant[] {
  const once = new Map(grants.map(({ role, scope }) => [keyOf({ role, scope }), { role, scope }]));
  return [...once.keys()].toSorted().flatMap((key) => once.get(key) ?? []);
}

const WANTED: Readonly<Record<ScopeKind, string>> = {
  everything: 'everything, without a scope',
  division: 'a division',
  manager: 'a manager id',
  merchant: 'a merchant id',
};

function requireScope({ role, scope }: Grant): void {
  const kind = SCOPE_OF_ROLE[role];
  const isRight = kind === 'everything' ? scope === null : scope !== null && scope !== '';
  if (!isRight) throw new OpscoreError('grant-scope-wrong', { role, wanted: WANTED[kind], scope: scope ?? '' });
}

/** Tells grants apart. */
export function keyOf({ role, scope }: Grant): string {
  return `${role}\n${scope ?? ''}`;
}
