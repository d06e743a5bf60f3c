import { Inject, Injectable } from '@nestjs/common';
import { recordAudit } from '#libs/audit/audit-log.js';
import { Database } from '#libs/database/database.js';
import type { Session } from '#libs/database/database.js';
import { managerIdsWithin, requireManagerWithin } from '#libs/directory/reach.js';
import type { Reach } from '#libs/domain/access.js';
import type { Actor } from '#libs/domain/actor.js';
import type { Day } from '#libs/domain/business-time.js';
import { dayOf, lastPastDay } from '#libs/domain/business-time.js';
import type { ErrorCode } from '#libs/domain/errors.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { Period } from '#libs/domain/periods.js';
import { resolveAsOf } from '#libs/domain/periods.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import type { WorkListRefresh } from './refresh-work-list.js';
import { lockWorkList, refreshWorkList } from './refresh-work-list.js';
import type { WorkItem } from './work-item-rows.js';
import { readItem, readStanding } from './work-item-rows.js';
import type { ActionKind, WorkChange, WorkRefusal, WorkState } from './work-item.rule.js';
import { changeWork, statesAfter } from './work-item.rule.js';
import * as sql from './work-items.sql.js';

export interface WorkItemFilter {
  readonly managerId: string | null;
  readonly state: WorkState | null;
  readonly merchantId: string | null;
  /** Only those that have recovered, or only those that are low still. */
  readonly recovered: boolean | null;
}

/** What an item became by one change. */
export interface WorkItemChange {
  readonly version: number;
  readonly state: WorkState;
  readonly actionKind: ActionKind | null;
  readonly note: string | null;
  readonly assignedTo: string | null;
  readonly changedBy: string;
  readonly changedAt: Date;
}

export interface WorkItemWithHistory {
  readonly item: WorkItem;
  /** The newest first, 200 at most. */
  readonly history: readonly WorkItemChange[];
}

/** When it is, and in which zone the business counts its days. */
export interface Moment {
  readonly now: Date;
  readonly timeZone: string;
}

const LONGEST_HISTORY = 200;

const REFUSALS = {
  'action-needed': 'work-item-action-needed',
  'action-too-early': 'work-item-action-too-early',
  'note-needed': 'work-item-note-needed',
  unchanged: 'work-item-unchanged',
} as const satisfies Record<Exclude<WorkRefusal, 'step-invalid'>, ErrorCode>;

interface LockedRow {
  readonly [column: string]: unknown;
  readonly manager_id: string;
  readonly merchant_key: number;
  readonly sku_id: string;
  readonly version: number;
}

interface ChangeRow {
  readonly [column: string]: unknown;
  readonly version: number;
  readonly state: WorkState;
  readonly action_kind: ActionKind | null;
  readonly note: string | null;
  readonly assigned_to: string | null;
  readonly changed_by: string;
  readonly changed_at: Date;
}

/** R8: the work-list: SKUs whose conversion is low, what people agreed to do about them, and what came of it. */
@Injectable()
export class WorkList {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(RuleVersions) private readonly ruleVersions: RuleVersions,
  ) {}

  /**
   * Opens items for what is low in a period as of the last wholly past day, and notes what has recovered. Throws `outside-scope`,
   * `period-not-begun`.
   */
  async refresh(period: Period, managerId: string, reach: Reach, { now, timeZone }: Moment): Promise<WorkListRefresh> {
    const asOf = resolveAsOf(period, null, lastPastDay(now, timeZone));
    const versions = await this.ruleVersions.list();
    return this.database.withTransaction(async (session) => {
      await requireManagerWithin(session, reach, managerId);
      return refreshWorkList(session, { period, asOf, managerId, versions }, now);
    });
  }

  /** A page of the items within a reach, the newest first, and one more to see whether there is a next page. */
  async list(
    reach: Reach,
    { managerId, state, merchantId, recovered }: WorkItemFilter,
    { limit, after, now, timeZone }: { limit: number; after: { openedAt: string; itemId: string } | null } & Moment,
  ): Promise<WorkItem[]> {
    const asOf = lastPastDay(now, timeZone);
    return this.database.withTransaction(
      async (session) => {
        if (managerId !== null) await requireManagerWithin(session, reach, managerId);
        const managerIds = managerId === null ? await managerIdsWithin(session, reach) : [managerId];
        const page = [after?.openedAt ?? null, after?.itemId ?? null, limit + 1];
        const rows = await session.query(sql.ITEMS_PAGE, [asOf, managerIds, state, merchantId, recovered, ...page]);
        return rows.map((row) => readItem(row, asOf));
      },
      { snapshot: true },
    );
  }

  /** An item with its history. Throws `work-item-not-found`, `outside-scope`. */
  async get(itemId: string, reach: Reach, { now, timeZone }: Moment): Promise<WorkItemWithHistory> {
    return this.database.withTransaction(
      async (session) => {
        await requireItemWithin(session, reach, itemId);
        return readWithHistory(session, itemId, lastPastDay(now, timeZone));
      },
      { snapshot: true },
    );
  }

  /**
   * Changes an item. `requireVersion` is called with the version that is there while nobody else can change it, and throws where the
   * change was thought out on another one. Throws `work-item-not-found`, `outside-scope`, `work-item-step-invalid`,
   * `work-item-action-needed`, `work-item-action-too-early`, `work-item-note-needed`, `work-item-unchanged`, `work-item-open-already`.
   */
  async change(
    itemId: string,
    wish: WorkChange,
    reach: Reach,
    { actor, now, timeZone, requireVersion }: { actor: Actor; requireVersion: (version: number) => void } & Moment,
  ): Promise<WorkItemWithHistory> {
    return this.database.withTransaction(async (session) => {
      await requireItemWithin(session, reach, itemId);
      const locked = await lockItem(session, itemId);
      requireVersion(locked.version);
      const before = readStanding(locked);
      const after = changeWork(before, tidy(wish), dayOf(now, timeZone));
      if (typeof after === 'string') throw refusalOf(after, before.state, wish.state ?? before.state);
      if (before.state === 'done' && after.state !== 'done') await requireNoneOpen(session, itemId, locked);
      await session.query(sql.CHANGE_ITEM, [
        ...[itemId, locked.version + 1, after.state, after.actionKind, after.note, after.assignedTo],
        ...[after.contactedOn, after.agreedOn, after.doneOn, actor.name, now],
      ]);
      const changed = await readWithHistory(session, itemId, lastPastDay(now, timeZone));
      await recordAudit(session, { actor, action: 'work-item.changed', subject: itemId, before, after, now });
      return changed;
    });
  }
}

/** Somebody who reaches all is told `work-item-not-found`, everybody else `outside-scope`. */
async function requireItemWithin(session: Session, reach: Reach, itemId: string): Promise<void> {
  const [item] = await session.query<{ manager_id: string }>(sql.MANAGER_OF_ITEM, [itemId]);
  if (reach.everything) {
    if (item === undefined) throw new OpscoreError('work-item-not-found', { item: itemId });
    return;
  }
  const managerIds = await managerIdsWithin(session, reach);
  if (item === undefined || managerIds?.includes(item.manager_id) !== true) throw new OpscoreError('outside-scope', { what: itemId });
}

async function lockItem(session: Session, itemId: string): Promise<LockedRow> {
  const [row] = await session.query<LockedRow>(sql.LOCK_ITEM, [itemId]);
  if (row === undefined) throw new OpscoreError('work-item-not-found', { item: itemId });
  return row;
}

/** An item that was done may be taken up again only while no newer one is open; a refresh must not open one meanwhile. */
async function requireNoneOpen(session: Session, itemId: string, { manager_id: managerId, merchant_key: merchantKey, sku_id: skuId }: LockedRow): Promise<void> {
  await lockWorkList(session);
  const [other] = await session.query<{ item_id: string }>(sql.OPEN_ITEM_OF_SKU, [itemId, managerId, merchantKey, skuId]);
  if (other !== undefined) throw new OpscoreError('work-item-open-already', { item: other.item_id });
}

async function readWithHistory(session: Session, itemId: string, asOf: Day): Promise<WorkItemWithHistory> {
  const [row] = await session.query(sql.ITEM, [asOf, itemId]);
  if (row === undefined) throw new OpscoreError('work-item-not-found', { item: itemId });
  const changes = await session.query<ChangeRow>(sql.CHANGES_OF_ITEM, [itemId, LONGEST_HISTORY]);
  return {
    item: readItem(row, asOf),
    history: changes.map((change) => ({
      version: change.version,
      state: change.state,
      actionKind: change.action_kind,
      note: change.note,
      assignedTo: change.assigned_to,
      changedBy: change.changed_by,
      changedAt: change.changed_at,
    })),
  };
}

/** Notes and names without the blanks around them; what is blank is taken away. */
function tidy({ note, assignedTo, ...change }: WorkChange): WorkChange {
  const trimmed = (text: string | null | undefined) => (typeof text === 'string' ? text.trim() || null : text);
  return { ...change, note: trimmed(note), assignedTo: trimmed(assignedTo) };
}

function refusalOf(refusal: WorkRefusal, from: WorkState, to: WorkState): OpscoreError {
  if (refusal === 'step-invalid') return new OpscoreError('work-item-step-invalid', { from, to, allowed: statesAfter(from).join(', ') });
  return new OpscoreError(REFUSALS[refusal]);
}
