import { createHash } from 'node:crypto';
import { LOCK_KEYS, LOCK_TRANSACTION } from '#libs/database/database.sql.js';
import type { Session } from '#libs/database/database.js';
import type { Actor } from '#libs/domain/actor.js';
import type { AuditAction } from './audit-actions.js';
import * as sql from './audit-log.sql.js';
import { canonicalJson } from './canonical-json.js';

/** A change as it is recorded. `before` and `after` are anything that JSON can hold, and never hold a secret. */
export interface AuditRecord {
  readonly actor: Actor;
  readonly action: AuditAction;
  /** What was changed: an id, a name, a period. */
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly now: Date;
}

/** An entry of the log. */
export interface AuditEntry {
  /** From 1 on, without gaps. */
  readonly sequence: number;
  /** ISO 8601 in UTC with milliseconds. */
  readonly recordedAt: string;
  readonly actor: Actor;
  readonly action: AuditAction;
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
  /** SHA-256 over the hash of the entry before and everything in this one, in hexadecimal digits. */
  readonly hash: string;
}

/** Which entries are asked for; null where all are. */
export interface AuditFilter {
  readonly action: string | null;
  /** The id of a user, or the name under which somebody acted. */
  readonly user: string | null;
  readonly subject: string | null;
  readonly from: Date | null;
  /** Entries before this instant. */
  readonly to: Date | null;
}

/** What is wrong with an entry: its content, its place in the chain, or that it is not there at all. */
export type AuditFlaw = 'altered' | 'unlinked' | 'missing' | 'inserted';

/** What a look through the whole log found. */
export interface AuditVerification {
  /** Entries that were looked at and are as they were written. */
  readonly entries: number;
  /** The hash of the last of them: who keeps it elsewhere can tell later whether the log was written anew as a whole. */
  readonly hash: string;
  /** The first entry that is not as it was written; null where all are. */
  readonly broken: { readonly sequence: number; readonly flaw: AuditFlaw } | null;
}

interface EntryRow {
  readonly [column: string]: unknown;
  readonly sequence: number;
  /** With microseconds, all that PostgreSQL keeps. */
  readonly recorded_at: string;
  readonly actor_user_id: string | null;
  readonly actor_name: string;
  readonly via: Actor['via'];
  readonly address: string | null;
  readonly request_id: string | null;
  readonly action: AuditAction;
  readonly subject: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly previous_hash: string;
  readonly hash: string;
}

interface HeadRow {
  readonly [column: string]: unknown;
  readonly sequence: number;
  readonly hash: string;
}

/** What the first entry is chained to. */
const BEFORE_ALL: HeadRow = { sequence: 0, hash: '0'.repeat(64) };

/**
 * Records a change in the transaction that makes it: both are kept, or neither. Call it last, in a READ COMMITTED transaction: from here to
 * the commit nobody else can record. (A transaction on a snapshot fails where somebody else has recorded since it began.)
 */
export async function recordAudit(session: Session, record: AuditRecord): Promise<void> {
  const { actor, action, subject, now } = record;
  await session.query(LOCK_TRANSACTION, [LOCK_KEYS.audit]);
  const [head = BEFORE_ALL] = await session.query<HeadRow>(sql.HEAD);
  const row = {
    sequence: head.sequence + 1,
    recorded_at: `${now.toISOString().slice(0, -1)}000Z`,
    actor_user_id: actor.userId,
    actor_name: actor.name,
    via: actor.via,
    address: actor.address,
    request_id: actor.requestId,
    action,
    subject,
    before: canonicalJson(record.before),
    after: canonicalJson(record.after),
    previous_hash: head.hash,
  };
  const { sequence, recorded_at, actor_user_id, actor_name, via, address, request_id, before, after, previous_hash } = row;
  await session.query(sql.ADD_ENTRY, [
    sequence,
    recorded_at,
    actor_user_id,
    actor_name,
    via,
    address,
    request_id,
    action,
    subject,
    before,
    after,
    hashOf(row),
    previous_hash,
  ]);
}

type HashedColumn =
  | ('sequence' | 'recorded_at' | 'actor_user_id' | 'actor_name' | 'via' | 'address' | 'request_id')
  | ('action' | 'subject' | 'before' | 'after' | 'previous_hash');

/** The hash of an entry: over that of the entry before, and every column in a fixed order and one form only. */
function hashOf(row: Pick<EntryRow, HashedColumn>): string {
  const content = JSON.stringify([
    row.sequence,
    row.recorded_at,
    row.actor_user_id,
    row.actor_name,
    row.via,
    row.address,
    row.request_id,
    row.action,
    row.subject,
    row.before,
    row.after,
  ]);
  return createHash('sha256').update(`${row.previous_hash}\n${content}`).digest('hex');
}

/**
 * Looks through the whole log, in flat memory, and says which entry is the first that was altered, removed, inserted or moved. Newest
 * entries that were cut off are missed by the head, which names the newest. Give it a session in a snapshot transaction, so that an
 * entry that is written meanwhile is not mistaken for an inserted one.
 */
export async function verifyAuditLog(session: Session): Promise<AuditVerification> {
  let last = BEFORE_ALL;
  const found = (flaw: AuditFlaw, sequence: number): AuditVerification => ({
    entries: last.sequence,
    hash: last.hash,
    broken: { sequence, flaw },
  });
  const [head = BEFORE_ALL] = await session.query<HeadRow>(sql.HEAD);
  for await (const row of session.stream<EntryRow>(sql.CHAIN)) {
    const next = last.sequence + 1;
    if (row.sequence < next) return found('inserted', row.sequence);
    if (row.sequence > next) return found('missing', next);
    if (row.hash !== hashOf(row)) return found('altered', next);
    if (row.previous_hash !== last.hash) return found('unlinked', next);
    if (next > head.sequence) return found('inserted', next);
    last = { sequence: next, hash: row.hash };
  }
  if (head.sequence > last.sequence) return found('missing', last.sequence + 1);
  if (head.hash !== last.hash) return found('altered', last.sequence);
  return { entries: last.sequence, hash: last.hash, broken: null };
}

/** A page of the log, newest first: at most `limit` entries older than the one numbered `before`. */
export async function readAuditEntries(
  session: Session,
  filter: AuditFilter,
  page: { readonly before: number | null; readonly limit: number },
): Promise<AuditEntry[]> {
  const { action, user, subject, from, to } = filter;
  const rows = await session.query<EntryRow>(sql.PAGE, [page.before, page.limit, action, user, subject, from, to]);
  return rows.map((row) => ({
    sequence: row.sequence,
    recordedAt: `${row.recorded_at.slice(0, -4)}Z`,
    actor: {
      userId: row.actor_user_id,
      name: row.actor_name,
      via: row.via,
      address: row.address,
      requestId: row.request_id,
    },
    action: row.action,
    subject: row.subject,
    before: parse(row.before),
    after: parse(row.after),
    hash: row.hash,
  }));
}

function parse(text: string | null): unknown {
  return text === null ? null : JSON.parse(text);
}
