import type { Session } from '#libs/database/database.js';
import type { Language } from '#libs/domain/errors.js';
import { MEDIA_TYPES, fileNameOf, requireFormat } from '#libs/exports/export-formats.js';
import * as sql from './deliveries.sql.js';
import { fitMessage } from './message-size.js';
import type { ChannelKind } from '#libs/domain/channel-kinds.js';
import type { Attachment, Message, Notice, NoticeWords } from './notice.js';

/** A message of notices that wait, and which of them are in it. */
export interface ComposedMessage {
  readonly message: Message;
  readonly noticeIds: readonly string[];
}

export interface ComposeRequest {
  readonly channelId: string;
  readonly kind: ChannelKind;
  readonly language: Language;
  readonly now: Date;
}

export interface Wording {
  readonly words: NoticeWords;
  /** The business time zone, which names of files are told in. */
  readonly timeZone: string;
}

/** More than any message holds. */
const MOST_NOTICES = 120;

/**
 * Puts the notices that are due at a channel into one message, as many as it takes; the others wait for the next. The notices stay locked
 * until the end of the transaction. Null where none is due.
 */
export async function composeMessage(session: Session, { channelId, kind, language, now }: ComposeRequest, { words, timeZone }: Wording): Promise<ComposedMessage | null> {
  const notices = (await session.query<NoticeRow>(sql.DUE_NOTICES, [channelId, now, MOST_NOTICES])).map(readNotice);
  if (notices.length === 0) return null;
  const parts = notices.map((notice) => words.part(notice, language));
  const fitted = fitMessage(kind, parts, (taken) => ({ subject: words.subject(taken, language), language, parts: taken, attachments: [] }));
  const told = notices.slice(0, fitted.parts.length);
  const attachments = kind === 'email' ? await readAttachments(session, told, timeZone) : [];
  return { message: { ...fitted, attachments }, noticeIds: told.map(({ noticeId }) => noticeId) };
}

/** The files that go with some notices, each once. */
async function readAttachments(session: Session, notices: readonly Notice[], timeZone: string): Promise<Attachment[]> {
  const exportIds = [...new Set(notices.flatMap(({ exportId }) => exportId ?? []))];
  if (exportIds.length === 0) return [];
  const rows = await session.query<ExportRow>(sql.EXPORTS, [exportIds]);
  const byId = new Map(rows.map((row) => [row.export_id, row]));
  return exportIds.flatMap((exportId) => {
    const row = byId.get(exportId);
    if (row === undefined || row.made_at === null) return [];
    const format = requireFormat(row.format);
    const fileName = fileNameOf({ report: row.report, period: row.period, format }, { madeAt: row.made_at, timeZone });
    return [{ exportId, fileName, mediaType: MEDIA_TYPES[format] }];
  });
}

interface ExportRow {
  readonly [column: string]: unknown;
  readonly export_id: string;
  readonly report: string;
  readonly period: string | null;
  readonly format: string;
  readonly made_at: Date | null;
}

interface NoticeRow {
  readonly [column: string]: unknown;
  readonly notice_id: string;
  readonly subscription_id: string | null;
  readonly event: string;
  readonly event_key: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly export_id: string | null;
  readonly made_at: Date;
}

function readNotice(row: NoticeRow): Notice {
  return {
    noticeId: row.notice_id,
    subscriptionId: row.subscription_id,
    event: row.event,
    eventKey: row.event_key,
    facts: row.facts,
    exportId: row.export_id,
    madeAt: row.made_at,
  };
}
