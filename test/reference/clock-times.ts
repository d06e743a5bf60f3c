/** Times of the reference: an instant in milliseconds since 1970, or the wall clock of the business time zone. */

const formats = new Map<string, Intl.DateTimeFormat>();

/** What the wall clock of a zone shows at an instant: `2026-07-31 03:00:00`. */
export function wallClock(instant: number, timeZone: string): string {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
  formats.set(timeZone, format);
  const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
  return `${parts['year']}-${parts['month']}-${parts['day']} ${parts['hour']}:${parts['minute']}:${parts['second']}`;
}

/** The instant of a written time: ISO 8601 with an offset, or `YYYY-MM-DD HH:MM:SS` in the business time zone. */
export function instantOf(written: string, timeZone: string): number {
  if (hasOffset(written)) return Date.parse(written.replace(' ', 'T'));
  const asIfUtc = Date.parse(`${written.replace(' ', 'T')}Z`);
  const shown = (instant: number) => Date.parse(`${wallClock(instant, timeZone).replace(' ', 'T')}Z`);
  // The offset is read near the time sought; the second look settles a change of offset in between.
  const guess = asIfUtc - (shown(asIfUtc) - asIfUtc);
  return guess - (shown(guess) - asIfUtc);
}

/** The business day of a written time. */
export function dayOf(written: string, timeZone: string): string {
  return hasOffset(written) ? wallClock(instantOf(written, timeZone), timeZone).slice(0, 10) : written.slice(0, 10);
}

function hasOffset(written: string): boolean {
  return /(Z|[+-]\d{2}:?\d{2})$/.test(written.slice(10));
}
