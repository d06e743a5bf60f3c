import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { OpscoreError } from '#libs/domain/errors.js';

const CHUNK_BYTES = 1024 * 1024;

/** Reads a file on disk; `onChunk` is told of every piece, and how much is read by then. Throws `file-not-found`. */
export async function* readOnDisk(path: string, onChunk: (chunk: Buffer, read: number) => void): AsyncGenerator<Buffer> {
  let read = 0;
  const chunks = createReadStream(path, { highWaterMark: CHUNK_BYTES });
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

/** Unpacks what was packed with gzip. Throws `file-not-gzip`. */
export async function* unpackGzip(file: AsyncGenerator<Buffer>, path: string): AsyncGenerator<Buffer> {
  const unpack = createGunzip({ chunkSize: CHUNK_BYTES });
  // Whichever of the two fails or is let go, the other one ends with it; the reader is told by the loop.
  pipeline(Readable.from(file), unpack, () => undefined);
  try {
    yield* unpack as AsyncIterable<Buffer>;
  } catch (cause) {
    const isOfGzip = String((cause as { code?: unknown }).code).startsWith('Z_');
    throw isOfGzip ? new OpscoreError('file-not-gzip', { file: path }, { cause }) : cause;
  }
}
