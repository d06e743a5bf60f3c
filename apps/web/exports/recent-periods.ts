const QUARTERS = 8;
const MONTHS = 12;

/** The quarters and months up to the one that a day lies in, the newest first: for those who are not told which ones were scored. */
export function recentPeriods(today: string): { readonly quarters: readonly string[]; readonly months: readonly string[] } {
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  const monthAt = (back: number) => {
    const months = year * 12 + month - 1 - back;
    return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
  };
  const quarterAt = (back: number) => quarterOfMonth(monthAt(back * 3));
  return { quarters: Array.from({ length: QUARTERS }, (_, back) => quarterAt(back)), months: Array.from({ length: MONTHS }, (_, back) => monthAt(back)) };
}

/** The period whose report holds all days of a span, or the quarter of its last day where there is none: a report is of a month or a quarter. */
export function periodOfSpan({ from, to }: { readonly from: string; readonly to: string }): string {
  const month = to.slice(0, 7);
  return from.slice(0, 7) === month ? month : quarterOfMonth(month);
}

function quarterOfMonth(month: string): string {
  return `${month.slice(0, 4)}Q${Math.ceil(Number(month.slice(5, 7)) / 3)}`;
}
