import { createReadStream } from 'node:fs';
import type { ReadStream } from 'node:fs';
import { createTransport } from 'nodemailer';
import type { Attachment, ChannelAddress, Message, SendOutcome, Sender } from '../notice.js';
import { writtenProblem } from '../written-problem.js';
import { emailBodies } from './email-body.js';
import { quote } from './outcomes.js';

/** A file that lies ready to be attached. */
export interface ReadyFile {
  readonly path: string;
  readonly sizeBytes: number;
}

export interface EmailOptions {
  /** The mail server as smtp:// or smtps:// URL; null where none is set up. */
  readonly url: string | null;
  /** Whom the messages come from. */
  readonly from: string;
  /** The file of an export; null where it is not kept any more. */
  readonly findFile: (exportId: string) => Promise<ReadyFile | null>;
  /** What the files of one message have together at most; those beyond it are only linked to. */
  readonly attachmentsLimitBytes?: number;
  readonly timeoutMs?: number;
  readonly clock: () => Date;
}

const TIMEOUT_MS = 60_000;
const ATTACHMENTS_LIMIT = 10 * 1024 * 1024;

/** Sends messages by SMTP. Taken is only what the server took for every mailbox. A message that is tried again has the Message-ID that it had. */
export class EmailSender implements Sender {
  constructor(private readonly options: EmailOptions) {}

  async send(address: ChannelAddress, message: Message, deliveryId: string): Promise<SendOutcome> {
    if (address.kind !== 'email') throw new TypeError(`A mailbox is sent to, and no ${address.kind}.`);
    const { url, from, timeoutMs = TIMEOUT_MS, clock } = this.options;
    if (url === null) return { outcome: 'again', reason: writtenProblem('mail-not-set-up') };
    const { files, left } = await this.gatherFiles(message.attachments);
    const streams: ReadStream[] = [];
    const attachments = files.map(({ fileName, mediaType, path }) => {
      const content = createReadStream(path);
      // It may be removed before it is read: the message then fails by itself, and is tried again without it.
      content.on('error', () => undefined);
      streams.push(content);
      return { filename: fileName, contentType: mediaType, content };
    });
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const sent = await transportTo(url, timeoutMs).sendMail({
        from,
        to: [...address.to],
        subject: message.subject,
        date: clock(),
        messageId: `<${deliveryId}@${domainOf(from)}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        ...emailBodies(message, deliveryId, left.map((name) => NOT_ATTACHED[message.language](name))),
        attachments,
        signal,
      });
      const taken = sent.accepted.length;
      if (sent.rejected.length === 0 && taken === address.to.length) return { outcome: 'accepted', as: quote(sent.response, address) };
      const reasons = (sent.rejectedErrors ?? []).map(({ response }) => quote(response ?? '', address)).join('; ');
      return { outcome: 'refused', reason: writtenProblem('send-refused', { answer: `${taken}/${address.to.length}: ${reasons}` }) };
    } catch (error) {
      return outcomeOfError(error as MailFailure, { address, isOver: signal.aborted, timeoutMs });
    } finally {
      for (const stream of streams) stream.destroy();
    }
  }

  /** The files that go with a message, and the names of those that do not: they are kept no longer, or are too much. */
  private async gatherFiles(wanted: readonly Attachment[]): Promise<{ files: (Attachment & ReadyFile)[]; left: string[] }> {
    const { findFile, attachmentsLimitBytes = ATTACHMENTS_LIMIT } = this.options;
    const files: (Attachment & ReadyFile)[] = [];
    const left: string[] = [];
    let total = 0;
    for (const attachment of wanted) {
      const file = await findFile(attachment.exportId);
      if (file === null || total + file.sizeBytes > attachmentsLimitBytes) {
        left.push(attachment.fileName);
        continue;
      }
      total += file.sizeBytes;
      files.push({ ...attachment, ...file });
    }
    return { files, left };
  }
}

const NOT_ATTACHED = {
  en: (name: string) => `${name} is not attached: it is too large or not kept any more. It can be exported on the page.`,
  zh: (name: string) => `附件 ${name} 过大或已不再保留，未随信附上，可在网页上导出。`,
} as const;

/** What nodemailer tells of a failure. */
interface MailFailure extends Error {
  readonly code?: string;
  readonly command?: string;
  readonly response?: string;
  readonly responseCode?: number;
}

/** A connection for each message; a password goes over the network in cipher alone, unless the server is this machine. */
function transportTo(url: string, timeoutMs: number) {
  const { hostname, username } = new URL(url);
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return createTransport({
    url,
    requireTLS: username !== '' && !isHere,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** The server takes nothing more for a while. */
const TOO_MUCH = /rate|too many|throttl|limit|4\.7\.\d/i;

function outcomeOfError(
  { code, command, response, responseCode = 0 }: MailFailure,
  { address, isOver, timeoutMs }: { readonly address: ChannelAddress; readonly isOver: boolean; readonly timeoutMs: number },
): SendOutcome {
  if (isOver || code === 'ETIMEDOUT') return { outcome: 'again', reason: writtenProblem('send-timed-out', { seconds: timeoutMs / 1_000 }) };
  if (response === undefined || responseCode === 0) return { outcome: 'again', reason: writtenProblem('send-not-reached', { reason: code ?? 'UNKNOWN' }) };
  const answer = quote(response, address);
  if (responseCode < 500 && TOO_MUCH.test(response)) return { outcome: 'busy', reason: writtenProblem('send-too-often', { answer }), retryAfterMs: null };
  // Only what is said of the mailboxes or of the message itself is a matter of the channel; the rest concerns the server that we send through.
  const concernsChannel = code === 'EMESSAGE' || (code === 'EENVELOPE' && command === 'RCPT TO');
  if (responseCode >= 500 && concernsChannel) return { outcome: 'refused', reason: writtenProblem('send-refused', { answer }) };
  return { outcome: 'again', reason: writtenProblem('send-failed-there', { answer }) };
}

function domainOf(from: string): string {
  return /@([^\s<>@]+?)>?$/.exec(from)?.[1] ?? 'opscore.invalid';
}
