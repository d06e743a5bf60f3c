import { readFile } from 'node:fs/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { Attribution } from '#libs/attribution/attribution.js';
import type { MovedCredit } from '#libs/attribution/simulate-attribution.js';
import { AttributionSimulations } from '#libs/attribution/simulate-attribution.js';
import { Database } from '#libs/database/database.js';
import { readManagers } from '#libs/directory/managers.js';
import { lastPastDay } from '#libs/domain/business-time.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { Period } from '#libs/domain/periods.js';
import { parsePeriod, resolveAsOf } from '#libs/domain/periods.js';
import { groupDigits, readableYuan } from '#libs/reports/sentences.js';
import type { RuleSet } from '#libs/rules/rule-set.js';
import { requireValid } from '#libs/rules/rule-versions.js';
import { Scorecards } from '#libs/scorecards/scorecards.js';
import type { SimulatedScore } from '#libs/scorecards/simulate-scores.js';
import { ScoreSimulations } from '#libs/scorecards/simulate-scores.js';
import type { CommandContext, RegisterCommand } from '../command.js';
import type { Console } from '../console.js';
import { printJson, printLine, say } from '../console.js';
import { layTable } from '../output/table.js';
import { judgeOrders } from './attribute.js';
import { bringUpToDate } from './score.js';

interface SimulateOptions {
  readonly rules: string;
  readonly merchant?: string;
  readonly json?: boolean;
}

/** `opscore simulate`: scores and verdicts under another rule set beside today's; nothing is kept. */
export const registerSimulate: RegisterCommand = (program, context) => {
  const { t, console } = context;
  program
    .command('simulate')
    .description(t('scores and verdicts under another rule set, beside those of today', '模拟另一套规则下的成绩与客服归属，并与现状对比'))
    .argument('<period>', t('2026Q4, 2026-10 or 2026Q4/2026-W40', '2026Q4、2026-10 或 2026Q4/2026-W40'))
    .requiredOption('--rules <file>', t('the rule set, a YAML file', '规则集 YAML 文件'))
    .option('--merchant <id>', t('only the verdicts of this shop', '仅该店铺的客服归属'))
    .option('--json', t('print JSON', '输出 JSON'))
    .action(async (periodText: string, options: SimulateOptions) => {
      const period = parsePeriod(periodText);
      const ruleSet = requireValid(await readDocument(options.rules));
      await context.withServices(async (services) => {
        const merchantId = options.merchant ?? null;
        const scores = merchantId === null ? await simulateScores(context, services, period, ruleSet) : [];
        await judgeOrders(context, services.get(Attribution));
        const simulation = await services
          .get(AttributionSimulations)
          .simulate(period, ruleSet, merchantId);
        if (options.json === true) {
          printJson(console, merchantId === null ? { scores, ...simulation } : simulation);
          return;
        }
        printScores(console, scores, period, options.rules);
        const moved = simulation.moved.reduce((sum, { orders }) => sum + orders, 0);
        printLine(
          console,
          t(
            `${simulation.judged} orders placed in ${period.name} were judged under ${options.rules}: ${moved} verdicts would differ. Nothing was changed.`,
            `按 ${options.rules} 模拟判定 ${period.name} 内下单的 ${simulation.judged} 个订单：${moved} 个判定将不同。未做任何更改。`,
          ),
        );
        printMoves(console, simulation.moved);
      });
    });
};

/** The scores of today are brought up to date first. None where the period has not begun or nobody is scored. */
async function simulateScores(
  context: CommandContext,
  services: INestApplicationContext,
  period: Period,
  ruleSet: RuleSet,
): Promise<SimulatedScore[]> {
  const lastPast = lastPastDay(context.console.now(), context.settings().timeZone);
  const managers = await services.get(Database).withSession(readManagers);
  if (managers.length === 0 || period.first > lastPast) return [];
  const asOf = resolveAsOf(period, null, lastPast);
  await bringUpToDate(context, services.get(Scorecards), { period, asOf, askedAsOf: null }, false);
  return services.get(ScoreSimulations).simulate(period, asOf, ruleSet);
}

function printScores(console: Console, scores: readonly SimulatedScore[], period: Period, rules: string): void {
  if (scores.length === 0) return;
  const differing = scores.filter(differs);
  printLine(
    console,
    say(console, {
      en: `Scores of ${period.name} under ${rules}: ${differing.length} of ${scores.length} managers would stand elsewhere.`,
      zh: `按 ${rules} 模拟 ${period.name} 的成绩：${scores.length} 位经理中有 ${differing.length} 位会变化。`,
    }),
  );
  if (differing.length > 0) {
    const title = (en: string, zh: string, right = false) => ({ title: say(console, { en, zh }), right });
    const columns = [
      title('Division', '部门'),
      title('Manager', '运营经理'),
      title('Total', '总分', true),
      title('Grade', '等级'),
      title('Rank', '排名'),
    ];
    const change = (today: string | number | null, then: string | number | null) =>
      today === then ? String(today ?? '–') : `${today ?? '–'} → ${then ?? '–'}`;
    const rows = differing.map(({ division, managerId, name, today, simulated }) => [
      division,
      `${managerId} ${name}`,
      change(today.total, simulated.total),
      change(today.grade, simulated.grade),
      change(today.rank, simulated.rank),
    ]);
    for (const line of layTable(console, columns, rows)) printLine(console, line);
  }
  printLine(console);
}

function differs({ today, simulated }: SimulatedScore): boolean {
  return today.total !== simulated.total || today.grade !== simulated.grade || today.rank !== simulated.rank;
}

function printMoves(console: Console, moved: readonly MovedCredit[]): void {
  if (moved.length === 0) return;
  const title = (en: string, zh: string, right = false) => ({ title: say(console, { en, zh }), right });
  const columns = [
    title('Shop', '店铺'),
    title('From', '原归属'),
    title('To', '新归属'),
    title('Orders', '订单数', true),
    title('Amount', '金额', true),
  ];
  const rows = moved.map((each) => [
    each.merchant_id,
    `${each.from_agent_id ?? '–'} (${each.from_verdict})`,
    `${each.to_agent_id ?? '–'} (${each.to_verdict})`,
    groupDigits(String(each.orders)),
    readableYuan(each.amount_fen),
  ]);
  for (const line of layTable(console, columns, rows)) printLine(console, line);
}

async function readDocument(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new OpscoreError('file-not-found', { file }, { cause });
  }
}
