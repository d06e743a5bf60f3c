import { ERRORS } from './error-table.js';
import { OpscoreError, describeError } from './errors.js';

const placeholders = (message: string) => new Set(message.match(/\{\w+\}/g) ?? []);

const entries = Object.entries(ERRORS);

describe('the table of errors', () => {
  it('fills the details into the message, in both languages', () => {
    const error = new OpscoreError('week-unknown', { year: 2025, week: 53, last: 52 });
    expect(error.message).toBe('The year 2025 has no ISO week 53; its last one is 52.');
    expect(describeError('week-unknown', error.details, 'zh')).toBe('2025 年没有第 53 周（ISO），最后一周是 52。');
    expect(error).toMatchObject({ name: 'OpscoreError', code: 'week-unknown' });
  });

  it('takes details as they are, whatever signs they hold', () => {
    expect(describeError('period-unknown', { period: '$& {period} $1' }, 'en')).toContain(
      '"$& {period} $1" is not a period.',
    );
  });

  it('takes of details that come out of files no control characters, and no more than anybody reads', () => {
    expect(describeError('period-unknown', { period: '\u001B[2Ja\u0085' }, 'en')).toContain('"\uFFFD[2Ja\uFFFD" is not a period.');
    expect(describeError('period-unknown', { period: 'x'.repeat(100_000) }, 'en').length).toBeLessThan(2_200);
  });

  it('keeps the cause', () => {
    const cause = new Error('disk full');
    expect(new OpscoreError('file-not-found', { file: 'a.csv' }, { cause }).cause).toBe(cause);
  });

  it.each(entries)(
    '%s: a code in words, a known exit code, an HTTP status, the same details in both languages',
    (code, { exit, http, en, zh }) => {
      expect(code).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/);
      expect([1, 2, 3]).toContain(exit);
      expect(http >= 400 && http < 600).toBe(true);
      expect(placeholders(zh)).toEqual(placeholders(en));
      expect(zh).toMatch(/\p{Script=Han}/u);
    },
  );
});
