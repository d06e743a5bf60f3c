import type { Session } from '#libs/database/database.js';
import type { Actor } from '#libs/domain/actor.js';
import type { JournalState } from './journal.js';
import type { Kind } from './kind.js';
import type { RejectedRow } from './rejects.js';

export type ImportPhase = 'read' | 'check' | 'merge';

/** Work that is kept together with the facts of a file, or not at all: it is done in the import's own transaction. */
export interface AlsoInTransaction<Made = ImportSummary> {
  /** Before anything else; where it throws, the import ends. */
  readonly before: (session: Session) => Promise<void>;
  /** When the facts and the record of the import are written; after it comes the audit log, and nothing else. */
  readonly after: (session: Session, made: Made) => Promise<void>;
}

export interface ImportRequest {
  readonly kind: Kind;
  readonly path: string;
  /** Where rejected rows go when there are any. */
  readonly rejectsFolder: string;
  readonly rejectsPath?: string | undefined;
  /** Does all the work and keeps nothing. */
  readonly dryRun?: boolean;
  /** Any bad row refuses the whole file. */
  readonly strict?: boolean;
  readonly onProgress?: (phase: ImportPhase, bytes: number, total: number) => void;
  readonly alsoInTransaction?: AlsoInTransaction;
  /** Who brings the file in; opscore itself where nobody is named. */
  readonly actor?: Actor;
  /** The row of import_files that the file was handed over as. */
  readonly fileId?: string;
  /** False: it can never be undone. */
  readonly keepsJournal?: boolean;
}

/** Rows of a file that look odd. */
export interface FoundOddity {
  readonly rows: number;
  readonly firstLine: number;
  readonly en: string;
  readonly zh: string;
}

/** What an import did, or with `dryRun` would do; counts of rows. */
export interface ImportSummary {
  readonly importId: string;
  readonly kind: string;
  readonly file: string;
  /** What the file was taken for, such as `CSV, GB18030 (GBK)`; null for rows that a profile makes. */
  readonly readAs: string | null;
  readonly dryRun: boolean;
  readonly read: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** Rows whose key comes again later in the file: the last one counts. */
  readonly repeated: number;
  /** Rows that wait until their merchant is known. */
  readonly waiting: number;
  readonly waitingMerchants: number;
  /** What looks odd about rows that were taken in, and the line that it begins on. */
  readonly oddities: readonly FoundOddity[];
  readonly rejectsPath: string | null;
  /** Whether it can be undone: `too-large` is not. */
  readonly journal: JournalState;
  /** The first rejected rows, for a look without opening the file. */
  readonly firstProblems: readonly RejectedRow[];
}
