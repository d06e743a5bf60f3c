import type { BoundHeader } from './bind-header.js';
import { cleanDay, isDayRange } from './clean-time.js';
import type { MappingProfile } from './mapping-profile.js';

/** Whether a row under the header holds totals; `isFirst`: it is the first one there. */
export type IsTotalRow = (cells: readonly string[], isFirst: boolean) => boolean;

/** What rows of totals say where a profile names no words of its own. */
const TOTALS = ['合计', '总计', '汇总', '总和', '小计', '合计*', '总计*', '汇总*', 'Total', 'Totals', 'TOTAL', 'Grand Total', 'Total:*'];

/**
 * How a profile tells rows of totals: by the first place, by what a field says, or both. A first row whose day is a day is no total then:
 * of some reports the total can be left out.
 */
export function totalsOf({ totals, fields }: MappingProfile, header: BoundHeader): IsTotalRow {
  if (totals === undefined) return () => false;
  const { place, field } = totals;
  if (field === undefined) return (_, isFirst) => isFirst && place === 'first';
  const column = header.fields.find(({ name }) => name === field)?.column;
  if (column === undefined) return (_, isFirst) => isFirst && place === 'first';
  const says = saysOf(totals.says ?? TOTALS);
  const day = fields[field]?.type === 'day' ? fields[field] : null;
  return (cells, isFirst) => {
    const text = (cells[column] ?? '').trim();
    if (says(text)) return true;
    if (day === null) return isFirst && place === 'first';
    return isDayRange(text) || (isFirst && place === 'first' && cleanDay(text, day.order) === null);
  };
}

function saysOf(words: readonly string[]): (text: string) => boolean {
  const exact = new Set(words.filter((word) => !word.endsWith('*')));
  const beginnings = words.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1));
  return (text) => exact.has(text) || beginnings.some((beginning) => text.startsWith(beginning));
}
