import { EVERYTHING } from '#libs/domain/access.js';
import { parsePeriod } from '#libs/domain/periods.js';
import type { CloseOutcome } from '#libs/periods/period-closing.js';
import type { Adjustment, LateImport } from '#libs/periods/period-records.js';
import type { Difference, VerifiedPeriod } from '#libs/periods/period-verification.js';
import { agrees } from '#libs/periods/period-verification.js';
import type { Localised } from '#libs/reports/report.js';
import type { ScoringProgress } from '#libs/scorecards/scorecards.js';
import { commandLineActor } from '../actor.js';
import type { CommandContext, RegisterCommand } from '../command.js';
import { printJson, printLine, printNotice, say } from '../console.js';
import { readWholeNumber } from '../option-values.js';
import { readableInstant } from '../output/instants.js';
import { startProgress } from '../output/progress.js';
import { layTable } from '../output/table.js';
import { closingOf, recordsOf, verificationOf } from '../period-services.js';

const FAILED = 1;
const LINES = 200;
const MOST_LINES = 10_000;

interface DivisionOptions {
  readonly division?: string;
  readonly json?: boolean;
}

/** `opscore close`, `reopen`, `verify` and `adjustments`: locking a period, and what comes after. */
export const registerPeriods: RegisterCommand = (program, context) => {
  registerClose(program, context);
  registerReopen(program, context);
  registerVerify(program, context);
  registerAdjustments(program, context);
};

const registerClose: RegisterCommand = (program, context) => {
  const { t } = context;
  program
    .command('close')
    .description(t('lock a period that has ended: its scorecards stay as they are', '对已结束的周期关账，成绩不再变动'))
    .argument('<period>', t('2026Q4, 2026-10 or 2026Q4/2026-W41', '2026Q4、2026-10 或 2026Q4/2026-W41'))
    .option('--division <division>', t('only of this division; else of every one', '仅限该部门；缺省为全部部门'))
    .option('--withdraw', t('take back that somebody asked for it', '撤回关账申请'))
    .option('--json', t('print JSON', '输出 JSON'))
    .action((period: string, options: CloseOptions) => close(context, period, options));
};

interface CloseOptions extends DivisionOptions {
  readonly withdraw?: boolean;
}

async function close(context: CommandContext, periodText: string, { division, withdraw, json }: CloseOptions): Promise<void> {
  const { console, settings, t } = context;
  const period = parsePeriod(periodText);
  await context.withServices(async (services) => {
    const closing = closingOf(services, settings());
    const who = { actor: commandLineActor(), now: console.now() };
    if (withdraw === true) {
      const withdrawn = division === undefined ? await closing.withdrawAll(period, who) : [division];
      if (division !== undefined) await closing.withdraw(period, division, who);
      if (json === true) printJson(console, withdrawn.map((each) => ({ period: period.name, division: each, state: 'withdrawn' })));
      else for (const each of withdrawn) printLine(console, t(`${each}: closing ${period.name} is not asked for any more.`, `${each}：已撤回 ${period.name} 的关账申请。`));
      return;
    }
    const outcomes = await withProgress(context, period.name, async (onProgress) =>
      division === undefined ? closing.closeAll(period, who, onProgress) : [await closing.close(period, division, who, onProgress)],
    );
    if (json === true) printJson(console, outcomes.map((outcome) => describeOutcome(period.name, outcome)));
    else for (const outcome of outcomes) printLine(console, say(console, sayOutcome(period.name, outcome)));
  });
}

function describeOutcome(period: string, outcome: CloseOutcome): object {
  if (outcome.state === 'asked') return { period, ...outcome };
  const { division, closing } = outcome;
  const { fingerprint, ruleVersion, managers, closedAt, closedBy, askedBy } = closing;
  return { period, division, state: 'closed', fingerprint, ruleVersion, managers, closedAt, closedBy, askedBy };
}

function sayOutcome(period: string, outcome: CloseOutcome): Localised {
  const { division } = outcome;
  if (outcome.state === 'asked') {
    return {
      en: `${division}: asked for ${period} to be closed. Another person closes it, by the same command.`,
      zh: `${division}：已申请 ${period} 关账，须由另一人执行同一命令确认。`,
    };
  }
  const { managers, fingerprint, ruleVersion } = outcome.closing;
  return {
    en: `${division}: ${period} is closed with ${managers} scorecards by rule set ${ruleVersion}, fingerprint ${fingerprint}`,
    zh: `${division}：${period} 已关账，共 ${managers} 份成绩，规则集 ${ruleVersion}，指纹 ${fingerprint}`,
  };
}

const registerReopen: RegisterCommand = (program, context) => {
  const { t, console, settings } = context;
  program
    .command('reopen')
    .description(t('open a closed period again; the next scoring publishes what the facts say', '重新开账，下次计分将按现有数据更新成绩'))
    .argument('<period>', t('the closed period', '已关账的周期'))
    .requiredOption('--reason <text>', t('why (3 to 500 characters)', '原因（3 到 500 个字符）'))
    .option('--division <division>', t('only of this division; else of every one', '仅限该部门；缺省为全部部门'))
    .option('--json', t('print JSON', '输出 JSON'))
    .action(async (periodText: string, { reason, division, json }: DivisionOptions & { readonly reason: string }) => {
      const period = parsePeriod(periodText);
      await context.withServices(async (services) => {
        const closing = closingOf(services, settings());
        const who = { actor: commandLineActor(), now: console.now() };
        const reopened = division === undefined ? await closing.reopenAll(period, reason, who) : [await closing.reopen(period, division, reason, who)];
        if (json === true) {
          printJson(console, reopened.map((each) => ({ period: period.name, division: each.division, state: 'reopened', adjustments: each.closing.adjustments, fingerprint: each.closing.fingerprint })));
          return;
        }
        for (const { division: each, closing: { adjustments } } of reopened) {
          printLine(console, t(`${each}: ${period.name} is open again; adjustment lines that went: ${adjustments}. Publish what they said: opscore score ${period.name}`, `${each}：${period.name} 已重新开账，清除调整项 ${adjustments} 条。请运行 opscore score ${period.name} 更新成绩。`));
        }
      });
    });
};

const registerVerify: RegisterCommand = (program, context) => {
  const { t, console } = context;
  program
    .command('verify')
    .description(t('make a closed period again from the facts and compare; exit code 1 where it differs', '按数据重算已关账的周期并核对；不一致时退出码为 1'))
    .argument('<period>', t('the closed period', '已关账的周期'))
    .option('--division <division>', t('only of this division; else of every one', '仅限该部门；缺省为全部部门'))
    .option('--json', t('print JSON', '输出 JSON'))
    .action(async (periodText: string, { division, json }: DivisionOptions) => {
      const period = parsePeriod(periodText);
      await context.withServices(async (services) => {
        const verified = await verificationOf(services).verify(period, division ?? null);
        if (json === true) printJson(console, verified.map(describeVerified));
        else for (const each of verified) sayVerified(context, each);
        if (!verified.every(agrees)) context.finishWith(FAILED);
      });
    });
};

function describeVerified(verified: VerifiedPeriod): object {
  const { closing, managers, isSealed, differing } = verified;
  const { period, division, fingerprint, ruleVersion } = closing;
  return { period, division, agrees: agrees(verified), managers, fingerprint, ruleVersion, sealed: isSealed, differing };
}

const DIFFERENCE_TEXTS: Readonly<Record<Difference, Localised>> = {
  'stored-altered': { en: 'the stored scorecard was altered (its digest is not that of the close)', zh: '存储的成绩被改动（摘要与关账时不符）' },
  'stored-missing': { en: 'the stored scorecard is gone', zh: '存储的成绩已丢失' },
  'facts-changed': { en: 'the facts have changed (their fingerprint is not that of the close)', zh: '数据已变化（指纹与关账时不符）' },
  'result-changed': { en: 'made again, the scorecard is another one, since others stand elsewhere', zh: '重算结果不同（他人名次变化所致）' },
  'manager-left': { en: 'is not in the division any more', zh: '已不在该部门' },
  'manager-joined': { en: 'joined the division after the close', zh: '关账后加入该部门' },
};

function sayVerified({ console, t }: CommandContext, verified: VerifiedPeriod): void {
  const { closing, managers, isSealed, differing } = verified;
  const { period, division, fingerprint } = closing;
  if (agrees(verified)) {
    printLine(console, t(`✓ ${division}: ${period} made again agrees: ${managers} scorecards, fingerprint ${fingerprint}`, `✓ ${division}：${period} 重算一致，共 ${managers} 份成绩，指纹 ${fingerprint}`));
    return;
  }
  printLine(console, t(`✗ ${division}: ${period} is not as it was closed:`, `✗ ${division}：${period} 与关账时不一致：`));
  if (!isSealed) printLine(console, t('  what was kept at the close was altered: it does not hash to the fingerprint of the period', '  关账时保存的记录被改动：与周期指纹不符'));
  for (const { managerId, differences } of differing) {
    printLine(console, `  ${managerId}: ${differences.map((each) => say(console, DIFFERENCE_TEXTS[each])).join('; ')}`);
  }
}

const registerAdjustments: RegisterCommand = (program, context) => {
  const { t } = context;
  program
    .command('adjustments')
    .description(t('what late facts would change in a closed period', '已关账周期的调整项：迟到的数据会改变什么'))
    .argument('<period>', t('the closed period', '已关账的周期'))
    .option('--division <division>', t('only of this division', '仅限该部门'))
    .option('--manager <id>', t('only of this manager', '仅限该运营经理'))
    .option('--limit <n>', t('how many lines', '条数'), readWholeNumber(context, 1, MOST_LINES), LINES)
    .option('--json', t('print JSON', '输出 JSON'))
    .action((period: string, options: AdjustmentOptions) => showAdjustments(context, period, options));
};

interface AdjustmentOptions extends DivisionOptions {
  readonly manager?: string;
  readonly limit: number;
}

async function showAdjustments(context: CommandContext, periodText: string, options: AdjustmentOptions): Promise<void> {
  const { console, t } = context;
  const { name: period } = parsePeriod(periodText);
  const { division = null, manager: managerId = null, limit, json } = options;
  await context.withServices(async (services) => {
    const records = recordsOf(services);
    const found = await records.adjustments(EVERYTHING, { period, division, managerId, limit, after: null });
    const lines = found.slice(0, limit);
    const lateImports = await records.lateImports(EVERYTHING, period, division);
    if (json === true) {
      printJson(console, { period, lines, more: found.length > limit, lateImports });
      return;
    }
    if (lines.length === 0) printLine(console, t('No adjustments.', '没有调整项。'));
    else printAdjustments(context, lines);
    if (found.length > limit) printNotice(console, { en: `Only ${limit} are shown (--limit).`, zh: `仅显示 ${limit} 条（--limit）。` });
    printLateImports(context, lateImports);
  });
}

function printAdjustments({ console, t, settings }: CommandContext, lines: readonly Adjustment[]): void {
  const titles = [t('Manager', '运营经理'), t('Figure', '数值'), t('As closed', '关账时'), t('By now', '现在'), t('First seen', '首次出现'), t('Rule set', '规则集')];
  const columns = titles.map((title, index) => ({ title, right: index === 2 || index === 3 }));
  const rows = lines.map(({ managerId, figure, closedValue, currentValue, firstSeenAt, ruleVersion }) => [
    managerId,
    figure,
    closedValue ?? '–',
    currentValue ?? '–',
    readableInstant(firstSeenAt, settings().timeZone),
    String(ruleVersion),
  ]);
  for (const line of layTable(console, columns, rows)) printLine(console, line);
}

function printLateImports({ console, t }: CommandContext, imports: readonly LateImport[]): void {
  if (imports.length === 0) return;
  printLine(console);
  printLine(console, t('Imports since the close, newest first:', '关账以后的导入（由新到旧）：'));
  for (const { importId, kind, fileName, importedAt, undoneAt } of imports) {
    const undone = undoneAt === null ? '' : t(`, taken back ${undoneAt.toISOString()}`, `，已于 ${undoneAt.toISOString()} 撤销`);
    printLine(console, `  ${importedAt.toISOString()}  ${kind}  ${fileName}  import ${importId}${undone}`);
  }
}

/** Shows how far the scoring is that closing begins with. */
async function withProgress<T>({ console }: CommandContext, period: string, work: (onProgress: ScoringProgress) => Promise<T>): Promise<T> {
  const progress = startProgress(console);
  try {
    return await work((step, done, total) =>
      progress.update(
        step === 'roll-up'
          ? { en: `daily sums: ${done} of ${total} merchant-days`, zh: `日汇总：${done} / ${total} 个商家日` }
          : { en: `scoring ${period}: ${done} of ${total} managers`, zh: `计分 ${period}：${done} / ${total} 位经理` },
        done,
        total,
      ),
    );
  } finally {
    progress.stop();
  }
}
