import { compareBytes } from '#libs/domain/byte-order.js';
import type { TargetMeasure } from '#libs/domain/kpi.js';
import { Rational } from '#libs/domain/rational.js';
import type { HistoricTarget, TargetHistoryEntry } from '#libs/planning/target-history.js';
import type { StoredTarget } from '#libs/targets/manager-targets.js';
import { isAdditive } from '#libs/targets/manager-targets.js';
import type { PackRevision } from './review-pack.js';

/** Decimals that ratios are published with; the output of slots is money. */
const RATIO_DECIMALS = 4;

/** A target as it is published: yuan with 2 decimals, ratios with 4, counts whole. */
export function publishTarget(measure: TargetMeasure, value: string): string {
  const isMoney = measure === 'gmv' || measure === 'slot_output';
  return Rational.parse(value).toFixed(isMoney ? 2 : isAdditive(measure) ? 0 : RATIO_DECIMALS);
}

/** What is told of one revision, beside whose it is. */
type Revision = Omit<PackRevision, 'managerId' | 'managerName'>;

/**
 * R3: how the targets of a manager's quarter were changed: revisions, locks and restatements, in the order in which they came, with who
 * and why where that is known. Setting a quarter's target first is none. Those that nobody knows the origin of come first.
 */
export function revisionsOf(quarter: string, stored: readonly StoredTarget[], history: readonly TargetHistoryEntry[]): Revision[] {
  const told = history.flatMap((entry) => changesOf(entry).flatMap((change) => describe(change, entry, { quarter, stored })));
  const isTold = (row: StoredTarget) => told.some((each) => each.key === keyOf(row) && each.revision.after === publishTarget(row.measure, row.value));
  const untold = stored.filter((row) => !isTold(row)).flatMap((row) => describe({ row, before: null, after: row.value }, null, { quarter, stored }));
  return [...untold, ...told].map(({ revision }) => revision);
}

interface Change {
  readonly row: HistoricTarget;
  readonly before: string | null;
  readonly after: string | null;
}

/** The rows that an entry added, changed or removed, by their keys. */
function changesOf({ before, after }: TargetHistoryEntry): Change[] {
  const [was, is] = [new Map(before.map((row) => [keyOf(row), row])), new Map(after.map((row) => [keyOf(row), row]))];
  const rows = [...new Map([...was, ...is])].toSorted(([one], [other]) => compareBytes(one, other));
  return rows.map(([key, row]) => ({ row, before: was.get(key)?.value ?? null, after: is.get(key)?.value ?? null }));
}

function describe(
  { row, before, after }: Change,
  entry: TargetHistoryEntry | null,
  { quarter, stored }: { readonly quarter: string; readonly stored: readonly StoredTarget[] },
): { key: string; revision: Revision }[] {
  const { measure, period, effectiveFrom } = row;
  const isFirst = before === null && period === quarter && effectiveFrom === null;
  const held = before ?? (effectiveFrom === null ? null : heldBefore(row, effectiveFrom, stored));
  const [was, is] = [held, after].map((value) => (value === null ? null : publishTarget(measure, value)));
  if (isFirst || was === is) return [];
  const revision = {
    measure,
    period,
    before: was ?? null,
    after: is ?? null,
    effectiveFrom,
    changedAt: entry?.changedAt ?? null,
    who: entry?.who ?? null,
    reason: entry?.reason ?? null,
  };
  return [{ key: keyOf(row), revision }];
}

/** The value that a revision takes the place of. */
function heldBefore({ measure, period }: HistoricTarget, from: string, stored: readonly StoredTarget[]): string | null {
  const earlier = stored.filter((row) => row.measure === measure && row.period === period && (row.effectiveFrom ?? '') < from);
  return earlier.toSorted((one, other) => compareBytes(one.effectiveFrom ?? '', other.effectiveFrom ?? '')).at(-1)?.value ?? null;
}

function keyOf({ measure, period, effectiveFrom }: HistoricTarget): string {
  return `${measure} ${period} ${effectiveFrom ?? ''}`;
}
