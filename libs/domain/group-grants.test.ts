import { grantsOfGroups, readGroupGrants } from './group-grants.js';

describe('roles from the groups of a provider', () => {
  const written = 'kpi-admins=administrator; appliances = director:家电事业部;team-luo=manager:om-luo ; team-luo=merchant-supervisor:m-017;';

  it('are read from the setting', () => {
    expect(readGroupGrants(written)).toEqual([
      { group: 'kpi-admins', grant: { role: 'administrator', scope: null } },
      { group: 'appliances', grant: { role: 'director', scope: '家电事业部' } },
      { group: 'team-luo', grant: { role: 'manager', scope: 'om-luo' } },
      { group: 'team-luo', grant: { role: 'merchant-supervisor', scope: 'm-017' } },
    ]);
  });

  it.each([
    ['a role that there is not', 'kpi-admins=king'],
    ['a scope for a role that is for all', 'kpi-admins=administrator:everything'],
    ['a role without the scope that it needs', 'appliances=director'],
    ['no group', '=administrator'],
    ['no role', 'kpi-admins'],
  ])('are refused with %s', (_, text) => {
    expect(readGroupGrants(text)).toBeNull();
  });

  it('are those of all groups that somebody is in, each once', () => {
    const table = readGroupGrants(`${written} also-luo=manager:om-luo`) ?? [];
    expect(grantsOfGroups(['team-luo', 'also-luo', 'unknown'], table)).toEqual([
      { role: 'manager', scope: 'om-luo' },
      { role: 'merchant-supervisor', scope: 'm-017' },
    ]);
    expect(grantsOfGroups([], table)).toEqual([]);
    expect(grantsOfGroups(['Kpi-Admins'], table)).toEqual([]);
  });
});
