import type { Scale } from './sparkline-path.js';
import { pointsOf } from './sparkline-path.js';

interface SparklineProps {
  readonly values: readonly (string | null)[];
  readonly scale: Scale;
  /** What it shows, in words. */
  readonly description: string;
}

const WIDTH = 260;
const HEIGHT = 40;
const EDGE = 4;

/** A small line of values, drawn to the scale of those beside it. */
export function Sparkline({ values, scale, description }: SparklineProps) {
  const points = pointsOf(values, scale, WIDTH - 2 * EDGE, HEIGHT - 2 * EDGE).map(({ x, y }) => ({ x: x + EDGE, y: y + EDGE }));
  const last = points.at(-1);
  return (
    <svg className="sparkline" role="img" aria-label={description} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width={WIDTH} height={HEIGHT}>
      <title>{description}</title>
      <polyline points={points.map(({ x, y }) => `${x},${y}`).join(' ')} fill="none" stroke="currentColor" strokeWidth="1.75" strokeLinejoin="round" strokeLinecap="round" />
      {last !== undefined && <circle cx={last.x} cy={last.y} r="3" fill="currentColor" />}
    </svg>
  );
}
