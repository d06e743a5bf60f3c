import { exactRatioCell, ratioCell, yuanCell } from '#libs/reports/cells.js';
import type { Tier } from '#libs/domain/tier-snapshot.js';
import { TIERS } from '#libs/domain/tier-snapshot.js';
import type { TieredMerchant, TieredMerchantsFilter } from '#libs/scorecards/tiered-merchants.js';
import { TIERED_ORDERS } from '#libs/scorecards/tiered-merchants.js';
import type { TierMove, TierShare } from '#libs/scorecards/tiers.js';
import { ChoiceField, CountField, DayField, DecimalField, FlagField, IdField, InstantField, ListField, ObjectField, TextField } from '../http/fields.js';
import { PageOf, PageQuery } from '../http/pages.js';
import { GMV_DEFINITIONS, showYuan } from '../merchants/merchant-figures.dto.js';

class QuarterQuery extends PageQuery {
  @TextField({ description: 'The quarter.', pattern: /^[12]\d{3}Q[1-4]$/, example: '2026Q4' })
  quarter!: string;
}

export class TiersQuery extends QuarterQuery {
  @ChoiceField({ description: 'What the merchants are sorted by: their rank where nothing is said. What has no value comes last.', of: TIERED_ORDERS, optional: true })
  sort?: TieredMerchantsFilter['sort'];

  @FlagField({ description: 'Whether the largest come first.', optional: true })
  descending?: boolean;

  @ChoiceField({ description: 'Only merchants of this tier.', of: TIERS, name: 'Tier', optional: true })
  tier?: Tier;

  @FlagField({ description: 'Only key accounts, or only others.', optional: true })
  ka?: boolean;

  @FlagField({ description: 'Only merchants that came after the snapshot was taken, or only others.', optional: true })
  late?: boolean;

  @TextField({ description: 'A part of the id or name, in small or capital letters.', optional: true })
  search?: string;
}

export class TierMovesQuery extends QuarterQuery {
  @FlagField({ description: 'Only merchants that stand in another tier, came or left.', optional: true })
  moved?: boolean;
}

export class TierShareAnswer {
  @ChoiceField({ description: 'The tier.', of: TIERS, name: 'Tier' })
  tier!: string;

  @CountField({ description: 'How many merchants it has.' })
  merchants!: number;

  @DecimalField({ description: 'Its GMV in yuan.', decimals: 2 })
  gmv!: string;

  @DecimalField({ description: 'Its share of the GMV.', decimals: 4, nullable: true })
  share!: string | null;

  @DecimalField({ description: 'The share that the rule set expects of it, or that the target has where shares go by the basis.', decimals: 4, nullable: true })
  expectedShare!: string | null;

  @DecimalField({ description: 'Its target in yuan.', decimals: 2 })
  target!: string;

  @DecimalField({ description: 'Actual / target.', decimals: 4, nullable: true })
  completion!: string | null;

  @DecimalField({ description: 'The points of that completion.', decimals: 4, nullable: true })
  points!: string | null;
}

class MerchantsShareAnswer {
  @CountField({ description: 'How many merchants they are.' })
  merchants!: number;

  @DecimalField({ description: 'Their GMV in yuan.', decimals: 2 })
  gmv!: string;

  @DecimalField({ description: 'Their share of the GMV.', decimals: 4, nullable: true })
  share!: string | null;
}

export class KaAnswer extends MerchantsShareAnswer {}

export class LargestAnswer extends MerchantsShareAnswer {}

export class TieredMerchantAnswer {
  @CountField({ description: 'The rank in the snapshot; late merchants follow.' })
  rank!: number;

  @IdField({ description: 'The merchant.' })
  merchantId!: string;

  @TextField({ description: 'Its name.', nullable: true })
  name!: string | null;

  @ChoiceField({ description: 'Its tier.', of: TIERS, name: 'Tier' })
  tier!: string;

  @FlagField({ description: 'Whether it came after the snapshot was taken.' })
  late!: boolean;

  @FlagField({ description: 'Whether it is a key account today.' })
  ka!: boolean;

  @DecimalField({ description: 'The GMV that ranks it, in yuan.', decimals: 2, nullable: true })
  basisGmv!: string | null;

  @DecimalField({ description: 'Its target of the quarter in yuan.', decimals: 2, nullable: true })
  quarterTarget!: string | null;

  @DecimalField({ description: 'Its target up to the as-of day in yuan.', decimals: 2, nullable: true })
  periodTarget!: string | null;

  @DecimalField({ description: 'Its GMV up to the as-of day in yuan.', decimals: 2 })
  gmv!: string;

  @DecimalField({ description: 'GMV / target up to the as-of day.', decimals: 4, nullable: true })
  completion!: string | null;
}

export class TiersAnswer extends PageOf(TieredMerchantAnswer) {
  @IdField({ description: 'The manager.' })
  readonly managerId!: string;

  @TextField({ description: 'The quarter.' })
  readonly quarter!: string;

  @DayField({ description: 'The day up to which it is counted.' })
  readonly asOf!: string;

  @InstantField({ description: 'When it was scored.' })
  readonly scoredAt!: string;

  @CountField({ description: 'The version of the rule set.' })
  readonly ruleVersion!: number;

  @ChoiceField({ description: 'The definition of GMV in that rule set.', of: GMV_DEFINITIONS, name: 'GmvDefinition' })
  readonly gmvDefinition!: string;

  @FlagField({ description: 'Whether nobody had sales in the quarter before, so that the snapshot goes by the quarter itself.' })
  readonly provisional!: boolean;

  @DecimalField({ description: 'The GMV of all merchants, in yuan.', decimals: 2 })
  readonly gmv!: string;

  @ListField(() => TierShareAnswer, { description: 'Head, mid and tail.', max: 3 })
  readonly tiers!: readonly TierShareAnswer[];

  @ListField(() => LargestAnswer, { description: 'How much the largest 1, 3, 5 and 15 merchants have together.', max: 4 })
  readonly largest!: readonly LargestAnswer[];

  @CountField({ description: 'How many merchants reach 70 % of the GMV together.' })
  readonly merchantsToSeventyPercent!: number;

  @DecimalField({ description: 'The Herfindahl index of the GMV; null without sales.', decimals: 4, nullable: true })
  readonly concentration!: string | null;

  @ObjectField(() => KaAnswer, { description: 'The key accounts.' })
  readonly ka!: KaAnswer;

  @CountField({ description: 'How many merchants came after the snapshot was taken.' })
  readonly lateMerchants!: number;

  @CountField({ description: 'How many merchants are as asked for, on all pages.' })
  readonly matching!: number;
}

export class TierMoveAnswer {
  @IdField({ description: 'The merchant.' })
  merchantId!: string;

  @TextField({ description: 'Its name.', nullable: true })
  name!: string | null;

  @ChoiceField({ description: 'Its tier in the snapshot before; null where it was not in it.', of: TIERS, name: 'Tier', nullable: true })
  fromTier!: string | null;

  @ChoiceField({ description: 'Its tier in the snapshot of the quarter; null where it is not in it.', of: TIERS, name: 'Tier', nullable: true })
  toTier!: string | null;

  @CountField({ description: 'Its rank in the snapshot before.', nullable: true })
  rankBefore!: number | null;

  @CountField({ description: 'Its rank in the snapshot of the quarter.', nullable: true })
  rankNow!: number | null;

  @DecimalField({ description: 'The GMV that ranked it before, in yuan.', decimals: 2, nullable: true })
  basisGmvBefore!: string | null;

  @DecimalField({ description: 'The GMV that ranks it now, in yuan.', decimals: 2, nullable: true })
  basisGmvNow!: string | null;
}

export class TierMovesAnswer extends PageOf(TierMoveAnswer) {
  @TextField({ description: 'The quarter.' })
  readonly quarter!: string;

  @TextField({ description: 'The quarter before, whose snapshot it is compared with.' })
  readonly quarterBefore!: string;

  @FlagField({ description: 'Whether the snapshot of the quarter goes by the quarter itself, since nobody had sales before.' })
  readonly provisional!: boolean;

  @FlagField({ description: 'The same of the snapshot before.' })
  readonly provisionalBefore!: boolean;

  @CountField({ description: 'How many merchants stand in either snapshot.' })
  readonly merchants!: number;

  @CountField({ description: 'How many of them stand in another tier, came or left.' })
  readonly moved!: number;
}

/** A tier as the API answers. */
export function showTier(tier: TierShare, totalFen: number): TierShareAnswer {
  return {
    tier: tier.tier,
    merchants: tier.merchants,
    gmv: showYuan(tier.actualFen),
    share: ratioCell(tier.actualFen, totalFen),
    expectedShare: exactRatioCell(tier.expectedShare),
    target: showYuan(tier.targetFen),
    completion: tier.completion,
    points: tier.points,
  };
}

/** A merchant of the tiers as the API answers. */
export function showTieredMerchant(merchant: TieredMerchant): TieredMerchantAnswer {
  const { rank, merchantId, name, tier, late, ka, actualFen, periodTargetFen } = merchant;
  return {
    rank,
    merchantId,
    name,
    tier,
    late,
    ka,
    basisGmv: yuanCell(merchant.basisFen),
    quarterTarget: yuanCell(merchant.quarterTargetFen),
    periodTarget: yuanCell(periodTargetFen),
    gmv: showYuan(actualFen),
    completion: ratioCell(actualFen, periodTargetFen),
  };
}

/** A move as the API answers. */
export function showMove({ basisBeforeFen, basisNowFen, ...move }: TierMove): TierMoveAnswer {
  return { ...move, basisGmvBefore: yuanCell(basisBeforeFen), basisGmvNow: yuanCell(basisNowFen) };
}
