import { readFile } from 'node:fs/promises';
import { Attribution } from '#libs/attribution/attribution.js';
import type { MovedCredit } from '#libs/attribution/simulate-attribution.js';
import { AttributionSimulations } from '#libs/attribution/simulate-attribution.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { parsePeriod } from '#libs/domain/periods.js';
import { groupDigits, readableYuan } from '#libs/reports/sentences.js';
import { requireValid } from '#libs/rules/rule-versions.js';
import type { RegisterCommand } from '../command.js';
import type { Console } from '../console.js';
import { printJson, printLine, say } from '../console.js';
import { layTable } from '../output/table.js';
import { judgeOrders } from './attribute.js';

interface SimulateOptions {
  readonly rules: string;
  readonly merchant?: string;
  readonly json?: boolean;
}

/** `opscore simulate`: verdicts under another rule set beside today's; nothing is kept. */
export const registerSimulate: RegisterCommand = (program, context) => {
  const { t, console } = context;
  program
    .command('simulate')
    .description(t('what would move between agents under another rule set', '模拟另一套规则下客服归属的变化'))
    .argument('<period>', t('2026Q4, 2026-10 or 2026Q4/2026-W40', '2026Q4、2026-10 或 2026Q4/2026-W40'))
    .requiredOption('--rules <file>', t('the rule set, a YAML file', '规则集 YAML 文件'))
    .option('--merchant <id>', t('only this shop', '仅该店铺'))
    .option('--json', t('print JSON', '输出 JSON'))
    .action(async (periodText: string, options: SimulateOptions) => {
      const period = parsePeriod(periodText);
      const ruleSet = requireValid(await readDocument(options.rules));
      await context.withServices(async (services) => {
        await judgeOrders(context, services.get(Attribution));
        const simulation = await services
          .get(AttributionSimulations)
          .simulate(period, ruleSet, options.merchant ?? null);
        if (options.json === true) {
          printJson(console, simulation);
          return;
        }
        const moved = simulation.moved.reduce((sum, { orders }) => sum + orders, 0);
        printLine(
          console,
          t(
            `${simulation.judged} orders placed in ${period.name} were judged under ${options.rules}: ${moved} verdicts would differ. Nothing was changed.`,
            `按 ${options.rules} 模拟判定 ${period.name} 内下单的 ${simulation.judged} 个订单:${moved} 个判定将不同。未做任何更改。`,
          ),
        );
        printMoves(console, simulation.moved);
      });
    });
};

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
