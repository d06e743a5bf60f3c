import fc from 'fast-check';
import type { Grant, Permission } from './access.js';
import { PERMISSIONS, ROLES, SCOPE_OF_ROLE, reachOf } from './access.js';

describe('who reaches whose rows', () => {
  it('a director reaches the division, and not what only managers or administrators may do', () => {
    const grants: Grant[] = [{ role: 'director', scope: '家电事业部' }];
    expect(reachOf(grants, 'scorecards.read')).toEqual({ everything: false, divisions: ['家电事业部'], managerIds: [], merchantIds: [] });
    expect(reachOf(grants, 'users.read')).toBeNull();
  });

  it('two roles add up, each only for what it may do', () => {
    const grants: Grant[] = [
      { role: 'manager', scope: 'om-luo' },
      { role: 'merchant-supervisor', scope: 'm-017' },
    ];
    expect(reachOf(grants, 'agents.read')).toEqual({ everything: false, divisions: [], managerIds: ['om-luo'], merchantIds: ['m-017'] });
    expect(reachOf(grants, 'shop-rules.change')).toEqual({ everything: false, divisions: [], managerIds: [], merchantIds: ['m-017'] });
    expect(reachOf(grants, 'scorecards.read')).toEqual({ everything: false, divisions: [], managerIds: ['om-luo'], merchantIds: [] });
  });

  it('somebody without any role has an account, and reaches nobody', () => {
    expect(reachOf([], 'account.own')).toEqual({ everything: false, divisions: [], managerIds: [], merchantIds: [] });
    expect(reachOf([], 'directory.read')).toBeNull();
  });

  it('an auditor sees everything and changes nothing', () => {
    const auditor: Grant[] = [{ role: 'auditor', scope: null }];
    expect(reachOf(auditor, 'audit.read')?.everything).toBe(true);
    const changes = (Object.keys(PERMISSIONS) as Permission[]).filter((name) => /\.(change|close|allocate|work|simulate)$/.test(name));
    expect(changes.filter((name) => reachOf(auditor, name) !== null)).toEqual([]);
  });

  it('a grant never gives more than its role and scope, whatever else is held', () => {
    const grants = fc.array(
      fc.record({ role: fc.constantFrom(...ROLES), scope: fc.constantFrom('a', 'b', 'c') }).map(
        ({ role, scope }): Grant => ({ role, scope: SCOPE_OF_ROLE[role] === 'everything' ? null : scope }),
      ),
      { maxLength: 5 },
    );
    fc.assert(
      fc.property(grants, fc.constantFrom(...(Object.keys(PERMISSIONS) as Permission[])), (held, permission) => {
        const allowed = held.filter(({ role }) => (PERMISSIONS[permission] as readonly string[]).includes(role));
        const reach = reachOf(held, permission);
        expect(reach === null).toBe(allowed.length === 0 && permission !== 'account.own');
        if (reach === null) return;
        const scopes = (kind: string) => new Set(allowed.filter(({ role }) => SCOPE_OF_ROLE[role] === kind).map(({ scope }) => scope));
        expect(reach.everything).toBe(scopes('everything').size > 0);
        expect(new Set(reach.divisions)).toEqual(scopes('division'));
        expect(new Set(reach.managerIds)).toEqual(scopes('manager'));
        expect(new Set(reach.merchantIds)).toEqual(scopes('merchant'));
      }),
    );
  });
});
