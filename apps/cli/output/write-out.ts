import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { inChunks, writeWholeFile } from '#libs/exports/export-file.js';
import type { WrittenSoFar } from '#libs/exports/report-reading.js';
import type { Localised } from '#libs/reports/report.js';
import type { Console } from '../console.js';
import { printNotice } from '../console.js';
import { startProgress } from './progress.js';

/** An export to be written, and where to. */
export interface WrittenOut {
  readonly pieces: AsyncIterable<string | Uint8Array>;
  readonly written: () => WrittenSoFar;
  /** A file; standard output where there is none. */
  readonly out: string | undefined;
}

/** Writes an export to a file, or to standard output, with progress. Throws `file-not-writable` and what the pieces throw. */
export async function writeOut(console: Console, { pieces, written, out }: WrittenOut): Promise<void> {
  const progress = startProgress(console);
  const watched = async function* (): AsyncIterable<string | Uint8Array> {
    for await (const piece of pieces) {
      const { done, total } = written();
      progress.update(say(written()), total === null ? 0 : done, total ?? 1);
      yield piece;
    }
  };
  try {
    if (out === undefined) {
      await pipeline(Readable.from(inChunks(watched())), console.out, { end: false });
      return;
    }
    await writeWholeFile(out, watched());
  } finally {
    progress.stop();
  }
  const { en, zh } = say(written());
  printNotice(console, { en: `${en} written to ${out}`, zh: `已写入 ${zh}到 ${out}` });
}

function say({ done, total }: WrittenSoFar): Localised {
  return total === null ? { en: `${done} rows`, zh: `${done} 行` } : { en: `${done} of ${total} managers`, zh: `${done} / ${total} 位运营经理` };
}
