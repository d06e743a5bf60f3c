import type { Expression } from './worked-figures.js';

/** Expressions over the cells of a worked module, said shortly. */

/** A decimal that stands for itself. */
export function decimal(value: string): Expression {
  return { kind: 'number', value };
}

/** A cell of a table. */
export function cellOf(table: string, row: number, column: string): Expression {
  return { kind: 'cell', table, row, column };
}

/** The sum of a column. */
export function sumOf(table: string, column: string): Expression {
  return { kind: 'sum', table, column };
}

/** `left / right`. */
export function quotient(left: Expression, right: Expression): Expression {
  return { kind: 'divided-by', left, right };
}

/** What a completion is worth. */
export function pointsOf(completion: Expression): Expression {
  return { kind: 'points-of', completion };
}

/** The module's own completion, and what it is worth. */
export const POINTS_OF_COMPLETION = pointsOf({ kind: 'figure', figure: 'completion' });

/** The mean of a column over the rows, each weighed by another column: Σ weight · value / Σ weight. */
export function weighedMean(table: string, { of, by }: { readonly of: string; readonly by: string }): Expression {
  return quotient({ kind: 'sum-of-products', table, columns: [by, of] }, sumOf(table, by));
}

/** `(1 − share) · one + share · other`. */
export function mixOf(share: string, one: Expression, other: Expression): Expression {
  return {
    kind: 'plus',
    left: { kind: 'times', left: { kind: 'minus', left: decimal('1'), right: decimal(share) }, right: one },
    right: { kind: 'times', left: decimal(share), right: other },
  };
}
