import { findClosing, holdClosing, readClosings, refuseClosed } from '#libs/closed-periods/closings.js';
import type { Closing } from '#libs/closed-periods/closings.js';
import type { Database, Session } from '#libs/database/database.js';
import { lastPastDay } from '#libs/domain/business-time.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { Period } from '#libs/domain/periods.js';
import { stateOf } from '#libs/domain/periods.js';
import type { RuleVersions } from '#libs/rules/rule-versions.js';
import type { Scorecards, ScoringProgress } from '#libs/scorecards/scorecards.js';
import { holdScoringPlace, holdWindowStates, makeWindowsDue } from '#libs/windows/due-windows.js';
import { askToClose, findRequest, requireAnother, withdrawRequest } from './close-requests.js';
import type { Who } from './period-events.js';
import { noteEvent } from './period-events.js';
import { fingerprintPeriod } from './period-fingerprint.js';
import * as sql from './periods.sql.js';
import { readSettled } from './settled-scorecards.js';

export interface ClosingSettings {
  /** The business time zone. */
  readonly timeZone: string;
  /** Whether closing takes two people. */
  readonly closeByTwo: boolean;
}

/** What became of a wish to close: closed, or asked for where it takes another person. */
export type CloseOutcome =
  | { readonly state: 'closed'; readonly division: string; readonly closing: Closing }
  | { readonly state: 'asked'; readonly division: string; readonly askedBy: string; readonly askedAt: Date };

/** A period that was open again. */
export interface Reopened {
  readonly division: string;
  /** The closing that was removed. */
  readonly closing: Closing;
}

/** How often closing begins again because facts came in just when it was about to. */
const MOST_ATTEMPTS = 3;

const LEAST_REASON = 3;
const LONGEST_REASON = 500;

/** Closes and reopens periods, a division at a time, as of their last day. */
export class PeriodClosing {
  constructor(
    private readonly database: Database,
    private readonly services: { readonly scorecards: Scorecards; readonly ruleVersions: RuleVersions },
    private readonly settings: ClosingSettings,
  ) {}

  /**
   * Closes a period for a division: brings its scorecards up to date as of its last day, and keeps them as they are. Where closing takes
   * two people, the first one only asks for it. Throws `period-not-ended`, `period-closed`, `second-person-needed`,
   * `division-unknown`, `period-unsettled` and what scoring throws.
   */
  async close(period: Period, division: string, who: Who, onProgress?: ScoringProgress): Promise<CloseOutcome> {
    this.requireEnded(period, who.now);
    await this.requireDivision(division);
    const asked = await this.ask(period, division, who);
    if (asked !== null) return asked;
    await this.bringUpToDate(period, who, onProgress);
    return this.closeSettled(period, division, who);
  }

  /** The same for every division that has managers and is not closed. Throws `period-closed` where all are, `nothing-to-score` without any. */
  async closeAll(period: Period, who: Who, onProgress?: ScoringProgress): Promise<CloseOutcome[]> {
    this.requireEnded(period, who.now);
    const divisions = await this.divisions();
    if (divisions.length === 0) throw new OpscoreError('nothing-to-score', {});
    const closed = await this.database.withSession((session) => readClosings(session, period.name, divisions));
    const open = divisions.filter((division) => !closed.some((each) => each.division === division));
    if (open.length === 0) await this.database.withSession((session) => refuseClosed(session, period.name, divisions[0] ?? ''));
    const outcomes: CloseOutcome[] = [];
    let isUpToDate = false;
    for (const division of open) {
      const asked = await this.ask(period, division, who);
      if (asked === null && !isUpToDate) {
        await this.bringUpToDate(period, who, onProgress);
        isUpToDate = true;
      }
      outcomes.push(asked ?? (await this.closeSettled(period, division, who)));
    }
    return outcomes;
  }

  /** Takes back that somebody asked for a period to be closed. Throws `period-closed`, `close-not-asked`. */
  async withdraw(period: Period, division: string, who: Who): Promise<void> {
    await this.database.withTransaction(async (session) => {
      await holdClosing(session, period.name);
      await refuseClosed(session, period.name, division);
      await withdrawRequest(session, period.name, division, who);
    });
  }

  /** Takes all back that was asked for of a period. Gives the divisions. Throws `close-not-asked` where nothing was. */
  async withdrawAll(period: Period, who: Who): Promise<string[]> {
    const rows = await this.database.query<{ division: string }>(sql.REQUESTS, [period.name, null]);
    if (rows.length === 0) throw new OpscoreError('close-not-asked', { period: period.name, division: 'any division', divisionZh: '任何部门' });
    for (const { division } of rows) await this.withdraw(period, division, who);
    return rows.map(({ division }) => division);
  }

  /**
   * Opens a closed period of a division again: its adjustment lines go, and its windows are due, so that the next scoring publishes what
   * the facts say by now. Throws `reason-needed`, `period-not-closed`.
   */
  async reopen(period: Period, division: string, reason: string, who: Who): Promise<Reopened> {
    const why = requireReason(reason);
    return this.database.withTransaction(async (session) => {
      await holdScoringPlace(session, period.name, period.last);
      await holdClosing(session, period.name);
      const closing = await findClosing(session, period.name, division);
      if (closing === null) throw new OpscoreError('period-not-closed', { period: period.name, division });
      await holdWindowStates(session, period.name);
      await this.removeClosing(session, period, division, who.now);
      const { fingerprint, adjustments, managers, closedBy, closedAt } = closing;
      await noteEvent(
        session,
        {
          period: period.name,
          division,
          event: 'reopened',
          reason: why,
          fingerprint,
          adjustments,
          before: { fingerprint, managers, adjustments, closedBy, closedAt: closedAt.toISOString() },
          after: { reason: why },
        },
        who,
      );
      return { division, closing };
    });
  }

  /** The same for every division that a period is closed for. Throws `reason-needed`, `period-not-closed` where there is none. */
  async reopenAll(period: Period, reason: string, who: Who): Promise<Reopened[]> {
    const why = requireReason(reason);
    const closed = await this.database.withSession((session) => readClosings(session, period.name, null));
    if (closed.length === 0) throw new OpscoreError('period-not-closed', { period: period.name, division: 'any division', divisionZh: '任何部门' });
    const reopened: Reopened[] = [];
    for (const { division } of closed) reopened.push(await this.reopen(period, division, why, who));
    return reopened;
  }

  /** Asks for a period to be closed where that takes two people and nobody has asked. Null where it may be closed by now. */
  private async ask(period: Period, division: string, who: Who): Promise<CloseOutcome | null> {
    return this.database.withTransaction(async (session) => {
      await holdClosing(session, period.name);
      await refuseClosed(session, period.name, division);
      if (!this.settings.closeByTwo) return null;
      const request = await findRequest(session, period.name, division);
      if (request !== null) {
        requireAnother(request, who.actor, period.name, division);
        return null;
      }
      await askToClose(session, period.name, division, who);
      return { state: 'asked', division, askedBy: who.actor.name, askedAt: who.now };
    });
  }

  /** Closes what is up to date; where facts came in since, they are scored first, a few times at most. */
  private async closeSettled(period: Period, division: string, who: Who): Promise<CloseOutcome> {
    for (let attempt = 1; ; attempt++) {
      try {
        return { state: 'closed', division, closing: await this.lock(period, division, who) };
      } catch (error) {
        const isUnsettled = error instanceof OpscoreError && error.code === 'period-unsettled';
        if (!isUnsettled || attempt === MOST_ATTEMPTS) throw error;
        await this.bringUpToDate(period, who, undefined);
      }
    }
  }

  private async lock(period: Period, division: string, who: Who): Promise<Closing> {
    const versions = await this.services.ruleVersions.list();
    return this.database.withTransaction(async (session) => {
      await holdScoringPlace(session, period.name, period.last);
      await holdClosing(session, period.name);
      await refuseClosed(session, period.name, division);
      const request = await findRequest(session, period.name, division);
      // Whoever asked may have withdrawn meanwhile.
      if (this.settings.closeByTwo && request === null) throw new OpscoreError('close-not-asked', { period: period.name, division });
      const settled = await readSettled(session, period, division, versions);
      await keep(session, period, division, { ...settled, askedBy: request?.askedBy ?? null }, who);
      const closing = await findClosing(session, period.name, division);
      if (closing === null) throw new Error(`${period.name} of ${division} is not there although it was just closed.`);
      return closing;
    });
  }

  private async removeClosing(session: Session, period: Period, division: string, now: Date): Promise<void> {
    const frozen = await session.query<{ manager_id: string }>(sql.FROZEN_OF_DIVISION, [period.name, division]);
    await session.query(sql.REMOVE_ADJUSTMENTS_OF_DIVISION, [period.name, division]);
    await session.query(sql.REMOVE_KEPT, [period.name, division]);
    await session.query(sql.REMOVE_CLOSING, [period.name, division]);
    await makeWindowsDue(session, period.name, period.last, frozen.map((row) => row.manager_id), now);
  }

  private async bringUpToDate(period: Period, { now }: Who, onProgress: ScoringProgress | undefined): Promise<void> {
    await this.services.scorecards.score(period, period.last, { now, onProgress });
  }

  private requireEnded(period: Period, now: Date): void {
    if (stateOf(period, lastPastDay(now, this.settings.timeZone)) === 'ended') return;
    throw new OpscoreError('period-not-ended', { period: period.name, last: period.last });
  }

  private async divisions(): Promise<string[]> {
    const rows = await this.database.query<{ division: string }>(sql.DIVISIONS);
    return rows.map(({ division }) => division);
  }

  private async requireDivision(division: string): Promise<void> {
    const known = await this.divisions();
    if (!known.includes(division)) throw new OpscoreError('division-unknown', { division, known: known.join(', ') || '-' });
  }
}

/** A reason without the blanks around it. Throws `reason-needed`. */
function requireReason(reason: string): string {
  const why = reason.trim();
  const { length } = Array.from(why);
  if (length < LEAST_REASON || length > LONGEST_REASON) throw new OpscoreError('reason-needed');
  return why;
}

async function keep(
  session: Session,
  period: Period,
  division: string,
  { kept, ruleVersion, newestRuleVersion, askedBy }: Awaited<ReturnType<typeof readSettled>> & { readonly askedBy: string | null },
  who: Who,
): Promise<void> {
  const [newest] = await session.query<{ number: number }>(sql.NEWEST_IMPORT);
  const fingerprint = fingerprintPeriod(kept);
  await session.query(sql.CLOSE_PERIOD, [
    period.name,
    division,
    period.last,
    ruleVersion,
    newestRuleVersion,
    fingerprint,
    kept.length,
    newest?.number ?? 0,
    who.now,
    who.actor.name,
    askedBy,
  ]);
  await session.query(sql.KEEP_SCORECARDS, [
    period.name,
    division,
    kept.map(({ managerId }) => managerId),
    kept.map((each) => each.fingerprint),
    kept.map(({ digest }) => digest),
  ]);
  await session.query(sql.REMOVE_REQUEST, [period.name, division]);
  const after = { fingerprint, ruleVersion, managers: kept.length, askedBy };
  await noteEvent(session, { period: period.name, division, event: 'closed', fingerprint, before: null, after }, who);
}
