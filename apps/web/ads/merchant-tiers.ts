import type { ScorecardModule } from '../api/scorecards.js';

const TIERS = ['head', 'mid', 'tail'] as const;

/** The tiers of the merchants, as the scorecard keeps them with what it computed its ad share from. */
export function merchantTiers({ workings }: Pick<ScorecardModule, 'workings'>): ReadonlyMap<string, (typeof TIERS)[number]> {
  const merchants = Array.isArray(workings['merchants']) ? (workings['merchants'] as { merchantId?: unknown; tier?: unknown }[]) : [];
  const tiers = new Map<string, (typeof TIERS)[number]>();
  for (const { merchantId, tier } of merchants) {
    const known = TIERS.find((each) => each === tier);
    if (typeof merchantId === 'string' && known !== undefined) tiers.set(merchantId, known);
  }
  return tiers;
}
