import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 as expectedSum, deflateRawSync } from 'node:zlib';
import type { ZipEnd, ZippedFile } from '../../test/fuzz/write-zip.js';
import { writeZip } from '../../test/fuzz/write-zip.js';
import { Archive, UnreadableArchive } from './archive.js';
import { crc32 } from './crc32.js';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'opscore-archive-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

const BYTES = Buffer.from('id,amount\n1,5\n'.repeat(20_000));
const FILE: ZippedFile = { name: 'a.csv', bytes: BYTES };

/** What is read of the first file of an archive on disk, or why it is refused. */
async function readFirst(zip: Buffer): Promise<Buffer | string> {
  const path = join(folder, 'a.zip');
  writeFileSync(path, zip);
  try {
    const archive = await Archive.open(path);
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of archive.read(archive.entries[0]?.name ?? '')) chunks.push(chunk);
      return Buffer.concat(chunks);
    } finally {
      archive.close();
    }
  } catch (error) {
    return error instanceof UnreadableArchive ? error.reason : `no refusal: ${String(error)}`;
  }
}

it.each([['packed', {}], ['as it is', { isStored: true }]])('reads a file that is %s', async (_how, more) => {
  expect(await readFirst(writeZip([{ ...FILE, ...more }]))).toEqual(BYTES);
});

const FILES: readonly (readonly [string, Partial<ZippedFile>, string])[] = [
  ['another sum than it says', { crc: 1 }, 'broken'],
  ['another sum than it says, not packed', { crc: 1, isStored: true }, 'broken'],
  ['more bytes than it says', { saysBytes: 100 }, 'broken'],
  ['fewer bytes than it says', { saysBytes: BYTES.length + 1 }, 'broken'],
  ['a place behind the end', { saysOffset: 0x7ffffffe }, 'broken'],
  // The system refuses to read there, at once and not as an error of reading: the process ended.
  ['a place that is no number', { saysOffset: 2n ** 64n - 1n }, 'broken'],
  ['a password', { flags: 1 }, 'encrypted'],
  ['another way of packing', { method: 12 }, 'broken'],
  ['a gigabyte in a few bytes', { packed: deflateRawSync(Buffer.alloc(100)), saysBytes: 2 ** 30 }, 'too-packed'],
];

it.each(FILES)('refuses a file with %s', async (_what, more, reason) => {
  expect(await readFirst(writeZip([{ ...FILE, ...more }]))).toBe(reason);
});

const ENDS: readonly (readonly [string, ZipEnd, string])[] = [
  ['more files than there are', { saysFiles: 2 }, 'broken'],
  ['a list behind the end', { saysListAt: 0xfffffff0 }, 'broken'],
  ['a long list that is not there', { end64At: 0n }, 'not-zip'],
  ['a long list at no place', { end64At: 2n ** 64n - 1n }, 'not-zip'],
];

it.each(ENDS)('refuses an archive whose end says %s', async (_what, end, reason) => {
  expect(await readFirst(writeZip([FILE], end))).toBe(reason);
});

it('refuses files that lie in each other', async () => {
  const packed = deflateRawSync(Buffer.alloc(2 ** 20));
  const more = Array.from({ length: 400 }, (_, index) => ({ ...FILE, name: `${index}`, packed: Buffer.alloc(0), saysPacked: packed.length, saysBytes: 2 ** 20, saysOffset: 0 }));
  expect(await readFirst(writeZip([{ ...FILE, packed, saysBytes: 2 ** 20 }, ...more]))).toBe('broken');
});

it.each([0, 1, 3, 4, 7, 8, 1_001])('adds up %i bytes as everybody does, also in parts', (length) => {
  const bytes = BYTES.subarray(0, length);
  const half = length >> 1;
  expect(crc32(bytes)).toBe(expectedSum(bytes));
  expect(crc32(bytes.subarray(half), crc32(bytes.subarray(0, half)))).toBe(expectedSum(bytes));
});
