import type { Draft } from '#libs/inbox/drafts.js';
import type { RecognisedFile } from '#libs/ingest/mapping/recognise-file.js';
import type { DraftAnswer } from './drafts.dto.js';

/** So much of a table is shown: more is nothing to look at. */
const MOST_TABLES = 50;
const MOST_COLUMNS = 200;
const LONGEST_CELL = 200;

/** A draft as it is answered: what it was taken for, with its first rows. */
export function describeDraft({ id, fileName, sizeBytes, keptUntil }: Draft, { readAs, tables, kind, fitting, alike, proposal }: RecognisedFile): DraftAnswer {
  const self = `/api/v1/import-drafts/${id}`;
  return {
    id,
    fileName,
    sizeBytes,
    keptUntil: keptUntil.toISOString(),
    readAs,
    tables: tables.slice(0, MOST_TABLES).map(({ name, headerLine, header, firstRows }) => ({
      name,
      headerLine,
      header: shorten(header),
      firstRows: firstRows.map(({ line, cells }) => ({ line, cells: shorten(cells) })),
    })),
    kind,
    fitting: fitting.map(({ profile, options, needed }) => ({ profile, options, needed })),
    alike,
    proposal: proposal === null ? null : { yaml: proposal.yaml, kind: proposal.kind, headerLine: proposal.headerLine, questions: proposal.questions.map(({ en, zh }) => ({ en, zh })) },
    links: { self, preview: `${self}/preview`, import: `${self}/import` },
  };
}

function shorten(cells: readonly string[]): string[] {
  return cells.slice(0, MOST_COLUMNS).map((cell) => cell.slice(0, LONGEST_CELL));
}
