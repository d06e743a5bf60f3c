import type { Figure, Language } from './figures.js';
import { NONE, count, money, points, ratio } from './figures.js';
import { day } from './times.js';

/** What a cell of a report or an explanation may hold. */
export type Cell = string | number | boolean | null;

/** A cell by the type of its column. Texts, instants and what has no type of ours stay as they are. */
export function cellFigure(cell: Cell, type: string, language: Language): Figure {
  if (cell === null || cell === '') return NONE;
  if (typeof cell === 'boolean') return alike(cell ? '✓' : '');
  const text = String(cell);
  switch (type) {
    case 'money':
      return money(text, language);
    case 'ratio':
      return ratio(text);
    case 'points':
      return points(text);
    case 'count':
    case 'units':
      return count(text, language);
    case 'multiple':
      return { short: `${Number(text).toFixed(2)}×`, exact: `${text}×` };
    case 'day':
      return alike(day(text, language));
    default:
      return alike(text);
  }
}

/** Whether cells of a type are figures, which stand to the right. */
export function isFigureType(type: string): boolean {
  return ['money', 'ratio', 'multiple', 'points', 'units', 'count', 'number'].includes(type);
}

function alike(text: string): Figure {
  return { short: text, exact: text };
}
