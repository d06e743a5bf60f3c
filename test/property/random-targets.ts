import fc from 'fast-check';
import type { RowOf } from '../reference/company.js';
import { rowOf } from '../reference/company.js';
import type { Range } from '../reference/days.js';
import { daysOf, monthOf, plusDays, quarterNameOf, yearBefore } from '../reference/days.js';

/** What a manager really did in the quarter, as a decimal: some targets lie near it. */
export type ActualOf = (managerId: string, measure: string) => number;

/** Targets of each manager: some measures missing, some zero, with locked months and revisions. */
export function randomTargets(
  quarter: Range,
  managerIds: readonly string[],
  actualOf: ActualOf,
): fc.Arbitrary<RowOf<'targets'>[]> {
  const ofManager = (managerId: string) => {
    const near = (measure: string, decimals: number) =>
      [0.6, 0.8, 1, 1, 1.25].map((factor) => (actualOf(managerId, measure) * factor).toFixed(decimals));
    return fc
      .tuple(
        randomAdditive(quarter, managerId, 'gmv', [...near('gmv', 2), '0', '0.01', '300', '12345.67']),
        randomAdditive(quarter, managerId, 'outbound_orders', [...near('outbound_orders', 0), '0', '1', '18', '40']),
        randomAdditive(quarter, managerId, 'outbound_units', [...near('outbound_units', 0), '0', '3', '91']),
        randomRatio(quarter, managerId, 'ad_share', [...near('ad_share', 4), '0', '0.1', '0.123456']),
        randomRatio(quarter, managerId, 'conversion', [...near('conversion', 4), '0', '0.03']),
        randomRatio(quarter, managerId, 'slot_output', [...near('slot_output', 2), '0', '333.33']),
      )
      .map((rows) => rows.flat());
  };
  return fc.tuple(...managerIds.map(ofManager)).map((rows) => rows.flat());
}

/** Days that weigh more, less or nothing; labels come again a year before. */
export function randomCalendar(quarter: Range): fc.Arbitrary<RowOf<'calendar'>[]> {
  const row = fc.record({
    day: fc.constantFrom(...daysOf(quarter), ...daysOf(yearBefore(quarter))),
    weight: fc.constantFrom('0', '0.5', '0.8', '1', '2.25', '3.5', '500'),
    label: fc.constantFrom('', '大促', '周末'),
  });
  return fc
    .uniqueArray(row, { maxLength: 20, selector: ({ day }) => day })
    .map((rows) => rows.map((each) => rowOf('calendar', each)));
}

function randomAdditive(
  quarter: Range,
  managerId: string,
  measure: string,
  values: readonly string[],
): fc.Arbitrary<RowOf<'targets'>[]> {
  const period = quarterNameOf(quarter.first);
  const months = [0, 32, 63].map((offset) => monthOf(plusDays(quarter.first, offset)));
  const lock = fc.record({ month: fc.constantFrom(...months), part: fc.constantFrom(0, 0.1, 1 / 3) });
  const revision = fc.record({ from: fc.constantFrom(...daysOf(quarter)), factor: fc.constantFrom(0.7, 1, 1.5, 2) });
  return fc
    .record({
      value: fc.option(fc.constantFrom(...values), { freq: 5, nil: null }),
      locks: fc.uniqueArray(lock, { maxLength: 3, selector: ({ month }) => month }),
      hasLocks: fc.nat(2),
      revisions: fc.uniqueArray(revision, { maxLength: 2, selector: ({ from }) => from }),
      hasRevisions: fc.nat(2),
    })
    .map(({ value, locks, hasLocks, revisions, hasRevisions }) => {
      if (value === null) return [];
      const decimals = measure === 'gmv' ? 100 : 1;
      const times = (factor: number) => String(Math.floor(Number(value) * factor * decimals + 1e-6) / decimals);
      const row = (more: Partial<RowOf<'targets'>>) =>
        rowOf('targets', { manager_id: managerId, period, measure, value, ...more });
      return [
        row({}),
        ...(hasLocks === 0 ? locks.map(({ month, part }) => row({ period: month, value: times(part) })) : []),
        ...(hasRevisions === 0
          ? revisions.map(({ from, factor }) => row({ value: times(factor), effective_from: from }))
          : []),
      ];
    });
}

function randomRatio(
  quarter: Range,
  managerId: string,
  measure: string,
  values: readonly string[],
): fc.Arbitrary<RowOf<'targets'>[]> {
  return fc
    .option(fc.constantFrom(...values), { freq: 5, nil: null })
    .map((value) =>
      value === null
        ? []
        : [rowOf('targets', { manager_id: managerId, period: quarterNameOf(quarter.first), measure, value })],
    );
}
