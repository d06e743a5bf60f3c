import type { TimelineEntry, VerdictExplanation } from '../api/agents.js';

/** A line that limits what counts. */
type LimitKind = 'before-placing' | 'before-payment' | 'ignored' | 'follow-up';

/** A row of the timeline: what happened, or where something ends that counts. */
export type LaneRow =
  | {
      readonly kind: 'entry';
      readonly key: string;
      readonly at: string;
      readonly entry: TimelineEntry;
      /** The lane of the agent; null for the order's own moments. */
      readonly lane: number | null;
      /** Whether it is within what was looked at when it was decided. */
      readonly isWithin: boolean;
    }
  | { readonly kind: 'limit'; readonly key: string; readonly at: string; readonly limit: LimitKind };

/** A timeline as it is drawn: a lane for each agent, and rows in the order of time. */
export interface Lanes {
  readonly agentIds: readonly string[];
  readonly rows: readonly LaneRow[];
}

type Explanation = { readonly timeline: readonly TimelineEntry[] } & Pick<VerdictExplanation, 'placedAt' | 'paidAt' | 'verdict' | 'decidedBefore' | 'beforePlacingFrom' | 'beforePaymentFrom' | 'ignoredUntil' | 'followUpUntil'>;

/** Lays the timeline of an order out in lanes, and puts the limits of what counts between its entries. */
export function layLanes(explanation: Explanation): Lanes {
  const { timeline } = explanation;
  const agentIds = [...new Set(timeline.flatMap(({ agentId }) => (agentId === null ? [] : [agentId])))];
  const isWithin = windowOf(explanation);
  const entries = timeline.map((entry, index): LaneRow => {
    const lane = entry.agentId === null ? null : agentIds.indexOf(entry.agentId);
    return { kind: 'entry', key: entry.messageId ?? `${entry.event}-${index}`, at: entry.at, entry, lane, isWithin: isWithin(entry.at) };
  });
  const rows = [...entries];
  for (const limit of limitsOf(explanation)) {
    const place = rows.findIndex(({ at }) => at > limit.at);
    rows.splice(place === -1 ? rows.length : place, 0, limit);
  }
  return { agentIds, rows };
}

function limitsOf({ beforePlacingFrom, beforePaymentFrom, ignoredUntil, followUpUntil }: Explanation): LaneRow[] {
  const limits: readonly (readonly [LimitKind, string | null])[] = [
    ['before-placing', beforePlacingFrom],
    ['before-payment', beforePaymentFrom],
    ['ignored', ignoredUntil],
    ['follow-up', followUpUntil],
  ];
  return limits.flatMap(([limit, at]): LaneRow[] => (at === null ? [] : [{ kind: 'limit', key: limit, at, limit }]));
}

/** What was looked at when it was decided: up to placing or payment, or after the payment of a silent order. */
function windowOf(explanation: Explanation): (at: string) => boolean {
  const { placedAt, paidAt, verdict, decidedBefore, beforePlacingFrom, beforePaymentFrom, followUpUntil } = explanation;
  const isFollowUp = verdict === 'buyer_contact' || verdict === 'agent_follow_up';
  if (isFollowUp && paidAt !== null && followUpUntil !== null) return (at) => at > paidAt && at <= followUpUntil;
  const [from, until] = decidedBefore === 'placing' || paidAt === null ? [beforePlacingFrom, placedAt] : [beforePaymentFrom, paidAt];
  return (at) => at <= until && (from === null || at > from);
}
