import { parseCsvRows } from '../reference/company.js';
import { guardFormula } from '../reference/csv-cells.js';
import { quarterNameOf, quarterRange, within } from '../reference/days.js';
import type { AttributionSystem } from './attribution-system.js';
import { loadFacts, openAttributionSystem } from './attribution-system.js';
import { describeFacts } from './describe-facts.js';
import { AGENTS_COLUMNS, agentFigures, agentsRow } from './reference/agents-report.js';
import type { AttributionFacts } from './reference/attribution-facts.js';
import type { JudgedFact } from './reference/judge-facts.js';
import { ATTRIBUTION_COLUMNS, attributionRow, businessDay, judgeFacts, narrowToBuyer } from './reference/judge-facts.js';
import { shrinkFacts } from './shrink-facts.js';

/** A row of a report as the reference has it and as the product gives it; null where one of them has none. */
export interface RowDifference {
  readonly report: 'attribution' | 'agents';
  readonly quarter: string;
  readonly expected: readonly string[] | null;
  readonly actual: readonly string[] | null;
}

export interface Comparison {
  readonly verdicts: number;
  readonly cells: number;
  readonly differences: readonly RowDifference[];
}

/** Compares every cell of both reports, for every quarter in which an order was placed. */
export async function compareWithReference(
  system: AttributionSystem,
  facts: AttributionFacts,
  judged: readonly JudgedFact[],
): Promise<Comparison> {
  const known = new Set(facts.merchantIds);
  const listed = { ...facts, agents: facts.agents.filter(({ merchantId }) => known.has(merchantId)) };
  const shown = judged
    .filter(({ order }) => known.has(order.merchantId))
    .map((fact) => ({ fact, day: businessDay(fact.order.placedAt, facts.timeZone) }));
  const quarters = new Set(shown.map(({ day }) => quarterNameOf(day)));
  let [verdicts, cells] = [0, 0];
  const differences: RowDifference[] = [];
  for (const quarter of [...quarters].toSorted()) {
    const range = quarterRange(quarter);
    const placed = shown.filter(({ day }) => within(day, range)).map(({ fact }) => fact);
    const expected = {
      attribution: [[...ATTRIBUTION_COLUMNS], ...placed.map(attributionRow)],
      agents: [[...AGENTS_COLUMNS], ...agentFigures(listed, placed, range).map(agentsRow)],
    };
    verdicts += placed.length;
    for (const report of ['attribution', 'agents'] as const) {
      const wanted = expected[report].map((row) => row.map(guardFormula));
      const actual = parseCsvRows(await system.exportCsv(report, quarter));
      cells += actual.reduce((sum, row) => sum + row.length, 0);
      differences.push(...differingRows(wanted, actual).map((rows) => ({ report, quarter, ...rows })));
    }
  }
  return { verdicts, cells, differences };
}

function differingRows(
  expected: readonly (readonly string[])[],
  actual: readonly (readonly string[])[],
): Pick<RowDifference, 'expected' | 'actual'>[] {
  return Array.from({ length: Math.max(expected.length, actual.length) }, (_, at) => ({
    expected: expected[at] ?? null,
    actual: actual[at] ?? null,
  })).filter((row) => row.expected?.join('\n') !== row.actual?.join('\n'));
}

/** Throws where anything differs, with the first differences and the smallest facts of one buyer that show one. */
export async function requireEqual(facts: AttributionFacts, { differences }: Comparison): Promise<void> {
  if (differences.length === 0) return;
  const lines = [`${differences.length} rows differ`, ...differences.slice(0, 4).map(describeDifference)];
  const verdict = differences.find(({ report }) => report === 'attribution');
  throw new Error([...lines, ...(verdict === undefined ? [] : await explainDifference(facts, verdict))].join('\n'));
}

/** The smallest facts around the order of a verdict on which a new database and the reference still differ. */
async function explainDifference(facts: AttributionFacts, { expected, actual }: RowDifference): Promise<string[]> {
  const [merchantId, orderId] = expected ?? actual ?? [];
  const order = facts.orders.find((each) => each.merchantId === merchantId && each.orderId === orderId);
  if (order === undefined) return ['the product has an order that was never brought in'];
  const narrow = narrowToBuyer(facts, order.merchantId, order.buyerId);
  if ((await judgeAnew(narrow)).length === 0) return ['the facts of this buyer alone, in a new database, make no difference'];
  const smallest = await shrinkFacts(narrow, async (fewer) => (await judgeAnew(fewer)).length > 0);
  const [difference] = await judgeAnew(smallest);
  return ['', ...describeFacts(smallest), ...(difference === undefined ? [] : [describeDifference(difference)])];
}

/** How the verdicts of a new database differ from those of the reference. */
async function judgeAnew(facts: AttributionFacts): Promise<RowDifference[]> {
  const system = await openAttributionSystem({ timeZone: facts.timeZone });
  try {
    await loadFacts(system, facts);
    await system.judge();
    const { differences } = await compareWithReference(system, facts, judgeFacts(facts));
    return differences.filter(({ report }) => report === 'attribution');
  } finally {
    await system.close();
  }
}

function describeDifference({ report, quarter, expected, actual }: RowDifference): string {
  return `${report} ${quarter}\n  expected ${JSON.stringify(expected)}\n  was      ${JSON.stringify(actual)}`;
}
