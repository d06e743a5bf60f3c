import type { Figure } from '../figures/figures.js';
import { NONE, ratio } from '../figures/figures.js';

/** A return on what was spent: 4.25 times. */
export function multiple(value: string | null): Figure {
  return value === null ? NONE : { short: `${Number(value).toFixed(2)}×`, exact: `${value}×` };
}

/** A rate of a few percent: they differ in the second decimal. */
export function rate(value: string | null): Figure {
  const { exact } = ratio(value);
  return { short: exact, exact };
}
