import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Grant, Permission, Role } from '#libs/domain/access.js';
import { PERMISSIONS, ROLES } from '#libs/domain/access.js';
import { describeApi } from '../../apps/api/http/openapi.js';
import { requireAccessRules } from '../../apps/api/http/access-rules.js';
import type { Caller, TestApi } from '../support/api.js';
import { ADMINISTRATOR, AUDITOR, directorOf, managerOf, openApi, supervisorOf } from '../support/api.js';
import type { Operation } from './description.js';
import { operationsOf } from './description.js';
import { AWAY, HOME, PERIOD, bringInTwoDivisions } from './two-divisions.js';

/**
 * Every route with every role and scope. What each route asks is written in routes.txt, and what each role may do in the table
 * below: both for people to read. A new route without a line there fails, and so does one that lets in whom it should not.
 */

/** administrator, director, manager, supervisor, auditor. */
const ROLES_OF_PERMISSIONS: Readonly<Record<Permission, string>> = {
  'scorecards.read': 'a d m - u',
  'targets.read': 'a d m - u',
  'targets.change': 'a d - - -',
  'directory.read': 'a d m s u',
  'slots.allocate': 'a d m - -',
  'conversion.work': 'a d m - -',
  'agents.read': 'a d m s u',
  'rules.read': 'a d m - u',
  'rules.simulate': 'a d - - -',
  'rules.change': 'a - - - -',
  'shop-rules.read': 'a d m s u',
  'shop-rules.change': 'a - - s -',
  'periods.read': 'a d m - u',
  'periods.close': 'a d - - -',
  'imports.read': 'a - - - u',
  'imports.change': 'a - - - -',
  'exports.make': 'a d m s u',
  'notices.own': 'a d m s u',
  'notices.read': 'a - - - u',
  'notices.change': 'a - - - -',
  'jobs.read': 'a - - - u',
  'jobs.change': 'a - - - -',
  'users.read': 'a - - - u',
  'users.change': 'a - - - -',
  'audit.read': 'a - - - u',
  'account.own': 'a d m s u',
};

const LETTER: Readonly<Record<Role, string>> = { administrator: 'a', director: 'd', manager: 'm', 'merchant-supervisor': 's', auditor: 'u' };

/** Whose rows a caller holds: the home of the specs, somebody else's, or everybody's. */
type Side = 'home' | 'away' | 'all' | 'none';

const CALLERS: readonly { readonly name: string; readonly grants: readonly Grant[]; readonly side: Side }[] = [
  { name: 'administrator', grants: [ADMINISTRATOR], side: 'all' },
  { name: 'auditor', grants: [AUDITOR], side: 'all' },
  { name: 'director of home', grants: [directorOf(HOME.division)], side: 'home' },
  { name: 'director of away', grants: [directorOf(AWAY.division)], side: 'away' },
  { name: 'manager of home', grants: [managerOf(HOME.managerId)], side: 'home' },
  { name: 'manager of away', grants: [managerOf(AWAY.managerId)], side: 'away' },
  { name: 'supervisor of home', grants: [supervisorOf(HOME.merchantId)], side: 'home' },
  { name: 'supervisor of away', grants: [supervisorOf(AWAY.merchantId)], side: 'away' },
  { name: 'somebody without roles', grants: [], side: 'none' },
];

interface WrittenRule {
  readonly route: string;
  readonly permission: Permission | 'public';
  readonly pageOnly: boolean;
}

/** Lines such as `GET /periods  periods.read`; `page` behind it: not for tokens. */
function readWrittenRules(): WrittenRule[] {
  return readFileSync(join(__dirname, 'routes.txt'), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [method = '', path = '', permission = '', only] = line.split(/\s+/);
      return { route: `${method} ${path}`, permission: permission as WrittenRule['permission'], pageOnly: only === 'page' };
    });
}

let api: TestApi;
let operations: Operation[];
const written = new Map(readWrittenRules().map((rule) => [rule.route, rule]));
const callers = new Map<string, Caller>();
const tokens = new Map<string, Caller>();

beforeAll(async () => {
  api = await openApi();
  await bringInTwoDivisions(api.services);
  operations = operationsOf(describeApi(api.application, 'test'));
  for (const { name, grants } of CALLERS) {
    callers.set(name, await api.onPageAs(...grants));
    tokens.set(name, await api.as(...grants));
  }
});

afterAll(() => api.close());

const routeOf = ({ method, path }: Operation): string => `${method.toUpperCase()} ${path}`;

/** A path of the home, with other things made up. */
function pathOf({ path }: Operation, of: Readonly<Record<string, string>>): string {
  return path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(of[name] ?? MADE_UP[name] ?? randomUUID()));
}

const MADE_UP: Readonly<Record<string, string>> = { version: '1', a: '1', b: '1', day: '2026-08-18', orderId: 'o-1', report: 'tiers' };

/** The query that a route cannot do without, so that it is its rule that refuses and not the check of its fields. */
function queryOf({ parameters }: Operation): string {
  const given: Readonly<Record<string, string>> = { period: PERIOD, quarter: PERIOD, from: '2026-08-01', to: '2026-08-31', report: 'tiers', format: 'csv' };
  const needed = parameters.filter((each) => each.in === 'query' && each.required).map(({ name }) => `${name}=${encodeURIComponent(given[name] ?? '1')}`);
  return needed.length === 0 ? '' : `?${needed.join('&')}`;
}

/** Asks a route and gives its status and problem code. Of an event stream, that it has begun is enough. */
async function ask(caller: Caller, operation: Operation, path: string): Promise<{ status: number; code: string }> {
  const isStream = Object.values(operation.answers).some((types) => 'text/event-stream' in types);
  if (!isStream) {
    const { status, body } = await caller.request(operation.method, path);
    return { status, code: (body as { code?: string }).code ?? '' };
  }
  const leaving = new AbortController();
  const response = await fetch(`${api.address}/api/v1${path}`, { headers: caller.headers(operation.method), signal: leaving.signal });
  const { code = '' } = response.status < 400 ? {} : ((await response.json()) as { code?: string });
  leaving.abort();
  return { status: response.status, code };
}

it('every permission is given to the roles of the table', () => {
  const actual = Object.fromEntries(
    Object.entries(PERMISSIONS).map(([name, roles]) => [
      name,
      (['administrator', 'director', 'manager', 'merchant-supervisor', 'auditor'] as const).map((role) => ((roles as readonly Role[]).includes(role) ? LETTER[role] : '-')).join(' '),
    ]),
  );
  expect(actual).toEqual(ROLES_OF_PERMISSIONS);
  expect(ROLES).toHaveLength(5);
});

it('every route has a line in routes.txt that says what it asks, and the other way round', () => {
  expect(operations.map(routeOf).toSorted()).toEqual([...written.keys()].toSorted());
  // Each handler of a controller is described, and none twice. The page of the queues is looked at below.
  const outside = ['HealthController', 'MetricsController', 'QueuesController'];
  expect(operations).toHaveLength(requireAccessRules(api.application).filter(({ controller }) => !outside.includes(controller)).length);
});

it('nobody gets in without signing in, where the route is not public', async () => {
  const wrong: string[] = [];
  for (const operation of operations) {
    const rule = written.get(routeOf(operation));
    const { status, code } = await ask(api.nobody, operation, `${pathOf(operation, HOME)}${queryOf(operation)}`);
    const isRefused = status === 401 && code === 'sign-in-needed';
    if (isRefused === (rule?.permission === 'public')) wrong.push(`${routeOf(operation)}: ${status}`);
  }
  expect(wrong).toEqual([]);
});

it.each(CALLERS)('$name is let in where role and scope allow it, and nowhere else', async ({ name, grants, side }) => {
  const wrong: string[] = [];
  for (const operation of operations) {
    const rule = written.get(routeOf(operation));
    // To sign out is to end the session of the test.
    if (rule === undefined || rule.permission === 'public' || routeOf(operation) === 'DELETE /session') continue;
    const { permission } = rule;
    // One's own account is there for everybody.
    const isPermitted = permission === 'account.own' || grants.some(({ role }) => ROLES_OF_PERMISSIONS[permission].includes(LETTER[role]));
    const names = operation.path.match(/\{(managerId|merchantId|division)\}/) !== null;
    for (const own of [HOME, AWAY]) {
      const { status, code } = await ask(callers.get(name) as Caller, operation, `${pathOf(operation, { ...own })}${queryOf(operation)}`);
      const isReached = !names || side === 'all' || (side === 'home') === (own === HOME);
      // A supervisor's reach is a shop: no manager is within it.
      const hasReach = isReached && !(grants.some(({ role }) => role === 'merchant-supervisor') && operation.path.includes('{managerId}'));
      const expected = !isPermitted ? 'not-permitted' : hasReach ? 'in' : 'outside-scope';
      const made = status === 401 || status === 403 ? code : 'in';
      // Things with ids of their own, which are made up here, are checked by their service.
      const isFine = made === expected || (expected === 'in' && made === 'outside-scope' && /\{\w+Id\}/.test(operation.path) && !names);
      if (!isFine) wrong.push(`${routeOf(operation)} of ${own === HOME ? 'home' : 'away'}: expected ${expected}, got ${made} (${status})`);
    }
  }
  expect(wrong).toEqual([]);
});

it('names in queries and bodies are checked like those in paths', async () => {
  const wrong: string[] = [];
  const caller = callers.get('director of home') as Caller;
  for (const operation of operations) {
    const rule = written.get(routeOf(operation));
    if (rule === undefined || rule.permission === 'public' || !ROLES_OF_PERMISSIONS[rule.permission].includes('d')) continue;
    for (const name of ['managerId', 'merchantId', 'division'] as const) {
      const inQuery = operation.parameters.some((each) => each.in === 'query' && each.name === name);
      if (inQuery) {
        const query = queryOf(operation);
        const { status, body } = await caller.request(operation.method, `${pathOf(operation, HOME)}${query}${query === '' ? '?' : '&'}${name}=${encodeURIComponent(AWAY[name])}`);
        if (status !== 403 || (body as { code?: string }).code !== 'outside-scope') wrong.push(`${routeOf(operation)}?${name}: ${status}`);
      }
      if (operation.body === null) continue;
      const { status, body } = await caller.request(operation.method, `${pathOf(operation, HOME)}${queryOf(operation)}`).send({ [name]: AWAY[name] });
      if (status !== 403 || (body as { code?: string }).code !== 'outside-scope') wrong.push(`${routeOf(operation)} {${name}}: ${status}`);
    }
  }
  expect(wrong).toEqual([]);
});

it('a change without the token of the page, or from the page of another site, is refused', async () => {
  const wrong: string[] = [];
  const cookie = callers.get('administrator') as Caller;
  for (const operation of operations) {
    const rule = written.get(routeOf(operation));
    if (operation.method === 'get' || rule === undefined || rule.permission === 'public') continue;
    const path = `${pathOf(operation, HOME)}${queryOf(operation)}`;
    const without = await cookie.request(operation.method, path).unset('X-CSRF-Token');
    const foreign = await cookie.request(operation.method, path).set('Origin', 'https://elsewhere.example');
    if ((without.body as { code?: string }).code !== 'csrf-token-wrong') wrong.push(`${routeOf(operation)}: ${without.status}`);
    if ((foreign.body as { code?: string }).code !== 'origin-foreign') wrong.push(`${routeOf(operation)} from elsewhere: ${foreign.status}`);
  }
  expect(wrong).toEqual([]);
});

it('tokens are kept from what is for the page alone', async () => {
  const wrong: string[] = [];
  for (const operation of operations) {
    const rule = written.get(routeOf(operation));
    if (rule === undefined || rule.permission === 'public') continue;
    const { code } = await ask(tokens.get('administrator') as Caller, operation, `${pathOf(operation, HOME)}${queryOf(operation)}`);
    if ((code === 'not-for-tokens') !== rule.pageOnly) wrong.push(routeOf(operation));
  }
  expect(wrong).toEqual([]);
});

it('the page of the queues is for administrators, and for auditors to look at', async () => {
  const statuses: Record<string, number> = {};
  for (const { name } of CALLERS) {
    const response = await fetch(`${api.address}/admin/queues`, { headers: (callers.get(name) as Caller).headers('get') });
    statuses[name] = response.status;
  }
  const refused = Object.fromEntries(CALLERS.slice(2).map(({ name }) => [name, 403]));
  expect(statuses).toEqual({ administrator: 200, auditor: 200, ...refused });
  expect((await fetch(`${api.address}/admin/queues`)).status).toBe(401);
});
