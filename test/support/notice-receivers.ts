import { createHmac } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Servers that stand for groups' robots and for programs, with the answers of the real ones, and with whims. */

/** What a receiver does with a message: takes it and says so; or refuses, fails, answers nonsense, hangs up or hangs; or takes it and says nothing. */
export type Whim = 'take' | 'busy' | 'fail' | 'garbage' | 'close' | 'hang' | 'take-and-hang' | 'refuse';

export type ReceiverKind = 'webhook' | 'wecom' | 'dingtalk' | 'feishu';

/** A message that a receiver took. */
export interface TakenMessage {
  readonly kind: ReceiverKind | 'email';
  /** The robot, program or list of mailboxes. */
  readonly place: string;
  readonly at: number;
  /** By which the receiver tells a repetition; null for robots, which cannot. */
  readonly id: string | null;
  readonly body: string;
}

export interface ReceiverOptions {
  readonly clock: () => Date;
  /** Asked for every message. */
  readonly whim?: (kind: ReceiverKind, place: string) => Whim;
  /** The secrets of robots and programs that check signatures, by token or path. */
  readonly secrets?: ReadonlyMap<string, string>;
}

/** The real limits, as they are published. */
const LIMITS: Readonly<Record<ReceiverKind, readonly { readonly most: number; readonly withinMs: number }[]>> = {
  webhook: [],
  wecom: [{ most: 20, withinMs: 60_000 }],
  dingtalk: [{ most: 20, withinMs: 60_000 }],
  feishu: [{ most: 100, withinMs: 60_000 }, { most: 5, withinMs: 1_000 }],
};

const OK: Readonly<Record<ReceiverKind, object>> = {
  webhook: {},
  wecom: { errcode: 0, errmsg: 'ok' },
  dingtalk: { errcode: 0, errmsg: 'ok' },
  feishu: { StatusCode: 0, StatusMessage: 'success', code: 0, data: {}, msg: 'success' },
};
const BUSY: Readonly<Record<ReceiverKind, object>> = {
  webhook: {},
  wecom: { errcode: 45009, errmsg: 'api freq out of limit, hint: [1700000000], from ip: 10.0.0.1' },
  dingtalk: { status: 1111, wait: 5, source: 'x5', punish: 'deny', errcode: 130101, errmsg: 'send too fast, exceed 20 times per minute' },
  feishu: { code: 11232, data: {}, msg: 'frequency limited psm[lark.oapi.app_platform_runtime]appID[1500]' },
};
const REFUSED: Readonly<Record<ReceiverKind, object>> = {
  webhook: {},
  wecom: { errcode: 93000, errmsg: 'invalid webhook url, hint: [1700000000]' },
  dingtalk: { errcode: 300001, errmsg: 'token is not exist' },
  feishu: { code: 19021, data: {}, msg: 'sign match fail or timestamp is not within one hour from current time' },
};
const TOO_LONG: Readonly<Record<ReceiverKind, object>> = {
  webhook: {},
  wecom: { errcode: 40058, errmsg: 'markdown.content exceed max length 4096' },
  dingtalk: { errcode: 460101, errmsg: 'message too long, exceed 20000 bytes' },
  feishu: { code: 9499, data: {}, msg: 'Bad Request' },
};

/** One server for all kinds; which one is meant, the path says. */
export class NoticeReceivers {
  readonly taken: TakenMessage[] = [];
  /** Every message that came, with what was done about it. */
  readonly seen: { readonly kind: ReceiverKind; readonly place: string; readonly whim: Whim; readonly headers: IncomingMessage['headers'] }[] = [];
  /** Messages that came too often or were too long, by the receivers' own count. */
  readonly exceeded: string[] = [];
  private readonly server: Server;
  private readonly times = new Map<string, number[]>();

  constructor(private readonly options: ReceiverOptions) {
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => this.answer(request, response, Buffer.concat(chunks).toString('utf8')));
    });
  }

  /** Begins to listen. Gives where. */
  async start(): Promise<string> {
    await new Promise<void>((resolve) => {
      this.server.listen(0, '127.0.0.1', resolve);
    });
    return this.address;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => {
      this.server.close(resolve);
    });
  }

  get address(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The same path here in place of a robot's own host. */
  readonly reach = (url: URL): URL => new URL(`${url.pathname}${url.search}`, this.address);

  private answer(request: IncomingMessage, response: ServerResponse, body: string): void {
    const url = new URL(request.url ?? '/', this.address);
    const { kind, place } = placeOf(url);
    const whim = this.options.whim?.(kind, place) ?? 'take';
    this.seen.push({ kind, place, whim, headers: request.headers });
    const at = this.options.clock().getTime();
    const say = (status: number, answer: object, headers: Record<string, string> = {}) => {
      response.writeHead(status, { 'Content-Type': 'application/json', ...headers }).end(JSON.stringify(answer));
    };
    if (this.isTooOften(kind, place, at)) {
      this.exceeded.push(`${kind} ${place} at ${at}: too often`);
      say(kind === 'webhook' ? 429 : 200, BUSY[kind]);
    } else if (isTooLong(kind, body)) {
      this.exceeded.push(`${kind} ${place} at ${at}: ${Buffer.byteLength(body)} bytes`);
      say(kind === 'webhook' ? 413 : 200, TOO_LONG[kind]);
    } else if (!this.isSigned(kind, place, { url, body, headers: request.headers })) say(kind === 'webhook' ? 401 : 200, REFUSED[kind]);
    else this.follow(whim, { kind, place, at, id: headerOf(request, 'webhook-id'), body }, { request, response, say });
  }

  private follow(
    whim: Whim,
    message: TakenMessage & { readonly kind: ReceiverKind },
    { request, response, say }: { request: IncomingMessage; response: ServerResponse; say: (status: number, answer: object, headers?: Record<string, string>) => void },
  ): void {
    const { kind } = message;
    if (whim === 'take' || whim === 'take-and-hang') this.taken.push(message);
    switch (whim) {
      case 'take':
        return say(200, OK[kind]);
      case 'busy':
        return kind === 'webhook' ? say(429, {}, { 'Retry-After': '30' }) : say(200, BUSY[kind]);
      case 'refuse':
        return kind === 'webhook' ? say(410, {}) : say(200, REFUSED[kind]);
      case 'fail':
        return say(500, {});
      case 'garbage':
        if (kind === 'webhook') request.socket.end('nonsense\r\n\r\n');
        else response.writeHead(200, { 'Content-Type': 'text/html' }).end('<html>We will be back soon</html>');
        return;
      case 'close':
        request.socket.destroy();
        return;
      case 'hang':
      case 'take-and-hang':
    }
  }

  private isTooOften(kind: ReceiverKind, place: string, at: number): boolean {
    const key = `${kind} ${place}`;
    const times = [...(this.times.get(key) ?? []), at];
    this.times.set(key, times);
    return LIMITS[kind].some(({ most, withinMs }) => times.filter((time) => time > at - withinMs && time <= at).length > most);
  }

  private isSigned(kind: ReceiverKind, place: string, { url, body, headers }: { url: URL; body: string; headers: IncomingMessage['headers'] }): boolean {
    const secret = this.options.secrets?.get(place);
    if (secret === undefined) return true;
    const hmac = (key: Buffer | string, text: string) => createHmac('sha256', key).update(text, 'utf8').digest('base64');
    if (kind === 'dingtalk') {
      const timestamp = url.searchParams.get('timestamp') ?? '';
      return url.searchParams.get('sign') === hmac(secret, `${timestamp}\n${secret}`);
    }
    if (kind === 'feishu') {
      const { timestamp, sign } = JSON.parse(body) as { timestamp?: string; sign?: string };
      return sign === hmac(`${timestamp}\n${secret}`, '');
    }
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
    return headers['webhook-signature'] === `v1,${hmac(Buffer.from(secret.replace('whsec_', ''), 'base64'), signed)}`;
  }
}

function placeOf(url: URL): { kind: ReceiverKind; place: string } {
  if (url.pathname === '/cgi-bin/webhook/send') return { kind: 'wecom', place: url.searchParams.get('key') ?? '' };
  if (url.pathname === '/robot/send') return { kind: 'dingtalk', place: url.searchParams.get('access_token') ?? '' };
  const [, token] = /^\/open-apis\/bot\/v2\/hook\/([\w-]+)$/.exec(url.pathname) ?? [];
  return token === undefined ? { kind: 'webhook', place: url.pathname } : { kind: 'feishu', place: token };
}

function isTooLong(kind: ReceiverKind, body: string): boolean {
  if (kind === 'webhook') return false;
  if (kind !== 'wecom') return Buffer.byteLength(body) > (kind === 'dingtalk' ? 20_000 : 20 * 1024);
  const { markdown } = JSON.parse(body) as { markdown?: { content?: string } };
  return Buffer.byteLength(markdown?.content ?? '') > 4_096;
}

function headerOf(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' ? value : null;
}
