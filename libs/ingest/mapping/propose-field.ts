import type { Column } from '../kind.js';
import { cleanNumber } from './clean-number.js';
import type { DayOrder } from './clean-time.js';
import { cleanDay } from './clean-time.js';
import { epochUnitOf, holdsTimes } from './guess-kind.js';
import { CASH_ON_DELIVERY, KNOWN_CHOICES } from './known-headers.js';
import type { Ask } from './open-question.js';
import { markOf, marksOf } from './open-question.js';
import type { TableRow } from '../table-rows.js';

/** So many different texts of a column are looked at for what they mean. */
const MOST_CHOICES = 30;
const QUOTED = 3;

/** The field of a profile that reads a column of the file as one of a kind, by its header and first values. */
export function proposeField({ name, type, required }: Column, header: string, { rows, place }: { readonly rows: readonly TableRow[]; readonly place: number }, ask: Ask): Record<string, unknown> {
  const optional = required ? {} : { optional: true };
  const values = rows.map(({ cells }) => cells[place]?.trim() ?? '').filter((value) => value !== '');
  if (typeof type === 'object' && name === 'pay_method') return { header, type: 'choice', choices: payMethodsOf(values), otherwise: 'online', ...optional };
  if (typeof type === 'object') return { header, type: 'choice', choices: choicesOf(name, type, values, ask), ...optional };
  if (type === 'yuan' || type === 'count') return { header, type, ...roundOf(name, header, { places: type === 'yuan' ? 2 : 0, values }, ask), ...optional };
  if (type !== 'day' && type !== 'instant') return { header, type, ...optional };
  const epoch = values[0] === undefined ? null : epochUnitOf(values[0]);
  if (epoch !== null) return { header, type, epoch, ...(type === 'day' && { offset: '+08:00' }), ...optional };
  if (values.length > 0 && !holdsTimes(rows, place)) {
    const quoted = [...new Set(values)].slice(0, QUOTED).join(', ');
    ask({
      en: `${markOf('column', name)}: "${header}" holds no days (${quoted}). Name another column, or put a day together: { text: '{month} {day}, {year}' }.`,
      zh: `${markOf('column', name)}：“${header}”中不是日期（${quoted}）。请改用其他列，或由多列拼成：{ text: '{year}-{month}-{day}' }。`,
    });
  }
  const order = orderOf(values);
  if (order === 'unclear') {
    ask({
      en: `"${header}": whether the day or the month comes first cannot be told from the first rows; month-first is assumed.`,
      zh: `“${header}”：从前几行无法判断日在前还是月在前；暂按月在前。`,
    });
  }
  return { header, type, ...(order !== 'year-first' && { order: order === 'unclear' ? 'month-first' : order }), ...optional };
}

/** Numbers with more places than the product keeps have to be rounded, or their rows are rejected. */
function roundOf(name: string, header: string, { places, values }: { readonly places: number; readonly values: readonly string[] }, ask: Ask): { round?: true } {
  const isLonger = (value: string) => (/\.(\d*?)0*$/.exec(cleanNumber(value) ?? '')?.[1]?.length ?? 0) > places;
  const longer = values.find(isLonger);
  if (longer === undefined) return {};
  ask({
    en: `${markOf('column', name)}: "${header}" has values such as ${longer}, which are rounded ${places === 0 ? 'to whole numbers' : 'to two decimals'}.`,
    zh: `${markOf('column', name)}：“${header}”中有 ${longer} 这样的值，将四舍五入为${places === 0 ? '整数' : '两位小数'}。`,
  });
  return { round: true };
}

/** In which order days are written: a number over 12 tells. */
function orderOf(values: readonly string[]): DayOrder | 'unclear' {
  if (values.length === 0 || values.some((value) => cleanDay(value) !== null)) return 'year-first';
  const fits = (order: DayOrder) => values.every((value) => cleanDay(value, order) !== null);
  const [monthFirst, dayFirst] = [fits('month-first'), fits('day-first')];
  if (monthFirst && dayFirst) return 'unclear';
  return dayFirst ? 'day-first' : monthFirst ? 'month-first' : 'year-first';
}

/** Only cash on delivery is told apart: whatever else there is, is paid online. */
function payMethodsOf(values: readonly string[]): Record<string, string> {
  const cash = [...new Set(values)].filter((value) => CASH_ON_DELIVERY.test(value)).slice(0, MOST_CHOICES);
  return Object.fromEntries((cash.length === 0 ? ['货到付款'] : cash).map((text) => [text, 'cash_on_delivery']));
}

function choicesOf(name: string, type: { readonly enum: string; readonly values: readonly string[] }, values: readonly string[], ask: Ask): Record<string, string> {
  const texts = [...new Set(values)].slice(0, MOST_CHOICES);
  const choices: Record<string, string> = {};
  const unknown: string[] = [];
  for (const text of texts) {
    const meaning = type.values.find((value) => value === text.toLowerCase()) ?? KNOWN_CHOICES[type.enum]?.find(([pattern]) => pattern.test(text))?.[1];
    if (meaning === undefined) unknown.push(text);
    choices[text] = meaning ?? type.values[0] ?? '';
  }
  const known = texts.length - unknown.length;
  const [column, first] = [markOf('column', name), markOf('word', type.values[0] ?? '')];
  if (unknown.length > 0 || texts.length === 0) {
    ask({
      en: `${column}: say what ${unknown.join(', ') || 'its texts'} mean (${marksOf('word', type.values)})${unknown.length > 0 ? `; ${first} stands there until then` : ''}.`,
      zh: `${column}：请写明 ${unknown.join('、') || '各取值'} 的含义（${marksOf('word', type.values, '、')}）${unknown.length > 0 ? `；暂写为 ${first}` : ''}。`,
    });
  }
  if (known > 0) ask({ en: `${column}: check what its texts mean; others than those of the first rows are rejected.`, zh: `${column}：请核对各取值的含义；前几行以外的取值会被拒绝。` });
  return choices;
}
