import { inflateRawSync } from 'node:zlib';

/** A text file of an archive, read when it is asked for. */
export interface ArchivedText {
  readonly path: string;
  readonly read: () => string;
}

const DIRECTORY_ENTRY_BYTES = 46;
const LOCAL_HEADER_BYTES = 30;
const DIRECTORY_END = 0x06054b50;
const DIRECTORY_END_BYTES = 22;
const DEFLATED = 8;

/** The text files of a ZIP archive, in its order. Throws RangeError for bytes that are none. */
export function readArchive(archive: Uint8Array): ArchivedText[] {
  const bytes = Buffer.from(archive.buffer, archive.byteOffset, archive.byteLength);
  let end = bytes.length - DIRECTORY_END_BYTES;
  while (end >= 0 && bytes.readUInt32LE(end) !== DIRECTORY_END) end -= 1;
  if (end < 0) throw new RangeError('These bytes are no ZIP archive.');
  const texts: ArchivedText[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const nameBytes = bytes.readUInt16LE(at + 28);
    const method = bytes.readUInt16LE(at + 10);
    const local = bytes.readUInt32LE(at + 42);
    const start = local + LOCAL_HEADER_BYTES + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    texts.push({
      path: bytes.toString('utf8', at + DIRECTORY_ENTRY_BYTES, at + DIRECTORY_ENTRY_BYTES + nameBytes),
      read: () => (method === DEFLATED ? inflateRawSync(packed) : packed).toString('utf8'),
    });
    at += DIRECTORY_ENTRY_BYTES + nameBytes + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return texts;
}
