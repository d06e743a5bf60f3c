import type { IndexPart } from '../api/allocations.js';
import type { Figure, Language } from '../figures/figures.js';
import { NONE, money, ratio } from '../figures/figures.js';

/** A figure of the index in its unit: yuan, or a rate, of which small ones differ in the second decimal. */
export function partFigure({ criterion, figure }: Pick<IndexPart, 'criterion' | 'figure'>, language: Language): Figure {
  if (figure === null) return NONE;
  if (criterion === 'gmv' || criterion === 'slotOutput') return money(figure, language);
  return { short: ratio(figure).exact, exact: ratio(figure).exact };
}
