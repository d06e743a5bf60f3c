/** The lowest and the highest of what several lines show, so that all are drawn to one scale. */
export interface Scale {
  readonly low: number;
  readonly high: number;
}

/** A point of a line; null where there is nothing to show. */
export interface LinePoint {
  readonly x: number;
  readonly y: number;
}

/** The scale that all values fit into. */
export function scaleOf(values: readonly (string | null)[]): Scale {
  const numbers = values.flatMap((value) => (value === null ? [] : [Number(value)]));
  return numbers.length === 0 ? { low: 0, high: 1 } : { low: Math.min(...numbers), high: Math.max(...numbers) };
}

/** Where values stand in a place of so many pixels, from the first to the last. What is missing is left out. */
export function pointsOf(values: readonly (string | null)[], { low, high }: Scale, width: number, height: number): LinePoint[] {
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  const range = high - low === 0 ? 1 : high - low;
  return values.flatMap((value, index) => (value === null ? [] : [{ x: round(index * step), y: round(height - ((Number(value) - low) / range) * height) }]));
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
