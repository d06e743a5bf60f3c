import type { Session } from '#libs/database/database.js';
import type { Facts } from './happening.js';
import * as sql from './plan.sql.js';
import type { OpenNotice } from './settle-open.rule.js';

/** An open notice, and how the file stands that goes with it. */
export interface OpenWithFile extends OpenNotice {
  readonly facts: Facts;
  /** Nothing is asked for, it is being made, it is there, it never will be; null where none goes with it. */
  readonly file: 'unasked' | 'waiting' | 'done' | 'failed' | null;
  /** Why it never will be, as `writeFailure` wrote it. */
  readonly fileError: string | null;
}

type ExportState = 'waiting' | 'running' | 'done' | 'failed' | 'expired';

/** All that is planned and not told yet. */
export async function readOpenNotices(session: Session): Promise<OpenWithFile[]> {
  interface Row {
    readonly [column: string]: unknown;
    readonly notice_id: string;
    readonly channel_id: string;
    readonly subscription_id: string;
    readonly event: string;
    readonly event_key: string;
    readonly facts: Facts;
    readonly state: 'held' | 'waiting';
    readonly export_id: string | null;
  }
  const rows = await session.query<Row>(sql.OPEN_NOTICES);
  const waitingFor = rows.filter((row) => row.export_id !== null).map((row) => row.notice_id);
  const files = await session.query<{ notice_id: string; state: ExportState | null; error: string | null }>(sql.EXPORTS_OF_NOTICES, [waitingFor]);
  const byNotice = new Map(files.map((row) => [row.notice_id, row]));
  return rows.map((row): OpenWithFile => {
    const { period, report, fileProblem } = row.facts;
    const found = byNotice.get(row.notice_id);
    const takesFile = report !== undefined && report !== null && fileProblem === undefined;
    const file = !takesFile ? null : found === undefined ? 'unasked' : standingOf(found.state);
    return {
      noticeId: row.notice_id,
      channelId: row.channel_id,
      subscriptionId: row.subscription_id,
      event: row.event,
      eventKey: row.event_key,
      state: row.state,
      period: typeof period === 'string' ? period : null,
      awaitsFile: file === 'unasked' || file === 'waiting',
      facts: row.facts,
      file,
      fileError: found?.error ?? null,
    };
  });
}

function standingOf(state: ExportState | null): 'waiting' | 'done' | 'failed' {
  if (state === 'waiting' || state === 'running') return 'waiting';
  return state === 'done' ? 'done' : 'failed';
}
