import { Attribution } from '#libs/attribution/attribution.js';
import type { AttributionRun } from '#libs/attribution/judge-due.js';
import { parseDay } from '#libs/domain/business-time.js';
import { groupDigits, readableYuan } from '#libs/reports/sentences.js';
import type { CommandContext, RegisterCommand } from '../command.js';
import { printJson, printLine } from '../console.js';
import { startProgress } from '../output/progress.js';
import { layTable } from '../output/table.js';
import { nameVerdict } from '../output/verdicts.js';

interface AttributeOptions {
  readonly merchant?: string;
  readonly from?: string;
  readonly to?: string;
  readonly json?: boolean;
}

/** `opscore attribute`: brings verdicts up to date and shows what they add up to. */
export const registerAttribute: RegisterCommand = (program, context) => {
  const { t, console } = context;
  program
    .command('attribute')
    .description(t('judge which agent gets the credit for each order', '判定每个订单归属的客服'))
    .option('--merchant <id>', t('show only this shop', '只显示该店铺'))
    .option('--from <day>', t('show orders placed from this day on', '只显示该日起下单的订单'))
    .option('--to <day>', t('show orders placed up to this day', '只显示该日及以前下单的订单'))
    .option('--json', t('print JSON', '输出 JSON'))
    .action(async (options: AttributeOptions) => {
      const from = options.from === undefined ? null : parseDay(options.from);
      const to = options.to === undefined ? null : parseDay(options.to);
      await context.withServices(async (services) => {
        const attribution = services.get(Attribution);
        const run = await judgeOrders(context, attribution);
        const totals = await attribution.totals({ from, to }, options.merchant ?? null);
        if (options.json === true) {
          printJson(console, { ...run, verdicts: totals });
          return;
        }
        printLine(console, t(`${run.judged} orders judged, ${run.changed} verdicts changed.`, `已判定 ${run.judged} 个订单，${run.changed} 个判定有变化。`));
        const columns = [
          { title: t('Verdict', '判定') },
          { title: t('Orders', '订单数'), right: true },
          { title: t('Amount', '金额'), right: true },
        ];
        const rows = totals.map(({ verdict, orders, amountFen }) => [
          nameVerdict(console, verdict),
          groupDigits(String(orders)),
          readableYuan(amountFen),
        ]);
        for (const line of layTable(console, columns, rows)) printLine(console, line);
      });
    });
};

/** Brings all verdicts up to date, with progress. */
export async function judgeOrders({ console }: CommandContext, attribution: Attribution): Promise<AttributionRun> {
  const progress = startProgress(console);
  try {
    return await attribution.bringUpToDate((done, total) =>
      progress.update({ en: `judging: ${done} of ${total} orders`, zh: `判定：${done} / ${total} 个订单` }, done, total),
    );
  } finally {
    progress.stop();
  }
}
