import type { Session } from '#libs/database/database.js';
import type { DayRange } from '#libs/domain/business-time.js';
import { yuanCell } from '#libs/reports/cells.js';
import type { Localised, ReportColumn, Row } from '#libs/reports/report.js';
import { column } from '#libs/reports/report.js';
import type { ShopsRequest } from './shops-in-turn.js';
import { readShopsInTurn } from './shops-in-turn.js';
import * as sql from './verdicts.sql.js';

export const ATTRIBUTION_REPORT: { id: string; title: Localised; columns: readonly ReportColumn[]; sortedBy: readonly string[] } = {
  id: 'attribution',
  title: { en: 'Attribution of orders', zh: '订单归属' },
  columns: [
    column('merchant_id', '商家', 'text'),
    column('order_id', '订单', 'text'),
    column('placed_agent_id', '落实下单客服', 'text'),
    column('paid_agent_id', '落实付款客服', 'text'),
    column('credited_agent_id', '归属客服', 'text'),
    column('verdict', '判定', 'text'),
    column('credited_amount', '归属金额', 'money'),
    column('deciding_message_id', '判定消息', 'text'),
  ],
  sortedBy: ['merchant_id', 'order_id'],
};

interface VerdictRow {
  readonly merchant_id: string;
  readonly order_id: string;
  readonly placed_agent_id: string | null;
  readonly paid_agent_id: string | null;
  readonly credited_agent_id: string | null;
  readonly verdict: string;
  readonly credited_fen: number | null;
  readonly deciding_message_id: string | null;
}

/** The verdict of every order placed in the days, by shop and order. */
export function describeVerdicts(session: Session, days: DayRange, request: ShopsRequest): AsyncIterable<Row> {
  return readShopsInTurn(session, request, (merchantIds) => verdictsOfShops(session, days, { ...request, merchantIds }));
}

async function* verdictsOfShops(session: Session, { first, last }: DayRange, { merchantIds, page }: ShopsRequest): AsyncIterable<Row> {
  const rows =
    page === null
      ? session.stream<VerdictRow>(sql.VERDICTS_OF_PERIOD, [first, last, merchantIds])
      : session.stream<VerdictRow>(sql.VERDICTS_OF_PAGE, [first, last, merchantIds, page.from?.[0] ?? null, page.from?.[1] ?? null, page.limit]);
  for await (const row of rows) yield describeVerdict(row);
}

/** The same for a whole period, some at a time: there may be millions. */
export async function* describeAllVerdicts(
  session: Session,
  { first, last }: DayRange,
  merchantIds: readonly string[] | null,
): AsyncIterable<readonly Row[]> {
  for await (const rows of session.streamWhole<VerdictRow>(sql.VERDICTS_OF_PERIOD, [first, last, merchantIds])) yield rows.map(describeVerdict);
}

function describeVerdict(row: VerdictRow): Row {
  return [
    row.merchant_id,
    row.order_id,
    row.placed_agent_id,
    row.paid_agent_id,
    row.credited_agent_id,
    row.verdict,
    yuanCell(row.credited_fen),
    row.deciding_message_id,
  ];
}

export const AGENTS_REPORT: { id: string; title: Localised; columns: readonly ReportColumn[]; sortedBy: readonly string[] } = {
  id: 'agents',
  title: { en: 'Agents', zh: '客服业绩' },
  columns: [
    column('merchant_id', '商家', 'text'),
    column('agent_id', '客服', 'text'),
    column('placed_orders', '落实下单数', 'count'),
    column('paid_orders', '落实付款数', 'count'),
    column('credited_orders', '归属订单数', 'count'),
    column('credited_amount', '归属金额', 'money'),
    column('silent_follow_ups', '全静默跟进数', 'count'),
    column('own_own_amount', '本人下单本人付款', 'money'),
    column('own_other_amount', '本人下单他人付款', 'money'),
    column('other_own_amount', '他人下单本人付款', 'money'),
    column('silent_own_amount', '静默下单本人付款', 'money'),
  ],
  sortedBy: ['merchant_id', 'agent_id'],
};

interface AgentRow {
  readonly merchant_id: string;
  readonly agent_id: string;
  readonly placed_orders: number;
  readonly paid_orders: number;
  readonly credited_orders: number;
  readonly credited_fen: number;
  readonly silent_follow_ups: number;
  readonly own_own_fen: number;
  readonly own_other_fen: number;
  readonly other_own_fen: number;
  readonly silent_own_fen: number;
}

/** What every agent has to do with the orders placed in the days, by shop and agent. */
export function describeAgents(session: Session, days: DayRange, request: ShopsRequest): AsyncIterable<Row> {
  return readShopsInTurn(session, request, (merchantIds) => agentsOfShops(session, days, merchantIds));
}

async function* agentsOfShops(session: Session, { first, last }: DayRange, merchantIds: readonly string[] | null): AsyncIterable<Row> {
  for await (const row of session.stream<AgentRow>(sql.AGENTS_OF_PERIOD, [first, last, merchantIds])) {
    yield [
      row.merchant_id,
      row.agent_id,
      row.placed_orders,
      row.paid_orders,
      row.credited_orders,
      yuanCell(row.credited_fen),
      row.silent_follow_ups,
      yuanCell(row.own_own_fen),
      yuanCell(row.own_other_fen),
      yuanCell(row.other_own_fen),
      yuanCell(row.silent_own_fen),
    ];
  }
}
