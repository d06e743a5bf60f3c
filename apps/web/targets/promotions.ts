/** The promotions and holidays of a day curve. */

interface WeighedDay {
  readonly day: string;
  readonly weight: string;
  readonly label: string | null;
}

/** Days in a row that the calendar calls the same. */
export interface LabelledDays {
  readonly label: string;
  readonly first: string;
  readonly last: string;
  /** The places of its first and last day among all. */
  readonly from: number;
  readonly to: number;
  readonly leastWeight: string;
  readonly mostWeight: string;
}

/** The promotions and holidays among days, in order. */
export function labelledDays(days: readonly WeighedDay[]): LabelledDays[] {
  const found: LabelledDays[] = [];
  for (const [place, { day, weight, label }] of days.entries()) {
    if (label === null || label === '') continue;
    const before = found.at(-1);
    if (before?.label === label && before.to === place - 1) {
      found[found.length - 1] = { ...before, last: day, to: place, leastWeight: lesser(before.leastWeight, weight), mostWeight: greater(before.mostWeight, weight) };
    } else {
      found.push({ label, first: day, last: day, from: place, to: place, leastWeight: weight, mostWeight: weight });
    }
  }
  return found;
}

/** In which line each name is written so that they do not cover each other: a character is about a day wide. */
export function linesOfNames(spans: readonly LabelledDays[], mostLines: number): number[] {
  const ends: number[] = [];
  return spans.map(({ label, from, to }) => {
    const middle = (from + to) / 2;
    const half = (label.length + 1) / 2;
    const free = ends.findIndex((end) => end <= middle - half);
    const line = free === -1 ? Math.min(ends.length, mostLines - 1) : free;
    ends[line] = middle + half;
    return line;
  });
}

/** A weight as people read it: 1.4000 is 1.4. */
export function weightText(weight: string): string {
  return weight.includes('.') ? weight.replace(/\.?0+$/, '') : weight;
}

function lesser(one: string, other: string): string {
  return Number(other) < Number(one) ? other : one;
}

function greater(one: string, other: string): string {
  return Number(other) > Number(one) ? other : one;
}
