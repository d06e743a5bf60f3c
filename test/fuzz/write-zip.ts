import { crc32, deflateRawSync } from 'node:zlib';

/** A file for an archive. What is left out is as an honest archive has it. */
export interface ZippedFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly isStored?: boolean;
  /** Bytes that stand for the packed ones, whatever `bytes` holds. */
  readonly packed?: Buffer;
  /** What the list says of the sizes; as a pair of 64 bits where one does not fit into 32. */
  readonly saysBytes?: number;
  readonly saysPacked?: number;
  readonly crc?: number;
  readonly flags?: number;
  readonly method?: number;
  /** What the list says of the place where it begins. */
  readonly saysOffset?: number | bigint;
}

/** What the end of an archive says, where it is not so. */
export interface ZipEnd {
  readonly saysFiles?: number;
  readonly saysListAt?: number;
  /** Where a list of 64 bits is said to end; there is none. */
  readonly end64At?: bigint;
  readonly comment?: Buffer;
}

const UTF8_NAMES = 0x800;
const DEFLATED = 8;
const MOST_32 = 0xffffffff;

/** Writes an archive byte by byte, so that it may lie. */
export function writeZip(files: readonly ZippedFile[], end: ZipEnd = {}): Buffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const file of files) {
    const { local, listed } = writeFile(file, at);
    parts.push(local);
    list.push(listed);
    at += local.length;
  }
  return Buffer.concat([...parts, ...list, writeEnd(files.length, at, Buffer.concat(list).length, end)]);
}

function writeFile(file: ZippedFile, at: number): { local: Buffer; listed: Buffer } {
  const { bytes, isStored = false, method = isStored ? 0 : DEFLATED, flags = UTF8_NAMES } = file;
  const name = Buffer.from(file.name);
  const packed = file.packed ?? (isStored ? bytes : deflateRawSync(bytes, { level: 1 }));
  const sums = { crc: file.crc ?? crc32(bytes), packed: file.saysPacked ?? packed.length, bytes: file.saysBytes ?? bytes.length };
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(20, 4);
  head.writeUInt16LE(flags, 6);
  head.writeUInt16LE(method, 8);
  head.writeUInt32LE(sums.crc, 14);
  head.writeUInt32LE(Math.min(sums.packed, MOST_32), 18);
  head.writeUInt32LE(Math.min(sums.bytes, MOST_32), 22);
  head.writeUInt16LE(name.length, 26);
  const offset = file.saysOffset ?? at;
  const isLong = typeof offset === 'bigint' || sums.bytes > MOST_32 || sums.packed > MOST_32;
  const extra = isLong ? writeLongSizes(BigInt(sums.bytes), BigInt(sums.packed), BigInt(offset)) : Buffer.alloc(0);
  const listed = Buffer.alloc(46);
  listed.writeUInt32LE(0x02014b50, 0);
  listed.writeUInt16LE(20, 4);
  listed.writeUInt16LE(20, 6);
  listed.writeUInt16LE(flags, 8);
  listed.writeUInt16LE(method, 10);
  listed.writeUInt32LE(sums.crc, 16);
  listed.writeUInt32LE(isLong ? MOST_32 : sums.packed, 20);
  listed.writeUInt32LE(isLong ? MOST_32 : sums.bytes, 24);
  listed.writeUInt16LE(name.length, 28);
  listed.writeUInt16LE(extra.length, 30);
  listed.writeUInt32LE(isLong ? MOST_32 : offset, 42);
  return { local: Buffer.concat([head, name, packed]), listed: Buffer.concat([listed, name, extra]) };
}

function writeLongSizes(bytes: bigint, packed: bigint, offset: bigint): Buffer {
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  extra.writeBigUInt64LE(bytes, 4);
  extra.writeBigUInt64LE(packed, 12);
  extra.writeBigUInt64LE(offset, 20);
  return extra;
}

function writeEnd(files: number, listAt: number, listBytes: number, { saysFiles = files, saysListAt = listAt, end64At, comment = Buffer.alloc(0) }: ZipEnd): Buffer {
  const locator = Buffer.alloc(end64At === undefined ? 0 : 20);
  if (end64At !== undefined) {
    locator.writeUInt32LE(0x07064b50, 0);
    locator.writeBigUInt64LE(end64At, 8);
    locator.writeUInt32LE(1, 16);
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(saysFiles & 0xffff, 8);
  end.writeUInt16LE(saysFiles & 0xffff, 10);
  end.writeUInt32LE(listBytes, 12);
  end.writeUInt32LE(saysListAt, 16);
  end.writeUInt16LE(comment.length, 20);
  return Buffer.concat([locator, end, comment]);
}
