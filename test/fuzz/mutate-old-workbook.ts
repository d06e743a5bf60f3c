import type { RandomSource } from '../attribution/random-source.js';
import type { MutateBytes } from './mutate-bytes.js';

const SECTOR = 512;
const ODD_PLACES = [0, 1, 2, 3, 7, 100, 0x7fffffff, 0x80000000, 0xfffffffa, 0xfffffffd, 0xfffffffe, 0xffffffff];
/** Where the header says sizes of sectors, places of tables and their numbers. */
const HEADER_FIELDS = [30, 32, 44, 48, 56, 60, 64, 68, 72, 76, 80, 84];

function putNumber(bytes: Buffer, at: number, value: number): Buffer {
  const changed = Buffer.from(bytes);
  if (at + 4 <= changed.length) changed.writeUInt32LE(value >>> 0, at);
  return changed;
}

/** Where the records of the stream begin, for a stream that lies in one piece. */
function recordsOf(bytes: Buffer): number[] {
  const found: number[] = [];
  let at = bytes.indexOf(Buffer.from([0x09, 0x08, 0x10, 0x00]));
  while (at >= 0 && at + 4 <= bytes.length && !(bytes.readUInt16LE(at) === 0 && bytes.readUInt16LE(at + 2) === 0)) {
    found.push(at);
    at += 4 + bytes.readUInt16LE(at + 2);
  }
  return found;
}

const onRecord =
  (change: (bytes: Buffer, at: number, random: RandomSource) => void): MutateBytes =>
  (bytes, random) => {
    const changed = Buffer.from(bytes);
    const records = recordsOf(changed);
    if (records.length > 0) change(changed, random.pick(records), random);
    return changed;
  };

/** Changes of an old workbook, by what they do. */
export const OLD_WORKBOOK_MUTATIONS: Readonly<Record<string, MutateBytes>> = {
  'header field': (bytes, random) => putNumber(bytes, random.pick(HEADER_FIELDS), random.pick(ODD_PLACES)),
  'header fields': (bytes, random) => HEADER_FIELDS.reduce((changed, at) => (random.happens(30) ? putNumber(changed, at, random.pick(ODD_PLACES)) : changed), bytes),
  'sector chain': (bytes, random) => {
    const table = (1 + Math.max(0, bytes.readUInt32LE(76) % Math.ceil(bytes.length / SECTOR))) * SECTOR;
    return putNumber(bytes, table + 4 * random.below(40), random.happens(50) ? random.below(20) : random.pick(ODD_PLACES));
  },
  'list of files': (bytes, random) => {
    const list = (1 + (bytes.readUInt32LE(48) % Math.ceil(bytes.length / SECTOR))) * SECTOR;
    return putNumber(bytes, list + 128 * random.below(4) + random.pick([0, 64, 66, 116, 120]), random.pick(ODD_PLACES));
  },
  'record of another kind': onRecord((bytes, at, random) => void bytes.writeUInt16LE(random.pick([0x0809, 0x000a, 0x0085, 0x00fc, 0x003c, 0x00fd, 0x0203, 0x027e, 0x00bd, 0x0204, 0x0205, 0x0006, 0x0207, 0x0022, 0x00e0, 0x041e, 0x00e5, 0]), at)),
  'record of another length': onRecord((bytes, at, random) => void bytes.writeUInt16LE(random.pick([0, 1, 2, 3, 8, 0x2020, 0xffff]), at + 2)),
  'record content': onRecord((bytes, at, random) => {
    const length = bytes.readUInt16LE(at + 2);
    const place = at + 4 + random.below(Math.max(length, 1));
    if (place + 2 <= bytes.length) bytes.writeUInt16LE(random.pick([0, 1, 255, 256, 0x3fff, 0x4000, 0xffff, random.below(65_536)]), place);
  }),
};
