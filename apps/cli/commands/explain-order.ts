import type { Command } from 'commander';
import { describeEntry, describeOrder } from '#libs/attribution/describe-order.js';
import type { CandidateAgent, OrderExplanation, TimelineEntry } from '#libs/attribution/explain-order.js';
import { OrderExplanations } from '#libs/attribution/explain-order.js';
import { readableYuan } from '#libs/reports/sentences.js';
import type { CommandContext } from '../command.js';
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
  const { merchantId, orderId, order } = explanation;
  const t = (en: string, zh: string) => say(console, { en, zh });
  printLine(console, paint(console, 'bold', t(`Order ${orderId} of ${merchantId}`, `店铺 ${merchantId} 的订单 ${orderId}`)));
  printLine(console, `${order.status}, ${order.pay_method}, ${readableYuan(order.amount_fen)}, ${t('buyer', '买家')} ${order.buyer_id}`);
  printLine(console);
  printLine(console, `${t('Verdict:', '判定：')} ${paint(console, 'bold', nameVerdict(console, order.verdict))}`);
  for (const text of describeOrder(explanation)) printLine(console, say(console, text));
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
  printLine(console);
  printLine(console, paint(console, 'cyan', t('Timeline', '时间线')));
  for (const entry of timeline) {
    const { at, event, message_id: message } = entry;
    const text = say(console, describeEntry(entry));
    if (event !== 'message') {
      printLine(console, `${at}  ${paint(console, 'bold', `● ${text}`)}`);
      continue;
    }
    const mark = message === deciding ? paint(console, 'green', t('  ← decided', '  ← 判定依据')) : '';
    printLine(console, `${at}  ${text}  ${paint(console, 'dim', message ?? '')}${mark}`);
  }
}

function printCandidates(console: Console, title: { en: string; zh: string }, candidates: readonly CandidateAgent[]): void {
  const t = (en: string, zh: string) => say(console, { en, zh });
  printLine(console);
  printLine(console, paint(console, 'cyan', say(console, title)));
  if (candidates.length === 0) {
    printLine(console, t('None: no agent spoke to this buyer before.', '无：此前没有客服与该买家对话。'));
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
