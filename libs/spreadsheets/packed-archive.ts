import { Readable, pipeline } from 'node:stream';
import { createGzip } from 'node:zlib';

/** A file of an archive, made while it is read. */
export interface PackedFile {
  readonly path: string;
  readonly texts: AsyncIterable<string> | Iterable<string>;
}

const LOCAL_HEADER = 0x04034b50;
const DATA_DESCRIPTOR = 0x08074b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;
const VERSION = 20;
/** Sizes follow the bytes, and names are UTF-8. */
const FLAGS = 0x0808;
const DEFLATED = 8;
/** 1980-01-01, the first day of the format: the same content gives the same bytes. */
const NO_TIME = 0;
const NO_DAY = 33;
const MOST_BYTES = 0xffffffff;

/** Quick, and half as large again as the smallest: packing runs beside the making of rows, on a thread of its own. */
const LEVEL = 3;
const CHUNK_BYTES = 64 * 1024;
const GZIP_HEADER_BYTES = 10;
const GZIP_TRAILER_BYTES = 8;

/** A file that is written, as the directory at the end tells of it. */
interface WrittenFile {
  readonly path: Buffer;
  readonly checksum: number;
  readonly packedBytes: number;
  readonly bytes: number;
  readonly at: number;
}

/**
 * A ZIP archive, made while it is read, in flat memory. Throws RangeError where it would be larger than the format holds (4 GiB), and
 * what the entries throw.
 */
export async function* packArchive(files: AsyncIterable<PackedFile>): AsyncIterable<Uint8Array> {
  const written: WrittenFile[] = [];
  let at = 0;
  for await (const { path, texts } of files) {
    const name = Buffer.from(path);
    const header = localHeader(name);
    yield header;
    let packedBytes = 0;
    const trailer = new Trailer();
    for await (const chunk of pack(texts)) {
      const rest = trailer.holdBack(chunk);
      packedBytes += rest.length;
      if (rest.length > 0) yield rest;
    }
    const { checksum, bytes } = trailer;
    const descriptor = Buffer.alloc(16);
    [DATA_DESCRIPTOR, checksum, packedBytes, bytes].forEach((value, index) => descriptor.writeUInt32LE(value, index * 4));
    yield descriptor;
    written.push({ path: name, checksum, packedBytes, bytes, at });
    at += header.length + packedBytes + descriptor.length;
    if (at > MOST_BYTES) throw new RangeError('A workbook is larger than 4 GiB, which its format does not hold.');
  }
  yield directoryOf(written, at);
}

/** The bytes of a gzip file without its header: packed bytes, then the checksum and size, both reckoned beside the packing. */
async function* pack(texts: PackedFile['texts']): AsyncIterable<Buffer> {
  let skipped = 0;
  // Where the source fails, or nobody reads on, all of it is ended; the loop below throws what failed.
  const packed = pipeline(Readable.from(texts), createGzip({ level: LEVEL, chunkSize: CHUNK_BYTES }), () => undefined);
  for await (const chunk of packed as AsyncIterable<Buffer>) {
    const skip = Math.min(GZIP_HEADER_BYTES - skipped, chunk.length);
    skipped += skip;
    yield chunk.subarray(skip);
  }
}

/** Holds back the last bytes of what goes by: those that tell the checksum and the size. */
class Trailer {
  private held: Buffer = Buffer.alloc(0);

  holdBack(chunk: Buffer): Buffer {
    const all = this.held.length === 0 ? chunk : Buffer.concat([this.held, chunk]);
    const cut = Math.max(0, all.length - GZIP_TRAILER_BYTES);
    this.held = all.subarray(cut);
    return all.subarray(0, cut);
  }

  get checksum(): number {
    return this.held.readUInt32LE(0);
  }

  /** Of what is packed. No file is larger than 4 GiB: a sheet ends before. */
  get bytes(): number {
    return this.held.readUInt32LE(4);
  }
}

function localHeader(name: Buffer): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(LOCAL_HEADER, 0);
  [VERSION, FLAGS, DEFLATED, NO_TIME, NO_DAY].forEach((value, index) => header.writeUInt16LE(value, 4 + index * 2));
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name]);
}

function directoryOf(files: readonly WrittenFile[], at: number): Buffer {
  const headers = files.map(({ path, checksum, packedBytes, bytes, at: fileAt }) => {
    const header = Buffer.alloc(46);
    header.writeUInt32LE(CENTRAL_HEADER, 0);
    [VERSION, VERSION, FLAGS, DEFLATED, NO_TIME, NO_DAY].forEach((value, index) => header.writeUInt16LE(value, 4 + index * 2));
    [checksum, packedBytes, bytes].forEach((value, index) => header.writeUInt32LE(value, 16 + index * 4));
    header.writeUInt16LE(path.length, 28);
    header.writeUInt32LE(fileAt, 42);
    return Buffer.concat([header, path]);
  });
  const directory = Buffer.concat(headers);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END_OF_DIRECTORY, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([directory, end]);
}
