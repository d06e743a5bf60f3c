import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFiles } from '../../../test/fuzz/memory-watch.js';
import { kindNamed } from '../kinds.js';
import { Spool } from './spool.js';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'opscore-spool-spec-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

const open = (name: string) => new Spool(join(folder, name), kindNamed('calendar'), ['day', 'weight', 'label']);

it('writes the records of its rows, in the order in which they came', async () => {
  const spool = open('rows');
  const label = 'x'.repeat(1_000);
  for (let line = 2; line < 2_002; line++) {
    spool.add({ line, values: ['2026-11-11', '5', label] });
    if (spool.isFull) await spool.write();
  }
  spool.add({ line: 9_999, values: ['', '1,5', 'a "b"'] });
  await spool.write();
  const lines = readFileSync(join(folder, 'rows'), 'utf8').split('\n');
  expect(lines.length).toBe(2_002);
  expect(lines.slice(0, 2)).toEqual([`2,2026-11-11,5,${label}`, `3,2026-11-11,5,${label}`]);
  expect(lines.at(-2)).toBe('9999,,"1,5","a ""b"""');
});

// Of each file that was refused half way, one stayed open.
it('holds no file open between its writes', async () => {
  const before = openFiles();
  for (let index = 0; index < 50; index++) {
    const spool = open(String(index));
    spool.add({ line: 2, values: ['2026-11-11', '5', 'x'.repeat(600_000)] });
    if (spool.isFull) await spool.write();
  }
  expect(openFiles()).toBeLessThan(before + 25);
});
