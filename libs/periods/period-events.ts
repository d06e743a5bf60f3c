import { randomUUID } from 'node:crypto';
import type { AuditAction } from '#libs/audit/audit-actions.js';
import { recordAudit } from '#libs/audit/audit-log.js';
import type { Session } from '#libs/database/database.js';
import type { Actor } from '#libs/domain/actor.js';
import * as sql from './periods.sql.js';

/** What happens to a period of a division. */
export const PERIOD_EVENTS = ['asked', 'withdrawn', 'closed', 'reopened'] as const;

export type PeriodEvent = (typeof PERIOD_EVENTS)[number];

/** Who does it, and when. */
export interface Who {
  readonly actor: Actor;
  readonly now: Date;
}

export interface NotedEvent {
  readonly period: string;
  readonly division: string;
  readonly event: PeriodEvent;
  /** Why, where it was reopened. */
  readonly reason?: string;
  /** Of the closed period, where it was closed or reopened. */
  readonly fingerprint?: string;
  /** How many adjustment lines there were when it was reopened. */
  readonly adjustments?: number;
  readonly before: unknown;
  readonly after: unknown;
}

const ACTIONS: Readonly<Record<PeriodEvent, AuditAction>> = {
  asked: 'period.close-asked',
  withdrawn: 'period.close-withdrawn',
  closed: 'period.closed',
  reopened: 'period.reopened',
};

/** Notes what happened in the history of the period and, last of all in its transaction, in the audit log. */
export async function noteEvent(session: Session, { before, after, ...noted }: NotedEvent, { actor, now }: Who): Promise<void> {
  const { period, division, event, reason = null, fingerprint = null, adjustments = null } = noted;
  await session.query(sql.NOTE_EVENT, [
    randomUUID(),
    period,
    division,
    event,
    actor.userId,
    actor.name,
    actor.via,
    now,
    reason,
    fingerprint,
    adjustments,
  ]);
  await recordAudit(session, { actor, action: ACTIONS[event], subject: `${period} ${division}`, before, after, now });
}
