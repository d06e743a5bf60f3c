import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#libs/database/database.js';
import { boundDays } from '#libs/domain/bounded-days.js';
import type { DayRange } from '#libs/domain/business-time.js';
import { quarterNamed, quarterOf } from '#libs/domain/periods.js';
import type { Rational } from '#libs/domain/rational.js';
import { slotUnits } from '#libs/kpi/resource-slot-output/resource-slot-output.rule.js';
import { RuleVersions, pickInForce } from '#libs/rules/rule-versions.js';
import * as sql from './manager-placements.sql.js';
import type { SlotUnit } from './slot-allocation.js';

export type { PlacementOrder } from './manager-placements.sql.js';
export { PLACEMENT_ORDERS } from './manager-placements.sql.js';

/** A merchant's goods in a slot, and what they brought. */
export interface ManagerPlacement {
  readonly slotId: string;
  readonly campaign: string;
  readonly position: string;
  readonly assessed: boolean;
  readonly exemptReason: string | null;
  readonly merchantId: string;
  readonly merchantName: string | null;
  /** Null where the placement names none. */
  readonly skuId: string | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly amountFen: number;
  readonly visitors: number | null;
  readonly units: Rational;
}

/** Placements added up. */
export interface PlacementSum {
  readonly placements: number;
  readonly amountFen: number;
  readonly units: Rational;
}

/** The placements of some days that count for a manager. */
export interface ManagerPlacementsPage {
  /** What output is counted in, by the rules of the quarter that the days begin in. */
  readonly unit: SlotUnit;
  readonly ruleVersion: number;
  /** Assessed ones, which make the output of the scorecard. */
  readonly assessed: PlacementSum;
  readonly exempt: PlacementSum;
  readonly rows: readonly ManagerPlacement[];
}

/** Which days, in which order, and which part of them. */
export interface PlacementsRequest {
  readonly managerId: string;
  /** Of the ends of the placements. */
  readonly days: DayRange;
  readonly order: sql.PlacementOrder;
  readonly isDescending: boolean;
  readonly offset: number;
  readonly limit: number;
}

/** Two quarters: what is to come may reach beyond the one. */
export const MOST_DAYS_OF_PLACEMENTS = 184;

interface PlacementRow {
  readonly [column: string]: unknown;
  readonly slot_id: string;
  readonly campaign: string;
  readonly position: string;
  readonly assessed: boolean;
  readonly exempt_reason: string | null;
  readonly merchant_id: string;
  readonly merchant_name: string | null;
  readonly sku_id: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly amount_fen: number;
  readonly visitors: number | null;
  readonly seconds: number;
}

interface SumRow {
  readonly [column: string]: unknown;
  readonly assessed: boolean;
  readonly placements: number;
  readonly amount_fen: number;
  readonly seconds: number;
}

/** R7: the placements beneath the slot output of a manager. */
@Injectable()
export class ManagerPlacements {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(RuleVersions) private readonly ruleVersions: RuleVersions,
  ) {}

  /**
   * A page of the placements that end on some days, past or to come, and one more to see whether there is a next page; with the sums
   * of all of them. Throws `days-reversed`, `days-too-many`.
   */
  async read({ managerId, days, order, isDescending, offset, limit }: PlacementsRequest): Promise<ManagerPlacementsPage> {
    const { first, last } = boundDays(days, MOST_DAYS_OF_PLACEMENTS);
    const { version, ruleSet } = pickInForce(await this.ruleVersions.list(), quarterNamed(quarterOf(first)).first);
    const { unit } = ruleSet.scoring.modules.slots;
    return this.database.withTransaction(
      async (session) => {
        const own = [managerId, first, last];
        const rows = await session.query<PlacementRow>(sql.placementsPage(order, isDescending, unit === 'slot'), [...own, offset, limit + 1]);
        const sums = await session.query<SumRow>(sql.PLACEMENT_SUMS, own);
        const sumOf = (isAssessed: boolean): PlacementSum => {
          const { placements, amount_fen: amountFen, seconds } = sums.find(({ assessed }) => assessed === isAssessed) ?? NOTHING;
          return { placements, amountFen, units: slotUnits(unit, seconds, placements) };
        };
        return { unit, ruleVersion: version, assessed: sumOf(true), exempt: sumOf(false), rows: rows.map((row) => readPlacement(row, unit)) };
      },
      { snapshot: true },
    );
  }
}

function readPlacement(row: PlacementRow, unit: SlotUnit): ManagerPlacement {
  return {
    slotId: row.slot_id,
    campaign: row.campaign,
    position: row.position,
    assessed: row.assessed,
    exemptReason: row.exempt_reason,
    merchantId: row.merchant_id,
    merchantName: row.merchant_name,
    skuId: row.sku_id === '' ? null : row.sku_id,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    amountFen: row.amount_fen,
    visitors: row.visitors,
    units: slotUnits(unit, row.seconds, 1),
  };
}

const NOTHING = { placements: 0, amount_fen: 0, seconds: 0 };
