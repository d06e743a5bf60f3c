import { writeDecimal } from '#libs/domain/rational.js';
import { wilsonInterval } from '#libs/domain/significance.js';
import { estimateCell, ratioCell } from '#libs/reports/cells.js';
import type { TrafficOfDays, WorkItem } from '#libs/work-list/work-item-rows.js';
import type { RateComparison } from '#libs/work-list/work-item.rule.js';
import type { WorkItemWithHistory } from '#libs/work-list/work-list.js';
import type { RateComparisonAnswer, TrafficOfDaysAnswer, WorkItemAnswer, WorkItemDetailAnswer } from './work-items.dto.js';

/** What the work-list looks like in answers. */

/** An item with before and after. */
export function showWorkItem({ itemId, isHeld, found, openedAt, changedAt, before, after, comparison, ...item }: WorkItem): WorkItemAnswer {
  const { actedOn: _, ...own } = item;
  return {
    ...own,
    workItemId: itemId,
    held: isHeld,
    found: { ...found, rate: ratioCell(found.orderingBuyers, found.visitors) },
    openedAt: openedAt.toISOString(),
    changedAt: changedAt.toISOString(),
    before: showTraffic(before),
    after: after === null ? null : showTraffic(after),
    comparison: comparison === null ? null : showComparison(comparison),
  };
}

/** An item with its history. */
export function showWithHistory({ item, history }: WorkItemWithHistory): WorkItemDetailAnswer {
  const changes = history.map(({ changedAt, ...change }) => ({ ...change, changedAt: changedAt.toISOString() }));
  return Object.assign(showWorkItem(item), { history: changes });
}

function showTraffic(traffic: TrafficOfDays): TrafficOfDaysAnswer {
  const interval = wilsonInterval(traffic.orderingBuyers, traffic.visitors);
  return {
    ...traffic,
    rate: ratioCell(traffic.orderingBuyers, traffic.visitors),
    wilsonLow: interval === null ? null : estimateCell(interval.low),
    wilsonHigh: interval === null ? null : estimateCell(interval.high),
  };
}

function showComparison({ verdict, difference, z, p }: RateComparison): RateComparisonAnswer {
  return { verdict, difference: showEstimate(difference), z: showEstimate(z), p: showEstimate(p) };
}

/** An estimate in double precision with four decimals. */
function showEstimate(estimate: number | null): string | null {
  return estimate === null ? null : writeDecimal(BigInt(Math.round(estimate * 10_000)), 4);
}
