import { ERRORS } from './error-table.js';

export type ErrorCode = keyof typeof ERRORS;

export type ErrorDetails = Readonly<Record<string, string | number>>;

export type Language = 'en' | 'zh';

const LONGEST_DETAIL = 2_000;

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

/** The message of an error code in a language, its placeholders filled from `details`: in Chinese `reason` from `reasonZh` where there is one. */
export function describeError(code: ErrorCode, details: ErrorDetails, language: Language): string {
  return ERRORS[code][language].replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = (language === 'zh' ? details[`${name}Zh`] : undefined) ?? details[name];
    return value === undefined ? placeholder : readable(String(value));
  });
}

/** Details may come out of foreign files: nobody reads a whole line of one, and control characters would be acted on by a terminal. */
function readable(value: string): string {
  const cut = value.length > LONGEST_DETAIL ? `${value.slice(0, LONGEST_DETAIL)}…` : value;
  return cut.replaceAll(/(?!\n)[\p{Cc}\p{Cs}]/gu, '\uFFFD');
}
