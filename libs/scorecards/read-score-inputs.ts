import type { Session } from '#libs/database/database.js';
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

/** The managers whose facts must be read to score some: their whole divisions where the rules compare with the division. */
export function managersToRead(
  managers: readonly OperationsManager[],
  scored: readonly OperationsManager[],
  rules: ScoringRules,
): readonly OperationsManager[] {
  if (!comparesWithDivision(rules)) return scored;
  const divisions = new Set(scored.map(({ division }) => division));
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

/**
 * Reads what the managers' scorecards are computed from, one manager after another in the order of their ids, so that
 * memory holds one manager's merchants at a time. Must run in a transaction, which shows all reads the same facts.
 */
export async function* readManagerFacts(session: Session, request: ScoreInputRequest): AsyncIterable<ManagerFacts> {
  const { frame, managers, targets, rules } = request;
  const { window, slices, quarter } = frame;
  const before = previousQuarter(quarter);
  const windowParameters = [
    window.first,
    window.last,
    slices.map(({ first }) => first),
    slices.map(({ last }) => last),
    slices.map(isWholeSlice),
    managers.map(({ managerId }) => managerId),
  ];
  const divisions = comparesWithDivision(rules) ? await readDivisions(session, windowParameters) : new Map<string, Sums>();
  const compose = (manager: OperationsManager, rows: readonly FactsRow[]): ManagerFacts => ({
    manager,
    targets: targets.get(manager.managerId) ?? NO_TARGETS,
    ...readOwn(rows, slices.length),
    division: divisions.get(manager.division) ?? ZERO_SUMS,
  });
  const rows = session.stream<FactsRow>(sql.factsOfManagers(GMV_MEASURES[rules.modules.sales.gmv]), [
    ...windowParameters,
    quarter.first,
    before.first,
    before.last,
  ]);
  const waiting = new Map(managers.map((manager) => [manager.managerId, manager]));
  for await (const own of groupByManager(rows)) {
    const manager = waiting.get(own[0]?.manager_id ?? '');
    if (manager === undefined) continue;
    waiting.delete(manager.managerId);
    yield compose(manager, own);
  }
  for (const manager of waiting.values()) yield compose(manager, []);
}

/** Only then are the sums of whole divisions read. */
function comparesWithDivision({ modules }: ScoringRules): boolean {
  return modules.ads.basis === 'division';
}

/** Runs of rows of one manager; the rows come sorted by manager. */
async function* groupByManager(rows: AsyncIterable<FactsRow>): AsyncIterable<FactsRow[]> {
  let own: FactsRow[] = [];
  for await (const row of rows) {
    if (own[0] !== undefined && own[0].manager_id !== row.manager_id) {
      yield own;
      own = [];
    }
    own.push(row);
  }
  if (own.length > 0) yield own;
}

async function readDivisions(session: Session, parameters: readonly unknown[]): Promise<Map<string, Sums>> {
  const rows = await session.query<SumsRow & { division: string }>(sql.DIVISION_SUMS, parameters);
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
