import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#libs/database/database.js';
import { merchantsWithin } from '#libs/directory/reach.js';
import type { Reach } from '#libs/domain/access.js';
import type { Day } from '#libs/domain/business-time.js';
import { quarterNamed, quarterOf } from '#libs/domain/periods.js';
import type { Rational } from '#libs/domain/rational.js';
import { slotUnits } from '#libs/kpi/resource-slot-output/resource-slot-output.rule.js';
import type { RuleVersion } from '#libs/rules/rule-versions.js';
import { RuleVersions, pickInForce } from '#libs/rules/rule-versions.js';
import * as sql from './campaigns.sql.js';

/** A promotion that slots belong to. */
export interface Campaign {
  readonly campaign: string;
  readonly firstDay: Day;
  /** The day that its last slot ends on. */
  readonly lastDay: Day;
  readonly slots: number;
  /** How many of them are assessed; the others are exempt. */
  readonly assessedSlots: number;
}

/** A merchant's goods in a slot. */
export interface Placement {
  readonly merchantId: string;
  /** Null where the placement names none. */
  readonly skuId: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly amountFen: number;
  readonly visitors: number | null;
  readonly units: Rational;
}

/** A resource slot and what is known of its placements within a reach. */
export interface SlotWithPlacements {
  readonly slotId: string;
  readonly campaign: string;
  readonly position: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly assessed: boolean;
  readonly exemptReason: string | null;
  /** The first placements, by merchant. */
  readonly placements: readonly Placement[];
  /** All placements within reach, with their sums. */
  readonly placementCount: number;
  readonly amountFen: number;
  readonly units: Rational;
  /** The instant with microseconds that a page after this slot begins with. */
  readonly startsKey: string;
}

/** How many placements of a slot are listed with it. */
export const MOST_PLACEMENTS = 20;

interface CampaignRow {
  readonly [column: string]: unknown;
  readonly campaign: string;
  readonly first_day: Day;
  readonly last_day: Day;
  readonly slots: number;
  readonly assessed_slots: number;
}

interface SlotRow {
  readonly [column: string]: unknown;
  readonly slot_id: string;
  readonly campaign: string;
  readonly position: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly assessed: boolean;
  readonly exempt_reason: string | null;
  readonly starts_key: string;
}

interface PlacementRow {
  readonly [column: string]: unknown;
  readonly slot_id: string;
  readonly merchant_id: string;
  readonly sku_id: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly output_day: Day;
  readonly amount_fen: number;
  readonly visitors: number | null;
  readonly seconds: number;
  readonly placements: number;
  readonly total_fen: number;
  readonly total_seconds: number;
}

/** Campaigns, their slots, and the placements in them. */
@Injectable()
export class Campaigns {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(RuleVersions) private readonly ruleVersions: RuleVersions,
  ) {}

  /** A page of campaigns, the latest first, and one more to see whether there is a next page. */
  async list({ limit, after }: { limit: number; after: { firstDay: Day; campaign: string } | null }): Promise<Campaign[]> {
    const rows = await this.database.query<CampaignRow>(sql.CAMPAIGNS_PAGE, [after?.firstDay ?? null, after?.campaign ?? null, limit + 1]);
    return rows.map((row) => ({
      campaign: row.campaign,
      firstDay: row.first_day,
      lastDay: row.last_day,
      slots: row.slots,
      assessedSlots: row.assessed_slots,
    }));
  }

  /**
   * A page of slots, the latest first, and one more to see whether there is a next page. Slots are everybody's; placements are
   * those of merchants that the reach holds on the day. Units are counted as the rules in force on the placement's day say.
   */
  async slots(
    reach: Reach,
    { campaign, limit, after, today }: { campaign: string | null; limit: number; after: { startsKey: string; slotId: string } | null; today: Day },
  ): Promise<SlotWithPlacements[]> {
    const versions = await this.ruleVersions.list();
    return this.database.withTransaction(
      async (session) => {
        const page = [campaign, after?.startsKey ?? null, after?.slotId ?? null, limit + 1];
        const slots = await session.query<SlotRow>(sql.SLOTS_PAGE, page);
        const merchants = await merchantsWithin(session, reach);
        const placements = await session.query<PlacementRow>(sql.PLACEMENTS_OF_SLOTS, [
          slots.map(({ slot_id: slotId }) => slotId),
          merchants === null,
          merchants?.merchantIds ?? [],
          merchants?.managerIds ?? [],
          today,
          MOST_PLACEMENTS,
        ]);
        return slots.map((slot) => describeSlot(slot, placements.filter(({ slot_id: slotId }) => slotId === slot.slot_id), versions));
      },
      { snapshot: true },
    );
  }
}

function describeSlot(slot: SlotRow, placements: readonly PlacementRow[], versions: readonly RuleVersion[]): SlotWithPlacements {
  const unitsOf = (day: Day, seconds: number, count: number) => slotUnits(unitOn(versions, day), seconds, count);
  const [first] = placements;
  const total = { placements: first?.placements ?? 0, seconds: first?.total_seconds ?? 0, day: first?.output_day ?? '0001-01-01' };
  return {
    slotId: slot.slot_id,
    campaign: slot.campaign,
    position: slot.position,
    startsAt: slot.starts_at,
    endsAt: slot.ends_at,
    assessed: slot.assessed,
    exemptReason: slot.exempt_reason,
    placements: placements.map((row) => ({
      merchantId: row.merchant_id,
      skuId: row.sku_id === '' ? null : row.sku_id,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      amountFen: row.amount_fen,
      visitors: row.visitors,
      units: unitsOf(row.output_day, row.seconds, 1),
    })),
    placementCount: total.placements,
    amountFen: first?.total_fen ?? 0,
    units: unitsOf(total.day, total.seconds, total.placements),
    startsKey: slot.starts_key,
  };
}

/** The unit of slot output that the rules of a day's quarter count in. */
function unitOn(versions: readonly RuleVersion[], day: Day): 'slot_day' | 'slot_hour' | 'slot' {
  return pickInForce(versions, quarterNamed(quarterOf(day)).first).ruleSet.scoring.modules.slots.unit;
}
