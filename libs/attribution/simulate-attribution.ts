import { Injectable } from '@nestjs/common';
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

/** A what-if: verdicts under another rule set beside those that stand. Keeps nothing. */
@Injectable()
export class AttributionSimulations {
  constructor(private readonly database: Database) {}

  /** Judges the orders placed in the days under a rule set and compares; verdicts must be up to date before. */
  async simulate(days: DayRange, ruleSet: RuleSet, merchantId: string | null): Promise<AttributionSimulation> {
    return this.database.withTransaction(
      async (session) => {
        const fill = [due.DUE_BY_PERIOD, [days.first, days.last, merchantId]] as const;
        const judged = await judgeForReading(session, rulesForAllDays(ruleSet, 0), fill);
        return { judged, moved: await session.query<MovedCredit>(verdicts.MOVED_CREDITS) };
      },
      { keep: false },
    );
  }
}
