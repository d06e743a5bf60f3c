import type { Language } from './figures.js';

/** Days, instants and periods as people read them. Instants are shown in the business time zone, wherever the reader is. */

const LOCALE: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };

/** A business day, "2026-06-30": 2026年6月30日 or 30 Jun 2026. */
export function day(text: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], { timeZone: 'UTC', year: 'numeric', month: language === 'zh' ? 'long' : 'short', day: 'numeric' }).format(new Date(`${text}T00:00:00Z`));
}

/** Days of one year in short, "2026-06-15" to "2026-06-18": 6月15日–18日 or 15–18 Jun; one day where both are the same. */
export function shortDays(first: string, last: string, language: Language): string {
  const format = new Intl.DateTimeFormat(LOCALE[language], { timeZone: 'UTC', month: language === 'zh' ? 'long' : 'short', day: 'numeric' });
  const name = (text: string) => format.format(new Date(`${text}T00:00:00Z`));
  if (first === last) return name(first);
  if (first.slice(0, 7) !== last.slice(0, 7)) return `${name(first)}–${name(last)}`;
  return language === 'zh' ? `${name(first)}–${Number(last.slice(8))}日` : `${Number(first.slice(8))}–${name(last)}`;
}

/** The business day that an instant lies in. */
export function todayIn(zone: string, now: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
}

/** The business day before the one that an instant lies in: the last day whose facts can be there. */
export function yesterdayIn(zone: string, now: Date): string {
  const day = new Date(`${todayIn(zone, now)}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() - 1);
  return day.toISOString().slice(0, 10);
}

/** An instant, "2026-06-30T19:30:00Z", in the zone, to the minute. */
export function instant(text: string, language: Language, zone: string): string {
  return new Intl.DateTimeFormat(LOCALE[language], {
    timeZone: zone,
    year: 'numeric',
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(text));
}

/** The instant at which a business day begins in the zone, as ISO 8601. Where the clock jumps over midnight, that of the jump. */
export function startOfDay(text: string, zone: string): string {
  const midnight = Date.parse(`${text}T00:00:00Z`);
  // The distance at midnight of UTC may be that of before a change of the clock: once more at the instant that was found.
  const near = midnight - aheadOfUtc(midnight, zone);
  return new Date(midnight - aheadOfUtc(near, zone)).toISOString();
}

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
function aheadOfUtc(instantMs: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' }).formatToParts(instantMs);
  const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((each) => each.type === type)?.value);
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')) - instantMs;
}

/** Short names of the days of the week, from Monday on. */
export function weekdayNames(language: Language): string[] {
  const format = new Intl.DateTimeFormat(LOCALE[language], { timeZone: 'UTC', weekday: 'short' });
  // 5 January 1970 was a Monday.
  return Array.from({ length: 7 }, (_, index) => format.format(new Date(Date.UTC(1970, 0, 5 + index))));
}

const QUARTER_NAMES = ['一', '二', '三', '四'];

/** A period's name: 2026年第二季度, 2026年5月 or 第20周; Q2 2026, May 2026 or Week 20. */
export function periodName(period: string, language: Language): string {
  const week = /-W(\d{2})$/.exec(period)?.[1];
  if (week !== undefined) return language === 'zh' ? `第${Number(week)}周` : `Week ${Number(week)}`;
  const [, year = '', quarter = ''] = /^(\d{4})Q(\d)$/.exec(period) ?? [];
  if (quarter !== '') return language === 'zh' ? `${year}年第${QUARTER_NAMES[Number(quarter) - 1] ?? ''}季度` : `Q${quarter} ${year}`;
  // An address may name anything.
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(period)) return period;
  return new Intl.DateTimeFormat(LOCALE[language], { timeZone: 'UTC', year: 'numeric', month: 'long' }).format(new Date(`${period}-01T00:00:00Z`));
}

/** The business time zone, as the server wrote it into the page. */
export function businessZone(page: { readonly dataset: Readonly<Record<string, string | undefined>> }): string {
  return page.dataset['zone'] ?? 'Asia/Shanghai';
}
