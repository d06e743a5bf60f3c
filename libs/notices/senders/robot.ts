import type { ChannelAddress, Message, SendOutcome, Sender } from '../notice.js';
import type { RobotBody } from '../message-forms.js';
import { referenceOf, robotBody } from '../message-forms.js';
import { writtenProblem } from '../written-problem.js';
import { outcomeOfFault, outcomeOfStatus, quote } from './outcomes.js';
import { postJson } from './post-json.js';

export interface RobotOptions {
  readonly timeoutMs?: number;
  readonly clock: () => Date;
  /** Where an address leads: to itself, unless a test has a server of its own. */
  readonly reach?: (url: URL) => URL;
}

/** What a code of a robot means, where it is not 0. Codes that are not named are refusals: trying again does not mend them. */
export interface RobotCodes {
  /** Too many messages. */
  readonly busy: ReadonlySet<number>;
  /** Faults of the other side. */
  readonly again: ReadonlySet<number>;
  /** What the text of an answer says where the code alone does not tell. */
  readonly busyText: RegExp;
}

/** How the robots of one maker are spoken to. */
export interface RobotManners {
  readonly kind: 'wecom' | 'dingtalk' | 'feishu';
  readonly codes: RobotCodes;
  /** Adds what proves that the message is ours. */
  readonly sign: (url: URL, body: RobotBody, secret: string | null, now: Date) => { readonly url: URL; readonly body: RobotBody };
}

const TIMEOUT_MS = 15_000;

/** Sends messages to a group through its robot. Taken is only what the robot answers with the code 0. */
export class RobotSender implements Sender {
  constructor(
    private readonly manners: RobotManners,
    private readonly options: RobotOptions,
  ) {}

  async send(address: ChannelAddress, message: Message, deliveryId: string): Promise<SendOutcome> {
    const { kind, sign } = this.manners;
    if (address.kind !== kind) throw new TypeError(`A robot of ${kind} is sent to, and no ${address.kind}.`);
    const { timeoutMs = TIMEOUT_MS, clock, reach = (url) => url } = this.options;
    const secret = address.kind === 'wecom' ? null : address.secret;
    const signed = sign(new URL(address.url), robotBody(kind, message, referenceOf(deliveryId)), secret, clock());
    // The hosts are fixed, and prove by their certificates who they are.
    const answer = await postJson(reach(signed.url), JSON.stringify(signed.body), { timeoutMs, mayBePrivate: true });
    if ('fault' in answer) return outcomeOfFault(answer, signed.url, timeoutMs);
    const { body, status, retryAfterMs } = answer;
    const said = readAnswer(body);
    if (said === null) return outcomeOfStatus(answer) ?? { outcome: 'again', reason: writtenProblem('send-answer-unreadable', { status }) };
    return this.judge(said.code, quote(`${said.code} ${said.text}`, address), { status, retryAfterMs });
  }

  private judge(code: number, answer: string, { status, retryAfterMs }: { status: number; retryAfterMs: number | null }): SendOutcome {
    const { busy, again, busyText } = this.manners.codes;
    if (code === 0 && status >= 200 && status < 300) return { outcome: 'accepted', as: answer };
    if (busy.has(code) || busyText.test(answer) || status === 429) {
      return { outcome: 'busy', reason: writtenProblem('send-too-often', { answer }), retryAfterMs };
    }
    if (again.has(code) || status >= 500 || code === 0) return { outcome: 'again', reason: writtenProblem('send-failed-there', { answer }) };
    return { outcome: 'refused', reason: writtenProblem('send-refused', { answer }) };
  }
}

/** `errcode` and `errmsg`, `code` and `msg`, or in older answers of Feishu `StatusCode` and `StatusMessage`. */
function readAnswer(body: unknown): { readonly code: number; readonly text: string } | null {
  if (typeof body !== 'object' || body === null) return null;
  const fields = body as Readonly<Record<string, unknown>>;
  const code = fields['errcode'] ?? fields['code'] ?? fields['StatusCode'];
  const text = fields['errmsg'] ?? fields['msg'] ?? fields['StatusMessage'];
  return typeof code === 'number' ? { code, text: typeof text === 'string' ? text : '' } : null;
}
