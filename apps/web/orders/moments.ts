import type { Language } from '../figures/figures.js';

const LOCALE: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };

/** The time of day of an instant in the zone, to the second: messages of one minute follow each other. */
export function timeOfDay(instant: string, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).format(new Date(instant));
}

/** The day of an instant in the zone, with its weekday: 6月20日周六 or Sat, 20 Jun 2026. */
export function dayAndWeekday(instant: string, language: Language, zone: string): string {
  return new Intl.DateTimeFormat(LOCALE[language], { timeZone: zone, year: 'numeric', month: language === 'zh' ? 'long' : 'short', day: 'numeric', weekday: 'short' }).format(new Date(instant));
}

/** An instant as a sentence names it: 6月20日 21:19:24 or 20 Jun, 21:19:24. */
export function moment(instant: string, language: Language, zone: string): string {
  return new Intl.DateTimeFormat(LOCALE[language], {
    timeZone: zone,
    month: language === 'zh' ? 'long' : 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant));
}
