import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/** A file of an archive, made while it is read. */
export interface PackedFile {
  readonly path: string;
  readonly texts: AsyncIterable<string> | Iterable<string>;
}

/** Quick, and half as large again as the smallest: packing runs beside the making of rows, on a thread of its own. */
const LEVEL = 3;
/** The first day of the format: the same content gives the same bytes. */
const NO_TIME = new Date(1980, 0, 1);

/** A ZIP archive, made while it is read, in flat memory. Throws what the files throw. */
export async function* packArchive(files: AsyncIterable<PackedFile>): AsyncIterable<Uint8Array> {
  const zip = new ZipFile();
  const archive = zip.outputStream as Readable;
  zip.on('error', (error: Error) => archive.destroy(error));
  const packing = pack(zip, files).catch((error: unknown) => {
    archive.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  try {
    yield* archive as AsyncIterable<Uint8Array>;
  } finally {
    archive.destroy();
    await packing;
  }
}

/** One file after the other: what a later one says may depend on what was written in an earlier one. */
async function pack(zip: ZipFile, files: AsyncIterable<PackedFile>): Promise<void> {
  const archive = zip.outputStream as Readable;
  for await (const { path, texts } of files) {
    const bytes = Readable.from(texts, { objectMode: false });
    const end = () => bytes.destroy();
    // Nobody reads on: the source is let go as well.
    archive.once('close', end);
    try {
      zip.addReadStream(bytes, path, { compressionLevel: LEVEL, mtime: NO_TIME, mode: 0o100644 });
      await finished(bytes);
    } finally {
      archive.off('close', end);
    }
  }
  zip.end();
}
