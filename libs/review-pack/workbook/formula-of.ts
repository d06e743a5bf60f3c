import type { Expression } from '#libs/domain/worked-figures.js';

/** Where the parts of a module stand on a sheet, as formulas name them. */
export interface PlacesOfModule {
  cell(table: string, row: number, column: string): string;
  /** The range of a column over all rows. */
  column(table: string, column: string): string;
  figure(figure: 'actual' | 'target' | 'completion'): string;
  /** Whether a cell may turn out empty: what is computed does where it cannot be, what was counted does not. */
  mayBeEmpty(table: string, row: number, column: string): boolean;
  /** The module's curve of points, by stretches: where each begins, what it is worth there, and how steeply it rises. */
  readonly curve: { readonly from: string; readonly points: string; readonly slope: string };
}

/** Completions are compared with the breaks of a curve to so many decimals: 0.6 stays 0.6 whatever it was divided from. */
const COMPLETION_DECIMALS = 12;
/** What is rounded is first cleaned of the noise of binary fractions, beyond so many decimals of its last place. */
const NOISE_DECIMALS = 7;

const BINDS: Readonly<Record<'plus' | 'minus' | 'times' | 'divided-by', readonly [string, number]>> = {
  plus: ['+', 1],
  minus: ['-', 1],
  times: ['*', 2],
  'divided-by': ['/', 2],
};

/**
 * The formula of an expression, without the sign `=`, in functions that Excel and LibreOffice both know. Where a divisor is nought or
 * something that it needs is empty it gives an empty text.
 */
export function formulaOf(expression: Expression, places: PlacesOfModule): string {
  const obstacles = [...new Set(obstaclesOf(expression, places))];
  const body = write(expression, places, 0);
  if (obstacles.length === 0) return body;
  return `IF(${obstacles.length === 1 ? obstacles[0] : `OR(${obstacles.join(',')})`},"",${body})`;
}

/** Rounds half up, towards the greater, as published figures are; an empty cell stays empty. */
export function roundedFormula(cell: string, decimals: number): string {
  return `IF(ISNUMBER(${cell}),${roundHalfUp(cell, decimals)},"")`;
}

/** The formula of a number rounded half up: INT goes down, also below nought. */
export function roundHalfUp(number: string, decimals: number): string {
  const scale = 10 ** decimals;
  return scale === 1 ? `INT(ROUND(${number},${NOISE_DECIMALS})+0.5)` : `INT(ROUND(${number}*${scale},${NOISE_DECIMALS})+0.5)/${scale}`;
}

function write(expression: Expression, places: PlacesOfModule, outside: number): string {
  switch (expression.kind) {
    case 'number':
      return expression.value;
    case 'cell':
      return places.cell(expression.table, expression.row, expression.column);
    case 'figure':
      return places.figure(expression.figure);
    case 'sum':
      return `SUM(${places.column(expression.table, expression.column)})`;
    case 'sum-of-products':
      return `SUMPRODUCT(${expression.columns.map((column) => places.column(expression.table, column)).join(',')})`;
    case 'least':
      return `MIN(${write(expression.left, places, 0)},${write(expression.right, places, 0)})`;
    case 'points-of': {
      const completion = `ROUND(${write(expression.completion, places, 0)},${COMPLETION_DECIMALS})`;
      const { from, points, slope } = places.curve;
      const text = `LOOKUP(${completion},${from},${points})+(${completion}-LOOKUP(${completion},${from}))*LOOKUP(${completion},${from},${slope})`;
      return outside > 1 ? `(${text})` : text;
    }
    case 'plus':
    case 'minus':
    case 'times':
    case 'divided-by': {
      const [sign, binds] = BINDS[expression.kind];
      // To the right of a minus or a division the same sign binds no longer.
      const right = sign === '-' || sign === '/' ? binds + 1 : binds;
      const text = `${write(expression.left, places, binds)}${sign}${write(expression.right, places, right)}`;
      return binds < outside ? `(${text})` : text;
    }
  }
}

/** What must not hold for an expression to have a value. */
function obstaclesOf(expression: Expression, places: PlacesOfModule): string[] {
  switch (expression.kind) {
    case 'number':
    case 'sum':
    case 'sum-of-products':
      return [];
    case 'cell': {
      const { table, row, column } = expression;
      return places.mayBeEmpty(table, row, column) ? [`COUNT(${places.cell(table, row, column)})=0`] : [];
    }
    case 'figure':
      return [`COUNT(${places.figure(expression.figure)})=0`];
    case 'points-of':
      return obstaclesOf(expression.completion, places);
    case 'divided-by': {
      const both = [...obstaclesOf(expression.left, places), ...obstaclesOf(expression.right, places)];
      return expression.right.kind === 'number' ? both : [...both, `${write(expression.right, places, 0)}=0`];
    }
    case 'plus':
    case 'minus':
    case 'times':
    case 'least':
      return [...obstaclesOf(expression.left, places), ...obstaclesOf(expression.right, places)];
  }
}
