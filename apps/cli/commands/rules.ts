import { readFile } from 'node:fs/promises';
import { lastPastDay, parseDay, addDays } from '#libs/domain/business-time.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { checkRuleSet } from '#libs/rules/check-rule-set.js';
import type { RuleDifference } from '#libs/rules/diff-rule-sets.js';
import { diffRuleSets } from '#libs/rules/diff-rule-sets.js';
import { renderRuleSet } from '#libs/rules/render-rule-set.js';
import type { RuleSet } from '#libs/rules/rule-set.js';
import { RuleVersions, describeRuleProblems, requireValid } from '#libs/rules/rule-versions.js';
import { commandLineActor } from '../actor.js';
import type { CommandContext, RegisterCommand } from '../command.js';
import type { Console } from '../console.js';
import { paint, printJson, printLine, printNotice, say } from '../console.js';
import { layTable } from '../output/table.js';

interface ShowOptions {
  readonly at?: string;
  readonly version?: string;
  readonly all?: boolean;
  readonly json?: boolean;
}

interface ApplyOptions {
  readonly from?: string;
  readonly restate?: boolean;
  readonly json?: boolean;
}

/** `opscore rules`: show, check, compare and apply rule sets. */
export const registerRules: RegisterCommand = (program, context) => {
  const { t, console } = context;
  const rules = program.command('rules').description(t('show, check, compare and apply rule sets', '查看、检查、比较和应用规则集'));

  rules
    .command('show')
    .description(t('the full rule set in force', '显示生效的完整规则集'))
    .option('--at <day>', t('in force on this day (default today)', '在该日生效的规则集（缺省为今天）'))
    .option('--version <n>', t('the version of this number', '指定版本号'))
    .option('--all', t('list all versions', '列出全部版本'))
    .option('--json', t('print JSON', '输出 JSON'))
    .action((options: ShowOptions) => showRules(context, options));

  rules
    .command('check')
    .description(t('check a rule set file; nothing is changed', '检查规则集文件，不做更改'))
    .argument('<file>', t('a YAML file', 'YAML 文件'))
    .action(async (file: string) => {
      const { problems } = checkRuleSet(await readDocument(file));
      if (problems.length > 0) throw new OpscoreError('rule-set-invalid', { problems: describeRuleProblems(problems) });
      printLine(console, t(`${file} can be used.`, `${file} 有效。`));
    });

  rules
    .command('diff')
    .description(t('what differs between two rule sets: version numbers or files', '比较两个规则集：版本号或文件'))
    .argument('<a>', t('a version number or a YAML file', '版本号或 YAML 文件'))
    .argument('<b>', t('a version number or a YAML file', '版本号或 YAML 文件'))
    .option('--json', t('print JSON', '输出 JSON'))
    .action(async (a: string, b: string, { json }: { json?: boolean }) => {
      const differences = diffRuleSets(await readRuleSet(context, a), await readRuleSet(context, b));
      if (json === true) printJson(console, differences);
      else printDifferences(console, differences);
    });

  rules
    .command('apply')
    .description(t('make a new version of a rule set file', '应用规则集文件，生成新版本'))
    .argument('<file>', t('a YAML file that names what differs from the defaults', 'YAML 文件，只写与默认值不同之处'))
    .option('--from <day>', t('the first day in force (default: first day of the open quarter)', '生效日（缺省：当前季度首日）'))
    .option('--restate', t('put it in force for the whole open quarter', '使其在当前整个季度生效'))
    .option('--json', t('print JSON', '输出 JSON'))
    .action((file: string, options: ApplyOptions) => applyRules(context, file, options));
};

async function showRules({ withServices, settings, console, t }: CommandContext, options: ShowOptions): Promise<void> {
  const day = options.at === undefined ? today({ settings, console }) : parseDay(options.at);
  await withServices(async (services) => {
    const versions = services.get(RuleVersions);
    if (options.all === true) {
      const all = await versions.list();
      const listed = all.map(({ version, inForceFrom, restatedUntil, fingerprint }) => ({ version, inForceFrom, restatedUntil, fingerprint }));
      if (options.json === true) {
        printJson(console, listed);
        return;
      }
      const columns = [{ title: t('Version', '版本'), right: true }, { title: t('In force from', '生效日') }, { title: t('Fingerprint', '指纹') }];
      const rows = listed.map((each) => [String(each.version), each.version === 1 ? t('ever', '始终') : each.inForceFrom, each.fingerprint.slice(0, 16)]);
      for (const line of layTable(console, columns, rows)) printLine(console, line);
      return;
    }
    const shown = options.version === undefined ? await versions.inForce(day) : await versions.get(Number(options.version));
    if (options.json === true) {
      printJson(console, { version: shown.version, inForceFrom: shown.inForceFrom, ruleSet: shown.ruleSet });
      return;
    }
    const since = shown.version === 1 ? t('the defaults', '默认规则') : t(`in force from ${shown.inForceFrom}`, `自 ${shown.inForceFrom} 起生效`);
    printLine(console, paint(console, 'dim', `# ${t('rule set', '规则集')} ${shown.version}, ${since}`));
    console.out.write(renderRuleSet(shown.ruleSet));
  });
}

async function applyRules(context: CommandContext, file: string, options: ApplyOptions): Promise<void> {
  const { console, t } = context;
  const document = await readDocument(file);
  const from = options.from === undefined ? null : parseDay(options.from);
  await context.withServices(async (services) => {
    const applied = await services
      .get(RuleVersions)
      .apply({ document, from, restate: options.restate === true, today: today(context), actor: commandLineActor(), now: console.now() });
    const { version, inForceFrom, restatedUntil } = applied.version;
    if (options.json === true) {
      printJson(console, { version, inForceFrom, restatedUntil, changed: applied.changed, differences: applied.differences });
      return;
    }
    if (!applied.changed) {
      printLine(console, t(`Rule set ${version} says the same already: nothing was changed.`, `规则集 ${version} 内容相同：未做更改。`));
      return;
    }
    printDifferences(console, applied.differences);
    printLine(console, t(`Rule set ${version} is in force from ${inForceFrom}.`, `规则集 ${version} 自 ${inForceFrom} 起生效。`));
    printNotice(console, {
      en: 'Scores of quarters that begin on or after that day change with the next scoring.',
      zh: '自该日起开始的季度将在下次计分时按新规则计算。',
    });
  });
}

/** Today in the business time zone. */
function today({ settings, console }: Pick<CommandContext, 'settings' | 'console'>): string {
  return addDays(lastPastDay(console.now(), settings().timeZone), 1);
}

async function readRuleSet(context: CommandContext, name: string): Promise<RuleSet> {
  if (!/^\d+$/.test(name)) return requireValid(await readDocument(name));
  return context.withServices(async (services) => (await services.get(RuleVersions).get(Number(name))).ruleSet);
}

async function readDocument(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new OpscoreError('file-not-found', { file }, { cause });
  }
}

function printDifferences(console: Console, differences: readonly RuleDifference[]): void {
  if (differences.length === 0) {
    printLine(console, say(console, { en: 'No difference.', zh: '没有差异。' }));
    return;
  }
  const title = (en: string, zh: string) => ({ title: say(console, { en, zh }) });
  const columns = [title('Path', '路径'), title('Before', '之前'), title('After', '之后'), title('Affects', '影响')];
  const rows = differences.map(({ path, before, after, affects }) => [path, before ?? '–', after ?? '–', say(console, describeAffected(affects))]);
  for (const line of layTable(console, columns, rows)) printLine(console, line);
}

function describeAffected(affects: RuleDifference['affects']): { en: string; zh: string } {
  if (affects === 'scores') return { en: 'all scorecards', zh: '全部考核成绩' };
  if (affects === 'attribution') return { en: 'orders of all shops', zh: '所有店铺的订单归属' };
  return { en: `orders of shop ${affects.merchantId}`, zh: `店铺 ${affects.merchantId} 的订单归属` };
}
