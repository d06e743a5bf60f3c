import type { Session } from '#libs/database/database.js';
import { kindNamed } from '../kinds.js';
import type { StagingTables } from '../staging.sql.js';
import { analyzeTable } from '../staging.sql.js';
import type { MappedFact } from './map-file.js';
import * as sql from './returned-rows.sql.js';

/** The rows of a fact, as they lie in the staging tables of its import. */
export interface StagedFact extends MappedFact {
  readonly tables: StagingTables;
}

/** A row that is given back, and what is wrong with it; nothing where it only belongs to others. */
export interface ReturnedRow {
  readonly line: number;
  /** The places of the facts that reject it, and what each says. */
  readonly facts: readonly number[];
  readonly columns: readonly (string | null)[];
  readonly values: readonly (string | null)[];
  readonly reasons: readonly string[];
}

/**
 * The rows of a foreign file that have to be given back, in its order: those that a fact rejects, and all without which they would become
 * something else when they are imported by themselves. These are the other rows of an order whose lines are numbered, of a sum, the later
 * rows of the same fact that say something else, and the orders that a row is the parent of. Where a row does not say whose it is, it may
 * be that of its neighbours, if rows stand together; if they do not, all rows are given back.
 */
export async function* readReturnedRows(session: Session, importId: string, facts: readonly StagedFact[]): AsyncGenerator<ReturnedRow> {
  const tables = sql.returnedTablesOf(importId);
  for (const statement of sql.createReturned(tables)) await session.query(statement);
  for (const [place, fact] of facts.entries()) await session.query(reasonsOf(tables, place, fact));
  await session.query(analyzeTable(tables.reasons));
  await session.query(sql.addRejected(tables));
  for (const [place, fact] of facts.entries()) await addOwners(session, tables, place, fact);
  for (const statement of sql.indexOwners(tables)) await session.query(statement);
  for (const [place, fact] of facts.entries()) await addUnclear(session, tables, place, fact);
  while ((await session.execute(sql.addBelonging(tables))) > 0);
  yield* session.stream<ReturnedRow>(sql.returnedRows(tables));
  await session.query(sql.dropReturned(tables));
}

function reasonsOf(tables: sql.ReturnedTables, place: number, { fact: { gather }, spool, tables: staged }: StagedFact): string {
  return gather === undefined ? sql.addReasons(tables, place, staged) : sql.addGatheredReasons(tables, place, staged, spool.columns, gather);
}

/** Says which rows of a fact belong together: by what it counts them by, and by which names which. */
async function addOwners(session: Session, tables: sql.ReturnedTables, place: number, given: StagedFact): Promise<void> {
  const { fact, spool, links } = given;
  const { gather, number, linked } = fact;
  const by = gather?.by ?? number?.within ?? keyColumnsOf(fact.kind, spool.columns);
  const always = number !== undefined || (gather !== undefined && gather.sum.length + gather.distinct.length > 0);
  if (by.length > 0) await session.query(sql.addOwners(tables, place, rowsOf(given), { by, all: spool.columns, always }));
  if (linked !== undefined && links.size > 0) await session.query(sql.addFamilies(tables, place, rowsOf(given), linked.key), linksOf(given));
}

/** Adds what rows may belong to of which it is not known. */
async function addUnclear(session: Session, tables: sql.ReturnedTables, place: number, given: StagedFact): Promise<void> {
  for (const grouping of [place, sql.familiesOf(place)]) {
    const [seen] = await session.query<{ unclear: boolean; together: boolean }>(sql.lookAtOwners(tables, grouping));
    if (seen?.unclear !== true) continue;
    await session.query(seen.together ? sql.addNeighbours(tables, grouping) : sql.addAll(tables, grouping));
    const { linked } = given.fact;
    if (grouping !== place && linked !== undefined) await session.query(sql.addNaming(tables, rowsOf(given), linked.key), linksOf(given));
  }
}

function rowsOf({ fact: { gather }, tables }: StagedFact): string {
  return gather === undefined ? tables.raw : tables.spooled;
}

function linksOf({ links }: StagedFact): [keys: string[], values: string[]] {
  return [[...links.keys()], [...links.values()]];
}

/** The columns by which facts of a kind are told apart, as far as the rows have them. */
function keyColumnsOf(kindName: string, present: readonly string[]): string[] {
  const { key, identity = key, columns } = kindNamed(kindName);
  const isKey = ({ name, stored }: (typeof columns)[number]) => identity.includes(stored ?? name) || (name === 'merchant_id' && identity.includes('merchant_key'));
  return columns.filter((column) => isKey(column) && present.includes(column.name)).map(({ name }) => name);
}
