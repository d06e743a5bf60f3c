import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { BOMBS } from './bombs.js';
import type { ReadBomb } from './read-bombs.js';

/** Small files that would become large ones: each is known for what it is with little work and little memory. */

/** 64 MB, and as much again that waits to be collected: how much that is, is a matter of luck. */
const MOST_MEGABYTES = 128;
/** A slow machine takes so many times as long. */
const PATIENCE = 3;

let read: Map<string, ReadBomb>;

beforeAll(async () => {
  // A process of its own: what it takes is its own.
  const loader = join(__dirname, '../support/typescript-loader.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', '--import', loader, join(__dirname, 'read-bombs.ts')]);
  const lines = stdout.trim().split('\n').map((line) => JSON.parse(line) as ReadBomb);
  read = new Map(lines.map((each) => [each.name, each]));
}, 300_000);

it.each(BOMBS.map(({ name, refusedWith, mostSeconds = 1 }) => [name, refusedWith, mostSeconds] as const))('%s is refused with %s', (name, refusedWith, mostSeconds) => {
  const { code = '', packedMegabytes = 0, seconds = 0, megabytes = 0 } = read.get(name) ?? {};
  expect(code).toBe(refusedWith);
  expect(packedMegabytes).toBeLessThan(4);
  expect(seconds).toBeLessThan(mostSeconds * PATIENCE);
  expect(megabytes).toBeLessThan(MOST_MEGABYTES);
});
