import type { PlacementOrder } from '#libs/slot-allocation/manager-placements.js';
import { MOST_DAYS_OF_PLACEMENTS, PLACEMENT_ORDERS } from '#libs/slot-allocation/manager-placements.js';
import { ChoiceField, CountField, DayField, DecimalField, FlagField, IdField, InstantField, ListField, ObjectField, TextField } from '../http/fields.js';
import { PageQuery } from '../http/pages.js';

const SLOT_UNITS = ['slot_day', 'slot_hour', 'slot'] as const;

export class ManagerPlacementsQuery extends PageQuery {
  @DayField({ description: `The first day, of the ends of placements; ${MOST_DAYS_OF_PLACEMENTS} days at most are asked for at once.` })
  from!: string;

  @DayField({ description: 'The last day. Days may lie ahead.' })
  to!: string;

  @ChoiceField({ description: 'What they are sorted by; by their ends where nothing is said.', of: PLACEMENT_ORDERS, optional: true })
  sort?: PlacementOrder;

  @FlagField({ description: 'Whether the largest or latest come first.', optional: true })
  descending?: boolean;
}

/** Placements added up. */
export class PlacementSumAnswer {
  @CountField({ description: 'How many.' })
  readonly placements!: number;

  @DecimalField({ description: 'What they sold, in yuan.', decimals: 2 })
  readonly amount!: string;

  @DecimalField({ description: 'How long they lasted, in the unit.', decimals: 4 })
  readonly units!: string;

  @DecimalField({ description: 'Yuan per unit; null where there are none.', decimals: 2, nullable: true })
  readonly output!: string | null;
}

/** A merchant's goods in a slot. */
export class ManagerPlacementAnswer {
  @IdField({ description: 'The slot.' })
  readonly slotId!: string;

  @TextField({ description: 'The campaign that it belongs to.', maxLength: 10_000 })
  readonly campaign!: string;

  @TextField({ description: 'Where it stands.', minLength: 0, maxLength: 10_000 })
  readonly position!: string;

  @FlagField({ description: 'Whether it counts on the scorecard.' })
  readonly assessed!: boolean;

  @TextField({ description: 'Why it does not; null where it does or nobody said.', nullable: true, minLength: 0, maxLength: 10_000 })
  readonly exemptReason!: string | null;

  @IdField({ description: 'The merchant.' })
  readonly merchantId!: string;

  @TextField({ description: 'Its name.', nullable: true, minLength: 0, maxLength: 10_000 })
  readonly merchantName!: string | null;

  @IdField({ description: 'The SKU that was placed; null where none is named.', nullable: true })
  readonly skuId!: string | null;

  @InstantField({ description: 'When it starts.' })
  readonly startsAt!: string;

  @InstantField({ description: 'When it ends.' })
  readonly endsAt!: string;

  @CountField({ description: 'Its visitors; null where nobody counted them.', nullable: true })
  readonly visitors!: number | null;

  @DecimalField({ description: 'What it sold, in yuan.', decimals: 2 })
  readonly amount!: string;

  @DecimalField({ description: 'How long it lasts, in the unit.', decimals: 4 })
  readonly units!: string;

  @DecimalField({ description: 'Yuan per unit.', decimals: 2, nullable: true })
  readonly output!: string | null;
}

/** A page of the placements of some days, and the sums of all of them. */
export class ManagerPlacementsAnswer {
  @ChoiceField({ description: 'What units are: slot days, slot hours, or the placements themselves.', of: SLOT_UNITS })
  readonly unit!: (typeof SLOT_UNITS)[number];

  @CountField({ description: 'The version of the rule set that says so.' })
  readonly ruleVersion!: number;

  @ObjectField(() => PlacementSumAnswer, { description: 'The assessed ones: their output is that of the scorecard.' })
  readonly assessed!: PlacementSumAnswer;

  @ObjectField(() => PlacementSumAnswer, { description: 'The exempt ones, which never count.' })
  readonly exempt!: PlacementSumAnswer;

  @ListField(() => ManagerPlacementAnswer, { description: 'The rows of the page.' })
  readonly items!: readonly ManagerPlacementAnswer[];

  @TextField({ description: 'The cursor of the next page; null on the last one.', nullable: true, maxLength: 2_000 })
  readonly nextCursor!: string | null;
}
