import { Injectable } from '@nestjs/common';
import type { Session, TimeLimit } from '#libs/database/database.js';
import { Database } from '#libs/database/database.js';
import type { DayRange } from '#libs/domain/business-time.js';
import type { RuleSet } from '#libs/rules/rule-set.js';
import { judgeForReading } from './judge-due.js';
import * as due from './due-orders.sql.js';
import { rulesForAllDays } from './rule-spans.js';
import * as verdicts from './verdicts.sql.js';

/** Orders and money that would move from one agent (or verdict) to another; null where nobody is credited. */
export interface MovedCredit {
  readonly [column: string]: unknown;
  readonly merchant_id: string;
  readonly from_agent_id: string | null;
  readonly to_agent_id: string | null;
  readonly from_verdict: string;
  readonly to_verdict: string;
  readonly orders: number;
  readonly amount_fen: number;
}

export interface AttributionSimulation {
  /** Orders that were judged under the other rules. */
  readonly judged: number;
  /** The largest first. */
  readonly moved: readonly MovedCredit[];
}

/** The same, of which only the largest moves are shown. */
export interface BoundedSimulation extends AttributionSimulation {
  /** Verdicts that would differ, and the money that they are about, of all moves. */
  readonly movedOrders: number;
  readonly movedFen: number;
  /** Those of them that would go to another agent, or from or to nobody; the others only by another verdict to the same. */
  readonly reassignedOrders: number;
  readonly reassignedFen: number;
}

interface MovedTotal {
  readonly [column: string]: unknown;
  readonly orders: number;
  readonly amount_fen: number;
  readonly reassigned_orders: number;
  readonly reassigned_fen: number;
}

/** A what-if: verdicts under another rule set beside those that stand. Keeps nothing. */
@Injectable()
export class AttributionSimulations {
  constructor(private readonly database: Database) {}

  /** Judges the orders placed in the days under a rule set and compares; verdicts must be up to date before. */
  async simulate(days: DayRange, ruleSet: RuleSet, merchantId: string | null): Promise<AttributionSimulation> {
    return this.judge(days, ruleSet, merchantId === null ? null : [merchantId], async (session, judged) => ({
      judged,
      moved: await session.query<MovedCredit>(verdicts.MOVED_CREDITS, [null]),
    }));
  }

  /**
   * The same of some shops (null: of all), with so many moves at most, and in so many milliseconds at most: throws what `tooLong`
   * makes where it takes longer.
   */
  async simulateWithin(
    days: DayRange,
    ruleSet: RuleSet,
    { merchantIds, mostMoves, ...limit }: TimeLimit & { readonly merchantIds: readonly string[] | null; readonly mostMoves: number },
  ): Promise<BoundedSimulation> {
    return this.judge(
      days,
      ruleSet,
      merchantIds,
      async (session, judged) => {
        const moved = await session.query<MovedCredit>(verdicts.MOVED_CREDITS, [mostMoves]);
        const [total] = await session.query<MovedTotal>(verdicts.MOVED_TOTAL);
        return {
          judged,
          moved,
          movedOrders: total?.orders ?? 0,
          movedFen: total?.amount_fen ?? 0,
          reassignedOrders: total?.reassigned_orders ?? 0,
          reassignedFen: total?.reassigned_fen ?? 0,
        };
      },
      limit,
    );
  }

  private async judge<T>(
    days: DayRange,
    ruleSet: RuleSet,
    merchantIds: readonly string[] | null,
    read: (session: Session, judged: number) => Promise<T>,
    limit?: TimeLimit,
  ): Promise<T> {
    return this.database.withTransaction(
      async (session) => {
        const work = async () => {
          const fill = [due.DUE_BY_PERIOD, [days.first, days.last, merchantIds]] as const;
          return read(session, await judgeForReading(session, rulesForAllDays(ruleSet, 0), fill));
        };
        return limit === undefined ? work() : this.database.withTimeLimit(session, limit, work);
      },
      { keep: false },
    );
  }
}
