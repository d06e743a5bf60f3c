/** One figure of the benchmark. */
export interface Figure {
  readonly name: string;
  readonly value: string;
  /** What it is held against, and what the aim is. */
  readonly comparedWith: string;
}

/** Takes a figure down. */
export type Report = (name: string, value: string, comparedWith: string) => void;

/** Milliseconds that work took. */
export async function time(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

/** The middle of measurements. */
export function median(measurements: readonly number[]): number {
  const sorted = measurements.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** Measures two works in turn, so that a noisy machine is noisy to both. Gives the median of each, in milliseconds. */
export async function measureInTurn(
  rounds: number,
  first: () => Promise<number>,
  second: () => Promise<number>,
): Promise<readonly [number, number]> {
  const [ofFirst, ofSecond]: [number[], number[]] = [[], []];
  for (let round = 0; round < rounds; round++) {
    ofFirst.push(await first());
    ofSecond.push(await second());
  }
  return [median(ofFirst), median(ofSecond)];
}

export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

export function ratio(numerator: number, denominator: number): string {
  return (numerator / denominator).toFixed(2);
}
