import { randomUUID } from 'node:crypto';
import { readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { OpscoreError } from '#libs/domain/errors.js';
import { codeOf } from './file-mark.js';
import { FileReceiver, syncFolder } from './file-receiver.js';
import type { FileReceiverOptions } from './file-receiver.js';
import { safeFileName } from './safe-file-name.js';
import { isAbandoned } from './uploads.js';

/** A file that somebody sent to look at it before it is imported. */
export interface Draft {
  readonly id: string;
  readonly fileName: string;
  readonly path: string;
  readonly sizeBytes: number;
  readonly keptUntil: Date;
}

export interface DraftRequest {
  /** As it was sent. */
  readonly fileName: string;
  /** As the request says it; null where it does not. */
  readonly contentLength: number | null;
  /** Whose it is. */
  readonly userId: string | null;
  readonly now: Date;
}

/** What is kept of a draft beside its file. */
interface DraftNote {
  readonly fileName: string;
  readonly sizeBytes: number;
  readonly userId: string | null;
  readonly receivedAt: string;
}

const KEPT_MS = 86_400_000;
const DRAFT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** Names of files do not begin with a dot. */
const NOTE = '.draft.json';

/**
 * Files that are looked at before they are imported. Each lies in a folder of its own with a note of whose it is: nobody else finds it, and
 * it is removed after a day. There is no more to them: what is imported of one is a file of its own.
 */
export class Drafts {
  private readonly receiver: FileReceiver;

  constructor(private readonly options: FileReceiverOptions) {
    this.receiver = new FileReceiver(options);
  }

  /**
   * Takes a file in and looks at it; it counts only when it lies on the disk as a whole and can be looked at. Throws what
   * {@link FileReceiver.receive} throws, and what looking at it throws.
   */
  async receive<T>(source: Readable, { fileName: given, contentLength, userId, now }: DraftRequest, look: (draft: Draft) => Promise<T>): Promise<T> {
    const id = randomUUID();
    const fileName = safeFileName(given);
    return this.receiver.receive(source, id, { fileName, contentLength }, async ({ sizeBytes }) => {
      const note: DraftNote = { fileName, sizeBytes, userId, receivedAt: now.toISOString() };
      const path = join(this.options.folder, id, NOTE);
      await writeFile(`${path}.part`, JSON.stringify(note));
      await rename(`${path}.part`, path);
      await syncFolder(join(this.options.folder, id));
      return look(this.describe(id, note));
    });
  }

  /** The draft of an id. Throws `draft-not-found`, also where it is somebody else's or its time is over. */
  async get(id: string, userId: string | null, now: Date): Promise<Draft> {
    const note = DRAFT_ID.test(id) ? await this.readNote(id) : null;
    if (note === null || note.userId !== userId || isOver(note, now)) throw new OpscoreError('draft-not-found', { draft: id });
    return this.describe(id, note);
  }

  /** Removes drafts whose day is over, and what was left of those that were cut off by the end of their process. */
  async sweep(now: Date): Promise<void> {
    const ids = (await readdir(this.options.folder).catch(() => [])).filter((name) => DRAFT_ID.test(name));
    for (const id of ids) {
      const note = await this.readNote(id);
      const folder = join(this.options.folder, id);
      if (note === null ? await isAbandoned(folder) : isOver(note, now)) await rm(folder, { recursive: true, force: true });
    }
  }

  private async readNote(id: string): Promise<DraftNote | null> {
    try {
      return JSON.parse(await readFile(join(this.options.folder, id, NOTE), 'utf8')) as DraftNote;
    } catch (error) {
      if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return null;
      throw error;
    }
  }

  private describe(id: string, { fileName, sizeBytes, receivedAt }: DraftNote): Draft {
    return { id, fileName, path: join(this.options.folder, id, fileName), sizeBytes, keptUntil: endOf(receivedAt) };
  }
}

function isOver({ receivedAt }: DraftNote, now: Date): boolean {
  return endOf(receivedAt).getTime() <= now.getTime();
}

function endOf(receivedAt: string): Date {
  return new Date(new Date(receivedAt).getTime() + KEPT_MS);
}
