import type { RatioMeasure } from '#libs/domain/kpi.js';
import type { AssessedModule } from './kpi-slice.js';

/**
 * The target of a ratio as a decimal: as it was given, where that rounds to the one published (to so many decimals), else the
 * published one.
 */
export function exactTarget(
  { published, ratioTargets }: Pick<AssessedModule<unknown, unknown>, 'published' | 'ratioTargets'>,
  measure: RatioMeasure,
  decimals: number,
): string {
  const given = ratioTargets.get(measure);
  return given?.toFixed(decimals) === published.target ? given.toDecimal() : published.target;
}
