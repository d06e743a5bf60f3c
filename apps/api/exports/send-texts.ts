import type { Request, Response } from 'express';
import { OpscoreError } from '#libs/domain/errors.js';
import { inChunks } from '#libs/exports/export-file.js';

/** What is sent, and how it is called. */
export interface SentFile {
  readonly mediaType: string;
  /** Plain letters, digits, dots and hyphens. */
  readonly fileName: string;
  /** When it was made, and for which user. */
  readonly made: { readonly at: Date; readonly by: string };
  /** How long a caller may take nothing, before the connection is ended. */
  readonly stalledAfterMs?: number;
}

/** Somebody who takes nothing for so long is not waited for: a report holds a connection of the database while it is sent. */
const STALLED_AFTER_MS = 120_000;

/**
 * Sends texts or bytes as a download, no faster than the caller takes them. What fails before the first of them is an ordinary failure.
 * What fails later breaks the connection off in the middle of the chunks, so that nobody takes the part for the whole. Where the
 * caller goes away, reading ends, and with it the cursor of the database. Throws `stream-needs-chunks` for a caller of HTTP/1.0,
 * to whom the end of the connection is the end of the file; {@link CallerGone}; and what the pieces throw.
 */
export async function sendTexts(request: Request, response: Response, pieces: AsyncIterable<string | Uint8Array>, file: SentFile): Promise<void> {
  if (request.httpVersionMajor === 1 && request.httpVersionMinor === 0) throw new OpscoreError('stream-needs-chunks');
  const room = new Room(response);
  let begun = false;
  try {
    for await (const chunk of inChunks(pieces)) {
      if (room.isGone) break;
      if (!begun) begin(response, file);
      begun = true;
      if (!response.write(chunk)) await room.wait();
    }
    if (room.isGone) throw new CallerGone('The caller went away.');
    if (!begun) begin(response, file);
    response.end();
  } catch (error) {
    if (room.isGone) throw new CallerGone('The caller went away.', { cause: error });
    if (begun) response.destroy();
    throw error;
  }
}

/**
 * Waits for a caller to take what was written. One listener serves the whole download: where the answer is packed, listeners of
 * "drain" cannot be taken off again.
 */
class Room {
  isGone = false;
  private wake: () => void = () => undefined;

  constructor(response: Response) {
    response.on('drain', () => this.wake());
    response.once('close', () => {
      this.isGone = true;
      this.wake();
    });
  }

  /** Resolves when there is room again, or nobody is left who would take it. */
  async wait(): Promise<void> {
    if (this.isGone) return;
    await new Promise<void>((resolve) => {
      this.wake = resolve;
    });
  }
}

/** The caller went away before all was sent: nobody is left to be told anything. */
export class CallerGone extends Error {}

/** The headers of a download. Only its own characters stand in its name, so that it needs no quoting. */
export function begin(response: Response, { mediaType, fileName, made, stalledAfterMs = STALLED_AFTER_MS }: SentFile): void {
  response.status(200).set({
    'Content-Type': mediaType,
    'Content-Disposition': `attachment; filename="${fileName}"`,
    'Cache-Control': 'private, no-store',
    'Opscore-Made-At': made.at.toISOString(),
    'Opscore-Made-By': made.by,
  });
  // Nobody listens to it: the server then ends the connection.
  response.setTimeout(stalledAfterMs);
}
