import { guardFormula } from '../reference/csv-cells.js';
import { Refused } from '../reference/divide.js';
import type { Table } from '../reference/reports.js';
import type { ReferenceRules } from '../reference/rules.js';
import type { Question, Reports } from '../reference/score-reference.js';
import { scoreReference, settle } from '../reference/score-reference.js';
import type { Case } from './random-company.js';
import type { Campaign, RealSystem } from './real-system.js';

/** The reports that a question is compared on, beside the slot allocation. */
export const REPORTS = ['scorecards', 'targets', 'tiers', 'ads', 'slots', 'conversion', 'outbound'] as const;

export type ReportName = (typeof REPORTS)[number];

/** What was compared, so that a test can see that it compared something. */
export interface Compared {
  scorecards: number;
  cells: number;
  refusals: number;
}

/** Which reports of which questions, and which allocations. */
export interface Asked {
  readonly asked: readonly { readonly question: Question; readonly reports: readonly ReportName[] }[];
  readonly campaigns: readonly Campaign[];
}

/**
 * Compares the product with the reference on one loaded company under one rule set: the named reports of each question,
 * and a slot allocation. Throws with the first cells that differ.
 */
export async function compareAll(
  system: RealSystem,
  { company, quarter, timeZone }: Case,
  rules: ReferenceRules,
  { asked, campaigns }: Asked,
  compared: Compared,
): Promise<void> {
  await system.applyRules(rules);
  const setting = settle(company, rules, timeZone);
  const whole = { period: quarter, today: '2026-11-01' };
  if (isRefused(() => scoreReference(setting, whole).targets)) {
    compared.refusals += 1;
    await expect(system.readReport('targets', whole)).rejects.toMatchObject({ code: 'target-infeasible' });
    await expect(system.score(whole)).rejects.toMatchObject({ code: 'target-infeasible' });
    return;
  }
  for (const { question, reports } of asked) {
    const expected: Reports = scoreReference(setting, question);
    await system.score(question);
    for (const report of reports) {
      const place = `${report} ${JSON.stringify(question)}`;
      compareTable(place, expected[report], await system.readReport(report, question), compared);
    }
    compared.scorecards += company.managers.length;
  }
  for (const campaign of campaigns) {
    const { campaign: name, slots, managerId } = campaign;
    const expected = scoreReference(setting, whole).slotAllocation(name, slots, managerId);
    const actual = await system.readReport('slot-allocation', whole, campaign);
    compareTable(`slot-allocation ${JSON.stringify(campaign)}`, expected, actual, compared);
  }
}

function isRefused(work: () => unknown): boolean {
  try {
    work();
    return false;
  } catch (error) {
    if (error instanceof Refused) return true;
    throw error;
  }
}

/** Throws where a table read from CSV differs from the reference: the first cells, by row and column. */
export function compareTable(place: string, expected: Table, actual: readonly string[][], compared: Compared): void {
  const wanted = [expected.columns, ...expected.rows.map((row) => row.map(guardFormula))];
  const differences: string[] = [];
  for (let row = 0; row < Math.max(wanted.length, actual.length); row++) {
    const columns = Math.max(wanted[row]?.length ?? 0, actual[row]?.length ?? 0);
    for (let column = 0; column < columns; column++) {
      compared.cells += 1;
      const [want, got] = [wanted[row]?.[column], actual[row]?.[column]];
      if (want === got) continue;
      differences.push(`row ${row} (${wanted[row]?.slice(0, 3).join(' ')}) ${expected.columns[column]}: expected ${want}, was ${got}`);
    }
  }
  if (differences.length === 0) return;
  throw new Error([`${place}: ${differences.length} cells differ`, ...differences.slice(0, 8)].join('\n'));
}
