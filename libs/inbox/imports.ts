import type { Database } from '#libs/database/database.js';
import type { Actor } from '#libs/domain/actor.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { ImportPhase } from '#libs/ingest/import-request.js';
import type { JournalState } from '#libs/ingest/journal.js';
import type { KindName } from '#libs/ingest/kind.js';
import type { UndoSummary } from '#libs/ingest/undo-import.js';
import type { FileState, UNKNOWN_KIND } from './import-files.js';
import type { ImportReport } from './import-report.js';
import * as sql from './imports.sql.js';

/** A file that was handed over, waiting or imported, or an import of the command line. */
export interface ImportEntry {
  /** That of the file where one was handed over, else that of the import. */
  readonly id: string;
  readonly fileId: string | null;
  /** Null until it is in, and of a dry run. */
  readonly importId: string | null;
  /** What the file is about; what else it brought is among its parts. */
  readonly kind: KindName | typeof UNKNOWN_KIND;
  /** `canonical`, or the profile that the file is read by; null while that is not known. */
  readonly profile: string | null;
  /** What the profile was told. */
  readonly options: Readonly<Record<string, string>>;
  /** What the file was taken for, such as `CSV, GB18030 (GBK)`; null until it is settled, and where that was not kept. */
  readonly readAs: string | null;
  readonly fileName: string;
  readonly sizeBytes: number | null;
  readonly sha256: string | null;
  readonly state: FileState;
  readonly phase: ImportPhase | null;
  readonly bytesRead: number | null;
  readonly strict: boolean;
  readonly dryRun: boolean;
  /** Counts of rows, of all parts together; null where the file was not read. */
  readonly rows: EntryRows | null;
  /** What it brought, or of a dry run would bring: one for each kind of fact, in the order in which they were stored. */
  readonly parts: readonly EntryPart[];
  readonly report: ImportReport | null;
  /** Null where it is not known. */
  readonly by: Pick<Actor, 'name' | 'via'> | null;
  readonly receivedAt: Date;
  readonly changedAt: Date;
  /** Whether it can be undone as a whole; null where nothing is in. */
  readonly journal: JournalState | null;
  readonly undone: { readonly at: Date; readonly by: string; readonly did: UndoSummary } | null;
  /** Its place in the list: the instant with microseconds. */
  readonly place: string;
}

/** Counts of rows; of imports of the command line it is not known how many wait. */
export type EntryRows = Readonly<Record<(typeof COUNTS)[number], number>> & { readonly waiting: number | null; readonly waitingMerchants: number | null };

export interface EntryPart {
  readonly kind: KindName;
  /** Null of a dry run. */
  readonly importId: string | null;
  readonly rows: EntryRows;
}

const COUNTS = ['read', 'added', 'changed', 'unchanged', 'rejected', 'repeated'] as const;

export interface ImportsAsked {
  readonly state: FileState | null;
  /** Those that have a part of this kind. */
  readonly kind: string | null;
  readonly after: { readonly place: string; readonly id: string } | null;
  readonly limit: number;
}

/** The list of all imports: what was uploaded, came through the inbox or was brought in at the command line. */
export class Imports {
  constructor(private readonly database: Database) {}

  /** The newest first, so many at most. */
  async list({ state, kind, after, limit }: ImportsAsked): Promise<ImportEntry[]> {
    const rows = await this.database.query<EntryRow>(sql.NEWEST_IMPORTS, [state, kind, after?.place ?? null, after?.id ?? null, limit]);
    return rows.map(readEntry);
  }

  /** The one of an id, of a file or of any import of one. Throws `import-not-found`. */
  async get(id: string): Promise<ImportEntry> {
    const [row] = await this.database.query<EntryRow>(sql.ONE_IMPORT, [id]);
    if (row === undefined) throw new OpscoreError('import-not-found', { import: id });
    return readEntry(row);
  }
}

type StoredPart = Readonly<Record<(typeof COUNTS)[number], number>> & { readonly importId: string; readonly kind: KindName; readonly journal: JournalState };

interface EntryRow {
  readonly [column: string]: unknown;
  readonly id: string;
  readonly file_id: string | null;
  readonly import_id: string | null;
  readonly kind: ImportEntry['kind'];
  readonly profile: string | null;
  readonly file_name: string;
  readonly size_bytes: number | null;
  readonly sha256: string | null;
  readonly read_as: string | null;
  readonly state: FileState;
  readonly phase: ImportPhase | null;
  readonly bytes_read: number | null;
  readonly report: ImportReport | null;
  readonly strict: boolean;
  readonly dry_run: boolean;
  readonly actor_name: string | null;
  readonly actor_via: Actor['via'] | null;
  readonly received_at: Date;
  readonly changed_at: Date;
  readonly read_by: string | null;
  readonly options: Readonly<Record<string, string>>;
  readonly undone_at: Date | null;
  readonly undone_by: string | null;
  readonly undo: UndoSummary | null;
  readonly parts: readonly StoredPart[];
  readonly place: string;
}

function readEntry(row: EntryRow): ImportEntry {
  const parts = partsOf(row);
  return {
    id: row.id,
    fileId: row.file_id,
    importId: row.import_id,
    kind: row.kind,
    profile: row.profile ?? row.read_by,
    options: row.options,
    readAs: row.report?.readAs ?? row.read_as,
    fileName: row.file_name,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    state: row.state,
    phase: row.phase,
    bytesRead: row.bytes_read,
    strict: row.strict,
    dryRun: row.dry_run,
    rows: row.report?.rows ?? (parts.length === 0 ? null : addUp(row.parts)),
    parts,
    report: row.report,
    by: row.actor_name === null || row.actor_via === null ? nobody(row) : { name: row.actor_name, via: row.actor_via },
    receivedAt: row.received_at,
    changedAt: row.changed_at,
    journal: journalOf(row.parts),
    undone: row.undone_at === null || row.undo === null ? null : { at: row.undone_at, by: row.undone_by ?? '', did: row.undo },
    place: row.place,
  };
}

/** Files that nobody handed over came through the inbox; of an old import it is not known. */
function nobody({ file_id: fileId }: EntryRow): ImportEntry['by'] {
  return fileId === null ? null : { name: 'opscore', via: 'job' };
}

/** What the report says, which knows how many rows wait; else what was recorded of the imports. */
function partsOf({ report, parts }: EntryRow): readonly EntryPart[] {
  if (report?.parts !== undefined) return report.parts;
  // Reports of earlier versions are of files with one kind.
  return parts.map((part) => ({ kind: part.kind, importId: part.importId, rows: report?.rows ?? addUp([part]) }));
}

function addUp(parts: readonly StoredPart[]): EntryRows {
  const counts = COUNTS.map((name) => [name, parts.reduce((total, part) => total + part[name], 0)]);
  return { ...(Object.fromEntries(counts) as Record<(typeof COUNTS)[number], number>), waiting: null, waitingMerchants: null };
}

/** A file is undone as a whole: where the journal of one of its kinds is missing, none can be. */
function journalOf(parts: readonly StoredPart[]): JournalState | null {
  const states = parts.map(({ journal }) => journal);
  return (['too-large', 'dropped', 'kept'] as const).find((state) => states.includes(state)) ?? null;
}
