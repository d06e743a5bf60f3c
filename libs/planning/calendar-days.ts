import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '#libs/audit/audit-log.js';
import { holdTable } from '#libs/database/database.sql.js';
import type { Session } from '#libs/database/database.js';
import { Database } from '#libs/database/database.js';
import type { Actor } from '#libs/domain/actor.js';
import type { Day, DayRange } from '#libs/domain/business-time.js';
import { checkRows } from '#libs/ingest/check-rows.js';
import { kindNamed } from '#libs/ingest/kinds.js';
import { markWindowsOfRows } from '#libs/windows/stale-windows.js';
import * as sql from './calendar-days.sql.js';
import { EditsRefused } from './edits-refused.js';

const CALENDAR = kindNamed('calendar');

/** What the calendar says of a day. */
export interface DayEntry {
  /** A decimal from 0 on; ordinary days weigh 1. */
  readonly weight: string;
  /** What it is called: a promotion, a holiday. */
  readonly label: string | null;
}

/** A day that the calendar names. */
export interface CalendarEntry extends DayEntry {
  readonly day: Day;
  /** Changes with the entry: what a change is based on. */
  readonly version: string;
}

/** The version of a day that the calendar does not name. */
export const NO_ENTRY = 'none';

export interface DayChange {
  readonly day: Day;
  /** Null takes the day out of the calendar. */
  readonly entry: DayEntry | null;
  /** Told the version that is there, before anything is changed: throws where the change is not based on it. */
  readonly basedOn: (version: string) => void;
  readonly actor: Actor;
  readonly now: Date;
}

/** The days of promotions, holidays and the like, which targets are laid out by. */
@Injectable()
export class CalendarDays {
  constructor(private readonly database: Database) {}

  /** The days of a range that the calendar names, in order. */
  async list(range: DayRange): Promise<CalendarEntry[]> {
    return this.database.withSession((session) => readDays(session, range));
  }

  /**
   * Changes what the calendar says of a day; scorecards that it concerns are stale in the same transaction. Gives what it says then;
   * null where it does not name the day. Throws what `basedOn` throws, and {@link EditsRefused}.
   */
  async change({ day, entry, basedOn, actor, now }: DayChange): Promise<CalendarEntry | null> {
    return this.database.withTransaction(async (session) => {
      await session.query(holdTable('calendar'));
      const [before = null] = await readDays(session, { first: day, last: day });
      basedOn(before?.version ?? NO_ENTRY);
      if (entry === null) {
        if (before === null) return null;
        await session.query(sql.REMOVE_DAY, [day]);
      } else {
        const problems = await checkRows(session, CALENDAR, [{ day, weight: entry.weight, label: entry.label }]);
        if (problems.length > 0) throw new EditsRefused(problems);
        await session.query(sql.STORE_DAY, [day, entry.weight, entry.label]);
      }
      const [after = null] = await readDays(session, { first: day, last: day });
      if (after?.version === before?.version) return after;
      await session.query(sql.CREATE_CHANGED_CALENDAR, [day]);
      const { concernedWindows } = CALENDAR;
      if (concernedWindows !== undefined) await markWindowsOfRows(session, 'changed_calendar', concernedWindows);
      await recordAudit(session, { actor, action: 'calendar.changed', subject: day, before: describe(before), after: describe(after), now });
      return after;
    });
  }
}

async function readDays(session: Session, { first, last }: DayRange): Promise<CalendarEntry[]> {
  const rows = await session.query<{ day: Day; weight: string; label: string | null }>(sql.CALENDAR_DAYS, [first, last]);
  return rows.map((row) => ({
    ...row,
    version: createHash('sha256').update(JSON.stringify([row.weight, row.label])).digest('hex').slice(0, 32),
  }));
}

function describe(entry: CalendarEntry | null): object | null {
  return entry === null ? null : { weight: entry.weight, label: entry.label };
}
