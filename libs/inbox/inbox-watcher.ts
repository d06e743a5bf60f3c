import { constants } from 'node:fs';
import { access, mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { compareBytes } from '#libs/domain/byte-order.js';
import { KIND_NAMES } from '#libs/ingest/kinds.js';
import type { FileMark } from './file-mark.js';
import { isSameMark, markOf } from './file-mark.js';
import type { ImportFiles, ReceivedFile } from './import-files.js';
import { UNKNOWN_KIND, isUnsettled } from './import-files.js';
import { kindOfName } from '#libs/ingest/kind-of-name.js';
import { kindOfHeader } from './kind-of-file.js';
import { SETTLED_FOLDERS, asUnusable, putAway } from './put-away.js';

export interface InboxOptions {
  readonly folder: string;
  /** Told of every file that was noted as waiting. It stays so where this fails. */
  readonly onReceived: (fileId: string) => void | Promise<void>;
  /** Told what stands in the way; the watcher goes on. */
  readonly onProblem: (error: unknown) => void;
  /** How long a file must have stayed the same. */
  readonly settleMs?: number;
  readonly pollEveryMs?: number;
}

/** Files that programs have not finished or do not mean for others. */
const PASSED_OVER = /^\.|(\.part|\.tmp|\.crdownload|~)$/i;

interface Sighting {
  readonly mark: FileMark;
  /** When it was first seen like this. */
  readonly sinceMs: number;
}

interface StableFile {
  readonly name: string;
  readonly path: string;
  readonly mark: FileMark;
}

/**
 * Looks every few seconds for files that were put into a folder, and hands those over that nobody writes any more. The
 * folder is read and not watched: network folders tell of no changes.
 */
export class InboxWatcher {
  private readonly folder: string;
  private readonly settleMs: number;
  private readonly pollEveryMs: number;
  private sightings = new Map<string, Sighting>();
  private hasTidied = false;
  private isStopped = true;
  private timer: NodeJS.Timeout | undefined;
  private polling: Promise<void> = Promise.resolve();
  /** What was told at the last look and at this one. */
  private told: [Set<string>, Set<string>] = [new Set(), new Set()];

  constructor(
    private readonly files: ImportFiles,
    private readonly options: InboxOptions,
  ) {
    this.folder = resolve(options.folder);
    this.settleMs = options.settleMs ?? 5_000;
    this.pollEveryMs = options.pollEveryMs ?? 3_000;
  }

  /** Makes the folder and its sub-folders. Throws `inbox-unusable` where it cannot, or may not read and write them. */
  async prepare(): Promise<void> {
    for (const folder of [this.folder, ...SETTLED_FOLDERS.map((name) => join(this.folder, name))]) {
      try {
        await mkdir(folder, { recursive: true });
        await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
      } catch (error) {
        throw asUnusable(error, folder);
      }
    }
  }

  /** Prepares the folder and looks into it from now on. Throws what {@link prepare} throws. */
  async start(): Promise<void> {
    await this.prepare();
    this.isStopped = false;
    this.polling = this.pollAndGoOn();
  }

  /** Looks no more; waits for a look that has begun. */
  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timer);
    await this.polling;
  }

  /**
   * Looks once: hands files over that have stayed the same for two looks and for the time to settle, those first that others
   * depend on, and puts settled ones away that still lie there. Gives the ids of the files handed over. Throws
   * `inbox-unusable` where the folder cannot be read.
   */
  async poll(now = new Date()): Promise<string[]> {
    this.told = [this.told[1], new Set()];
    if (!this.hasTidied) await this.tidyUp();
    const stable = await this.findStable(now.getTime());
    const lastOf = await this.files.lastOf(stable.map(({ path }) => path));
    const fresh: (StableFile & Pick<ReceivedFile, 'kind'>)[] = [];
    for (const file of stable) {
      const last = lastOf.get(file.path);
      if (last !== undefined && isSettledAs(last, file.mark)) await this.putAway(last);
      else if (last === undefined || isAnother(last, file.mark)) fresh.push({ ...file, kind: await kindOf(file) });
    }
    const handedOver: string[] = [];
    for (const { path, name, kind, mark } of fresh.toSorted(inOrderOfKinds)) {
      const fileId = await this.files.receive({ path, fileName: name, kind, sizeBytes: mark.sizeBytes });
      handedOver.push(fileId);
      await this.tell(fileId);
    }
    return handedOver;
  }

  private async pollAndGoOn(): Promise<void> {
    try {
      await this.poll();
    } catch (error) {
      this.note(error);
    }
    if (this.isStopped) return;
    this.timer = setTimeout(() => {
      this.polling = this.pollAndGoOn();
    }, this.pollEveryMs);
  }

  /** A problem that lasts is told once. */
  private note(error: unknown): void {
    const problem = String(error);
    const [last, now] = this.told;
    if (!last.has(problem) && !now.has(problem)) this.options.onProblem(error);
    now.add(problem);
  }

  private async tell(fileId: string): Promise<void> {
    try {
      await this.options.onReceived(fileId);
    } catch (error) {
      this.note(error);
    }
  }

  /** Whoever settled a file may have been killed before it was noted where it lies. */
  private async tidyUp(): Promise<void> {
    const isHere = ({ path, fileName }: ReceivedFile) => path === join(this.folder, fileName);
    for (const file of (await this.files.notPutAway()).filter(isHere)) await this.putAway(file);
    this.hasTidied = true;
  }

  private async putAway(file: ReceivedFile): Promise<void> {
    try {
      await putAway(this.files, file.fileId);
    } catch (error) {
      this.note(error);
    }
  }

  private async findStable(nowMs: number): Promise<StableFile[]> {
    const before = this.sightings;
    this.sightings = new Map();
    const stable: StableFile[] = [];
    for (const name of await this.listNames()) {
      const path = join(this.folder, name);
      const mark = await markOf(path).catch(() => null);
      if (mark === null) continue;
      const last = before.get(name);
      const isSame = last !== undefined && isSameMark(last.mark, mark);
      // A clock that was set back does not make a file wait for ever.
      const sinceMs = isSame ? Math.min(last.sinceMs, nowMs) : nowMs;
      this.sightings.set(name, { mark, sinceMs });
      if (isSame && nowMs - sinceMs >= this.settleMs) stable.push({ name, path, mark });
    }
    return stable;
  }

  /** Ordinary files that lie in the folder itself: no links, no folders. */
  private async listNames(): Promise<string[]> {
    try {
      const entries = await readdir(this.folder, { withFileTypes: true });
      return entries.filter((entry) => entry.isFile() && !PASSED_OVER.test(entry.name)).map(({ name }) => name);
    } catch (error) {
      throw asUnusable(error, this.folder);
    }
  }
}

/** Whether the file that lies there is the one that was settled and only needs to be put away. */
function isSettledAs({ state, report }: ReceivedFile, mark: FileMark): boolean {
  const isSettled = state === 'done' || state === 'rejected';
  return isSettled && report !== null && report.movedTo === undefined && isSameMark(report.seen, mark);
}

/** Whether the file that lies there is another one than the last: one that failed waits until it is changed or tried again. */
function isAnother({ state, report }: ReceivedFile, mark: FileMark): boolean {
  if (isUnsettled({ state })) return false;
  return state !== 'failed' || !isSameMark(report?.seen ?? null, mark);
}

/** Where neither name nor header tells, the import says what is wrong with the file. */
async function kindOf({ name, path }: StableFile): Promise<ReceivedFile['kind']> {
  return kindOfName(name) ?? kindOfHeader(path).catch(() => UNKNOWN_KIND);
}

function inOrderOfKinds(a: StableFile & Pick<ReceivedFile, 'kind'>, b: StableFile & Pick<ReceivedFile, 'kind'>): number {
  return placeOf(a.kind) - placeOf(b.kind) || compareBytes(a.name, b.name);
}

function placeOf(kind: ReceivedFile['kind']): number {
  return kind === UNKNOWN_KIND ? KIND_NAMES.length : KIND_NAMES.indexOf(kind);
}
