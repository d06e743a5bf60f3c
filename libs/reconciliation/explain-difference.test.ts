import fc from 'fast-check';
import type { Cell, CountedFigure } from './definition.rule.js';
import { DefinitionCounter, changesBetween, definitionsNear } from './definition.rule.js';
import type { DayToExplain } from './explain-difference.rule.js';
import { explainDifference } from './explain-difference.rule.js';
import { DefinitionSearch } from './find-definition.rule.js';
import { AGENT_FIGURES } from './agent-definitions.rule.js';
import { salesFigures } from './sales-definitions.rule.js';

const { gmv: GMV, paid_orders: PAID_ORDERS } = salesFigures('paid_not_cancelled');

const KEPT = 'paid online paid kept whole plain amount';
const CANCELLED = 'paid online paid cancelled whole plain amount';
const LATER = 'paid online paid later whole plain amount';
const FLAGGED = 'paid online paid kept whole flagged amount';

/** Explains a day of sales: 100.00 kept (20.00 refunded), 30.00 cancelled, 7.00 cancelled later, 5.00 flagged. */
function explain(theirs: number | null, more: Partial<DayToExplain> & { figure?: CountedFigure; tolerance?: number } = {}) {
  const { figure = GMV, tolerance = 0, ...day } = more;
  const cells: Cell[] = [
    [KEPT, 4, 10_000, 2_000, 6],
    [CANCELLED, 2, 3_000, 3_000, 2],
    [LATER, 1, 700, 700, 1],
    [FLAGGED, 1, 500, 0, 1],
  ];
  const seen = { keys: cells.map(([key]) => key), refundedKeys: new Set([KEPT, CANCELLED, LATER]) };
  const known = { figure, counter: new DefinitionCounter(figure), definitions: definitionsNear(figure, seen, 3), likely: null, tolerance };
  const { ours, finding, parts } = explainDifference(known, { theirs, cells, midnight: [], isPresent: true, ...day });
  return [ours, finding, ...parts.map(({ reason, value, atMost }) => [reason, value, ...(atMost === null ? [] : [atMost])].join(' '))];
}

describe('a difference of sales', () => {
  it.each([
    ['none', 10_500, ['agrees']],
    ['all cancelled orders', 14_200, ['definition', 'cancelled counted 3700']],
    ['those cancelled after they were sent out on a later day', 11_200, ['definition', 'cancelled later 700']],
    ['refunds', 8_500, ['definition', 'refunds deducted -2000']],
    ['flagged orders and cancelled ones', 13_700, ['definition', 'cancelled counted 3700', 'flagged left-out -500']],
    ['some of the cancelled orders', 12_000, ['possible', 'cancelled counted 1500 3700']],
    ['some of the refunds', 9_999, ['possible', 'refunds deducted -501 -2000']],
    ['more than the facts have', 99_999, ['unexplained', 'unexplained 89499']],
  ])('%s', (_, theirs, expected) => {
    expect(explain(theirs)).toEqual([10_500, ...expected]);
  });

  it('within the tolerance', () => {
    expect(explain(10_503, { tolerance: 5 })).toEqual([10_500, 'agrees', 'tolerance 3']);
    expect(explain(14_197, { tolerance: 5 })).toEqual([10_500, 'definition', 'cancelled counted 3700', 'tolerance -3']);
  });

  it('orders beside midnight, the fewest that make it up exactly', () => {
    const midnight = [
      { reason: 'midnight first', value: -400 },
      { reason: 'midnight before', value: 900 },
      { reason: 'midnight after', value: 500 },
    ];
    expect(explain(11_000, { midnight })).toEqual([10_500, 'possible', 'midnight after 500']);
    expect(explain(11_900, { midnight })).toEqual([10_500, 'possible', 'midnight before 900', 'midnight after 500']);
  });

  it('a day of which the facts have nothing, or the report', () => {
    expect(explain(5, { cells: [], isPresent: false })).toEqual([0, 'missing', 'missing 5']);
    expect(explain(0, { cells: [], isPresent: false })).toEqual([0, 'agrees']);
    expect(explain(null)).toEqual([10_500, 'unreported']);
  });

  it('counts agree by chance sooner than fen: of one day alone only one other answer is believed', () => {
    expect(explain(8, { figure: PAID_ORDERS })).toEqual([5, 'definition', 'cancelled counted 3']);
    expect(explain(7, { figure: PAID_ORDERS })).toEqual([5, 'possible', 'cancelled counted 2 3']);
  });
});

describe('some of the cancelled orders', () => {
  const CANCELLED_ONES: Cell = [CANCELLED, 3, 7_000, 7_000, 3, [1_000, 2_500, 3_500]];
  const days: Cell[][] = [
    [[KEPT, 1, 100, 0, 1], CANCELLED_ONES],
    [[KEPT, 1, 200, 0, 1], CANCELLED_ONES],
    [[KEPT, 1, 300, 0, 1], [CANCELLED, 1, 50, 50, 1, [50]]],
    [[KEPT, 1, 400, 0, 1]],
  ];
  const seen = { keys: [KEPT, CANCELLED], refundedKeys: new Set<string>() };

  function explainDays(theirs: readonly number[], figure = GMV) {
    const search = new DefinitionSearch(figure, seen, 0);
    for (const [place, cells] of days.entries()) search.look(theirs[place] ?? 0, cells);
    const { likely, likelyAgreeing } = search.find();
    const known = { figure, counter: search.counter, definitions: search.definitions, likely, tolerance: 0 };
    const parts = days.map((cells, place) => {
      const found = explainDifference(known, { theirs: theirs[place] ?? 0, cells, midnight: [], isPresent: true });
      return [found.finding, ...found.parts.map(({ reason, value }) => `${reason} ${value}`)].join(': ');
    });
    return [`${likely?.['cancelled'] ?? 'ours'} ${likelyAgreeing}`, ...parts];
  }

  it('are found where their amounts make up the figures of most days', () => {
    expect(explainDays([3_600, 4_700, 350, 400])).toEqual(['some 4', 'definition: cancelled some 3500', 'definition: cancelled some 4500', 'definition: cancelled counted 50', 'agrees']);
  });

  it('are believed of a single day, where no orders add up to less or more', () => {
    expect(explainDays([3_600, 9_999, 999, 888])).toEqual(['ours 0', 'possible: cancelled some 3500', 'unexplained: unexplained 9799', 'unexplained: unexplained 699', 'unexplained: unexplained 488']);
  });

  it('are not needed where all of them count', () => {
    expect(explainDays([7_100, 7_200, 350, 400])).toEqual(['counted 4', 'definition: cancelled counted 7000', 'definition: cancelled counted 7000', 'definition: cancelled counted 50', 'agrees']);
  });

  it('are any number of them where orders are counted', () => {
    expect(explainDays([3, 2, 1, 1], PAID_ORDERS)).toEqual(['some 4', 'definition: cancelled some 2', 'definition: cancelled some 1', 'agrees', 'agrees']);
  });
});

describe('the definition of a report', () => {
  const days: Cell[][] = [
    [[KEPT, 1, 100, 0, 1]],
    [[KEPT, 1, 100, 0, 1], [CANCELLED, 1, 30, 30, 1]],
    [[KEPT, 2, 300, 50, 2], [CANCELLED, 1, 40, 40, 1]],
  ];
  const seen = { keys: [KEPT, CANCELLED], refundedKeys: new Set([KEPT, CANCELLED]) };

  function search(theirs: readonly number[]) {
    const found = new DefinitionSearch(GMV, seen, 0);
    for (const [place, cells] of days.entries()) found.look(theirs[place] ?? 0, cells);
    const { likely, ...counts } = found.find();
    return { ...counts, otherwise: likely === null ? null : Object.entries(likely).filter(([name, answer]) => GMV.ours[name] !== answer) };
  }

  it('is ours where most days agree so', () => {
    expect(search([100, 100, 300])).toEqual({ days: 3, agreeing: 3, likelyAgreeing: 3, otherwise: null });
  });

  it('is another where that settles half of what differs', () => {
    expect(search([100, 130, 340])).toMatchObject({ agreeing: 1, likelyAgreeing: 3, otherwise: [['cancelled', 'counted']] });
    expect(search([100, 130, 341])).toMatchObject({ agreeing: 1, likelyAgreeing: 2, otherwise: [['cancelled', 'counted']] });
    expect(search([100, 100, 250])).toMatchObject({ agreeing: 2, likelyAgreeing: 3, otherwise: [['refunds', 'deducted']] });
  });

  it('is unknown where none does', () => {
    expect(search([101, 131, 341])).toMatchObject({ agreeing: 0, likelyAgreeing: 0, otherwise: null });
  });

  it('is asked for only where it makes a difference, and the nearest one stands for those that say the same', () => {
    const near = definitionsNear(GMV, seen, 3);
    expect(near.map((definition) => changesBetween(GMV.ours, definition))).toEqual([0, 1, 1, 1, 2]);
  });
});

describe('whatever the cells and the platform say', () => {
  const words = (lists: readonly (readonly string[])[]) => fc.tuple(...lists.map((list) => fc.constantFrom(...list))).map((each) => each.join(' '));
  const salesKey = words([['paid', 'placed', 'sent', 'received'], ['online', 'cash_on_delivery'], ['paid', 'unpaid'], ['kept', 'later', 'cancelled'], ['whole', 'parent', 'child'], ['plain', 'flagged'], ['amount', 'zero']]);
  const agentKey = words([['paid', 'placed', 'sent'], ['paid', 'unpaid'], ['kept', 'cancelled', 'unknown'], ['credited', 'paid-agent', 'credited paid-agent', 'placed-agent order-first', 'shop']]);
  const anyDay = (key: fc.Arbitrary<string>) =>
    fc.record({
      cells: fc.uniqueArray(fc.tuple(key, fc.nat(3), fc.nat(50_000), fc.nat(5_000), fc.nat(3)) as fc.Arbitrary<Cell>, { maxLength: 8, selector: ([each]) => each }),
      midnight: fc.array(fc.record({ reason: fc.constantFrom('midnight first', 'midnight after'), value: fc.integer({ min: -9_000, max: 9_000 }) }), { maxLength: 4 }),
      theirs: fc.nat(200_000),
      isPresent: fc.boolean(),
    });

  it.each([
    ['sales', GMV, anyDay(salesKey)],
    ['orders', PAID_ORDERS, anyDay(salesKey)],
    ['agents', AGENT_FIGURES.gmv, anyDay(agentKey)],
  ])('the parts add up to the difference: %s', (_, figure, days) => {
    fc.assert(
      fc.property(fc.array(days, { minLength: 1, maxLength: 4 }), fc.nat(20), (some, tolerance) => {
        const keys = [...new Set(some.flatMap(({ cells }) => cells.map(([key]) => key)))];
        const search = new DefinitionSearch(figure, { keys, refundedKeys: new Set(keys) }, tolerance);
        for (const { theirs, cells } of some) search.look(theirs, cells);
        const { counter, definitions } = search;
        for (const day of some) {
          const { theirs, ours, difference, parts } = explainDifference({ figure, counter, definitions, likely: search.find().likely, tolerance }, day);
          expect([theirs, difference]).toEqual([day.theirs, day.theirs - ours]);
          expect(parts.reduce((sum, { value }) => sum + value, 0)).toBe(difference);
        }
      }),
      { numRuns: 150 },
    );
  });
});
