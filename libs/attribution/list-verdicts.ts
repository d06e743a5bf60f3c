import { Injectable } from '@nestjs/common';
import { Database } from '#libs/database/database.js';
import { boundDays } from '#libs/domain/bounded-days.js';
import type { Day, DayRange } from '#libs/domain/business-time.js';
import * as sql from './list-verdicts.sql.js';

/** A customer-service agent of a shop. */
export interface Agent {
  readonly [column: string]: unknown;
  readonly agent_id: string;
  readonly name: string | null;
  /** Who works under the account. */
  readonly person: string | null;
}

/** A stored verdict, with the order that it is about. */
export interface OrderVerdict {
  readonly [column: string]: unknown;
  /** The day of placing. */
  readonly day: Day;
  readonly order_id: string;
  readonly buyer_id: string;
  readonly placed_at: Date;
  readonly status: string;
  readonly amount_fen: number;
  readonly verdict: string;
  readonly placed_agent_id: string | null;
  readonly paid_agent_id: string | null;
  readonly credited_agent_id: string | null;
  readonly credited_fen: number | null;
  readonly deciding_message_id: string | null;
  readonly rule_version: number;
}

export interface VerdictsRequest {
  readonly merchantId: string;
  /** By the day of placing, 100 at most. */
  readonly days: DayRange;
  /** Who is placed-order, paid-order or credited agent; null for any. */
  readonly agentId: string | null;
  readonly verdict: string | null;
  /** What the order's id contains; null for any. */
  readonly search: string | null;
  /** Whether the latest come first. */
  readonly isDescending: boolean;
  /** The last order of the page before; null for the first page. */
  readonly after: { readonly day: Day; readonly orderId: string } | null;
  readonly rows: number;
}

/** Verdicts are listed for so many days at once, at most. */
const MOST_DAYS = 100;

/** The agents of shops and their stored verdicts, for who looks them up. */
@Injectable()
export class ShopVerdicts {
  constructor(private readonly database: Database) {}

  /** The agents of a shop by id, a page of them. */
  async agents(merchantId: string, { after, rows }: { readonly after: string | null; readonly rows: number }): Promise<Agent[]> {
    return this.database.query<Agent>(sql.AGENTS_OF_MERCHANT, [merchantId, after, rows]);
  }

  /**
   * Stored verdicts of a shop by the day of placing and order, a page of them; and whether something has changed in the shop
   * that its verdicts do not know of yet. Throws `days-reversed`, `days-too-many`.
   */
  async verdicts(request: VerdictsRequest): Promise<{ rows: readonly OrderVerdict[]; wait: boolean }> {
    const { merchantId, agentId, verdict, search, isDescending, after } = request;
    const days = boundDays(request.days, MOST_DAYS);
    const { first, last } = daysFrom(days, after?.day ?? null, isDescending);
    const key = [after?.day ?? null, after?.orderId ?? null];
    return this.database.withTransaction(
      async (session) => {
        const [state] = await session.query<{ waits: boolean }>(sql.VERDICTS_WAIT, [merchantId]);
        const parameters = [merchantId, first, last, agentId, verdict, search, ...key, request.rows];
        return { rows: await session.query<OrderVerdict>(sql.verdictsOfMerchant(isDescending), parameters), wait: state?.waits === true };
      },
      { snapshot: true },
    );
  }
}

/** The days that are left from the day on which the page before ended. */
function daysFrom({ first, last }: DayRange, day: Day | null, isDescending: boolean): DayRange {
  if (day === null) return { first, last };
  return isDescending ? { first, last: day < last ? day : last } : { first: day > first ? day : first, last };
}
