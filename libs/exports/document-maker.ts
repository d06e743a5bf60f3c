import type { Permission } from '#libs/domain/access.js';
import type { Language } from '#libs/domain/errors.js';
import type { Localised } from '#libs/reports/report.js';
import type { ExportFormat } from './export-formats.js';
import type { ExportRequest, HeldRows } from './export-files.js';
import type { ReachBy } from './export-scope.js';
import type { PlaceOfReport } from './place-of-report.js';

/** What can be made of a quarter beside the reports of plain rows. */
export interface DocumentDescription {
  readonly id: string;
  readonly title: Localised;
  readonly formats: readonly ExportFormat[];
  readonly permission: Permission;
}

/** The quarterly review pack: of all managers that somebody reaches, of a division, or of one manager. */
export const REVIEW_PACK = {
  id: 'review',
  title: { en: 'Quarterly review', zh: '季度复盘' },
  formats: ['xlsx', 'pdf'],
  permission: 'scorecards.read',
} as const satisfies DocumentDescription;

/** The documents that there are. */
export const DOCUMENTS: readonly DocumentDescription[] = [REVIEW_PACK];

/** For whom and when a file is made: it says so itself. */
export interface MadeBy {
  /** The display name of who asked for it; null at the command line. */
  readonly name: string | null;
  readonly at: Date;
}

export interface DocumentRequest {
  readonly request: ExportRequest;
  readonly place: PlaceOfReport;
  readonly format: ExportFormat;
  readonly language: Language;
  readonly reachBy: ReachBy;
  readonly madeBy: MadeBy;
}

/** A document while it is made. */
export interface DocumentBeingMade {
  readonly bytes: AsyncIterable<Uint8Array>;
  /** How many of its parts (managers) are written so far, and how many it has. */
  readonly parts: () => { readonly done: number; readonly total: number };
  /** Whose rows it holds. */
  readonly holds: HeldRows;
}

/** Makes a document of many parts. */
export interface DocumentMaker extends DocumentDescription {
  /** Throws `not-permitted`, `outside-scope`, `not-scored` and what is wrong with the request. */
  make<T>(request: DocumentRequest, consume: (document: DocumentBeingMade) => Promise<T>): Promise<T>;
}
