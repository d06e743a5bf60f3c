import type { ImportEntry } from '#libs/inbox/imports.js';
import type { Kind } from '#libs/ingest/kind.js';
import type { ImportAnswer, ImportKindAnswer } from './imports.dto.js';

/** An import as it is answered. Folders of the server are not told. */
export function describeImport(entry: ImportEntry): ImportAnswer {
  const { id, state, report, undone } = entry;
  const self = `/api/v1/imports/${id}`;
  const canUndo = entry.importId !== null && undone === null && entry.journal === 'kept';
  return {
    id,
    fileId: entry.fileId,
    importId: entry.importId,
    kind: entry.kind,
    profile: entry.profile,
    options: entry.options,
    readAs: entry.readAs,
    fileName: entry.fileName,
    sizeBytes: entry.sizeBytes,
    sha256: entry.sha256,
    state,
    phase: entry.phase,
    bytesRead: entry.bytesRead,
    strict: entry.strict,
    dryRun: entry.dryRun,
    by: entry.by,
    receivedAt: entry.receivedAt.toISOString(),
    changedAt: entry.changedAt.toISOString(),
    rows: entry.rows,
    parts: entry.parts.map(({ kind, importId, rows }) => ({ kind, importId, rows })),
    unknownColumns: report?.unknownColumns ?? [],
    tablesPassedOver: report?.tablesPassedOver ?? [],
    totalsPassedOver: report?.totalsPassedOver ?? 0,
    message: report?.message ?? null,
    code: report?.code ?? null,
    problems: report?.problems.map(({ line, en, zh }) => ({ line, en, zh })) ?? [],
    oddities: report?.oddities.map(({ rows, firstLine, en, zh }) => ({ rows, firstLine, en, zh })) ?? [],
    journal: entry.journal,
    undone: undone === null ? null : describeUndone(entry.kind, undone),
    links: {
      self,
      progress: `${self}/progress`,
      rejects: report === null || report.rejectsPath === null ? null : `${self}/rejects`,
      retry: state === 'failed' ? `${self}/retry` : null,
      undo: canUndo ? `${self}/undo` : null,
    },
  };
}

/** What earlier versions undid was of one kind, which they did not say. */
function describeUndone(kind: string, { at, by, did }: NonNullable<ImportEntry['undone']>): NonNullable<ImportAnswer['undone']> {
  return { at: at.toISOString(), by, ...did, keptRows: did.keptRows.map((row) => Object.assign({ kind }, row)) };
}

/** A kind of facts as it is answered: by the columns of files. */
export function describeKind({ name, columns, key }: Kind): ImportKindAnswer {
  const nameOf = (stored: string) =>
    stored === 'merchant_key' ? 'merchant_id' : (columns.find((column) => (column.stored ?? column.name) === stored)?.name ?? stored);
  return {
    name,
    key: key.map(nameOf),
    columns: columns.map(({ name: column, type, required }) => ({
      name: column,
      type: typeof type === 'object' ? 'choice' : type,
      required,
      values: typeof type === 'object' ? [...type.values] : null,
    })),
  };
}
