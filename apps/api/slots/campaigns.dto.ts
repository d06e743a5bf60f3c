import { CountField, DayField, DecimalField, FlagField, IdField, InstantField, ListField, TextField } from '../http/fields.js';
import { PageQuery } from '../http/pages.js';

/** A promotion that slots belong to. */
export class CampaignAnswer {
  @TextField({ description: 'The campaign.', maxLength: 10_000 })
  readonly campaign!: string;

  @DayField({ description: 'The day that its first slot starts on.' })
  readonly firstDay!: string;

  @DayField({ description: 'The day that its last slot ends on.' })
  readonly lastDay!: string;

  @CountField({ description: 'Its slots.' })
  readonly slots!: number;

  @CountField({ description: 'How many of them are assessed; the others are exempt.' })
  readonly assessedSlots!: number;
}

export class SlotsQuery extends PageQuery {
  @TextField({ description: 'Only the slots of this campaign.', optional: true })
  campaign?: string;
}

/** A merchant's goods in a slot. */
export class SlotPlacementAnswer {
  @IdField({ description: 'The merchant.' })
  readonly merchantId!: string;

  @IdField({ description: 'The SKU that was placed; null where none is named.', nullable: true })
  readonly skuId!: string | null;

  @InstantField({ description: 'When it starts.' })
  readonly startsAt!: string;

  @InstantField({ description: 'When it ends.' })
  readonly endsAt!: string;

  @DecimalField({ description: 'What it sold, in yuan.', decimals: 2 })
  readonly amount!: string;

  @CountField({ description: 'Its visitors; null where nobody counted them.', nullable: true })
  readonly visitors!: number | null;

  @DecimalField({ description: 'How long it lasted, in the unit of the rules: slot days, slot hours, or 1.', decimals: 4 })
  readonly units!: string;

  @DecimalField({ description: 'Yuan per unit.', decimals: 2, nullable: true })
  readonly output!: string | null;
}

/** A resource slot, and what is known of its placements within the reach of the caller. */
export class SlotAnswer {
  @IdField({ description: 'The slot.' })
  readonly slotId!: string;

  @TextField({ description: 'The campaign that it belongs to.', maxLength: 10_000 })
  readonly campaign!: string;

  @TextField({ description: 'Where it stands.', minLength: 0, maxLength: 10_000 })
  readonly position!: string;

  @InstantField({ description: 'When it starts.' })
  readonly startsAt!: string;

  @InstantField({ description: 'When it ends.' })
  readonly endsAt!: string;

  @FlagField({ description: 'Whether its output counts on scorecards.' })
  readonly assessed!: boolean;

  @TextField({ description: 'Why it does not count; null where it does or nobody said.', nullable: true, minLength: 0, maxLength: 10_000 })
  readonly exemptReason!: string | null;

  @CountField({ description: 'All placements in it within reach.' })
  readonly placementCount!: number;

  @DecimalField({ description: 'What they sold together, in yuan.', decimals: 2 })
  readonly amount!: string;

  @DecimalField({ description: 'How long they lasted together, in the unit of the rules.', decimals: 4 })
  readonly units!: string;

  @DecimalField({ description: 'Yuan per unit.', decimals: 2, nullable: true })
  readonly output!: string | null;

  @ListField(() => SlotPlacementAnswer, { description: 'The first of them, by merchant: 20 at most.' })
  readonly placements!: readonly SlotPlacementAnswer[];
}
