import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { OpscoreError } from '#libs/domain/errors.js';

const CHUNK = 64 * 1024;

/**
 * Writes texts or bytes to a file, which appears only when it is whole: one of that name stays as it was until then.
 * Throws `file-not-writable`.
 */
export async function writeWholeFile(path: string, pieces: AsyncIterable<string | Uint8Array>): Promise<void> {
  const unfinished = `${path}.${process.pid}.part`;
  try {
    await pipeline(Readable.from(inChunks(pieces)), createWriteStream(unfinished));
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    const { code } = error as { code?: unknown };
    if (typeof code === 'string' && ['ENOENT', 'EACCES', 'EISDIR', 'ENOTDIR', 'EROFS', 'ENOSPC', 'EPERM'].includes(code)) {
      throw new OpscoreError('file-not-writable', { file: path, folder: dirname(path), reason: code }, { cause: error });
    }
    throw error;
  }
}

/** Few large pieces pass a stream faster than many small ones: texts are gathered, bytes go on as they come. */
export async function* inChunks(pieces: AsyncIterable<string | Uint8Array>): AsyncIterable<string | Uint8Array> {
  let chunk = '';
  for await (const piece of pieces) {
    if (typeof piece === 'string') {
      chunk += piece;
      if (chunk.length < CHUNK) continue;
      yield chunk;
      chunk = '';
      continue;
    }
    if (chunk !== '') yield chunk;
    chunk = '';
    yield piece;
  }
  if (chunk !== '') yield chunk;
}
