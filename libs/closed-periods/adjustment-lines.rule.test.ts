import fc from 'fast-check';
import { adjustFigures, compareFigures } from './adjustment-lines.rule.js';

const CLOSED = { total: '80.00', grade: 'B', rank: '2', 'sales.points': '80.00', 'ads.points': null };

describe('adjustment lines', () => {
  it('name every figure that is another one, with both values', () => {
    expect(compareFigures(CLOSED, { ...CLOSED, total: '100.00', grade: 'A' })).toEqual([
      { figure: 'total', closedValue: '80.00', currentValue: '100.00' },
      { figure: 'grade', closedValue: 'B', currentValue: 'A' },
    ]);
  });

  it('are none where nothing differs, be it absent or null', () => {
    const { 'ads.points': _, ...without } = CLOSED;
    expect(compareFigures(CLOSED, CLOSED)).toEqual([]);
    expect(compareFigures(CLOSED, without)).toEqual([]);
    expect(compareFigures(without, CLOSED)).toEqual([]);
  });

  it('name figures that one side alone has', () => {
    expect(compareFigures({}, { total: '95.00', grade: null })).toEqual([{ figure: 'total', closedValue: null, currentValue: '95.00' }]);
    expect(compareFigures({ total: '95.00' }, {})).toEqual([{ figure: 'total', closedValue: '95.00', currentValue: null }]);
  });

  it('do not take 80.0 for 80.00: published figures are texts', () => {
    expect(compareFigures({ total: '80.00' }, { total: '80.0' })).toHaveLength(1);
  });

  it('laid over the closed figures give the current ones', () => {
    const figures = fc.dictionary(fc.constantFrom('total', 'grade', 'rank', 'sales.points', 'ads.target'), fc.option(fc.constantFrom('1', '2', 'A'), { nil: null }));
    fc.assert(
      fc.property(figures, figures, (closed, current) => {
        expect(compareFigures(adjustFigures(closed, compareFigures(closed, current)), current)).toEqual([]);
      }),
    );
  });
});
