import type { Figure, Language } from '../figures/figures.js';
import { NONE, figureOf } from '../figures/figures.js';

/** In which unit a module publishes actual and target, and with how many decimals ratios are compared. */
const UNITS = { sales: 'money', ads: 'ratio', slots: 'money', conversion: 'ratio', outbound: 'count' } as const;

export type ModuleId = keyof typeof UNITS;

/** Actual or target of a module, in the module's unit. */
export function moduleFigure(id: ModuleId, value: string | null, language: Language): Figure {
  if (value === null) return NONE;
  const figure = figureOf(value, UNITS[id], language);
  // Rates of a few percent differ in the second decimal.
  return UNITS[id] === 'ratio' ? { short: figure.exact, exact: figure.exact } : figure;
}

/** How long a completion's bar is, in percent of its track, which ends at 120 %. */
export function barLength(completion: string | null): number {
  if (completion === null) return 0;
  return Math.min(100, Math.max(0, (Number(completion) / LONGEST) * 100));
}

const LONGEST = 1.2;

/** Where 100 % stands on that track, in percent. */
export const WHOLE_AT = 100 / LONGEST;
