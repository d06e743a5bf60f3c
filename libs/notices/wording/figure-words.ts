import type { Day } from '#libs/domain/business-time.js';
import type { Language } from '#libs/domain/errors.js';
import { parsePeriod } from '#libs/domain/periods.js';
import { Rational } from '#libs/domain/rational.js';
import { groupDigits } from '#libs/reports/sentences.js';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'] as const;
const QUARTERS = ['一', '二', '三', '四'] as const;

/** A day as people say it: `24 November`, `11月24日`. */
export function sayDay(day: Day, language: Language): string {
  const [month, date] = [Number(day.slice(5, 7)), Number(day.slice(8, 10))];
  return language === 'zh' ? `${month}月${date}日` : `${date} ${MONTHS[month - 1] ?? ''}`;
}

/** A period as people say it: `the week of 16 to 22 November 2026`, `2026年11月16日至22日`. */
export function sayPeriod(name: string, language: Language): string {
  const { kind, first, last } = parsePeriod(name);
  const year = first.slice(0, 4);
  if (kind === 'quarter') return language === 'zh' ? `${year}年第${QUARTERS[Number(name.slice(5)) - 1] ?? ''}季度` : `${name.slice(4)} ${year}`;
  const month = Number(first.slice(5, 7));
  if (kind === 'month') return language === 'zh' ? `${year}年${month}月` : `${MONTHS[month - 1] ?? ''} ${year}`;
  return sayDays(first, last, language);
}

function sayDays(first: Day, last: Day, language: Language): string {
  const year = first.slice(0, 4);
  const date = (day: Day) => String(Number(day.slice(8, 10)));
  const isOneMonth = first.slice(0, 7) === last.slice(0, 7);
  if (language === 'zh') {
    const days = first === last ? sayDay(first, 'zh') : `${sayDay(first, 'zh')}至${isOneMonth ? `${date(last)}日` : sayDay(last, 'zh')}`;
    return `${year}年${days}`;
  }
  if (first === last) return `the week of ${sayDay(first, 'en')} ${year}`;
  return `the week of ${isOneMonth ? date(first) : sayDay(first, 'en')} to ${sayDay(last, 'en')} ${year}`;
}

/** A ratio as a percentage: `0.7120` is `71.20%`. */
export function sayPercent(ratio: string): string {
  return `${Rational.parse(ratio).times(Rational.of(100)).toFixed(2)}%`;
}

/** The size of a ratio in percentage points, whatever its sign: `-0.0820` is `8.20`. */
export function sayPercentagePoints(ratio: string): string {
  return sayPercent(ratio.replace(/^-/, '')).slice(0, -1);
}

/** A count with its thousands apart. */
export function sayCount(count: string): string {
  return groupDigits(count);
}

const YI = Rational.of(100_000_000);
const WAN = Rational.of(10_000);

/** Yuan as people say them: `1234567.00` is `¥1,234,567.00`, and `123.46万元` in Chinese. */
export function sayYuan(yuan: string, language: Language): string {
  if (language === 'en') return `¥${groupDigits(yuan)}`;
  const amount = Rational.parse(yuan);
  if (amount.compare(YI) >= 0) return `${amount.dividedBy(YI).toFixed(2)}亿元`;
  if (amount.compare(WAN) >= 0) return `${amount.dividedBy(WAN).toFixed(2)}万元`;
  return `${groupDigits(yuan)}元`;
}

/** A setting without zeros at its end. */
export function sayNumber(decimal: string): string {
  return decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal;
}
