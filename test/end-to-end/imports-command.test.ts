import { writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import type { CommandLine } from '../support/command-line.js';
import { openCommandLine } from '../support/command-line.js';
import type { TestDatabase } from '../support/database.js';
import { createTestDatabase } from '../support/database.js';

/** `opscore imports`: the list, and taking an import back. */

let test: TestDatabase;
let opscore: CommandLine;

beforeAll(async () => {
  test = await createTestDatabase({ poolSize: 2 });
  opscore = openCommandLine(test.url);
});

afterAll(() => test.drop());

async function bringIn(name: string, csv: string): Promise<void> {
  const path = join(opscore.home, name);
  writeFileSync(path, csv);
  expect(await opscore.run('import', 'orders', path)).toMatchObject({ exitCode: 0 });
}

const HEADER = 'order_id,merchant_id,buyer_id,placed_at,status,amount';

it('lists imports, takes one back, and names what stays', async () => {
  expect(await opscore.run('imports', 'list')).toEqual({ exitCode: 0, out: 'Nothing was imported yet.\n', err: '' });
  await bringIn('first.csv', `${HEADER}\n1,m1,b,2026-10-01 10:00:00,placed,1\n2,m1,b,2026-10-01 10:00:00,placed,1\n`);
  await bringIn('later.csv', `${HEADER}\n2,m1,b,2026-10-01 10:00:00,placed,2\n`);
  const { out } = await opscore.run('imports', 'list', '--json');
  const [later, first] = JSON.parse(out) as { id: string; fileName: string; readAs: string; by: { name: string; via: string } }[];
  expect([later?.fileName, first?.fileName, first?.readAs, first?.by]).toEqual(['later.csv', 'first.csv', 'CSV, UTF-8', { name: userInfo().username, via: 'command-line' }]);
  expect(await opscore.run('imports', 'undo', first?.id ?? '')).toEqual({
    exitCode: 0,
    out: 'Undone: 1 rows taken back, 0 as before, 1 kept.\n  orders: order_id 2, merchant_id m1: changed since (later.csv)\n',
    err: '',
  });
  const list = await opscore.run('imports', 'list');
  expect(list.out.split('\n').map((line) => line.trim().split(/\s{2,}/).slice(1, 7))).toContainEqual(['first.csv', 'orders', 'undone', '2', '0', '0']);
  const again = await opscore.run('imports', 'undo', first?.id ?? '');
  expect(again).toMatchObject({ exitCode: 1, out: '' });
  expect(again.err).toContain('was undone already');
});

it.each(['x', '00000000-0000-4000-8000-000000000001', "' OR true"])('knows no import %s', async (id) => {
  expect(await opscore.run('imports', 'undo', id)).toMatchObject({ exitCode: 2, err: expect.stringContaining('There is no import') as string });
});
