import type { ExplanationPart } from '#libs/kpi/kpi-slice.js';
import type { Row } from '#libs/reports/report.js';
import type { ModuleExplanation, ScoreExplanation } from '#libs/scorecards/explain-score.js';
import type { Scorecard } from '#libs/scorecards/scorecard-document.js';
import { ScoreExplanations } from '#libs/scorecards/explain-score.js';
import { Scorecards } from '#libs/scorecards/scorecards.js';
import type { RegisterCommand } from '../command.js';
import type { Console } from '../console.js';
import { paint, printJson, printLine, say } from '../console.js';
import { printScorecards, scorecardWithoutWorkings } from '../output/scorecards.js';
import { layReport, readableCell } from '../output/table.js';
import { readPeriodRequest } from '../period-request.js';
import { sayWhatIsClosed } from '../period-services.js';
import { registerExplainOrder } from './explain-order.js';
import { bringUpToDate } from './score.js';

interface ExplainOptions {
  readonly asOf?: string;
  readonly stored?: boolean;
  readonly all?: boolean;
  readonly json?: boolean;
}

/** Tables of an explanation are cut after so many rows, unless all are asked for. */
const MOST_ROWS = 30;

/** `opscore explain score`: why a number is what it is. */
export const registerExplain: RegisterCommand = (program, context) => {
  const { t, console } = context;
  const explain = program.command('explain').description(t('say why a number is what it is', '说明数字的由来'));
  registerExplainOrder(explain, context);
  explain
    .command('score')
    .description(t('how a scorecard comes about, module by module', '逐个模块说明考核成绩的由来'))
    .argument('<manager>', t('manager id', '运营经理编号'))
    .argument('<period>', t('2026Q4, 2026-10 or 2026Q4/2026-W40', '2026Q4、2026-10 或 2026Q4/2026-W40'))
    .argument('[module]', t('sales, ads, slots, conversion or outbound', 'sales、ads、slots、conversion 或 outbound'))
    .option('--as-of <day>', t('only days up to this one count', '只统计到该日'))
    .option('--stored', t('what the last run stored, without computing', '使用上次保存的结果，不重新计算'))
    .option('--all', t('all rows of long tables', '显示长表的全部行'))
    .option('--json', t('print JSON', '输出 JSON'))
    .action(async (managerId: string, periodText: string, module: string | undefined, options: ExplainOptions) => {
      const request = readPeriodRequest(periodText, options.asOf, context.settings(), console.now());
      await context.withServices(async (services) => {
        const asOf = await bringUpToDate(context, services.get(Scorecards), request, options.stored === true);
        const explanation = await services
          .get(ScoreExplanations)
          .explain({ period: request.period, asOf, managerId, moduleId: module ?? null });
        if (options.json === true) printJson(console, describeForPrograms(explanation));
        else printExplanation(console, explanation, options.all === true ? Infinity : MOST_ROWS);
        await sayWhatIsClosed(context, services, { period: request.period, asOf }, [explanation.stored.scorecard.division]);
      });
    });
};

function describeForPrograms({ stored, modules, sources }: ScoreExplanation): object {
  return {
    scorecard: scorecardWithoutWorkings(stored),
    sources,
    modules: modules.map(({ id, title, module, curve, parts }) => {
      const tables = parts.flatMap((part) =>
        part.kind === 'table'
          ? [{ title: part.title, rows: part.rows.map((row) => nameCells(part.columns.map(({ name }) => name), row)) }]
          : [],
      );
      const sentences = parts.flatMap((part) => (part.kind === 'sentence' ? [part.text] : []));
      return { id, title, ...module, curve, sentences, tables };
    }),
  };
}

function nameCells(names: readonly string[], row: Row): object {
  return Object.fromEntries(names.map((name, index) => [name, row[index] ?? null]));
}

function printExplanation(
  console: Console,
  { stored, modules, sources }: ScoreExplanation,
  mostRows: number,
): void {
  printScorecards(console, [stored]);
  printTotal(console, stored.scorecard);
  printLine(
    console,
    paint(
      console,
      'dim',
      say(console, {
        en: `facts ${stored.fingerprint.slice(0, 16)}… · run ${stored.runId} · scored ${stored.scoredAt.toISOString()}`,
        zh: `数据指纹 ${stored.fingerprint.slice(0, 16)}… · 运行 ${stored.runId} · 计算于 ${stored.scoredAt.toISOString()}`,
      }),
    ),
  );
  for (const explained of modules) {
    printLine(console);
    printLine(console, paint(console, 'bold', `${say(console, explained.title)} (${explained.id})`));
    printModule(console, explained);
    for (const part of explained.parts) printPart(console, part, mostRows);
  }
  printLine(console);
  printLine(console, say(console, sources));
}

/** The total with a pocket calculator: Σ weight × points / Σ weight. */
function printTotal(console: Console, { total, modules }: Scorecard): void {
  const assessed = Object.values(modules).flatMap((module) => (module.assessed ? [module] : []));
  if (total === null) return;
  const weighed = assessed.map(({ weight, points }) => `${weight}×${points}`).join(' + ');
  const weights = assessed.map(({ weight }) => weight).join(' + ');
  printLine(
    console,
    say(console, { en: `total = (${weighed}) / (${weights}) = ${total}`, zh: `总分 = (${weighed}) / (${weights}) = ${total}` }),
  );
}

function printModule(console: Console, { module, curve }: ModuleExplanation): void {
  if (!module.assessed) {
    printLine(
      console,
      say(console, {
        en: `Not assessed (${module.reason}): its weight is left out.`,
        zh: `不参与考核（${module.reason}）：其权重不计入。`,
      }),
    );
    return;
  }
  const completion = readableCell(module.completion, 'ratio', console);
  printLine(
    console,
    say(console, {
      en: `actual ${module.actual} / target ${module.target} = completion ${module.completion} (${completion}) → ${module.points} points, weight ${module.weight}`,
      zh: `实际 ${module.actual} / 目标 ${module.target} = 完成率 ${module.completion}（${completion}）→ 得分 ${module.points}，权重 ${module.weight}`,
    }),
  );
  printLine(
    console,
    say(console, {
      en: `curve: ${curve.map(([at, points]) => `${at} → ${points}`).join(', ')} (linear between, flat beyond)`,
      zh: `得分曲线：${curve.map(([at, points]) => `${at} → ${points}`).join(',')}（区间内线性，两端持平）`,
    }),
  );
}

function printPart(console: Console, part: ExplanationPart, mostRows: number): void {
  if (part.kind === 'sentence') {
    printLine(console, say(console, part.text));
    return;
  }
  printLine(console);
  printLine(console, paint(console, 'cyan', say(console, part.title)));
  const { lines, left } = layReport(console, part.columns, part.rows, mostRows);
  for (const line of lines) printLine(console, line);
  if (left > 0) printLine(console, say(console, { en: `… ${left} more rows (--all shows them)`, zh: `…… 另有 ${left} 行（--all 显示全部）` }));
}
