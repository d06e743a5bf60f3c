import { inflateRawSync } from 'node:zlib';
import type { ZippedFile } from './write-zip.js';

/** The files of an honest archive, unpacked, in the order of its list. */
export function readParts(zip: Buffer): ZippedFile[] {
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006'));
  const parts: ZippedFile[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left--) {
    const [method, packed, nameLength] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20), zip.readUInt16LE(at + 28)];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(start, start + packed);
    parts.push({ name, bytes: method === 0 ? bytes : inflateRawSync(bytes) });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return parts;
}
