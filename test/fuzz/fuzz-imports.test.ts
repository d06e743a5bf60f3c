import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { TestDatabase } from '../support/database.js';
import { createTestDatabase } from '../support/database.js';

/** Every sample file, changed in thousands of ways: what `npm run fuzz:import` does, in a process of its own so that its memory is its own. */

const CASES = 2_000;

let target: TestDatabase;

beforeAll(async () => {
  target = await createTestDatabase();
});

afterAll(() => target.drop());

it(`no changed file crashes or blocks an import, takes much memory, or is stored by halves (${CASES} files)`, async () => {
  const words = ['--expose-gc', '--import', join(__dirname, '../support/typescript-loader.mjs'), join(__dirname, 'fuzz-imports.ts'), '--cases', String(CASES), '--seed', '20261126'];
  const child = spawn(process.execPath, words, { env: { ...process.env, DATABASE_URL: target.url }, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const output of [child.stdout, child.stderr]) output.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'exit')) as [number | null];
  // What it says names the cases, and how to repeat them.
  if (code !== 0) throw new Error(said);
  expect(said).toContain(`${CASES} files in `);
}, 600_000);
