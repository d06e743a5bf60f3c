import fc from 'fast-check';
import type { Table } from '../reference/reports.js';
import type { Reports } from '../reference/score-reference.js';
import { scoreReference, settle } from '../reference/score-reference.js';
import { MODULES } from '../reference/rules.js';
import { withFeasibleTargets } from './feasible-targets.js';
import { randomCase, randomQuestions } from './random-company.js';
import { randomRules } from './random-rules.js';

/** What holds for every company and rule set, whoever computes it; here on the reference itself. */

const TIME_ZONE = 'Asia/Shanghai';
const TODAY = '2026-11-01';

const cases = randomCase(TIME_ZONE).chain((any) =>
  fc.record({ any: fc.constant(any), rules: randomRules(), questions: randomQuestions(any.quarter) }),
);

/** The rows of a table by column name. */
function rowsOf({ columns, rows }: Table): Readonly<Record<string, string>>[] {
  return rows.map((row) => Object.fromEntries(columns.map((column, at) => [column, row[at] ?? ''])));
}

/** Sums decimals of at most 2 places exactly, by group. */
function sumBy(rows: readonly Readonly<Record<string, string>>[], group: readonly string[], figure: string) {
  const sums: Record<string, bigint> = {};
  for (const row of rows) {
    const key = group.map((column) => row[column]).join(' ');
    sums[key] = (sums[key] ?? 0n) + hundredths(row[figure] ?? '');
  }
  return sums;
}

function hundredths(text: string): bigint {
  const [whole = '0', places = ''] = text.split('.');
  return BigInt(`${whole === '' ? '0' : whole}${places.padEnd(2, '0')}`);
}

function forEveryQuestion(check: (reports: Reports, period: string) => void): void {
  fc.assert(
    fc.property(cases, ({ any, rules, questions }) => {
      const { company, timeZone } = withFeasibleTargets(any, [rules]);
      const setting = settle(company, rules, timeZone);
      for (const question of questions) check(scoreReference(setting, question), question.period);
    }),
    { numRuns: 25 },
  );
}

describe('figures add up', () => {
  it('the merchants of a manager add up to the sales and the target of the scorecard', () => {
    forEveryQuestion((reports) => {
      const tiers = rowsOf(reports.tiers);
      const sales = sumBy(tiers, ['manager_id'], 'period_gmv');
      const targets = sumBy(tiers, ['manager_id'], 'period_target');
      for (const card of rowsOf(reports.scorecards)) {
        const managerId = card['manager_id'] ?? '';
        if (card['sales_target'] === '') continue;
        expect(sales[managerId] ?? 0n).toBe(hundredths(card['sales_actual'] ?? ''));
        // A manager without merchants on the quarter's first day has a target that no merchant carries.
        if ((targets[managerId] ?? 0n) > 0n) expect(targets[managerId]).toBe(hundredths(card['sales_target'] ?? ''));
      }
    });
  });

  it('the week slices add up to what went out and to its target', () => {
    forEveryQuestion((reports) => {
      const slices = rowsOf(reports.outbound);
      const actuals = sumBy(slices, ['manager_id'], 'actual');
      const targets = sumBy(slices, ['manager_id'], 'target');
      for (const card of rowsOf(reports.scorecards)) {
        const managerId = card['manager_id'] ?? '';
        if (card['outbound_target'] === '') continue;
        expect(actuals[managerId]).toBe(hundredths(card['outbound_actual'] ?? ''));
        expect(targets[managerId]).toBe(hundredths(card['outbound_target'] ?? ''));
      }
    });
  });

  it('the months and the weeks of a quarter add up to its latest target', () => {
    fc.assert(
      fc.property(cases, ({ any, rules }) => {
        const { company, quarter, timeZone } = withFeasibleTargets(any, [rules]);
        const setting = settle(company, rules, timeZone);
        const days = rowsOf(scoreReference(setting, { period: quarter, today: TODAY }).targets);
        const latest = company.targets
          .filter(({ period, measure }) => period === quarter && /^(gmv|outbound_)/.test(measure))
          .toSorted((a, b) => (a.effective_from < b.effective_from ? -1 : 1));
        const expected = Object.fromEntries(
          latest.map(({ manager_id: id, measure, value }) => [`${id} ${measure}`, hundredths(value)]),
        );
        expect(sumBy(days, ['manager_id', 'measure'], 'value')).toEqual(expected);
        const months = [...new Set(days.map(({ month }) => month ?? ''))].flatMap((period) =>
          rowsOf(scoreReference(setting, { period, today: TODAY }).targets),
        );
        expect(sumBy(months, ['manager_id', 'measure'], 'value')).toEqual(expected);
        const weeks = [...new Set(days.map(({ week }) => `${quarter}/${week}`))].flatMap((period) =>
          rowsOf(scoreReference(setting, { period, today: TODAY }).targets),
        );
        expect(sumBy(weeks, ['manager_id', 'measure'], 'value')).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  it('the months of a quarter add up to its sales, merchant by merchant', () => {
    fc.assert(
      fc.property(cases, ({ any, rules }) => {
        const { company, quarter, timeZone } = withFeasibleTargets(any, [rules]);
        const setting = settle(company, rules, timeZone);
        const tiersOf = (period: string) => rowsOf(scoreReference(setting, { period, today: TODAY }).tiers);
        const firstMonth = (Number(quarter.slice(5)) - 1) * 3 + 1;
        const months = [0, 1, 2].map((n) => `${quarter.slice(0, 4)}-${String(firstMonth + n).padStart(2, '0')}`);
        const sold = (rows: Readonly<Record<string, string>>[]) =>
          Object.entries(sumBy(rows, ['manager_id', 'merchant_id'], 'period_gmv')).filter(([, fen]) => fen > 0n);
        expect(Object.fromEntries(sold(months.flatMap(tiersOf)))).toEqual(Object.fromEntries(sold(tiersOf(quarter))));
      }),
      { numRuns: 25 },
    );
  });
});

describe('scorecards can be checked with a pocket calculator', () => {
  it('the total is the weighted mean of the published points', () => {
    forEveryQuestion((reports) => {
      for (const card of rowsOf(reports.scorecards)) {
        const assessed = MODULES.filter((name) => card[`${name}_points`] !== '');
        const weight = assessed.reduce((sum, name) => sum + Number(card[`${name}_weight`]), 0);
        if (weight === 0) {
          expect(card['total']).toBe('');
          continue;
        }
        const weighed = assessed.map((name) => Number(card[`${name}_weight`]) * Number(card[`${name}_points`]));
        const mean = weighed.reduce((sum, each) => sum + each, 0) / weight;
        expect(Math.abs(Number(card['total']) - mean)).toBeLessThanOrEqual(0.005 + 1e-9);
      }
    });
  });

  it('ranks of a division begin at 1, share places on equal totals and skip after them', () => {
    forEveryQuestion((reports) => {
      const ranked = rowsOf(reports.scorecards).filter(({ rank }) => rank !== '');
      for (const { division, rank, total } of ranked) {
        const better = ranked.filter((other) => other['division'] === division && Number(other['total']) > Number(total));
        expect(Number(rank)).toBe(better.length + 1);
      }
    });
  });
});

describe('an allocation', () => {
  it('gives all slots while there are candidates, the best first, and none more than its share', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 1, max: 40 }), ({ any, rules }, slots) => {
        const setting = settle(any.company, rules, any.timeZone);
        const campaign = any.company.slots[0]?.campaign;
        if (campaign === undefined) return;
        const reports = scoreReference(setting, { period: any.quarter, today: TODAY });
        const lines = rowsOf(reports.slotAllocation(campaign, slots, null));
        const most = rules.scoring.slot_allocation.max_per_merchant;
        const allotted = lines.map((line) => Number(line['allotted']));
        expect(allotted.reduce((sum, each) => sum + each, 0)).toBe(Math.min(slots, lines.length * most));
        expect(allotted).toEqual(allotted.toSorted((a, b) => b - a));
        expect(Math.max(0, ...allotted)).toBeLessThanOrEqual(most);
        const indices = lines.map((line) => Number(line['index']));
        expect(indices).toEqual(indices.toSorted((a, b) => b - a));
      }),
      { numRuns: 50 },
    );
  });
});
