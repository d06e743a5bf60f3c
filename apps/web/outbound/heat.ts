/** How well a day or week met its target: the shade and the word of a calendar cell. */
export type HeatLevel = 'met' | 'near' | 'low' | 'lowest' | 'none';

const SIGNS: Readonly<Record<HeatLevel, string>> = { met: '✓', near: '', low: '▾', lowest: '▼', none: '' };

/** The level of a completion ("0.9837"); none where there is no target, or the day is still to come. */
export function heatOf(completion: string | null): HeatLevel {
  if (completion === null) return 'none';
  const value = Number(completion);
  return value >= 1 ? 'met' : value >= 0.9 ? 'near' : value >= 0.6 ? 'low' : 'lowest';
}

/** The sign beside the shade, for those who see no colours. */
export function signOf(completion: string | null): string {
  return SIGNS[heatOf(completion)];
}
