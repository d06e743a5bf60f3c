import type { ReconciledFigure } from '#libs/ingest/mapping/reconciled-figures.js';
import { writeYuan } from '#libs/domain/money.js';
import type { Localised } from '#libs/reports/report.js';
import { groupDigits, readableYuan } from '#libs/reports/sentences.js';
import type { Definition } from './definition.rule.js';
import type { DifferencePart, Finding } from './explain-difference.rule.js';
import type { ComparedFigure } from './reconciliations.js';
import { isAmount } from './read-report.js';

/** Differences in words, for people. */

const FIGURES: Readonly<Record<ReconciledFigure, Localised>> = {
  gmv: { en: 'sales', zh: '成交金额' },
  paid_orders: { en: 'paid orders', zh: '成交单量' },
  paid_units: { en: 'paid pieces', zh: '成交商品件数' },
  ordering_buyers: { en: 'buyers', zh: '成交客户数' },
  placed_amount: { en: 'placed amount', zh: '下单金额' },
  placed_orders: { en: 'placed orders', zh: '下单单量' },
  refunded_amount: { en: 'cancelled and refunded', zh: '取消及售后退款金额' },
  visitors: { en: 'visitors', zh: '访客数' },
  outbound_amount: { en: 'amount sent out', zh: '出库金额' },
  outbound_orders: { en: 'orders sent out', zh: '出库单量' },
  enquiries: { en: 'enquiries', zh: '咨询人数' },
};

/** Why the facts cannot be compared with a figure. */
const INCOMPARABLE: Partial<Record<ReconciledFigure, Localised>> = {
  refunded_amount: { en: 'the facts do not say when orders were cancelled or refunded', zh: '系统数据没有取消和退款的时间' },
  visitors: { en: 'the facts have the visitors of each SKU, and whoever saw several counts several times', zh: '系统数据为各 SKU 的访客，浏览多个 SKU 的访客会重复计算' },
  paid_units: { en: 'verdicts are of orders, not of pieces', zh: '归属判定以订单为单位，不计件数' },
  ordering_buyers: { en: 'verdicts are of orders, not of buyers', zh: '归属判定以订单为单位，不计人数' },
  enquiries: { en: 'buyers write to agents, not to shops', zh: '咨询以客服为单位，没有店铺合计' },
};

/** What answers to the questions of definitions, and other reasons, are. */
const REASONS: Readonly<Record<string, Localised>> = {
  'cancelled left-out': { en: 'cancelled orders left out', zh: '不计取消订单' },
  'cancelled later': { en: 'orders counted that were cancelled after they were sent out on a later day', zh: '计入次日及以后出库、之后取消的订单' },
  'cancelled some': { en: 'some of the cancelled orders counted, as where only what is cancelled the same day is deducted', zh: '部分取消订单计入（如只扣当日取消的订单）' },
  'cancelled counted': { en: 'cancelled orders counted', zh: '计入取消订单' },
  'refunds kept': { en: 'refunds not deducted', zh: '不扣退款' },
  'refunds as-credited': { en: 'refunds as the rules of the shop have it', zh: '退款按店铺规则处理' },
  'refunds deducted': { en: 'refunds deducted', zh: '扣除退款' },
  'day paid': { en: 'by the day of payment', zh: '按付款日统计' },
  'day placed-of-paid': { en: 'paid orders by the day they were placed', zh: '已付款订单按下单日统计' },
  'day placed': { en: 'all orders by the day they were placed, unpaid ones and mere deposits too', zh: '全部订单按下单日统计（含未付款和仅付定金）' },
  'day sent-out': { en: 'by the day of outbound', zh: '按出库日统计' },
  'cash-on-delivery placed': { en: 'cash on delivery by the day of placing', zh: '货到付款按下单日统计' },
  'cash-on-delivery sent-out': { en: 'cash on delivery by the day of outbound', zh: '货到付款按出库日统计' },
  'cash-on-delivery received': { en: 'cash on delivery by the day the money came', zh: '货到付款按收款日统计' },
  'splits children': { en: 'split orders by their children', zh: '拆单订单按子单统计' },
  'splits parents': { en: 'split orders by their parents', zh: '拆单订单按父单统计' },
  'splits both': { en: 'split orders by parents and children alike', zh: '拆单订单父单与子单都计入' },
  'flagged counted': { en: 'flagged orders counted', zh: '计入插旗订单' },
  'flagged left-out': { en: 'flagged orders left out', zh: '不计插旗订单' },
  'zero-amount left-out': { en: 'orders without amount left out', zh: '不计零金额订单' },
  'zero-amount counted': { en: 'orders without amount counted', zh: '计入零金额订单' },
  'credit credited': { en: 'by the credited agent', zh: '按归属客服统计' },
  'credit paid-agent': { en: 'by the paid-order agent', zh: '按落实付款客服统计' },
  'credit placed-agent': { en: 'by the placed-order agent', zh: '按落实下单客服统计' },
  'credit order-first': { en: 'by the placed-order agent, else the paid-order agent', zh: '按下单优先统计' },
  'contact wrote': { en: 'buyers who wrote', zh: '按发过消息的买家统计' },
  'contact answered': { en: 'buyers who wrote and were answered', zh: '按发过消息并得到回复的买家统计' },
  'contact spoken-to': { en: 'buyers to whom the agent wrote', zh: '按客服发过消息的买家统计' },
  'unknown left-out': { en: 'orders without a chat log left out', zh: '不计聊天记录缺失的订单' },
  'unknown counted': { en: 'orders counted whose agent nobody can tell here, since the chat log is missing', zh: '计入因聊天记录缺失而无法判定归属的订单' },
  'midnight first': { en: 'orders paid in the first minutes of the day, counted on the day before', zh: '当日零点后几分钟付款的订单计入前一天' },
  'midnight last': { en: 'orders paid in the last minutes of the day, counted on the day after', zh: '当日零点前几分钟付款的订单计入后一天' },
  'midnight before': { en: 'orders paid in the last minutes of the day before', zh: '计入前一天零点前几分钟付款的订单' },
  'midnight after': { en: 'orders paid in the first minutes of the day after', zh: '计入后一天零点后几分钟付款的订单' },
  missing: { en: 'nothing of this day is in the facts', zh: '系统中没有当日的数据' },
  tolerance: { en: 'within the tolerance', zh: '在容差之内' },
  unexplained: { en: 'not explained', zh: '无法解释' },
};

const FINDINGS: Readonly<Record<Finding, Localised>> = {
  agrees: { en: 'agrees', zh: '一致' },
  definition: { en: 'by definition', zh: '口径差异' },
  possible: { en: 'possible', zh: '可能的口径差异' },
  unreported: { en: 'not in the report', zh: '报表中没有' },
  missing: { en: 'not in the facts', zh: '系统中没有' },
  unexplained: { en: 'not explained', zh: '无法解释' },
};

/** The name of a figure. */
export function nameFigure(figure: ReconciledFigure): Localised {
  return FIGURES[figure];
}

/** What a finding is called. */
export function nameFinding(finding: Finding): Localised {
  return FINDINGS[finding];
}

/** Why the facts cannot be compared with a figure of a report. */
export function whyIncomparable(figure: ReconciledFigure): Localised {
  return INCOMPARABLE[figure] ?? { en: 'the facts do not have it', zh: '系统数据中没有' };
}

/** A definition in words: all its answers, or those that another one does not give. */
export function describeDefinition(definition: Definition, but: Definition = {}): Localised {
  const answers = Object.entries(definition).filter(([question, answer]) => but[question] !== answer);
  // That an unknown agent's orders are nobody's goes without saying.
  const texts = answers.filter(([question]) => question !== 'unknown').map(([question, answer]) => describeReason(`${question} ${answer}`));
  return { en: texts.map(({ en }) => en).join('; '), zh: texts.map(({ zh }) => zh).join('；') };
}

function describeReason(reason: string): Localised {
  return REASONS[reason] ?? { en: reason, zh: reason };
}

/** A figure as people read it: money or a count. */
export function readableFigure(figure: ReconciledFigure, value: number | null): string {
  if (value === null) return '–';
  return isAmount(figure) ? readableYuan(value) : `${value < 0 ? '-' : ''}${groupDigits(String(Math.abs(value)))}`;
}

/** A figure as it is published: yuan with two decimals, or a count. */
export function publishedFigure(figure: ReconciledFigure, value: number | null): string | null {
  if (value === null) return null;
  return isAmount(figure) ? writeYuan(value) : String(value);
}

/** A difference with its sign. */
export function readableDifference(figure: ReconciledFigure, value: number): string {
  return value > 0 ? `+${readableFigure(figure, value)}` : readableFigure(figure, value);
}

/** Why the figures of a day differ, in a line. */
export function describeDifference({ figure, finding, ours, parts }: ComparedFigure): Localised {
  if (finding === 'unreported') {
    return { en: `not in the report; ours is ${readableFigure(figure, ours)}`, zh: `报表中没有；我方为 ${readableFigure(figure, ours)}` };
  }
  const texts = parts.map((part) => describePart(figure, part));
  return { en: texts.map(({ en }) => en).join('; '), zh: texts.map(({ zh }) => zh).join('；') };
}

function describePart(figure: ReconciledFigure, { reason, value, atMost }: DifferencePart): Localised {
  const { en, zh } = describeReason(reason);
  const amount = readableDifference(figure, value);
  if (atMost === null) return { en: `${en} ${amount}`, zh: `${zh} ${amount}` };
  const most = readableDifference(figure, atMost);
  if (reason === 'cancelled some') return { en: `some of the cancelled orders counted ${amount} of ${most}`, zh: `部分取消订单计入 ${amount}（取消订单共 ${most}）` };
  return { en: `possibly, for some of them, ${en} ${amount} of ${most}`, zh: `可能部分${zh} ${amount}（全部为 ${most}）` };
}
