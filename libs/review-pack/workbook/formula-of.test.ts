import { cellOf, decimal, mixOf, pointsOf, quotient, sumOf, weighedMean } from '#libs/domain/worked-expressions.js';
import type { Expression } from '#libs/domain/worked-figures.js';
import type { PlacesOfModule } from './formula-of.js';
import { formulaOf, roundHalfUp, roundedFormula } from './formula-of.js';

/** A table in the rows 11 to 13: actual in C, target in D, completion in E, points in F; the figures stand in B20 to B22. */
const PLACES: PlacesOfModule = {
  cell: (_, row, column) => `${letter(column)}${row + 11}`,
  column: (_, column) => `${letter(column)}11:${letter(column)}13`,
  figure: (figure) => ({ actual: 'B20', target: 'B21', completion: 'B22' })[figure],
  mayBeEmpty: (_, __, column) => column === 'completion' || column === 'points',
  curve: { from: 'X', points: 'Y', slope: 'S' },
};

const letter = (column: string) => ({ actual: 'C', target: 'D', completion: 'E', points: 'F' })[column] ?? 'Z';

const COMPLETION: Expression = { kind: 'figure', figure: 'completion' };

describe('the formula of an expression', () => {
  it.each<[string, Expression, string]>([
    ['a number', decimal('0.4'), '0.4'],
    ['a cell that was counted', cellOf('tiers', 0, 'actual'), 'C11'],
    ['a cell that may be empty', cellOf('tiers', 0, 'completion'), 'IF(COUNT(E11)=0,"",E11)'],
    ['a sum', sumOf('tiers', 'actual'), 'SUM(C11:C13)'],
    ['a quotient', quotient(cellOf('tiers', 1, 'actual'), cellOf('tiers', 1, 'target')), 'IF(D12=0,"",C12/D12)'],
    ['a quotient by a number', quotient(cellOf('tiers', 1, 'actual'), decimal('24')), 'C12/24'],
    ['a weighed mean', weighedMean('tiers', { of: 'points', by: 'target' }), 'IF(SUM(D11:D13)=0,"",SUMPRODUCT(D11:D13,F11:F13)/SUM(D11:D13))'],
    ['the lesser', { kind: 'least', left: cellOf('tiers', 0, 'actual'), right: decimal('1') }, 'MIN(C11,1)'],
    ['points', pointsOf(COMPLETION), 'IF(COUNT(B22)=0,"",LOOKUP(ROUND(B22,12),X,Y)+(ROUND(B22,12)-LOOKUP(ROUND(B22,12),X))*LOOKUP(ROUND(B22,12),X,S))'],
    [
      'a mix',
      mixOf('0.4', cellOf('tiers', 0, 'actual'), cellOf('tiers', 1, 'actual')),
      '(1-0.4)*C11+0.4*C12',
    ],
  ])('of %s', (_, expression, formula) => {
    expect(formulaOf(expression, PLACES)).toBe(formula);
  });

  it('keeps brackets where they change the value, and only there', () => {
    const [one, two, three] = [decimal('1'), decimal('2'), decimal('3')];
    const minus = (left: Expression, right: Expression): Expression => ({ kind: 'minus', left, right });
    expect(formulaOf(minus(one, minus(two, three)), PLACES)).toBe('1-(2-3)');
    expect(formulaOf(minus(minus(one, two), three), PLACES)).toBe('1-2-3');
    expect(formulaOf({ kind: 'times', left: two, right: pointsOf(decimal('1')) }, PLACES)).toMatch(/^2\*\(LOOKUP\(.*\)$/);
    expect(formulaOf(quotient(one, { kind: 'times', left: two, right: three }), PLACES)).toBe('IF(2*3=0,"",1/(2*3))');
  });

  it('names each obstacle once', () => {
    const share = quotient(cellOf('tiers', 0, 'actual'), cellOf('tiers', 0, 'target'));
    expect(formulaOf({ kind: 'plus', left: share, right: share }, PLACES)).toBe('IF(D11=0,"",C11/D11+C11/D11)');
    expect(formulaOf({ kind: 'plus', left: share, right: COMPLETION }, PLACES)).toBe('IF(OR(D11=0,COUNT(B22)=0),"",C11/D11+B22)');
  });
});

describe('rounding', () => {
  it('is half up after the noise of binary fractions is gone', () => {
    expect(roundHalfUp('C5', 2)).toBe('INT(ROUND(C5*100,7)+0.5)/100');
    expect(roundHalfUp('C5', 0)).toBe('INT(ROUND(C5,7)+0.5)');
    expect(roundedFormula('C5', 4)).toBe('IF(ISNUMBER(C5),INT(ROUND(C5*10000,7)+0.5)/10000,"")');
  });
});
