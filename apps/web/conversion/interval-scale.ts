interface Bounds {
  readonly wilsonHigh: string | null;
  readonly rate: string | null;
  readonly benchmark: string | null;
}

/** So many times the benchmark is seen: bands of few visitors are much wider, and would press all others together. */
const TIMES_SEEN = 2.5;
const SHORTEST = 0.001;

/** The rate at which the tracks of intervals end: far enough for what counts, not for what few visitors leave open. */
export function intervalEnd(rows: readonly Bounds[]): number {
  const highest = (values: readonly (string | null)[]) => Math.max(SHORTEST, ...values.map(Number));
  const benchmark = highest(rows.map((row) => row.benchmark));
  const widest = highest(rows.map((row) => row.wilsonHigh ?? row.rate));
  return benchmark === SHORTEST ? widest : Math.min(widest, benchmark * TIMES_SEEN);
}
