/**
 * Every expected failure of opscore: one table from code to exit code, HTTP status and message.
 *
 * A message says what is wrong, where, and what to do next. `{name}` is filled from the error's details.
 * Exit codes: 1 failed, nothing changed; 2 wrong use; 3 done, but with rejected rows.
 */
export interface ErrorDefinition {
  readonly exit: 1 | 2 | 3;
  readonly http: number;
  readonly en: string;
  readonly zh: string;
}

const define = <Codes extends string>(table: Record<Codes, ErrorDefinition>) => table;

export const ERRORS = define({
  // periods and time
  'period-unknown': {
    exit: 2,
    http: 400,
    en: '"{period}" is not a period. Write a quarter (2026Q4), a month (2026-10) or a week (2026Q4/2026-W41).',
    zh: '“{period}”不是有效的周期。请写季度(2026Q4)、月份(2026-10)或周(2026Q4/2026-W41)。',
  },
  'week-unknown': {
    exit: 2,
    http: 400,
    en: 'The year {year} has no ISO week {week}; its last one is {last}.',
    zh: '{year} 年没有第 {week} 周(ISO),最后一周是 {last}。',
  },
  'week-ambiguous': {
    exit: 2,
    http: 400,
    en: 'The week {week} lies in two quarters. Ask for {first} or {second}.',
    zh: '{week} 跨两个季度,请写明 {first} 或 {second}。',
  },
  'week-outside-quarter': {
    exit: 2,
    http: 400,
    en: 'The week {week} has no day in {quarter}.',
    zh: '{week} 没有任何一天在 {quarter} 内。',
  },
  'day-invalid': {
    exit: 2,
    http: 400,
    en: '"{day}" is not a day. Write YYYY-MM-DD, for example 2026-11-23.',
    zh: '“{day}”不是有效日期,请写成 YYYY-MM-DD,例如 2026-11-23。',
  },
  'period-not-begun': {
    exit: 2,
    http: 400,
    en: 'Nothing to score: {period} has no wholly past day yet (it begins on {first}).',
    zh: '{period} 尚无完整的一天可计分(起始日 {first})。',
  },
});

export type ErrorCode = keyof typeof ERRORS;

export type ErrorDetails = Readonly<Record<string, string | number>>;

export type Language = 'en' | 'zh';

/** An expected failure: a code from {@link ERRORS} with the details that its message names. */
export class OpscoreError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly details: ErrorDetails = {},
    options?: ErrorOptions,
  ) {
    super(describeError(code, details, 'en'), options);
    this.name = 'OpscoreError';
  }
}

/** The message of an error code in a language, its placeholders filled from `details`. */
export function describeError(code: ErrorCode, details: ErrorDetails, language: Language): string {
  return ERRORS[code][language].replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = details[name];
    return value === undefined ? placeholder : String(value);
  });
}
