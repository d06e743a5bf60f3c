import type { Database, Session } from '#libs/database/database.js';
import { LOCK_KEYS, LOCK_SESSION, UNLOCK_SESSION } from '#libs/database/database.sql.js';
import { lastPastDay } from '#libs/domain/business-time.js';
import { parsePeriod } from '#libs/domain/periods.js';
import type { Exports } from '#libs/exports/exports.js';
import type { RuleVersions } from '#libs/rules/rule-versions.js';
import { addNotices } from '../add-notices.js';
import type { EventId } from '../events.js';
import { writtenProblem } from '../written-problem.js';
import { askForFiles } from './ask-for-files.js';
import { findHappenings } from './find-happenings.js';
import type { Happening } from './happening.js';
import type { Listener } from './listeners.js';
import { holdListeners, listenersOf, readListeners } from './listeners.js';
import type { OpenWithFile } from './open-notices.js';
import { readOpenNotices } from './open-notices.js';
import { isNews } from './period-news.rule.js';
import * as sql from './plan.sql.js';
import type { Conditions } from './read-conditions.js';
import { readConditions } from './read-conditions.js';
import type { KnownNow } from './settle-open.rule.js';
import { keyOfOpen, stateOfOpen } from './settle-open.rule.js';

export interface PlanningServices {
  readonly database: Database;
  readonly ruleVersions: RuleVersions;
  /** Asks for the files that go with notices, as their owners. */
  readonly exports: Pick<Exports, 'ask'>;
  readonly timeZone: string;
  readonly clock: () => Date;
}

/** What a planning did. */
export interface NoticePlan {
  /** Notices that are new. */
  readonly added: number;
  /** Exports that were asked for: to be made. */
  readonly exportIds: readonly string[];
  /** Whether any notice waits to be sent. */
  readonly isAnyWaiting: boolean;
}

interface PlanStep {
  readonly added: number;
  readonly listeners: readonly Listener[];
  /** What is planned and not told after it. */
  readonly open: readonly OpenWithFile[];
}

const NOTHING: PlanStep = { added: 0, listeners: [], open: [] };

/**
 * Finds what is to be told, and notes it as notices. May be called at any time and as often as one likes: what was noted is not noted again.
 * What rests on data that is not complete is not told, and what was not told yet and is true no more is taken back.
 */
export class NoticePlanning {
  constructor(private readonly services: PlanningServices) {}

  /** Whether anybody listens, or anything is planned and not told yet: else there is nothing to plan. */
  async isNeeded(): Promise<boolean> {
    const [row] = await this.services.database.query<{ needed: boolean }>(sql.IS_NEEDED);
    return row?.needed === true;
  }

  /** One planning. Wake `export` for the exports that it asks for, and `send-notices` where something waits. */
  async plan(): Promise<NoticePlan> {
    const first = await this.planOnce();
    const { exportIds, refused } = await askForFiles(this.services, first.open, first.listeners);
    // What is told without its file need not wait for the next look.
    const last = refused === 0 ? first : await this.planOnce();
    return { added: first.added, exportIds, isAnyWaiting: last.open.some(({ state }) => state === 'waiting') };
  }

  /** One after another, so that nobody plans from what was true before. */
  private async planOnce(): Promise<PlanStep> {
    const { database, ruleVersions, timeZone, clock } = this.services;
    return database.withSession(async (session) => {
      await session.query(LOCK_SESSION, [LOCK_KEYS.noticePlanning]);
      const now = clock();
      const lastPast = lastPastDay(now, timeZone);
      const read = await session.transaction(
        async () => {
          const [listeners, open] = [await readListeners(session), await readOpenNotices(session)];
          if (listeners.length === 0 && open.length === 0) return null;
          const heard = new Set(listeners.flatMap(({ settings }) => [...settings.keys()]));
          return { listeners, open, conditions: await readConditions(session, ruleVersions, { lastPast, heard }) };
        },
        { snapshot: true },
      );
      const step = read === null ? NOTHING : await session.transaction(() => writePlan(session, read, { now, lastPast }));
      await session.query(UNLOCK_SESSION, [LOCK_KEYS.noticePlanning]);
      return step;
    });
  }
}

interface ReadState {
  readonly listeners: readonly Listener[];
  readonly open: readonly OpenWithFile[];
  readonly conditions: Conditions;
}

async function writePlan(session: Session, { listeners: read, open, conditions }: ReadState, { now, lastPast }: { readonly now: Date; readonly lastPast: string }): Promise<PlanStep> {
  // What was changed or removed since is left to the next planning.
  const listeners = await holdListeners(session, read);
  const happenings = findHappenings(conditions, listeners, now);
  const known = knowing(conditions, { listeners, happenings, lastPast });
  for (const { noticeId, file, fileError } of open) {
    if (file === 'failed') await session.query(sql.NOTE_FILE_PROBLEM, [noticeId, fileError ?? writtenProblem('export-expired', { export: noticeId })]);
  }
  await session.execute(sql.SETTLE_OPEN, [open.map(({ noticeId }) => noticeId), open.map((notice) => stateOfOpen(notice, known))]);
  await session.query(sql.REFRESH, columnsOf(happenings));
  const added = await addNotices(session, happenings.map((each) => newNotice(each, now)), now);
  await session.query(sql.REVIVE, [...columnsOf(happenings), happenings.map(stateOfNew), now]);
  return { added, listeners, open: await readOpenNotices(session) };
}

function knowing(conditions: Conditions, { listeners, happenings, lastPast }: { listeners: readonly Listener[]; happenings: readonly Happening[]; lastPast: string }): KnownNow {
  const complete = new Set([...conditions.scored, ...conditions.running].map(({ period }) => period.name));
  const heard = new Map<string, ReadonlySet<string>>();
  const subscriptionsOf = (event: string) => {
    const found = heard.get(event) ?? new Set(listenersOf(listeners, event as EventId).map(({ listener }) => listener.subscriptionId));
    heard.set(event, found);
    return found;
  };
  return {
    isTrue: new Set(happenings.map(keyOfOpen)),
    isHeard: (subscriptionId, event) => subscriptionsOf(event).has(subscriptionId),
    // What ended longer ago is no news any more, whatever is true of it.
    isKnown: (period) => complete.has(period) || (parsePeriod(period).last <= lastPast && !isNews(parsePeriod(period), lastPast)),
  };
}

function newNotice(happening: Happening, now: Date) {
  const { channelId, subscriptionId, event, eventKey, facts, takesFile } = happening;
  return { channelId, subscriptionId, event, eventKey, facts, exportId: null, dueAt: now, isHeld: takesFile };
}

function stateOfNew({ takesFile }: Happening): 'held' | 'waiting' {
  return takesFile ? 'held' : 'waiting';
}

/** Channels, subscriptions, keys and facts. */
function columnsOf(happenings: readonly Happening[]): readonly (readonly string[])[] {
  const column = (read: (happening: Happening) => string) => happenings.map(read);
  return [column(({ channelId }) => channelId), column(({ subscriptionId }) => subscriptionId), column(({ eventKey }) => eventKey), column(({ facts }) => JSON.stringify(facts))];
}
