import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { TakenMessage } from './notice-receivers.js';

/** What a mail server does with a message. `defer`: not now; `too-many`: not so many; `unknown`: no such mailbox; `spam`: not this text. */
export type MailWhim = 'take' | 'defer' | 'too-many' | 'unknown' | 'one-unknown' | 'spam' | 'close' | 'hang' | 'take-and-hang';

export interface MailReceiverOptions {
  readonly clock: () => Date;
  /** Asked for every message, with its mailboxes. */
  readonly whim?: (place: string) => MailWhim;
  /** Who may send; anybody where this is left out. */
  readonly account?: { readonly user: string; readonly password: string };
}

/** A mail server that stands for the real one. */
export class MailReceiver {
  readonly taken: TakenMessage[] = [];
  private readonly server: SMTPServer;
  private readonly whims = new Map<string, MailWhim>();

  constructor({ clock, whim = () => 'take', account }: MailReceiverOptions) {
    const fail = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code });
    this.server = new SMTPServer({
      disabledCommands: account === undefined ? ['STARTTLS', 'AUTH'] : ['STARTTLS'],
      authOptional: account === undefined,
      disableReverseLookup: true,
      closeTimeout: 10,
      onAuth: ({ username, password }, _session, callback) => {
        const isRight = username === account?.user && password === account?.password;
        callback(isRight ? null : new Error('Wrong password'), { user: username });
      },
      onRcptTo: ({ address }, session, callback) => {
        const first = this.whims.get(session.id) ?? whim(address);
        this.whims.set(session.id, first);
        const isFirst = session.envelope.rcptTo.length === 0;
        if (first === 'defer') callback(fail(450, '4.2.0 Greylisted'));
        else if (first === 'too-many') callback(fail(451, '4.7.1 Rate limit exceeded'));
        else if (first === 'unknown' || (first === 'one-unknown' && isFirst && address.startsWith('gone'))) callback(fail(550, `5.1.1 <${address}>: no such user`));
        else callback();
      },
      onData: (stream, session, callback) => {
        const chunks: Buffer[] = [];
        const first = this.whims.get(session.id) ?? 'take';
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const body = Buffer.concat(chunks).toString('utf8');
          if (first === 'close') return this.closeNow(session.id);
          if (first === 'spam') return callback(fail(554, '5.7.0 Message refused'));
          if (first === 'hang') return undefined;
          const [, id = null] = /^Message-ID: (\S+)/im.exec(body) ?? [];
          const place = session.envelope.rcptTo.map(({ address }) => address).join(',');
          this.taken.push({ kind: 'email', place, at: clock().getTime(), id, body });
          return first === 'take-and-hang' ? undefined : callback();
        });
      },
    });
    this.server.on('error', () => undefined);
  }

  /** Begins to listen. Gives where. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => {
      this.server.listen(0, '127.0.0.1', resolve);
    });
    return `127.0.0.1:${(this.server.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.closeNow();
    await new Promise<void>((resolve) => {
      this.server.close(resolve);
    });
  }

  /** Hangs up on one, or on everybody. */
  private closeNow(only?: string): void {
    const connections = this.server.connections as unknown as Set<{ id: string; _socket?: { destroy(): void } }>;
    for (const { id, _socket: socket } of connections) if (only === undefined || id === only) socket?.destroy();
  }
}

/** A message as people read it: the text of its parts, with the encodings undone. */
export function readMail(body: string): string {
  const decoded = body.replaceAll('=\r\n', '').replaceAll(/((?:=[0-9A-F]{2})+)/g, (bytes) => Buffer.from(bytes.replaceAll('=', ''), 'hex').toString('utf8'));
  return decoded.replaceAll(/(?:^[A-Za-z0-9+/]{4,76}={0,2}\r?\n)+/gm, (lines) => `${Buffer.from(lines.replaceAll(/\s/g, ''), 'base64').toString('utf8')}\n`);
}
