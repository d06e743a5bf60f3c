interface BarProps {
  /** As they are published; null where there is nothing to show. */
  readonly low: string | null;
  readonly high: string | null;
  readonly rate: string | null;
  /** What it is held against; null where there is nothing. */
  readonly benchmark?: string | null;
  /** The rate at the end of the track. */
  readonly end: number;
}

/** Within which bounds a rate lies, as a band with a dot, beside the mark of a benchmark. The figures stand beside it. */
export function IntervalBar({ low, high, rate, benchmark = null, end }: BarProps) {
  const place = (value: string) => `${Math.min(1, Number(value) / end) * 100}%`;
  return (
    <span className="interval" aria-hidden>
      {low !== null && high !== null && <span className="interval-band" style={{ left: place(low), right: `${100 - Math.min(1, Number(high) / end) * 100}%` }} />}
      {benchmark !== null && <i style={{ left: place(benchmark) }} />}
      {rate !== null && <b style={{ left: place(rate) }} />}
    </span>
  );
}
