import { randomBytes } from 'node:crypto';
import { domainToASCII } from 'node:url';
import { OpscoreError } from '#libs/domain/errors.js';
import type { Localised } from '#libs/reports/report.js';
import type { ChannelAddress } from './notice.js';
import { addressOfHost, isPublicAddress } from './private-hosts.js';

/** An address as somebody enters it. A webhook without a secret is given one. */
export type AskedAddress =
  | { readonly kind: 'email'; readonly to: readonly string[] }
  | { readonly kind: 'webhook'; readonly url: string; readonly secret: string | null }
  | { readonly kind: 'wecom'; readonly url: string }
  | { readonly kind: 'dingtalk' | 'feishu'; readonly url: string; readonly secret: string | null };

/** How the secrets of webhooks begin, by the convention of Standard Webhooks; base64 follows. */
const WEBHOOK_SECRET = /^whsec_([A-Za-z0-9+/]+={0,2})$/;
const SHORTEST_SECRET_BYTES = 24;
const LONGEST_SECRET_BYTES = 64;
const MOST_MAILBOXES = 20;
const LONGEST_URL = 2_000;
const MAILBOX = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[a-z0-9]([a-z0-9.-]{0,250}[a-z0-9])?\.[a-z0-9-]{2,63}$/i;
const ROBOT_SECRET = /^[\x21-\x7e]{1,200}$/;

/** Where a robot is reached: hosts, the path before the token or all of it, and the parameter that is the token. */
interface RobotPlace {
  readonly hosts: readonly string[];
  readonly path: RegExp;
  readonly parameter: string | null;
  readonly example: string;
}

const TOKEN = /^[\w-]{8,200}$/;

const ROBOTS = {
  wecom: {
    hosts: ['qyapi.weixin.qq.com'],
    path: /^\/cgi-bin\/webhook\/send$/,
    parameter: 'key',
    example: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…',
  },
  dingtalk: {
    hosts: ['oapi.dingtalk.com'],
    path: /^\/robot\/send$/,
    parameter: 'access_token',
    example: 'https://oapi.dingtalk.com/robot/send?access_token=…',
  },
  feishu: {
    hosts: ['open.feishu.cn', 'open.larksuite.com'],
    path: /^\/open-apis\/bot\/v2\/hook\/[\w-]{8,200}$/,
    parameter: null,
    example: 'https://open.feishu.cn/open-apis/bot/v2/hook/…',
  },
} as const satisfies Record<string, RobotPlace>;

/**
 * An address in the form that is kept. `webhookHosts` may be reached although they are private. Throws `channel-mailboxes-wrong`,
 * `channel-url-wrong`, `channel-secret-wrong`, `send-host-private`; none of them says the address.
 */
export function requireAddress(asked: AskedAddress, webhookHosts: ReadonlySet<string>): ChannelAddress {
  switch (asked.kind) {
    case 'email':
      return { kind: 'email', to: requireMailboxes(asked.to) };
    case 'webhook':
      return { kind: 'webhook', url: requireWebhookUrl(asked.url, webhookHosts), secret: requireWebhookSecret(asked.secret) };
    case 'wecom':
      return { kind: 'wecom', url: requireRobotUrl(asked.url, ROBOTS.wecom) };
    case 'dingtalk':
    case 'feishu':
      return { kind: asked.kind, url: requireRobotUrl(asked.url, ROBOTS[asked.kind]), secret: requireRobotSecret(asked.secret) };
  }
}

/** What people see of an address: enough to tell it from others, and not enough to use it. */
export function hintOf(address: ChannelAddress): string {
  if (address.kind === 'email') {
    const [first = '', ...others] = address.to;
    const [, domain = ''] = first.split('@');
    return `${first.slice(0, 1)}***@${domain}${others.length === 0 ? '' : ` +${others.length}`}`;
  }
  const { host, pathname, search } = new URL(address.url);
  const rest = pathname + search;
  return `${host}/…${rest.length < SHORTEST_SHOWN ? '' : rest.slice(-4)}`;
}

/** Of what is shorter, four letters would be too much. */
const SHORTEST_SHOWN = 16;

function requireMailboxes(to: readonly string[]): string[] {
  const refuse = (place: number, { en, zh }: Localised) =>
    new OpscoreError('channel-mailboxes-wrong', { most: MOST_MAILBOXES, place, reason: en, reasonZh: zh });
  if (to.length === 0) throw refuse(1, { en: 'the list is empty', zh: '列表为空' });
  if (to.length > MOST_MAILBOXES) throw refuse(MOST_MAILBOXES + 1, { en: 'these are too many', zh: '数量过多' });
  const mailboxes = to.map((written, index) => {
    const [local = '', domain = '', ...more] = written.trim().split('@');
    const mailbox = `${local}@${domainToASCII(domain)}`;
    if (more.length > 0 || !MAILBOX.test(mailbox)) throw refuse(index + 1, { en: 'it is no mailbox', zh: '不是邮箱地址' });
    return mailbox;
  });
  const seen = new Set<string>();
  return mailboxes.filter((mailbox) => {
    const key = mailbox.toLowerCase();
    return seen.has(key) ? false : seen.add(key);
  });
}

function requireRobotUrl(written: string, { hosts, path, parameter, example }: RobotPlace): string {
  const refuse = ({ en, zh }: Localised) => new OpscoreError('channel-url-wrong', { reason: en, reasonZh: zh, example });
  const url = parseUrl(written, example);
  if (!hosts.includes(url.host)) throw refuse({ en: `its host is not ${hosts.join(' or ')}`, zh: `主机不是 ${hosts.join(' 或 ')}` });
  if (!path.test(url.pathname)) throw refuse({ en: 'its path is another one', zh: '路径不符' });
  if (parameter === null) return `https://${url.host}${url.pathname}`;
  const token = url.searchParams.get(parameter) ?? '';
  if (!TOKEN.test(token)) throw refuse({ en: `it has no "${parameter}"`, zh: `缺少 ${parameter}` });
  return `https://${url.host}${url.pathname}?${parameter}=${token}`;
}

function requireWebhookUrl(written: string, webhookHosts: ReadonlySet<string>): string {
  const example = 'https://hooks.example.cn/opscore';
  const url = parseUrl(written, example, webhookHosts);
  const address = addressOfHost(url.hostname);
  const isPrivate = address === null ? isLocalName(url.hostname) : !isPublicAddress(address);
  if (isPrivate && !webhookHosts.has(url.hostname)) throw new OpscoreError('send-host-private', { host: url.hostname });
  return url.href;
}

/** Names that no public network knows; what other names lead to is looked at when they are reached. */
function isLocalName(hostname: string): boolean {
  return !hostname.includes('.') || /(^|\.)(localhost|local|internal|home\.arpa)\.?$/.test(hostname);
}

/** `plainHosts` may be reached without https. */
function parseUrl(written: string, example: string, plainHosts: ReadonlySet<string> = new Set()): URL {
  const refuse = ({ en, zh }: Localised) => new OpscoreError('channel-url-wrong', { reason: en, reasonZh: zh, example });
  const text = written.trim();
  if (text.length > LONGEST_URL) throw refuse({ en: `it is longer than ${LONGEST_URL} characters`, zh: `超过 ${LONGEST_URL} 个字符` });
  if (!URL.canParse(text)) throw refuse({ en: 'it is no address of the web', zh: '不是网址' });
  const url = new URL(text);
  const isPlain = url.protocol === 'http:' && plainHosts.has(url.hostname);
  if (url.protocol !== 'https:' && !isPlain) throw refuse({ en: 'it does not begin with https://', zh: '须以 https:// 开头' });
  if (url.username !== '' || url.password !== '') throw refuse({ en: 'it holds a name or a password', zh: '不得包含用户名或密码' });
  url.hash = '';
  return url;
}

function requireWebhookSecret(written: string | null): string {
  if (written === null) return `whsec_${randomBytes(32).toString('base64')}`;
  const [, text = ''] = WEBHOOK_SECRET.exec(written.trim()) ?? [];
  const { length } = Buffer.from(text, 'base64');
  if (length >= SHORTEST_SECRET_BYTES && length <= LONGEST_SECRET_BYTES) return written.trim();
  throw new OpscoreError('channel-secret-wrong', {
    reason: `it is "whsec_" and ${SHORTEST_SECRET_BYTES} to ${LONGEST_SECRET_BYTES} bytes in base64; leave it out, and one is made`,
    reasonZh: `须为 whsec_ 加 ${SHORTEST_SECRET_BYTES} 至 ${LONGEST_SECRET_BYTES} 字节的 base64；留空则自动生成`,
  });
}

function requireRobotSecret(written: string | null): string | null {
  const secret = written?.trim() ?? '';
  if (secret === '') return null;
  if (ROBOT_SECRET.test(secret)) return secret;
  throw new OpscoreError('channel-secret-wrong', {
    reason: 'it has 1 to 200 signs without spaces, as the settings of the robot show it; leave it out where the robot checks no signatures',
    reasonZh: '须为机器人设置页所示的 1 至 200 个字符，不含空格；机器人未启用签名校验时请留空',
  });
}
