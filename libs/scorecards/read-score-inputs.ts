import type { Database, Session } from '#libs/database/database.js';
import type { OperationsManager } from '#libs/directory/managers.js';
import type { Measure, Sums } from '#libs/domain/measures.js';
import { MEASURES, ZERO_SUMS } from '#libs/domain/measures.js';
import { isWholeSlice, previousQuarter } from '#libs/domain/periods.js';
import { GMV_MEASURES } from '#libs/rules/gmv-measures.js';
import type { ScoringRules } from '#libs/rules/rule-set.js';
import { NO_TARGETS } from '#libs/targets/manager-targets.js';
import type { TargetsOfQuarter } from '#libs/targets/read-targets.js';
import * as sql from './score-inputs.sql.js';
import type { ManagerFacts, MerchantFacts, ScoringFrame } from './score-manager.js';

/**
 * The managers whose facts must be read to score some: their whole divisions where the rules compare with the division, and then those
 * of further divisions, which somebody may have left.
 */
export function managersToRead(
  managers: readonly OperationsManager[],
  scored: readonly OperationsManager[],
  rules: ScoringRules,
  further: readonly string[] = [],
): readonly OperationsManager[] {
  if (!comparesWithDivision(rules)) return scored;
  const divisions = new Set([...scored.map(({ division }) => division), ...further]);
  return managers.filter(({ division }) => divisions.has(division));
}

export interface ScoreInputRequest {
  readonly frame: ScoringFrame;
  /** All managers, or those of whole divisions: division sums are read from them. */
  readonly managers: readonly OperationsManager[];
  readonly targets: TargetsOfQuarter;
  readonly rules: ScoringRules;
}

type SumsRow = Record<Measure, number>;

/** A row of a manager: of a week slice, or of a merchant where there is no slice. */
interface FactsRow extends SumsRow {
  readonly manager_id: string;
  readonly slice: number | null;
  readonly merchant_id: string;
  readonly ka: boolean;
  readonly in_snapshot: boolean;
  readonly provisional: boolean;
  readonly basis_fen: number;
}

/** So many merchants are read at once: enough to be set-based, few enough for both connections to have work. */
const PART_MERCHANTS = 2_500;

/**
 * Reads what the managers' scorecards are computed from, one manager after another; memory holds few managers' merchants
 * at a time. Must run in a transaction, which shows all reads the same facts.
 */
export async function* readManagerFacts(session: Session, request: ScoreInputRequest): AsyncIterable<ManagerFacts> {
  const divisions = await readDivisions(session, request);
  for (const part of await cutIntoParts(session, request.managers)) {
    yield* composeFacts(await readPart(session, part, request), divisions, request);
  }
}

/**
 * The same for many managers: on two connections where a second one is free, and each reads on while what it has read is
 * worked on. Gives them in no order.
 */
export async function readAllFacts(
  database: Database,
  session: Session,
  request: ScoreInputRequest,
  onFacts: (facts: ManagerFacts) => void,
): Promise<void> {
  const divisions = await readDivisions(session, request);
  const parts = await cutIntoParts(session, request.managers);
  const readNext = (reader: Session): Promise<Part> | null => {
    const part = parts.shift();
    return part === undefined ? null : readPart(reader, part, request);
  };
  const work = async (reader: Session) => {
    for (let coming = readNext(reader); coming !== null; ) {
      const part = await coming;
      coming = readNext(reader);
      // Where the work on this part fails, nobody waits for the next one any more.
      coming?.catch(() => undefined);
      for (const facts of composeFacts(part, divisions, request)) onFacts(facts);
    }
  };
  await database.withReaders(session, (readers) => Promise.all(readers.map(work)));
}

/** Cuts managers into parts of about as many merchants. */
async function cutIntoParts(session: Session, managers: readonly OperationsManager[]): Promise<OperationsManager[][]> {
  if (managers.length < 2) return [[...managers]];
  const rows = await session.query<{ manager_id: string; merchants: number }>(sql.MERCHANTS_BY_MANAGER);
  const merchants = new Map(rows.map((row) => [row.manager_id, row.merchants]));
  const parts: OperationsManager[][] = [[]];
  let room = PART_MERCHANTS;
  for (const manager of managers) {
    if (room <= 0) {
      parts.push([]);
      room = PART_MERCHANTS;
    }
    parts.at(-1)?.push(manager);
    room -= merchants.get(manager.managerId) ?? 0;
  }
  return parts;
}

interface Part {
  readonly managers: readonly OperationsManager[];
  readonly rows: readonly FactsRow[];
}

async function readPart(
  session: Session,
  managers: readonly OperationsManager[],
  { frame, rules }: ScoreInputRequest,
): Promise<Part> {
  const before = previousQuarter(frame.quarter);
  const rows = await session.query<FactsRow & Record<string, unknown>>(sql.factsOfManagers(GMV_MEASURES[rules.modules.sales.gmv]), [
    ...windowParameters(frame, managers),
    frame.quarter.first,
    before.first,
    before.last,
  ]);
  return { managers, rows };
}

function* composeFacts(
  { managers, rows }: Part,
  divisions: ReadonlyMap<string, Sums>,
  { frame, targets }: ScoreInputRequest,
): Iterable<ManagerFacts> {
  const byManager = new Map<string, FactsRow[]>(managers.map(({ managerId }) => [managerId, []]));
  for (const row of rows) byManager.get(row.manager_id)?.push(row);
  for (const manager of managers) {
    yield {
      manager,
      targets: targets.get(manager.managerId) ?? NO_TARGETS,
      ...readOwn(byManager.get(manager.managerId) ?? [], frame.slices.length),
      division: divisions.get(manager.division) ?? ZERO_SUMS,
    };
  }
}

function windowParameters({ window, slices }: ScoringFrame, managers: readonly OperationsManager[]): unknown[] {
  return [
    window.first,
    window.last,
    slices.map(({ first }) => first),
    slices.map(({ last }) => last),
    slices.map(isWholeSlice),
    managers.map(({ managerId }) => managerId),
  ];
}

function comparesWithDivision({ modules }: ScoringRules): boolean {
  return modules.ads.basis === 'division';
}

/** The sums of whole divisions; read only where the rules compare with them. */
async function readDivisions(
  session: Session,
  { frame, managers, rules }: ScoreInputRequest,
): Promise<ReadonlyMap<string, Sums>> {
  if (!comparesWithDivision(rules)) return new Map();
  const rows = await session.query<SumsRow & { division: string }>(sql.DIVISION_SUMS, windowParameters(frame, managers));
  return new Map(rows.map((row) => [row.division, pickSums(row)]));
}

function readOwn(
  rows: readonly FactsRow[],
  sliceCount: number,
): Pick<ManagerFacts, 'slices' | 'merchants' | 'provisional'> {
  const slices: Sums[] = Array.from({ length: sliceCount }, () => ZERO_SUMS);
  const merchants: MerchantFacts[] = [];
  let provisional = false;
  for (const row of rows) {
    if (row.slice !== null) {
      slices[row.slice - 1] = pickSums(row);
      continue;
    }
    merchants.push(readMerchant(row));
    provisional ||= row.provisional;
  }
  return { slices, merchants, provisional };
}

function readMerchant(row: FactsRow): MerchantFacts {
  return {
    merchantId: row.merchant_id,
    ka: row.ka,
    inSnapshot: row.in_snapshot,
    basisFen: row.basis_fen,
    sums: pickSums(row),
  };
}

function pickSums(row: SumsRow): Sums {
  const sums = { ...ZERO_SUMS } as Record<Measure, number>;
  for (const measure of MEASURES) sums[measure] = row[measure];
  return sums;
}
