import { writeYuan } from '#libs/domain/money.js';
import type { Tier } from '#libs/domain/tier-snapshot.js';
import { POINTS_OF_COMPLETION, cellOf, mixOf, pointsOf, quotient, sumOf, weighedMean } from '#libs/domain/worked-expressions.js';
import type { WorkedModule, WorkedTable } from '#libs/domain/worked-figures.js';
import type { AssessedModule } from '../kpi-slice.js';
import type { SalesWorkings, TierWorkings } from './merchant-tiering.rule.js';
import type { SalesSettings } from './settings.js';

const TIER_NAMES = {
  head: { en: 'Head', zh: '头部' },
  mid: { en: 'Mid', zh: '腰部' },
  tail: { en: 'Tail', zh: '尾部' },
} as const satisfies Record<Tier, unknown>;

/** R1, R4: lays out sales against target by tier; the tiers add up to the actual, and to the target where they share it. */
export function workOutSales({ workings, settings, published }: AssessedModule<SalesSettings, SalesWorkings>): WorkedModule {
  const tiers = layOutTiers(workings.tiers);
  const tierTargetsFen = workings.tiers.reduce((sum, { targetFen }) => sum + targetFen, 0);
  // The tiers share no target where the manager had no merchant on the quarter's first day.
  const isShared = writeYuan(tierTargetsFen) === published.target;
  return {
    tables: isShared ? [tiers] : [tiers, layOutTarget(published.target)],
    actual: sumOf('tiers', 'actual'),
    target: isShared ? sumOf('tiers', 'target') : cellOf('target', 0, 'target'),
    points:
      tierTargetsFen === 0
        ? POINTS_OF_COMPLETION
        : mixOf(settings.tier_weight, POINTS_OF_COMPLETION, weighedMean('tiers', { of: 'points', by: 'target' })),
  };
}

function layOutTiers(tiers: readonly TierWorkings[]): WorkedTable {
  return {
    id: 'tiers',
    title: { en: 'Tiers', zh: '层级' },
    columns: [
      { id: 'tier', title: { en: 'Tier', zh: '层级' }, type: 'text' },
      { id: 'merchants', title: { en: 'Merchants', zh: '商家数' }, type: 'count' },
      { id: 'actual', title: { en: 'Actual', zh: '实际' }, type: 'money' },
      { id: 'target', title: { en: 'Target', zh: '目标' }, type: 'money' },
      { id: 'completion', title: { en: 'Completion', zh: '完成率' }, type: 'ratio' },
      { id: 'points', title: { en: 'Points', zh: '得分' }, type: 'points' },
    ],
    rows: tiers.map(({ tier, merchants, actualFen, targetFen }, row) => [
      { kind: 'text', text: TIER_NAMES[tier] },
      { kind: 'input', value: String(merchants) },
      { kind: 'input', value: writeYuan(actualFen) },
      { kind: 'input', value: writeYuan(targetFen) },
      { kind: 'computed', by: quotient(cellOf('tiers', row, 'actual'), cellOf('tiers', row, 'target')) },
      { kind: 'computed', by: pointsOf(cellOf('tiers', row, 'completion')) },
    ]),
  };
}

function layOutTarget(target: string): WorkedTable {
  return {
    id: 'target',
    title: { en: 'Target', zh: '目标' },
    columns: [{ id: 'target', title: { en: 'Target', zh: '目标' }, type: 'money' }],
    rows: [[{ kind: 'input', value: target }]],
  };
}
