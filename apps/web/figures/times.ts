import type { Language } from './figures.js';

/** Days, instants and periods as people read them. Instants are shown in the business time zone, wherever the reader is. */

const LOCALE: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };

/** A business day, "2026-06-30": 2026年6月30日 or 30 Jun 2026. */
export function day(text: string, language: Language): string {
  return new Intl.DateTimeFormat(LOCALE[language], { timeZone: 'UTC', year: 'numeric', month: language === 'zh' ? 'long' : 'short', day: 'numeric' }).format(new Date(`${text}T00:00:00Z`));
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

const QUARTER_NAMES = ['一', '二', '三', '四'];

/** A period's name: 2026年第二季度, 2026年5月 or 第20周; Q2 2026, May 2026 or Week 20. */
export function periodName(period: string, language: Language): string {
  const week = /-W(\d{2})$/.exec(period)?.[1];
  if (week !== undefined) return language === 'zh' ? `第${Number(week)}周` : `Week ${Number(week)}`;
  const [, year = '', quarter = ''] = /^(\d{4})Q(\d)$/.exec(period) ?? [];
  if (quarter !== '') return language === 'zh' ? `${year}年第${QUARTER_NAMES[Number(quarter) - 1] ?? ''}季度` : `Q${quarter} ${year}`;
  return new Intl.DateTimeFormat(LOCALE[language], { timeZone: 'UTC', year: 'numeric', month: 'long' }).format(new Date(`${period}-01T00:00:00Z`));
}

/** The business time zone, as the server wrote it into the page. */
export function businessZone(page: { readonly dataset: Readonly<Record<string, string | undefined>> }): string {
  return page.dataset['zone'] ?? 'Asia/Shanghai';
}
