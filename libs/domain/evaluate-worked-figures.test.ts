import { evaluateWorked } from './evaluate-worked-figures.js';
import { parseCurve } from './points-curve.js';
import { POINTS_OF_COMPLETION, cellOf, decimal, mixOf, pointsOf, quotient, sumOf, weighedMean } from './worked-expressions.js';
import type { Expression, WorkedCell, WorkedModule } from './worked-figures.js';

const CURVE = parseCurve([['0', '0'], ['0.6', '0'], ['0.6', '60'], ['1.2', '120']]);
const input = (value: string): WorkedCell => ({ kind: 'input', value });
const computed = (by: Expression): WorkedCell => ({ kind: 'computed', by });
const title = { en: 'Parts', zh: '部分' };

/** Parts with what was done, what was asked for, and what each is worth. */
function partsOf(rows: readonly (readonly [actual: WorkedCell, target: WorkedCell])[], more: Partial<WorkedModule> = {}): WorkedModule {
  return {
    tables: [
      {
        id: 'parts',
        title,
        columns: (['name', 'actual', 'target', 'completion', 'points'] as const).map((id) => ({ id, title, type: id === 'name' ? 'text' : 'count' })),
        rows: rows.map(([actual, target], row) => [
          { kind: 'text', text: title },
          actual,
          target,
          computed(quotient(cellOf('parts', row, 'actual'), cellOf('parts', row, 'target'))),
          computed(pointsOf({ kind: 'least', left: cellOf('parts', row, 'completion'), right: decimal('1') })),
        ]),
      },
    ],
    actual: sumOf('parts', 'actual'),
    target: sumOf('parts', 'target'),
    points: mixOf('0.4', POINTS_OF_COMPLETION, weighedMean('parts', { of: 'points', by: 'target' })),
    ...more,
  };
}

function evaluate(module: WorkedModule) {
  const { actual, target, completion, points, cells } = evaluateWorked(module, CURVE);
  const write = (figure: typeof actual) => figure?.toString() ?? null;
  return { figures: [actual, target, completion, points].map(write), cells: cells.get('parts')?.map((row) => row.map(write)) };
}

/** What an expression comes to in a module of one part: 3 of 4. */
function work(points: Expression) {
  return evaluate(partsOf([[input('3'), input('4')]], { points })).figures[3];
}

describe('a module worked out', () => {
  it('comes to its figures and all its cells, unrounded', () => {
    const module = partsOf([[input('700'), input('600')], [input('1'), input('3')]]);
    // Completion 701 of 603; parts at 100 (capped) and 0 points: 0.6 × 70100/603 + 0.4 × (600 × 100 + 3 × 0) / 603.
    expect(evaluate(module)).toEqual({
      figures: ['701', '603', '701/603', '7340/67'],
      cells: [
        [null, '700', '600', '7/6', '100'],
        [null, '1', '3', '1/3', '0'],
      ],
    });
  });

  it('leaves empty what is divided by zero, and counts it nowhere', () => {
    const module = partsOf([[input('90'), input('100')], [input('10'), input('0')]]);
    expect(evaluate(module)).toEqual({
      figures: ['100', '100', '1', '96'],
      cells: [
        [null, '90', '100', '9/10', '90'],
        [null, '10', '0', null, null],
      ],
    });
  });

  it('leaves empty what an absent input is needed for', () => {
    expect(evaluate(partsOf([[null, input('4')]])).cells).toEqual([[null, null, '4', null, null]]);
    expect(evaluate(partsOf([[null, null]])).figures).toEqual(['0', '0', null, null]);
  });
});

describe('expressions', () => {
  it.each<[string, Expression, string | null]>([
    ['a decimal', decimal('0.25'), '1/4'],
    ['a cell', cellOf('parts', 0, 'actual'), '3'],
    ['a text', cellOf('parts', 0, 'name'), null],
    ['an own figure', { kind: 'figure', figure: 'completion' }, '3/4'],
    ['a sum', sumOf('parts', 'target'), '4'],
    ['a sum of products', { kind: 'sum-of-products', table: 'parts', columns: ['actual', 'target'] }, '12'],
    ['a difference', { kind: 'minus', left: decimal('1'), right: decimal('0.4') }, '3/5'],
    ['a quotient', quotient(decimal('1'), decimal('3')), '1/3'],
    ['a quotient by zero', quotient(decimal('1'), decimal('0')), null],
    ['the least', { kind: 'least', left: decimal('1.2'), right: decimal('1') }, '1'],
    ['the least of nothing', { kind: 'least', left: quotient(decimal('1'), decimal('0')), right: decimal('1') }, null],
    ['points at a jump', pointsOf(decimal('0.6')), '60'],
    ['points beyond the end', pointsOf(decimal('7')), '120'],
    ['points of nothing', pointsOf(cellOf('parts', 0, 'name')), null],
    ['a mix', mixOf('0.25', decimal('80'), decimal('40')), '70'],
  ])('%s', (_what, expression, figure) => {
    expect(work(expression)).toBe(figure);
  });

  it.each<[Expression, string]>([
    [cellOf('others', 0, 'actual'), 'There is no table "others".'],
    [cellOf('parts', 0, 'weight'), 'The table "parts" has no column "weight".'],
    [cellOf('parts', 1, 'actual'), 'The table "parts" has no cell in row 1 of column "actual".'],
  ])('refuses %j', (expression, message) => {
    expect(() => work(expression)).toThrow(new RangeError(message));
  });

  it('refuses what depends on itself', () => {
    expect(() => evaluate(partsOf([[input('3'), computed(sumOf('parts', 'target'))]]))).toThrow(new RangeError('"parts 0 2" depends on itself.'));
    expect(() => evaluate(partsOf([], { target: { kind: 'figure', figure: 'target' } }))).toThrow(new RangeError('"target" depends on itself.'));
  });
});
