import type { DaySpan } from '../api/merchants.js';

interface Held {
  readonly manager: { readonly managerId: string };
  readonly from: string;
  readonly to: string | null;
}

/** The days of a span on which a merchant was the manager's: those that the manager's figures count. All of it where that was on and off. */
export function heldSpan(span: DaySpan, assignments: readonly Held[], managerId: string): DaySpan {
  const held = assignments.filter(({ manager, from, to }) => manager.managerId === managerId && from <= span.to && (to === null || to >= span.from));
  const [only] = held;
  if (only === undefined || held.length > 1) return span;
  return { from: only.from > span.from ? only.from : span.from, to: only.to !== null && only.to < span.to ? only.to : span.to };
}
