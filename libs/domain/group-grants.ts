import type { Grant, Role } from './access.js';
import { ROLES, SCOPE_OF_ROLE } from './access.js';

/** Which role the members of a provider's group have. */
export interface GroupGrant {
  readonly group: string;
  readonly grant: Grant;
}

/**
 * Reads the setting that gives roles to groups: `group=role` or `group=role:scope`, separated by semicolons, such as
 * `kpi-admins=administrator; appliances=director:家电事业部`. Null where it is not of that form.
 */
export function readGroupGrants(text: string): GroupGrant[] | null {
  const lines = text
    .split(';')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const read = lines.map(readGroupGrant);
  return read.some((each) => each === null) ? null : (read as GroupGrant[]);
}

function readGroupGrant(line: string): GroupGrant | null {
  const [, group = '', role = '', scope] = /^([^=]+)=\s*([a-z-]+)\s*(?::(.+))?$/.exec(line) ?? [];
  const known = ROLES.find((each): each is Role => each === role);
  if (group.trim() === '' || known === undefined) return null;
  if ((SCOPE_OF_ROLE[known] === 'everything') !== (scope === undefined)) return null;
  return { group: group.trim(), grant: { role: known, scope: scope?.trim() ?? null } };
}

/** The roles of somebody who is in these groups of the provider; each once. */
export function grantsOfGroups(groups: readonly string[], table: readonly GroupGrant[]): Grant[] {
  const held = table.filter(({ group }) => groups.includes(group)).map(({ grant }) => grant);
  return held.filter((grant, index) => held.findIndex(({ role, scope }) => role === grant.role && scope === grant.scope) === index);
}
