/** An instant as people of a time zone read it: `2026-11-25 03:30`. */
export function readableInstant(instant: Date, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(instant);
}
