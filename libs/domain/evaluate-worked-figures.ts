import type { PointsCurve } from './points-curve.js';
import { pointsAt } from './points-curve.js';
import { Rational } from './rational.js';
import type { Expression, WorkedCell, WorkedModule, WorkedTable } from './worked-figures.js';

/** A figure that was worked out; null where it is divided by zero, or where something that it needs is missing. */
export type WorkedFigure = Rational | null;

/** A module worked out: its figures before they are rounded, and by table the figure of every cell (null for texts too). */
export interface EvaluatedModule {
  readonly actual: WorkedFigure;
  readonly target: WorkedFigure;
  /** Actual over target. */
  readonly completion: WorkedFigure;
  readonly points: WorkedFigure;
  readonly cells: ReadonlyMap<string, readonly (readonly WorkedFigure[])[]>;
}

/** Works a module out, exactly. Throws RangeError where an expression names a cell that is not there, or depends on itself. */
export function evaluateWorked(module: WorkedModule, curve: PointsCurve): EvaluatedModule {
  const evaluation = new Evaluation(module, curve);
  return {
    actual: evaluation.figure('actual'),
    target: evaluation.figure('target'),
    completion: evaluation.figure('completion'),
    points: evaluation.work(module.points),
    cells: new Map(
      module.tables.map((table) => [
        table.id,
        table.rows.map((_row, row) => table.columns.map((_column, column) => evaluation.cell(table, row, column))),
      ]),
    ),
  };
}

const COMPLETION: Expression = {
  kind: 'divided-by',
  left: { kind: 'figure', figure: 'actual' },
  right: { kind: 'figure', figure: 'target' },
};

/** One working-out: every cell and figure is worked out once, when it is first asked for. */
class Evaluation {
  private readonly known = new Map<string, WorkedFigure>();
  private readonly underWay = new Set<string>();

  constructor(
    private readonly module: WorkedModule,
    private readonly curve: PointsCurve,
  ) {}

  figure(name: 'actual' | 'target' | 'completion'): WorkedFigure {
    return this.once(name, () => this.work(name === 'completion' ? COMPLETION : this.module[name]));
  }

  cell(table: WorkedTable, row: number, column: number): WorkedFigure {
    return this.once(`${table.id} ${row} ${column}`, () => {
      const cell = cellAt(table, row, column);
      if (cell === null || cell.kind === 'text') return null;
      return cell.kind === 'input' ? Rational.parse(cell.value) : this.work(cell.by);
    });
  }

  work(expression: Expression): WorkedFigure {
    switch (expression.kind) {
      case 'number':
        return Rational.parse(expression.value);
      case 'cell': {
        const table = this.table(expression.table);
        return this.cell(table, expression.row, columnOf(table, expression.column));
      }
      case 'figure':
        return this.figure(expression.figure);
      case 'sum':
        return this.sumOfProducts(expression.table, [expression.column]);
      case 'sum-of-products':
        return this.sumOfProducts(expression.table, expression.columns);
      case 'points-of': {
        const completion = this.work(expression.completion);
        return completion === null ? null : pointsAt(this.curve, completion);
      }
      case 'plus':
      case 'minus':
      case 'times':
      case 'divided-by':
      case 'least':
        return combine(expression.kind, this.work(expression.left), this.work(expression.right));
    }
  }

  private sumOfProducts(id: string, columns: readonly string[]): Rational {
    const table = this.table(id);
    const places = columns.map((column) => columnOf(table, column));
    let sum = Rational.ZERO;
    for (const row of table.rows.keys()) {
      const factors = places.map((place) => this.cell(table, row, place));
      if (factors.every((factor) => factor !== null)) sum = sum.plus(factors.reduce((product, each) => product.times(each), Rational.ONE));
    }
    return sum;
  }

  private table(id: string): WorkedTable {
    const table = this.module.tables.find((each) => each.id === id);
    if (table === undefined) throw new RangeError(`There is no table "${id}".`);
    return table;
  }

  private once(name: string, work: () => WorkedFigure): WorkedFigure {
    const known = this.known.get(name);
    if (known !== undefined) return known;
    if (this.underWay.has(name)) throw new RangeError(`"${name}" depends on itself.`);
    this.underWay.add(name);
    const figure = work();
    this.underWay.delete(name);
    this.known.set(name, figure);
    return figure;
  }
}

function combine(kind: 'plus' | 'minus' | 'times' | 'divided-by' | 'least', left: WorkedFigure, right: WorkedFigure): WorkedFigure {
  if (left === null || right === null) return null;
  switch (kind) {
    case 'plus':
      return left.plus(right);
    case 'minus':
      return left.minus(right);
    case 'times':
      return left.times(right);
    case 'divided-by':
      return right.isZero() ? null : left.dividedBy(right);
    case 'least':
      return left.min(right);
  }
}

function columnOf(table: WorkedTable, id: string): number {
  const place = table.columns.findIndex((column) => column.id === id);
  if (place === -1) throw new RangeError(`The table "${table.id}" has no column "${id}".`);
  return place;
}

function cellAt(table: WorkedTable, row: number, column: number): WorkedCell {
  const cell = table.rows[row]?.[column];
  if (cell === undefined) throw new RangeError(`The table "${table.id}" has no cell in row ${row} of column "${table.columns[column]?.id}".`);
  return cell;
}
