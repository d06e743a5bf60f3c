import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { instantOf, wallClock } from '../../reference/clock-times.js';
import { parseCsv } from '../../reference/company.js';
import type { AttributionFacts, Message, NamedRules, Order, RuleVersion } from './attribution-facts.js';
import { PAY_METHODS, SENDERS, STATUSES } from './attribution-facts.js';
import { yuanOf } from './judge-facts.js';

/** The facts of attribution as canonical CSV files, and back. */

export const ATTRIBUTION_KINDS = ['merchants', 'agents', 'orders', 'chat_messages', 'chat_coverage'] as const;

export type AttributionKind = (typeof ATTRIBUTION_KINDS)[number];

export type CanonicalFiles = Readonly<Record<AttributionKind, string>>;

type Rows = Readonly<Record<string, string>>[];

const SHORTEST_STAY_OF_AN_OFFSET = 3 * 3600;

/** The CSV text of every kind; a kind without rows is a header. Times stand in the business zone or with an offset. */
export function canonicalFiles(facts: AttributionFacts): CanonicalFiles {
  const write = timeWriter(facts.timeZone);
  return {
    merchants: csvOf(
      ['merchant_id', 'name'],
      facts.merchantIds.map((merchantId) => [merchantId, `Shop ${merchantId}`]),
    ),
    agents: csvOf(
      ['agent_id', 'merchant_id'],
      facts.agents.map(({ agentId, merchantId }) => [agentId, merchantId]),
    ),
    orders: csvOf(
      [
        ...['order_id', 'merchant_id', 'buyer_id', 'placed_at', 'paid_at', 'outbound_at', 'status', 'pay_method'],
        ...['amount', 'refunded_amount', 'flagged', 'parent_order_id'],
      ],
      facts.orders.map((order, at) => [
        order.orderId,
        order.merchantId,
        order.buyerId,
        write(order.placedAt, at),
        order.paidAt === null ? '' : write(order.paidAt, at + 1),
        order.outboundAt === null ? '' : write(order.outboundAt, at + 2),
        order.status,
        order.payMethod,
        yuanOf(order.amountFen),
        order.refundedFen === null ? '' : yuanOf(order.refundedFen),
        String(order.isFlagged),
        order.parentOrderId ?? '',
      ]),
    ),
    chat_messages: csvOf(
      ['message_id', 'merchant_id', 'buyer_id', 'agent_id', 'sent_at', 'sender'],
      facts.messages.map(({ messageId, merchantId, buyerId, agentId, sentAt, sender }, at) => [
        messageId,
        merchantId,
        buyerId,
        agentId,
        write(sentAt, at),
        sender,
      ]),
    ),
    chat_coverage: csvOf(
      ['merchant_id', 'day'],
      facts.coverage.map(({ merchantId, day }) => [merchantId, day]),
    ),
  };
}

/** The rule-set document of a version; JSON is YAML. */
export function ruleDocument({ default: ofAll, merchants }: RuleVersion): string {
  return `${JSON.stringify({ attribution: { default: ofAll, merchants } }, null, 1)}\n`;
}

/** Reads CSV texts as facts, judged under one set of rules for all. */
export function readCanonicalFiles(files: CanonicalFiles, timeZone: string, rules: NamedRules = {}): AttributionFacts {
  const rows = (kind: AttributionKind): Rows => parseCsv(Buffer.from(files[kind]));
  return {
    timeZone,
    merchantIds: rows('merchants').map((row) => cell(row, 'merchant_id')),
    agents: rows('agents').map((row) => ({ merchantId: cell(row, 'merchant_id'), agentId: cell(row, 'agent_id') })),
    orders: rows('orders').map((row) => readOrder(row, timeZone)),
    messages: rows('chat_messages').map((row) => readMessage(row, timeZone)),
    coverage: rows('chat_coverage').map((row) => ({ merchantId: cell(row, 'merchant_id'), day: cell(row, 'day') })),
    versions: [{ from: '0001-01-01', default: rules, merchants: {} }],
  };
}

/** The canonical CSV files of a folder; a kind without a file is empty. */
export function canonicalFilesOf(folder: string): CanonicalFiles {
  const text = (kind: AttributionKind) => {
    const file = join(folder, `${kind}.csv`);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  };
  return {
    merchants: text('merchants'),
    agents: text('agents'),
    orders: text('orders'),
    chat_messages: text('chat_messages'),
    chat_coverage: text('chat_coverage'),
  };
}

function readOrder(row: Readonly<Record<string, string>>, timeZone: string): Order {
  return {
    merchantId: cell(row, 'merchant_id'),
    orderId: cell(row, 'order_id'),
    buyerId: cell(row, 'buyer_id'),
    placedAt: secondOf(cell(row, 'placed_at'), timeZone),
    paidAt: absentOr(cell(row, 'paid_at'), (text) => secondOf(text, timeZone)),
    outboundAt: absentOr(cell(row, 'outbound_at'), (text) => secondOf(text, timeZone)),
    status: oneOf(STATUSES, cell(row, 'status')),
    payMethod: oneOf(PAY_METHODS, cell(row, 'pay_method') || 'online'),
    amountFen: fenOf(cell(row, 'amount')),
    refundedFen: absentOr(cell(row, 'refunded_amount'), fenOf),
    isFlagged: cell(row, 'flagged') === 'true',
    parentOrderId: absentOr(cell(row, 'parent_order_id'), (text) => text),
  };
}

function readMessage(row: Readonly<Record<string, string>>, timeZone: string): Message {
  return {
    merchantId: cell(row, 'merchant_id'),
    messageId: cell(row, 'message_id'),
    buyerId: cell(row, 'buyer_id'),
    agentId: cell(row, 'agent_id'),
    sentAt: secondOf(cell(row, 'sent_at'), timeZone),
    sender: oneOf(SENDERS, cell(row, 'sender')),
  };
}

function cell(row: Readonly<Record<string, string>>, column: string): string {
  return row[column] ?? '';
}

function absentOr<Value>(text: string, read: (text: string) => Value): Value | null {
  return text === '' ? null : read(text);
}

function secondOf(written: string, timeZone: string): number {
  return instantOf(written, timeZone) / 1000;
}

function fenOf(yuan: string): number {
  return Math.round(Number(yuan) * 100);
}

function oneOf<Word extends string>(words: readonly Word[], text: string): Word {
  const word = words.find((each) => each === text);
  if (word === undefined) throw new RangeError(`none of ${words.join(', ')}: ${text}`);
  return word;
}

/** Writes seconds, by a number in one of four forms; near a change of the zone's offset always in UTC. */
function timeWriter(timeZone: string): (second: number, form: number) => string {
  const offsets = new Map<number, number>();
  const offsetAt = (second: number): number => {
    const quarterHour = Math.floor(second / 900) * 900;
    const known = offsets.get(quarterHour);
    if (known !== undefined) return known;
    const shown = Date.parse(`${wallClock(quarterHour * 1000, timeZone).replace(' ', 'T')}Z`) / 1000;
    offsets.set(quarterHour, shown - quarterHour);
    return shown - quarterHour;
  };
  const shifted = (second: number, offset: number) => new Date((second + offset) * 1000).toISOString().slice(0, 19);
  return (second, form) => {
    const offset = offsetAt(second);
    const isSteady = [-1, 1].every((side) => offsetAt(second + side * SHORTEST_STAY_OF_AN_OFFSET) === offset);
    if (form % 4 === 0 || !isSteady) return `${shifted(second, 0)}Z`;
    if (form % 4 === 1) return `${shifted(second, 5.5 * 3600)}+05:30`;
    return shifted(second, offset).replace('T', ' ');
  };
}

function csvOf(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return `${[columns, ...rows].map((cells) => cells.map(quote).join(',')).join('\n')}\n`;
}

function quote(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
