import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database, Session } from '#libs/database/database.js';
import { readBuyerIdSecret } from '#libs/directory/buyer-id-secret.js';
import type { KindName } from '../kind.js';
import { kindNamed } from '../kinds.js';
import type { RawFile, RawTable } from '../raw-tables.js';
import { openRawFile } from '../raw-tables.js';
import { describeReason } from '../reject-reasons.js';
import * as staging from '../staging.sql.js';
import type { TableRow } from '../table-rows.js';
import { HEADER_WITHIN } from './bind-header.js';
import type { MappedFact } from './map-file.js';
import { findTables, firstRows, mapFile } from './map-file.js';
import * as sql from './mapped-rows.sql.js';
import type { MappingProfile } from './mapping-profile.js';
import type { FittingTable } from './read-parts.js';
import { SpooledRows } from './spooled-rows.js';

/** Why a row would be rejected. */
export interface PreviewedProblem {
  /** Null where it is the row as a whole. */
  readonly column: string | null;
  readonly value: string | null;
  readonly en: string;
  readonly zh: string;
}

/** A row that a profile makes; one that cannot be read at all has no values. */
export interface PreviewedRow {
  readonly line: number;
  readonly values: readonly (string | null)[];
  readonly problems: readonly PreviewedProblem[];
}

export interface PreviewedFact {
  readonly kind: KindName;
  readonly columns: readonly string[];
  readonly rows: readonly PreviewedRow[];
}

/** What a profile makes of the first rows of a file. */
export interface MappedPreview {
  readonly facts: readonly PreviewedFact[];
  readonly unknownColumns: readonly string[];
  /** Columns that the profile knows and does not read. */
  readonly ignoredColumns: readonly string[];
  readonly totalsPassedOver: number;
}

export interface PreviewRequest {
  readonly path: string;
  readonly profile: MappingProfile;
  /** What the profile is told; what is missing is empty, and so are the columns made of it. */
  readonly options: Readonly<Record<string, string>>;
}

/** So many rows of each table are looked at. */
const LOOKED_AT = HEADER_WITHIN + 70;
/** So many rows of each fact are shown. */
const SHOWN = 20;

/**
 * Shows what a profile makes of the first rows of a file, and what they would be rejected for, by the statements of an import; nothing is
 * kept, and no import is waited for. Throws what {@link findTables} throws, and what is wrong with the file.
 */
export async function previewMapped(database: Database, { path, profile, options: given }: PreviewRequest): Promise<MappedPreview> {
  const options = Object.fromEntries(Object.entries(profile.options).map(([name, option]) => [name, given[name] ?? option.default ?? '']));
  const file = await openRawFile(path, () => undefined, { isLook: true });
  const folder = await mkdtemp(join(tmpdir(), 'opscore-preview-'));
  try {
    const tables = await findTables(profile, withFirstRows(file), path);
    const mapped = await mapFile(profile, tables, { folder, options, digestKey: await readBuyerIdSecret(database) });
    const facts = await database.withTransaction(
      async (session) => {
        const shown: PreviewedFact[] = [];
        for (const fact of mapped.facts) shown.push(await showFact(session, fact));
        return shown;
      },
      { keep: false },
    );
    const unknownColumns = [...new Set(tables.fitting.flatMap(({ header }) => header.unknown))];
    const ignored = await Promise.all(tables.fitting.map(ignoredIn));
    return { facts, unknownColumns, ignoredColumns: [...new Set(ignored.flat())], totalsPassedOver: mapped.passedOver.totals };
  } finally {
    file.close();
    await rm(folder, { recursive: true, force: true });
  }
}

function withFirstRows(file: RawFile): RawFile {
  return { ...file, tables: file.tables.map((table) => ({ ...table, rows: (wanted) => cutShort(table.rows(wanted)) })) };
}

async function* cutShort(batches: ReturnType<RawTable['rows']>): ReturnType<RawTable['rows']> {
  let left = LOOKED_AT;
  for await (const batch of batches) {
    const rows: readonly TableRow[] = batch.slice(0, left);
    left -= rows.length;
    yield rows;
    if (left <= 0) return;
  }
}

/** Headers that are neither read nor unknown. */
async function ignoredIn({ table, header }: FittingTable): Promise<string[]> {
  const cells = (await firstRows(table)).find(({ line }) => line === header.line)?.cells ?? [];
  const read = new Set(header.fields.map(({ column }) => column));
  return cells.filter((cell, column) => cell.trim() !== '' && !read.has(column) && !header.unknown.includes(cell));
}

interface FirstRow {
  readonly [column: string]: unknown;
  readonly line: number;
  readonly ragged: boolean;
  readonly fields: readonly (string | null)[];
  readonly columns: readonly (string | null)[];
  readonly values: readonly (string | null)[];
  readonly reasons: readonly string[];
}

/** Lays the rows of a fact as an import does, in tables that are gone with the transaction. */
async function showFact(session: Session, { fact, spool, links }: MappedFact): Promise<PreviewedFact> {
  const kind = kindNamed(fact.kind);
  const tables = staging.tablesOf(randomUUID());
  const source = new SpooledRows(spool, fact, links, '');
  const { columns } = source;
  await session.query(staging.createProblems(tables));
  await source.layTexts(session, tables);
  for (const statement of staging.findProblems(kind, tables, columns)) await session.query(statement);
  await session.query(staging.createReady(kind, tables, columns, true));
  for (const statement of staging.findRuleProblems(kind, tables, columns)) await session.query(statement);
  const rows = await session.query<FirstRow>(sql.firstRows(tables, columns), [SHOWN]);
  return { kind: kind.name, columns, rows: rows.map(showRow) };
}

function showRow({ line, ragged, fields, columns, values, reasons }: FirstRow): PreviewedRow {
  return {
    line,
    values: ragged ? [] : fields,
    problems: reasons.map((reason, index) => ({
      column: columns[index] ?? null,
      value: values[index] ?? null,
      en: describeReason(reason, 'en'),
      zh: describeReason(reason, 'zh'),
    })),
  };
}
