/** Calendar arithmetic of the reference. A day is `YYYY-MM-DD`; a range has a first and a last day, both within. */
export interface Range {
  readonly first: string;
  readonly last: string;
}

/** A period that can be scored, with the name that reports show. */
export interface Period extends Range {
  readonly kind: 'quarter' | 'month' | 'week';
  readonly name: string;
  readonly quarter: Range;
}

/** An ISO week clipped to one month. */
export interface Slice extends Range {
  readonly month: string;
  readonly week: string;
}

const DAY_MS = 86_400_000;

/** Days since 1970-01-01. */
export function numberOf(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY_MS);
}

/** The day so many days after another. */
export function plusDays(day: string, days: number): string {
  return new Date((numberOf(day) + days) * DAY_MS).toISOString().slice(0, 10);
}

/** All days of a range, in order; none where the last lies before the first. */
export function daysOf({ first, last }: Range): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = plusDays(day, 1)) days.push(day);
  return days;
}

/** Whether a day lies in a range. */
export function within(day: string, { first, last }: Range): boolean {
  return day >= first && day <= last;
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: string): number {
  return (((numberOf(day) + 3) % 7) + 7) % 7;
}

/** The ISO week of a day, for example `2026-W53`: the week belongs to the year of its Thursday. */
export function weekOf(day: string): string {
  const thursday = plusDays(day, 3 - weekdayOf(day));
  const year = thursday.slice(0, 4);
  const week = Math.floor((numberOf(thursday) - numberOf(`${year}-01-01`)) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** The month of a day: `2026-08`. */
export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** The days of a month. */
export function monthRange(month: string): Range {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return { first: `${month}-01`, last: new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10) };
}

/** The month before a month. */
export function monthBefore(month: string): string {
  return monthOf(plusDays(`${month}-01`, -1));
}

/** The name of the quarter of a day: `2026Q3`. */
export function quarterNameOf(day: string): string {
  return `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

/** The days of a quarter. */
export function quarterRange(name: string): Range {
  const [year = '', quarter = ''] = name.split('Q');
  const months = [2, 1, 0].map((back) => `${year}-${String(Number(quarter) * 3 - back).padStart(2, '0')}`);
  return { first: monthRange(months[0] ?? '').first, last: monthRange(months[2] ?? '').last };
}

/** The quarter that ends the day before another begins. */
export function quarterBefore(quarter: Range): Range {
  return quarterRange(quarterNameOf(plusDays(quarter.first, -1)));
}

/** The same quarter a year before. */
export function yearBefore(quarter: Range): Range {
  const name = quarterNameOf(quarter.first);
  return quarterRange(`${Number(name.slice(0, 4)) - 1}${name.slice(4)}`);
}

/** Reads `2026Q3`, `2026-08`, `2026Q3/2026-W31`, or a bare `2026-W31` that lies in one quarter. */
export function readPeriod(text: string): Period {
  if (/^\d{4}Q[1-4]$/.test(text)) {
    const range = quarterRange(text);
    return { kind: 'quarter', name: text, ...range, quarter: range };
  }
  if (/^\d{4}-\d{2}$/.test(text)) {
    const range = monthRange(text);
    return { kind: 'month', name: text, ...range, quarter: quarterRange(quarterNameOf(range.first)) };
  }
  const [, quarterName, week = ''] = /^(?:(\d{4}Q[1-4])\/)?(\d{4}-W\d{2})$/.exec(text) ?? [];
  const around = quarterName === undefined ? yearAround(week) : quarterRange(quarterName);
  const days = daysOf(around).filter((day) => weekOf(day) === week);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) throw new RangeError(`no such period: ${text}`);
  if (quarterNameOf(first) !== quarterNameOf(last)) throw new RangeError(`the week lies in two quarters: ${text}`);
  const name = quarterNameOf(first);
  return { kind: 'week', name: `${name}/${week}`, first, last, quarter: quarterRange(name) };
}

function yearAround(week: string): Range {
  const year = week.slice(0, 4);
  return { first: plusDays(`${year}-01-01`, -7), last: plusDays(`${year}-12-31`, 7) };
}

/** The week slices of a range: its days cut where the ISO week or the month changes. */
export function slicesOf(range: Range): Slice[] {
  const slices: Slice[] = [];
  for (const day of daysOf(range)) {
    const slice = { first: day, last: day, month: monthOf(day), week: weekOf(day) };
    const before = slices.at(-1);
    if (before !== undefined && before.month === slice.month && before.week === slice.week) {
      slices[slices.length - 1] = { ...before, last: day };
    } else {
      slices.push(slice);
    }
  }
  return slices;
}

/** Compares two texts by the bytes of their UTF-8. */
export function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a, 'utf8'), Buffer.from(b, 'utf8'));
}
