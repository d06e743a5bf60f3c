import { userInfo } from 'node:os';
import { openCommandLine } from '../support/command-line.js';
import type { CommandLine } from '../support/command-line.js';
import type { Services } from '../support/services.js';
import { openServices } from '../support/services.js';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** `opscore user` and `opscore audit`, as an operator uses them. */

let services: Services;
let line: CommandLine;

beforeAll(async () => {
  services = await openServices();
  await services.bringIn('managers', 'manager_id,name,division,category\nom-01,Lin,North,Food');
  line = openCommandLine(services.url);
});

afterAll(() => services.close());

beforeEach(() => services.database.query('TRUNCATE users, user_grants, sessions, personal_tokens, audit_entries, audit_head CASCADE'));

const run = (...words: string[]) => line.run(...words);
const ONE_TIME = /(?:[a-z2-9]{5}-){3}[a-z2-9]{5}/;

it('adds users and shows the password once', async () => {
  const added = await run('user', 'add', 'Lin', '--role', 'manager', '--scope', 'om-01', '--display-name', '林');
  expect(added).toMatchObject({ exitCode: 0, err: '' });
  expect(added.out).toMatch(/^Lin was added\.\nPassword for the first sign-in, shown this once: \S+\n$/);
  const [password = ''] = ONE_TIME.exec(added.out) ?? [];
  expect(password).toHaveLength(23);
  const listed = await run('user', 'list');
  expect(listed.out.split('\n').map((each) => each.split(/ {2,}/))).toEqual([
    ['Name', 'Display name', 'State', 'Roles'],
    expect.anything(),
    ['Lin', '林', 'first password', 'manager (om-01)'],
    [''],
  ]);
  const everything = [listed.out, (await run('user', 'list', '--json')).out, (await run('audit', 'list', '--json')).out].join('\n');
  expect(everything).not.toContain(password);
  const [other = ''] = ONE_TIME.exec((await run('user', 'reset', 'lin')).out) ?? [];
  expect(other).not.toBe(password);
});

it('gives and takes roles, disables and enables', async () => {
  await run('user', 'add', 'root', '--role', 'administrator');
  const { out } = await run('user', 'add', 'lin', '--role', 'auditor', '--json');
  expect(JSON.parse(out)).toMatchObject({ user: { name: 'lin', grants: [{ role: 'auditor', scope: null }] }, oneTimePassword: expect.stringMatching(ONE_TIME) });
  expect((await run('user', 'grant', 'LIN', '--role', 'director', '--scope', 'North')).out).toBe('The roles of lin: auditor, director (North)\n');
  expect((await run('user', 'revoke', 'lin', '--role', 'auditor')).out).toBe('The roles of lin: director (North)\n');
  expect((await run('user', 'disable', 'lin')).out).toBe('lin: disabled\n');
  expect((await run('user', 'enable', 'lin')).out).toBe('lin: first password\n');
});

it.each([
  [['user', 'add', 'lin'], 2, '--role'],
  [['user', 'add', 'lin', '--role', 'king'], 2, 'king'],
  [['user', 'add', 'lin', '--role', 'manager'], 2, 'is given for a manager id'],
  [['user', 'add', 'lin', '--role', 'manager', '--scope', 'om-99'], 2, 'om-99'],
  [['user', 'add', '=1+1', '--role', 'auditor'], 2, 'cannot be a sign-in name'],
  [['user', 'add', 'ROOT', '--role', 'auditor'], 1, 'There is a user'],
  [['user', 'reset', 'nobody'], 2, 'There is no user nobody'],
  [['user', 'disable', 'root'], 1, 'last active administrator'],
  [['user', 'revoke', 'root', '--role', 'administrator'], 1, 'last active administrator'],
  [['audit', 'list', '--limit', '0'], 2, 'whole number'],
])('refuses %j', async (words, exitCode, message) => {
  await run('user', 'add', 'root', '--role', 'administrator');
  const refused = await run(...words);
  expect(refused.exitCode).toBe(exitCode);
  expect(refused.err).toContain(message);
  expect((await run('audit', 'verify')).out).toContain('1 entries');
});

it('lists what was changed and by whom, and finds one altered byte', async () => {
  await run('user', 'add', 'root', '--role', 'administrator');
  const rules = join(line.home, 'rules.yaml');
  writeFileSync(rules, 'scoring: { weights: { sales: 50 } }\n');
  expect((await run('rules', 'apply', rules)).exitCode).toBe(0);
  const entries = JSON.parse((await run('audit', 'list', '--json')).out) as object[];
  expect(entries).toMatchObject([
    {
      sequence: 2,
      recordedAt: '2026-11-24T04:00:00.000Z',
      actor: { userId: null, name: userInfo().username, via: 'command-line' },
      action: 'rules.applied',
      subject: '2',
      before: { version: 1 },
      after: { version: 2, differences: [expect.objectContaining({ path: expect.stringContaining('sales') as string })] },
    },
    { sequence: 1, action: 'user.added', subject: 'root' },
  ]);
  const table = await run('audit', 'list', '--action', 'rules.applied');
  expect(table.out).toContain('2026-11-24 12:00');
  expect(table.out).not.toContain('user.added');

  expect(await run('audit', 'verify')).toMatchObject({ exitCode: 0, out: expect.stringMatching(/^The audit log is whole: 2 entries, the last with the hash [0-9a-f]{64}\.\n$/) });
  await services.database.query(`UPDATE audit_entries SET after = replace(after, 'root', 'toor') WHERE sequence = 1`);
  await services.database.query(`UPDATE audit_entries SET subject = 'toor' WHERE sequence = 1`);
  const broken = await run('audit', 'verify');
  expect(broken).toMatchObject({ exitCode: 1, out: '' });
  expect(broken.err).toContain('entry 1 was altered');
  const asJson = await run('audit', 'verify', '--json');
  expect(asJson.exitCode).toBe(1);
  expect(JSON.parse(asJson.out)).toMatchObject({ broken: { sequence: 1, flaw: 'altered' } });
});
