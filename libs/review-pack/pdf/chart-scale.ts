/** Where figures lie on an axis. */

export interface AxisScale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

const STEPS = [1, 2, 2.5, 5, 10];

/** Figures nearer to each other than a millionth, or a millionth of themselves, look the same: finer steps are dust. */
const FINEST_STEP = 1e-6;

/** An axis over some figures: round ends just beyond them and at most so many round steps between, from nought where that is asked. */
export function scaleOver(figures: readonly number[], { steps, fromNought, leastStep = 0 }: { readonly steps: number; readonly fromNought: boolean; readonly leastStep?: number }): AxisScale {
  const lowest = Math.min(...figures, ...(fromNought || figures.length === 0 ? [0] : []));
  const highest = Math.max(...figures, ...(fromNought || figures.length === 0 ? [0] : []));
  const finest = Math.max(FINEST_STEP, FINEST_STEP * Math.max(Math.abs(lowest), Math.abs(highest)));
  const step = Math.max(leastStep, roundStep(Math.max(finest, (highest - lowest || Math.abs(highest) || 1) / steps)));
  const first = Math.floor(lowest / step + 1e-9);
  const last = Math.max(first + 1, Math.ceil(highest / step - 1e-9));
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => round((first + index) * step));
  return { low: round(first * step), high: round(last * step), ticks };
}

/** The smallest of 1, 2, 2.5, 5 times a power of ten that is not below the least step. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return round((STEPS.find((step) => step * power >= least * (1 - 1e-9)) ?? 10) * power);
}

/** Without the dust of binary fractions. */
function round(figure: number): number {
  return Number(figure.toPrecision(12));
}
