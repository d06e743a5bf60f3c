import type { Session } from '#libs/database/database.js';
import type { Day, DayRange } from '#libs/domain/business-time.js';
import { Rational } from '#libs/domain/rational.js';
import { yuanCell } from '#libs/reports/cells.js';
import type { Cell, Localised, ReportColumn, Row } from '#libs/reports/report.js';
import { column } from '#libs/reports/report.js';
import type { RuleVersion } from '#libs/rules/rule-versions.js';
import * as days from './agent-days.sql.js';
import * as service from './agent-service.sql.js';
import { spanRules } from './rule-spans.js';
import type { ShopsRequest } from './shops-in-turn.js';
import { readShopsInTurn } from './shops-in-turn.js';

/** The cells of the report: who landed an order and who its payment. */
const CELLS = [
  ['own_own', '本人下单本人付款'],
  ['own_other', '本人下单他人付款'],
  ['other_own', '他人下单本人付款'],
  ['silent_own', '静默下单本人付款'],
  ['follow_up', '全静默跟进'],
] as const;

/** What an agent landed, day by day: each cell as orders, buyers, units and amount; and the assists. */
export const AGENT_DAYS_REPORT: { id: string; title: Localised; columns: readonly ReportColumn[]; sortedBy: readonly string[] } = {
  id: 'agent-days',
  title: { en: 'Agents by day', zh: '客服每日业绩' },
  columns: [
    column('merchant_id', '商家', 'text'),
    column('agent_id', '客服', 'text'),
    column('day', '下单日期', 'day'),
    ...CELLS.flatMap(([cell, zh]) => [
      column(`${cell}_orders`, `${zh}_订单数`, 'count'),
      column(`${cell}_buyers`, `${zh}_买家数`, 'count'),
      column(`${cell}_units`, `${zh}_件数`, 'count'),
      column(`${cell}_amount`, `${zh}_金额`, 'money'),
    ]),
    column('assists', '协助订单数', 'count'),
  ],
  sortedBy: ['merchant_id', 'agent_id', 'day'],
};

type AgentDayRow = Readonly<Record<string, Cell>> & { readonly merchant_id: string; readonly agent_id: string; readonly day: Day };

/** The cells of every agent on the days of placing, by shop, agent and day. */
export function describeAgentDays(session: Session, window: DayRange, request: ShopsRequest): AsyncIterable<Row> {
  return readShopsInTurn(session, request, (merchantIds) => agentDaysOfShops(session, window, merchantIds));
}

async function* agentDaysOfShops(session: Session, { first, last }: DayRange, merchantIds: readonly string[] | null): AsyncIterable<Row> {
  for await (const row of session.stream<AgentDayRow>(days.AGENT_DAYS, [first, last, merchantIds])) {
    const figures = CELLS.flatMap(([cell]) => [
      row[`${cell}_orders`] ?? null,
      row[`${cell}_buyers`] ?? null,
      row[`${cell}_units`] ?? null,
      yuanCell(Number(row[`${cell}_fen`])),
    ]);
    yield [row.merchant_id, row.agent_id, row.day, ...figures, row['assists'] ?? null];
  }
}

/** How agents serve: enquiries and what became of them, and how long buyers waited. */
export const AGENT_SERVICE_REPORT: { id: string; title: Localised; columns: readonly ReportColumn[]; sortedBy: readonly string[] } = {
  id: 'agent-service',
  title: { en: 'Service of agents by day', zh: '客服每日接待' },
  columns: [
    column('merchant_id', '商家', 'text'),
    column('agent_id', '客服', 'text'),
    column('day', '日期', 'day'),
    column('enquiries', '询单人数', 'count'),
    column('ordering_buyers', '下单人数', 'count'),
    column('order_rate', '询单→下单转化率', 'ratio'),
    column('paying_buyers', '付款人数', 'count'),
    column('payment_rate', '询单→付款转化率', 'ratio'),
    column('outbound_buyers', '出库人数', 'count'),
    column('outbound_rate', '询单→出库转化率', 'ratio'),
    column('agent_messages', '客服消息数', 'count'),
    column('responses', '回复次数', 'count'),
    column('mean_response_seconds', '平均响应秒数', 'number'),
    column('first_responses', '首次回复次数', 'count'),
    column('first_response_seconds', '首次响应秒数', 'number'),
    column('automatic_messages', '机器人与系统消息数', 'count'),
  ],
  sortedBy: ['merchant_id', 'agent_id', 'day'],
};

interface AgentServiceRow {
  readonly merchant_id: string;
  readonly agent_id: string;
  readonly day: Day;
  readonly enquiries: number;
  readonly ordering_buyers: number;
  readonly paying_buyers: number;
  readonly outbound_buyers: number;
  readonly agent_messages: number;
  readonly responses: number;
  readonly mean_response_seconds: string | null;
  readonly first_responses: number;
  readonly first_response_seconds: string | null;
  readonly automatic_messages: number;
}

/** The service of every agent on the days of chatting, by shop, agent and day; sessions by the rules in force on the day. */
export function describeAgentService(
  session: Session,
  window: DayRange,
  { versions, ...request }: ShopsRequest & { readonly versions: readonly RuleVersion[] },
): AsyncIterable<Row> {
  const gaps = JSON.stringify(spanRules(versions));
  return readShopsInTurn(session, request, (merchantIds) => agentServiceOfShops(session, window, { merchantIds, gaps }));
}

async function* agentServiceOfShops(
  session: Session,
  { first, last }: DayRange,
  { merchantIds, gaps }: { readonly merchantIds: readonly string[] | null; readonly gaps: string },
): AsyncIterable<Row> {
  const rows = session.stream<AgentServiceRow>(service.AGENT_SERVICE, [first, last, merchantIds, gaps]);
  for await (const row of rows) {
    const { enquiries } = row;
    const rate = (buyers: number) => (enquiries === 0 ? null : Rational.fraction(BigInt(buyers), BigInt(enquiries)).toFixed(4));
    yield [
      row.merchant_id,
      row.agent_id,
      row.day,
      enquiries,
      row.ordering_buyers,
      rate(row.ordering_buyers),
      row.paying_buyers,
      rate(row.paying_buyers),
      row.outbound_buyers,
      rate(row.outbound_buyers),
      row.agent_messages,
      row.responses,
      row.mean_response_seconds,
      row.first_responses,
      row.first_response_seconds,
      row.automatic_messages,
    ];
  }
}
