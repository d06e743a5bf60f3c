import fc from 'fast-check';
import type { RowOf } from '../reference/company.js';
import { rowOf } from '../reference/company.js';
import type { Range } from '../reference/days.js';
import { plusDays } from '../reference/days.js';

/** Ids that sort differently by bytes, by UTF-16 units, by locale and by number, and that files must quote. */
const MANAGER_IDS = ['m1', 'm10', 'm2', 'M2', '经理', 'ｍ3', '😀m', 'Ä1', '007', '7', 'm-1', '_m', 'm,4', 'm"5', '-m6', '=m7', '@m8'];
const MERCHANT_IDS = [
  ...['s1', 's10', 's2', 'S1', 's', 'ß', 'é1', 'z', 'Z', 'ｓ1', '😀1', '𠮷', '店铺', '店铺2', "o'x", '0001', '1'],
  ...['000123456789012345', 'a,b', 'a b', 'a"b', 'a-1', 'a_1', 'a.1', 'a/1', 'ｚ', 'Ω', 'ω', 's1-0', '~', '+86', '-5', '=1+1', '@s'],
];

/** A merchant that facts name and that no directory knows. */
export const UNKNOWN_MERCHANT = 'nobody-knows';

/** The people, the merchants, and who had whom when. */
export interface RandomDirectory {
  readonly managers: readonly RowOf<'managers'>[];
  readonly merchants: readonly RowOf<'merchants'>[];
  readonly assignments: readonly RowOf<'assignments'>[];
}

/** How many managers, and up to how many merchants. */
export interface Size {
  readonly managers: { readonly least: number; readonly most: number };
  readonly merchants: number;
}

/** A directory with merchants that stay, come late, leave, change hands, come back, or belong to nobody. */
export function randomDirectory(quarter: Range, size: Size): fc.Arbitrary<RandomDirectory> {
  return fc
    .record({
      managers: fc
        .shuffledSubarray(MANAGER_IDS, { minLength: size.managers.least, maxLength: size.managers.most })
        .chain((ids) => fc.tuple(...ids.map((id) => randomManager(id, quarter)))),
      merchantIds: fc.shuffledSubarray(MERCHANT_IDS, { minLength: 1, maxLength: size.merchants }),
    })
    .chain(({ managers, merchantIds }) =>
      fc.record({
        managers: fc.constant(managers),
        merchants: fc.constant(merchantIds.map((id) => rowOf('merchants', { merchant_id: id, name: `Shop ${id}` }))),
        assignments: fc
          .tuple(...[...merchantIds, UNKNOWN_MERCHANT].map((id) => randomAssignments(id, managers, quarter)))
          .map((ofMerchants) => ofMerchants.flat()),
      }),
    );
}

function randomManager(id: string, quarter: Range): fc.Arbitrary<RowOf<'managers'>> {
  const month = (offset: number) => plusDays(quarter.first, offset);
  const probation = fc.oneof(
    { weight: 4, arbitrary: fc.constant({}) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        { probation_from: quarter.first, probation_until: quarter.last },
        { probation_from: quarter.first, probation_until: '' },
        { probation_from: month(-92), probation_until: quarter.first },
        { probation_from: month(-20), probation_until: month(40) },
        { probation_from: month(33), probation_until: month(33) },
        { probation_from: quarter.last, probation_until: plusDays(quarter.last, 60) },
      ),
    },
  );
  return fc
    .record({ probation, division: fc.constantFrom('服饰', '家电') })
    .map(({ probation: span, division }) =>
      rowOf('managers', { manager_id: id, name: `Manager ${id}`, division, category: 'any', ...span }),
    );
}

/** Spans of one merchant that do not overlap: it changes hands on the days where its history is cut. */
function randomAssignments(
  merchantId: string,
  managers: readonly RowOf<'managers'>[],
  quarter: Range,
): fc.Arbitrary<RowOf<'assignments'>[]> {
  const manager = fc.constantFrom(...managers.map(({ manager_id }) => manager_id));
  const days = fc.integer({ min: -5, max: 95 });
  const early = -120;
  /** Most merchants stay where they are; some have a history cut in up to four, where a span may be nobody's. */
  const cuts = fc.oneof(
    { weight: 5, arbitrary: fc.constant([early]) },
    { weight: 2, arbitrary: fc.uniqueArray(days, { minLength: 1, maxLength: 4 }).map((cut) => [early, ...cut]) },
    { weight: 1, arbitrary: fc.uniqueArray(days, { minLength: 1, maxLength: 2 }) },
  );
  return cuts
    .map((unsorted) => unsorted.toSorted((a, b) => a - b))
    .chain((starts) =>
      fc.tuple(...starts.map(() => fc.option(manager, { freq: 5, nil: null }))).map((owners) =>
        owners.flatMap((owner, index) => {
          if (owner === null) return [];
          const next = starts[index + 1];
          return rowOf('assignments', {
            merchant_id: merchantId,
            manager_id: owner,
            from: plusDays(quarter.first, starts[index] ?? 0),
            to: next === undefined ? '' : plusDays(quarter.first, next - 1),
          });
        }),
      ),
    );
}
