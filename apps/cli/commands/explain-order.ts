import type { Command } from 'commander';
import type { CandidateAgent, OrderExplanation, TimelineEntry } from '#libs/attribution/explain-order.js';
import { OrderExplanations } from '#libs/attribution/explain-order.js';
import type { RuleRow } from '#libs/attribution/rule-spans.js';
import { readableYuan } from '#libs/reports/sentences.js';
import type { CommandContext } from '../command.js';
import type { Localised } from '#libs/reports/report.js';
import type { Console } from '../console.js';
import { paint, printJson, printLine, say } from '../console.js';
import { layTable } from '../output/table.js';
import { nameVerdict } from '../output/verdicts.js';

/** `opscore explain order`: why an agent got the credit for an order, and why another did not. */
export function registerExplainOrder(explain: Command, { t, console, withServices }: CommandContext): void {
  explain
    .command('order')
    .description(t('why an agent got the credit for an order', '说明订单为何归属某位客服'))
    .argument('<merchant>', t('merchant id', '商家编号'))
    .argument('<order>', t('order id', '订单号'))
    .option('--json', t('print JSON', '输出 JSON'))
    .action(async (merchant: string, order: string, { json }: { json?: boolean }) => {
      await withServices(async (services) => {
        const explanation = await services.get(OrderExplanations).explain(merchant, order);
        if (json === true) printJson(console, explanation);
        else printOrder(console, explanation);
      });
    });
}

function printOrder(console: Console, explanation: OrderExplanation): void {
  const { merchantId, orderId, order, rule } = explanation;
  const t = (en: string, zh: string) => say(console, { en, zh });
  printLine(console, paint(console, 'bold', t(`Order ${orderId} of ${merchantId}`, `店铺 ${merchantId} 的订单 ${orderId}`)));
  printLine(console, `${order.status}, ${order.pay_method}, ${readableYuan(order.amount_fen)}, ${t('buyer', '买家')} ${order.buyer_id}`);
  printLine(console);
  printLine(console, `${t('Verdict', '判定')}: ${paint(console, 'bold', nameVerdict(console, order.verdict))}`);
  if (order.credited_agent_id !== null) {
    const amount = readableYuan(order.credited_fen ?? 0);
    printLine(
      console,
      t(
        `Credited: ${order.credited_agent_id} with ${amount}; message ${order.deciding_message_id ?? '–'} decided.`,
        `归属:${order.credited_agent_id},${amount};由消息 ${order.deciding_message_id ?? '–'} 判定。`,
      ),
    );
  }
  printLine(
    console,
    t(
      `Placed-order agent: ${order.placed_agent_id ?? '–'}; paid-order agent: ${order.paid_agent_id ?? '–'}.`,
      `落实下单客服:${order.placed_agent_id ?? '–'};落实付款客服:${order.paid_agent_id ?? '–'}。`,
    ),
  );
  printLine(console, t(`Rule set ${order.rule_version}: ${describeRule(rule).en}.`, `规则集 ${order.rule_version}:${describeRule(rule).zh}。`));
  const runnerUp = describeRunnerUp(explanation);
  if (runnerUp !== null) printLine(console, say(console, runnerUp));
  printTimeline(console, explanation.timeline, order.deciding_message_id);
  printCandidates(console, { en: 'Candidates before placing', zh: '下单前的候选客服' }, explanation.beforePlacing);
  printCandidates(console, { en: 'Candidates before payment', zh: '付款前的候选客服' }, explanation.beforePayment);
  printLine(console);
  printLine(console, paint(console, 'cyan', t('What other rules would have said', '其他规则下的判定')));
  const rows = explanation.otherRules.map((other) => [
    say(console, other.rule),
    other.credited_agent_id ?? '–',
    nameVerdict(console, other.verdict),
  ]);
  const columns = [{ title: t('Rule', '规则') }, { title: t('Agent', '客服') }, { title: t('Verdict', '判定') }];
  for (const line of layTable(console, columns, rows)) printLine(console, line);
}

function printTimeline(console: Console, timeline: readonly TimelineEntry[], deciding: string | null): void {
  const t = (en: string, zh: string) => say(console, { en, zh });
  const events = {
    placed: t('● order placed', '● 下单'),
    paid: t('● order paid', '● 付款'),
    outbound: t('● order sent out', '● 出库'),
  };
  printLine(console);
  printLine(console, paint(console, 'cyan', t('Timeline', '时间线')));
  for (const { at, event, agent_id: agent, sender, message_id: message } of timeline) {
    if (event !== 'message') {
      printLine(console, `${at}  ${paint(console, 'bold', events[event])}`);
      continue;
    }
    const who = sender === 'agent' ? `${agent} → ${t('buyer', '买家')}` : sender === 'buyer' ? `${t('buyer', '买家')} → ${agent}` : `${sender} (${agent})`;
    const mark = message === deciding ? paint(console, 'green', t('  ← decided', '  ← 判定依据')) : '';
    printLine(console, `${at}  ${who}  ${paint(console, 'dim', message ?? '')}${mark}`);
  }
}

function printCandidates(console: Console, title: { en: string; zh: string }, candidates: readonly CandidateAgent[]): void {
  const t = (en: string, zh: string) => say(console, { en, zh });
  printLine(console);
  printLine(console, paint(console, 'cyan', say(console, title)));
  if (candidates.length === 0) {
    printLine(console, t('None: no agent spoke to this buyer before.', '无:此前没有客服与该买家对话。'));
    return;
  }
  const columns = [
    { title: t('Place', '名次'), right: true },
    { title: t('Agent', '客服') },
    { title: t('Messages', '消息数'), right: true },
    { title: t('Rounds', '回合数'), right: true },
    { title: t('Latest message', '最近消息') },
  ];
  const rows = candidates.map(({ agent_id: agent, own_messages: own, rounds, latest_id: latest, stays }, index) => [
    stays ? String(index + 1) : t('filtered', '被过滤'),
    agent,
    String(own),
    String(rounds),
    latest,
  ]);
  for (const line of layTable(console, columns, rows)) printLine(console, line);
}

/** Who came second where an agent won, and why only second; null where nobody else spoke to the buyer in time. */
function describeRunnerUp({ order, rule, beforePlacing, beforePayment }: OrderExplanation): Localised | null {
  const candidates = order.verdict === 'placed_agent' ? beforePlacing : order.verdict === 'paid_agent' ? beforePayment : [];
  const [winner, second] = candidates;
  if (winner === undefined || second === undefined) return null;
  const { agent_id: first } = winner;
  const { agent_id: other } = second;
  if (!second.stays) {
    return {
      en: `Runner-up: ${other}, passed over with only ${second.own_messages} messages of their own.`,
      zh: `次位:${other},因自己的消息仅 ${second.own_messages} 条被过滤。`,
    };
  }
  if (rule.by_rounds && winner.rounds !== second.rounds) {
    return {
      en: `Runner-up: ${other} with ${second.rounds} rounds against the ${winner.rounds} of ${first}.`,
      zh: `次位:${other},聊天回合 ${second.rounds} 次,少于 ${first} 的 ${winner.rounds} 次。`,
    };
  }
  return {
    en: `Runner-up: ${other}, whose latest message in time (${second.latest_id}) came before that of ${first} (${winner.latest_id}).`,
    zh: `次位:${other},其截至该时刻的最近消息(${second.latest_id})早于 ${first} 的(${winner.latest_id})。`,
  };
}

function describeRule(rule: RuleRow): { en: string; zh: string } {
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
  return { en: parts.map(({ en }) => en).join(', '), zh: parts.map(({ zh }) => zh).join(',') };
}
