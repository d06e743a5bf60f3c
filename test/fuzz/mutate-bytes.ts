import type { RandomSource } from '../attribution/random-source.js';

/** A change of a file's bytes. */
export type MutateBytes = (bytes: Buffer, random: RandomSource) => Buffer;

const MOST_REPEATED = 2_000;

function cutAt(bytes: Buffer, at: number, gone: number, put: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + gone)]);
}

/** Changes of bytes, whatever they mean, by what they do. */
export const BYTE_MUTATIONS: Readonly<Record<string, MutateBytes>> = {
  'bits flipped': (bytes, random) => {
    const changed = Buffer.from(bytes);
    for (let times = 1 + random.below(8); times > 0; times--) {
      const at = random.below(changed.length);
      changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8));
    }
    return changed;
  },
  'byte replaced': (bytes, random) => {
    const changed = Buffer.from(bytes);
    changed[random.below(changed.length)] = random.pick([0, 1, 0x0a, 0x0d, 0x22, 0x2c, 0x7f, 0x80, 0xfe, 0xff, random.below(256)]);
    return changed;
  },
  'cut off': (bytes, random) => bytes.subarray(0, random.below(bytes.length)),
  'beginning gone': (bytes, random) => bytes.subarray(random.below(bytes.length)),
  'bytes gone': (bytes, random) => cutAt(bytes, random.below(bytes.length), 1 + random.below(60), Buffer.alloc(0)),
  'bytes repeated': (bytes, random) => {
    const at = random.below(bytes.length);
    const piece = bytes.subarray(at, at + 1 + random.below(60));
    return cutAt(bytes, at, 0, Buffer.concat(Array.from({ length: 1 + random.below(Math.ceil(MOST_REPEATED / piece.length)) }, () => piece)));
  },
  'bytes put in': (bytes, random) => cutAt(bytes, random.below(bytes.length), 0, Buffer.from(Array.from({ length: 1 + random.below(30) }, () => random.below(256)))),
  'zeros put in': (bytes, random) => cutAt(bytes, random.below(bytes.length), 0, Buffer.alloc(1 + random.below(5_000))),
  'filled to the end': (bytes, random) => Buffer.from(bytes).fill(random.below(256), random.below(bytes.length)),
  'something behind': (bytes, random) => Buffer.concat([bytes, random.pick([bytes, Buffer.alloc(1 + random.below(600)), Buffer.from('\r\n\r\n'), Buffer.from('\u001A')])]),
  'pieces swapped': (bytes, random) => {
    const [first = 0, second = 0, third = 0] = [random.below(bytes.length), random.below(bytes.length), random.below(bytes.length)].toSorted((a, b) => a - b);
    return Buffer.concat([bytes.subarray(0, first), bytes.subarray(second, third), bytes.subarray(first, second), bytes.subarray(third)]);
  },
  'number replaced': (bytes, random) => {
    if (bytes.length < 4) return bytes;
    const changed = Buffer.from(bytes);
    changed.writeUInt32LE(random.pick([0, 1, 0x7fffffff, 0x80000000, 0xffffffff, 0xfffffffe, random.below(65_536)]), random.below(bytes.length - 3));
    return changed;
  },
  'nothing left': () => Buffer.alloc(0),
};
