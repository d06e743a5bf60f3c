import type { Localised } from '#libs/reports/report.js';
import { readableYuan } from '#libs/reports/sentences.js';
import type { CandidateAgent, OrderExplanation, TimelineEntry } from './explain-order.js';
import type { RuleRow } from './rule-spans.js';

/** The words in which every surface says why an order was credited as it was. */

const VERDICTS: Readonly<Record<string, Localised>> = {
  paid_agent: { en: 'credited to the paid-order agent', zh: '归属落实付款客服' },
  placed_agent: { en: 'credited to the placed-order agent', zh: '归属落实下单客服' },
  buyer_contact: { en: 'fully silent, the buyer made contact', zh: '全静默，买家联系后归属' },
  agent_follow_up: { en: 'fully silent, an agent followed up', zh: '全静默，客服跟进后归属' },
  silent: { en: 'fully silent, credited to nobody', zh: '全静默，无归属' },
  no_agent: { en: 'the credit rule names nobody', zh: '按规则无归属客服' },
  excluded: { en: 'excluded', zh: '不参与' },
  unpaid: { en: 'not paid', zh: '未付款' },
  unknown: { en: 'chat log missing', zh: '聊天记录缺失' },
};

/** The verdicts that there are. */
export const VERDICT_NAMES: readonly string[] = Object.keys(VERDICTS);

/** What a verdict means; its bare name where it is none of ours. */
export function meaningOfVerdict(verdict: string): Localised {
  return VERDICTS[verdict] ?? { en: verdict, zh: verdict };
}

/** Why an order was credited as it was: whom with what, both agents, the rule, and who came second. */
export function describeOrder(explanation: OrderExplanation): Localised[] {
  const { order, rule } = explanation;
  const sentences: Localised[] = [];
  if (order.credited_agent_id !== null) {
    const amount = readableYuan(order.credited_fen ?? 0);
    sentences.push({
      en: `Credited: ${order.credited_agent_id} with ${amount}; message ${order.deciding_message_id ?? '–'} decided.`,
      zh: `归属：${order.credited_agent_id}，${amount}；由消息 ${order.deciding_message_id ?? '–'} 判定。`,
    });
  }
  const { en, zh } = describeRule(rule);
  sentences.push(
    {
      en: `Placed-order agent: ${order.placed_agent_id ?? '–'}; paid-order agent: ${order.paid_agent_id ?? '–'}.`,
      zh: `落实下单客服：${order.placed_agent_id ?? '–'}；落实付款客服：${order.paid_agent_id ?? '–'}。`,
    },
    { en: `Rule set ${order.rule_version}: ${en}.`, zh: `规则集 ${order.rule_version}：${zh}。` },
  );
  const runnerUp = describeRunnerUp(explanation);
  return runnerUp === null ? sentences : [...sentences, runnerUp];
}

const EVENTS: Readonly<Record<Exclude<TimelineEntry['event'], 'message'>, Localised>> = {
  placed: { en: 'order placed', zh: '下单' },
  paid: { en: 'order paid', zh: '付款' },
  outbound: { en: 'order sent out', zh: '出库' },
};

/** An entry of the timeline: a moment of the order, or who wrote to whom. */
export function describeEntry({ event, sender, agent_id: agent }: TimelineEntry): Localised {
  if (event !== 'message') return EVENTS[event];
  if (sender === 'agent') return { en: `${agent} → buyer`, zh: `${agent} → 买家` };
  if (sender === 'buyer') return { en: `buyer → ${agent}`, zh: `买家 → ${agent}` };
  return { en: `${sender} (${agent})`, zh: `${sender} (${agent})` };
}

/** Before which moment the credited agent won; null where none did. A paid-order agent whom nobody names is the placed-order agent. */
export function decidedBefore({ order, beforePayment }: OrderExplanation): 'placing' | 'payment' | null {
  if (order.verdict === 'placed_agent') return 'placing';
  if (order.verdict !== 'paid_agent') return null;
  return beforePayment.length === 0 ? 'placing' : 'payment';
}

/** Who came second, and why only second. */
interface RunnerUp {
  readonly winner: CandidateAgent;
  readonly second: CandidateAgent;
  readonly because: 'passed-over' | 'fewer-rounds' | 'earlier-message';
}

/** Who came second where an agent won; null where nobody else spoke to the buyer in time. */
export function runnerUpOf(explanation: OrderExplanation): RunnerUp | null {
  const moment = decidedBefore(explanation);
  const [winner, second] = moment === null ? [] : moment === 'placing' ? explanation.beforePlacing : explanation.beforePayment;
  if (winner === undefined || second === undefined) return null;
  const hasFewer = explanation.rule.by_rounds && winner.rounds !== second.rounds;
  return { winner, second, because: !second.stays ? 'passed-over' : hasFewer ? 'fewer-rounds' : 'earlier-message' };
}

function describeRunnerUp(explanation: OrderExplanation): Localised | null {
  const found = runnerUpOf(explanation);
  if (found === null) return null;
  const { winner, second, because } = found;
  const { agent_id: first } = winner;
  const { agent_id: other } = second;
  if (because === 'passed-over') {
    return {
      en: `Runner-up: ${other}, passed over with only ${second.own_messages} messages of their own.`,
      zh: `次位：${other}，因自己的消息仅 ${second.own_messages} 条被过滤。`,
    };
  }
  if (because === 'fewer-rounds') {
    return {
      en: `Runner-up: ${other} with ${second.rounds} rounds against the ${winner.rounds} of ${first}.`,
      zh: `次位：${other}，聊天回合 ${second.rounds} 次，少于 ${first} 的 ${winner.rounds} 次。`,
    };
  }
  return {
    en: `Runner-up: ${other}, whose latest message in time (${second.latest_id}) came before that of ${first} (${winner.latest_id}).`,
    zh: `次位：${other}，其截至该时刻的最近消息（${second.latest_id}）早于 ${first} 的（${winner.latest_id}）。`,
  };
}

function describeRule(rule: RuleRow): Localised {
  const credit = {
    payment: { en: 'credit to the paid-order agent', zh: '付款判定' },
    order_first: { en: 'credit to the placed-order agent first', zh: '下单优先' },
    order_only: { en: 'credit to the placed-order agent only', zh: '下单判定' },
  }[rule.credit];
  const parts = [
    rule.by_rounds ? { en: 'by rounds', zh: '按聊天回合' } : { en: 'by the latest message', zh: '按聊天时间' },
    credit,
    ...(rule.look_back_days === null
      ? []
      : [{ en: `looking back ${rule.look_back_days} days`, zh: `回溯 ${rule.look_back_days} 天` }]),
    ...(rule.both_spoke ? [{ en: 'both must have spoken', zh: '双方均须发言' }] : []),
    ...(rule.guard_minutes === 0
      ? []
      : [{ en: `agents' messages of ${rule.guard_minutes} minutes after a silent order do not count`, zh: `静默下单后 ${rule.guard_minutes} 分钟内的客服消息不计` }]),
    ...(rule.transfer_messages === 0
      ? []
      : [{ en: `agents with at most ${rule.transfer_messages} messages are passed over`, zh: `消息数不超过 ${rule.transfer_messages} 条的客服不计` }]),
  ];
  return { en: parts.map(({ en }) => en).join(', '), zh: parts.map(({ zh }) => zh).join('，') };
}
