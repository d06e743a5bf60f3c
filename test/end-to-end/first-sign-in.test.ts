import type { TestDatabase } from '../support/database.js';
import { createTestDatabase } from '../support/database.js';
import { OpscoreProcess } from '../support/opscore-process.js';

/** The first start makes an administrator and prints the sign-in, once. */

let test: TestDatabase;
const servers: OpscoreProcess[] = [];

beforeAll(async () => {
  test = await createTestDatabase({ poolSize: 2 });
});

afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop('SIGKILL')));
  await test.drop();
});

const PORTS = { first: '39110', second: '39140', third: '39170' } as const;

async function serve(port: string, language = 'C'): Promise<{ server: OpscoreProcess; address: string }> {
  const server = new OpscoreProcess(test.url, ['serve', '--no-worker', '--port', port], { LANG: language });
  servers.push(server);
  const [, address = ''] = await server.hear(/(http:\/\/127\.0\.0\.1:\d+)/);
  return { server, address };
}

it('of two starts at once one prints it; whoever reads it comes in, and replaces the password', async () => {
  const starts = await Promise.all([serve(PORTS.first), serve(PORTS.second)]);
  const [{ address }] = starts;
  const found = await Promise.any(starts.map(({ server }) => server.hear(/shown this once:\n {2}name {6}(admin)\n {2}password {2}([a-z2-9-]{23})\n.*\n/)));
  const [, name = '', password = ''] = found;
  expect(starts.filter(({ server }) => server.text.includes('shown this once'))).toHaveLength(1);

  const signIn = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name, password }),
  });
  expect(signIn.status).toBe(201);
  expect(await signIn.json()).toMatchObject({ name: 'admin', mustChangePassword: true, grants: [{ role: 'administrator', scope: null }] });

  const { server: later } = await serve(PORTS.third, 'zh_CN.UTF-8');
  expect(await later.stop()).toBe(0);
  expect(later.text).not.toMatch(/admin|首次登录/);
});
