import { gunzipSync, gzipSync } from 'node:zlib';
import type { RandomSource } from '../attribution/random-source.js';
import { BYTE_MUTATIONS } from './mutate-bytes.js';
import type { ZipEnd, ZippedFile } from './write-zip.js';
import { writeZip } from './write-zip.js';

/** A file on its way into a container. */
export interface NamedFile {
  readonly name: string;
  readonly bytes: Buffer;
}

/** A change that puts a file into a container, or changes the one that it is in. */
export type Pack = (file: NamedFile, random: RandomSource) => NamedFile;

const ODD_NAMES = ['../../etc/orders.csv', '/orders.csv', 'C:\\orders.csv', 'a/../../orders.csv', '..\\orders.csv', 'orders.csv/', '', '.csv', 'CON.csv', '__MACOSX/._orders.csv', 'a\0b.csv', `${'长'.repeat(300)}.csv`, '订单.csv', '\u202Evsc.csv'];
const LIES = [0, 1, 100, 0x7fffffff, 0xffffffff, 2 ** 40];

function zipOf(file: NamedFile, files: readonly ZippedFile[], end: ZipEnd = {}): NamedFile {
  return { name: `${file.name}.zip`, bytes: writeZip(files, end) };
}

const zipping =
  (change: (file: ZippedFile, random: RandomSource) => ZippedFile): Pack =>
  (file, random) => zipOf(file, [change({ name: file.name, bytes: file.bytes }, random)]);

const damaged =
  (pack: Pack, names: readonly (keyof typeof BYTE_MUTATIONS)[]): Pack =>
  (file, random) => {
    const packed = pack(file, random);
    return { ...packed, bytes: BYTE_MUTATIONS[random.pick(names)]?.(packed.bytes, random) ?? packed.bytes };
  };

const gzipped: Pack = ({ name, bytes }) => ({ name: `${name}.gz`, bytes: gzipSync(bytes, { level: 1 }) });
const zipped: Pack = zipping((file) => file);

/** Containers around a file, honest and not, by what they are. */
export const PACKINGS: Readonly<Record<string, Pack>> = {
  gzip: gzipped,
  'gzip of gzip': (file, random) => gzipped(gzipped(file, random), random),
  'gzip in two parts': ({ name, bytes }, random) => {
    const cut = random.below(bytes.length + 1);
    return { name: `${name}.gz`, bytes: Buffer.concat([gzipSync(bytes.subarray(0, cut)), gzipSync(bytes.subarray(cut))]) };
  },
  'damaged gzip': damaged(gzipped, Object.keys(BYTE_MUTATIONS)),
  'gzip with something behind': (file, random) => {
    const packed = gzipped(file, random);
    return { ...packed, bytes: Buffer.concat([packed.bytes, random.pick([Buffer.alloc(600), Buffer.from('x'), packed.bytes.subarray(0, 10)])]) };
  },
  'gzip without its name': (file, random) => ({ ...gzipped(file, random), name: file.name }),
  'gzip that is none': ({ name, bytes }) => ({ name: `${name}.gz`, bytes }),
  'gzip with a wrong length': (file, random) => {
    const packed = gzipped(file, random);
    packed.bytes.writeUInt32LE(random.pick([0, 1, 0xffffffff]), packed.bytes.length - 4);
    return packed;
  },
  zip: zipped,
  'zip, not packed': zipping((file) => ({ ...file, isStored: true })),
  'zip of zip': (file, random) => zipped(zipped(file, random), random),
  'zip of gzip': (file, random) => zipped(gzipped(file, random), random),
  'damaged zip': damaged(zipped, Object.keys(BYTE_MUTATIONS)),
  'zip cut off': damaged(zipped, ['cut off', 'beginning gone', 'something behind']),
  'zip with a wrong sum': zipping((file, random) => ({ ...file, crc: random.below(2 ** 31), isStored: random.happens(50) })),
  'zip with wrong sizes': zipping((file, random) => ({ ...file, saysBytes: random.pick(LIES), ...(random.happens(50) && { saysPacked: random.pick(LIES) }) })),
  'zip with a wrong place': zipping((file, random) => ({ ...file, saysOffset: random.pick([1, 4, 0x7fffffff, 0xfffffffe, 2n ** 53n, 2n ** 64n - 1n]) })),
  'zip with flags': zipping((file, random) => ({ ...file, flags: random.pick([1, 0x41, 0x40, 8, 0x2000, 0xffff]) })),
  'zip of another method': zipping((file, random) => ({ ...file, method: random.pick([1, 9, 12, 14, 93, 99, 0xffff]) })),
  'zip of nothing': zipping((file) => ({ ...file, bytes: Buffer.alloc(0) })),
  'zip of noise': zipping((file, random) => ({ ...file, packed: Buffer.from(Array.from({ length: random.below(400) }, () => random.below(256))) })),
  'zip with an odd name': (file, random) => zipOf(file, [{ name: random.pick(ODD_NAMES), bytes: file.bytes }, ...(random.happens(50) ? [{ name: random.pick(ODD_NAMES), bytes: file.bytes }] : [])]),
  'zip with the file twice': (file, random) => zipOf(file, Array.from({ length: 2 + random.below(3) }, () => ({ name: file.name, bytes: random.happens(70) ? file.bytes : Buffer.from('a,b\n1,2\n') }))),
  'zip of many files': (file, random) => zipOf(file, [...Array.from({ length: random.below(60) }, (_, index) => ({ name: `${index}-${random.pick(['a.csv', 'b.txt', 'c.xlsx', 'd.pdf', 'e/'])}`, bytes: random.happens(30) ? file.bytes : Buffer.alloc(0) })), { name: file.name, bytes: file.bytes }]),
  'zip with a wrong end': (file, random) =>
    zipOf(file, [{ name: file.name, bytes: file.bytes }], random.pick<ZipEnd>([{ saysFiles: 2 }, { saysFiles: 0 }, { saysFiles: 0xffff }, { saysListAt: 0 }, { saysListAt: 0xfffffffe }, { end64At: 2n ** 64n - 1n }, { end64At: 0n }, { end64At: 2n ** 53n }, { comment: Buffer.from('PK\u0005\u0006') }])),
  'zip of no file': (file) => zipOf(file, []),
  'zip without its name': (file, random) => ({ ...zipped(file, random), name: file.name }),
};

/** A file out of the gzip that it lies in; as it is where it lies in none. */
export function unpackGzip(bytes: Buffer): Buffer {
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}
