import type { Database } from '#libs/database/database.js';
import type { Actor } from '#libs/domain/actor.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { ImportPhase } from '#libs/ingest/import-request.js';
import type { JournalState } from '#libs/ingest/journal.js';
import type { KindName } from '#libs/ingest/kind.js';
import type { UndoSummary } from '#libs/ingest/undo-import.js';
import type { FileState, UNKNOWN_KIND } from './import-files.js';
import type { ImportReport, RowCounts } from './import-report.js';
import * as sql from './imports.sql.js';

/** A file that was handed over, waiting or imported, or an import of the command line. */
export interface ImportEntry {
  /** That of the file where one was handed over, else that of the import. */
  readonly id: string;
  readonly fileId: string | null;
  /** Null until it is in, and of a dry run. */
  readonly importId: string | null;
  readonly kind: KindName | typeof UNKNOWN_KIND;
  /** `canonical`, or how the files were read; null until it is in. */
  readonly profile: string | null;
  readonly fileName: string;
  readonly sizeBytes: number | null;
  readonly sha256: string | null;
  readonly state: FileState;
  readonly phase: ImportPhase | null;
  readonly bytesRead: number | null;
  readonly strict: boolean;
  readonly dryRun: boolean;
  /** Counts of rows; of imports of the command line it is not known how many wait. */
  readonly rows: (Omit<RowCounts, 'waiting' | 'waitingMerchants'> & { readonly waiting: number | null; readonly waitingMerchants: number | null }) | null;
  readonly report: ImportReport | null;
  /** Null where it is not known. */
  readonly by: Pick<Actor, 'name' | 'via'> | null;
  readonly receivedAt: Date;
  readonly changedAt: Date;
  /** Whether it can be undone; null where nothing is in. */
  readonly journal: JournalState | null;
  readonly undone: { readonly at: Date; readonly by: string; readonly did: UndoSummary } | null;
  /** Its place in the list: the instant with microseconds. */
  readonly place: string;
}

export interface ImportsAsked {
  readonly state: FileState | null;
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

  /** The one of an id, of a file or of an import. Throws `import-not-found`. */
  async get(id: string): Promise<ImportEntry> {
    const [row] = await this.database.query<EntryRow>(sql.ONE_IMPORT, [id]);
    if (row === undefined) throw new OpscoreError('import-not-found', { import: id });
    return readEntry(row);
  }
}

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
  readonly journal: JournalState | null;
  readonly undone_at: Date | null;
  readonly undone_by: string | null;
  readonly undo: UndoSummary | null;
  readonly rows_read: number | null;
  readonly rows_added: number;
  readonly rows_changed: number;
  readonly rows_unchanged: number;
  readonly rows_rejected: number;
  readonly rows_repeated: number;
  readonly place: string;
}

function readEntry(row: EntryRow): ImportEntry {
  return {
    id: row.id,
    fileId: row.file_id,
    importId: row.import_id,
    kind: row.kind,
    profile: row.profile,
    fileName: row.file_name,
    sizeBytes: row.size_bytes,
    sha256: row.sha256,
    state: row.state,
    phase: row.phase,
    bytesRead: row.bytes_read,
    strict: row.strict,
    dryRun: row.dry_run,
    rows: row.report?.rows ?? countsOf(row),
    report: row.report,
    by: row.actor_name === null || row.actor_via === null ? nobody(row) : { name: row.actor_name, via: row.actor_via },
    receivedAt: row.received_at,
    changedAt: row.changed_at,
    journal: row.journal,
    undone: row.undone_at === null || row.undo === null ? null : { at: row.undone_at, by: row.undone_by ?? '', did: row.undo },
    place: row.place,
  };
}

/** Files that nobody handed over came through the inbox; of an old import it is not known. */
function nobody({ file_id: fileId }: EntryRow): ImportEntry['by'] {
  return fileId === null ? null : { name: 'opscore', via: 'job' };
}

function countsOf(row: EntryRow): ImportEntry['rows'] {
  if (row.rows_read === null) return null;
  return {
    read: row.rows_read,
    added: row.rows_added,
    changed: row.rows_changed,
    unchanged: row.rows_unchanged,
    rejected: row.rows_rejected,
    repeated: row.rows_repeated,
    waiting: null,
    waitingMerchants: null,
  };
}
