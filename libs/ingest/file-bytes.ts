import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { OpscoreError } from '#libs/domain/errors.js';
import { isBomb } from '#libs/spreadsheets/archive.js';

const CHUNK_BYTES = 1024 * 1024;
/** The last bytes of a file that is packed with gzip: its length, modulo 4 GB. */
const LENGTH_BYTES = 4;
/** No table is packed more than so many times; of one that is, not more must be unpacked to know it. */
const MOST_PACKED = 100;

/** Reads a file on disk; `onChunk` is told of every piece, and how much is read by then. Throws `file-not-found`. */
export async function* readOnDisk(path: string, onChunk: (chunk: Buffer, read: number) => void): AsyncGenerator<Buffer> {
  let read = 0;
  const { size } = await stat(path).catch((cause: unknown) => {
    throw new OpscoreError('file-not-found', { file: path }, { cause });
  });
  // Room is made for a whole piece, however small the file.
  const chunks = createReadStream(path, { highWaterMark: Math.min(CHUNK_BYTES, size + 1) });
  let failure: unknown = null;
  chunks.once('error', (error) => (failure = error));
  try {
    for await (const chunk of chunks as AsyncIterable<Buffer>) {
      read += chunk.length;
      onChunk(chunk, read);
      yield chunk;
    }
  } catch (cause) {
    throw cause === failure ? new OpscoreError('file-not-found', { file: path }, { cause }) : cause;
  }
}

/**
 * Unpacks what was packed with gzip. Throws `file-not-gzip`, and `archive-too-packed` where no honest file is packed like that: before
 * anything is given, where the file says so itself.
 */
export async function* unpackGzip(file: AsyncGenerator<Buffer>, path: string): AsyncGenerator<Buffer> {
  if (await saysBomb(path)) for await (const chunk of unpack(readOnDisk(path, () => undefined), path)) if (chunk.length === 0) break;
  yield* unpack(file, path);
}

async function* unpack(file: AsyncGenerator<Buffer>, path: string): AsyncGenerator<Buffer> {
  let [packed, unpacked] = [0, 0];
  const counted = async function* (): AsyncGenerator<Buffer> {
    for await (const chunk of file) {
      packed += chunk.length;
      yield chunk;
    }
  };
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  // Whichever of the two fails or is let go, the other one ends with it; the reader is told by the loop.
  pipeline(Readable.from(counted()), gunzip, () => undefined);
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      unpacked += chunk.length;
      if (isBomb(unpacked, packed, MOST_PACKED)) throw new OpscoreError('archive-too-packed', { file: path });
      yield chunk;
    }
  } catch (cause) {
    const isOfGzip = String((cause as { code?: unknown }).code).startsWith('Z_');
    throw isOfGzip ? new OpscoreError('file-not-gzip', { file: path }, { cause }) : cause;
  }
}

/** The last bytes of a file say what it unpacks to. Those of a file that is not whole say anything: then it is looked at. */
async function saysBomb(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch((cause: unknown) => {
    throw new OpscoreError('file-not-found', { file: path }, { cause });
  });
  try {
    const { size } = await file.stat();
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LENGTH_BYTES), 0, LENGTH_BYTES, Math.max(0, size - LENGTH_BYTES));
    return bytesRead === LENGTH_BYTES && isBomb(buffer.readUInt32LE(0), size, MOST_PACKED);
  } finally {
    await file.close();
  }
}
