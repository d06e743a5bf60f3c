/** The quarters that views of targets are of. */

/** The quarter that a quarter, a month or a week ("2026Q2/2026-W20") lies in. */
export function quarterOf(period: string): string {
  const [, year = '', month = ''] = /^(\d{4})-(\d{2})$/.exec(period) ?? [];
  return month === '' ? period.slice(0, 6) : `${year}Q${Math.ceil(Number(month) / 3)}`;
}

/** The quarter so many after one, or before it where the number is negative. */
export function quarterAfter(quarter: string, number: number): string {
  const count = Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(5)) - 1 + number;
  return `${Math.floor(count / 4)}Q${(count % 4) + 1}`;
}

/** The first and the last day of a quarter. */
export function daysOfQuarter(quarter: string): { readonly first: string; readonly last: string } {
  const [year, number] = [Number(quarter.slice(0, 4)), Number(quarter.slice(5))];
  const write = (time: number) => new Date(time).toISOString().slice(0, 10);
  return { first: write(Date.UTC(year, number * 3 - 3, 1)), last: write(Date.UTC(year, number * 3, 0)) };
}
