import type { AuditEntry } from '#libs/audit/audit-log.js';
import { AuditReader } from '#libs/audit/audit-reader.js';
import type { CommandContext, RegisterCommand } from '../command.js';
import { printJson, printLine } from '../console.js';
import { readWholeNumber } from '../option-values.js';
import { readableInstant } from '../output/instants.js';
import { layTable } from '../output/table.js';

const ENTRIES = 50;
const MOST_ENTRIES = 1_000;
const LONGEST_CELL = 60;
const FAILED = 1;

interface ListOptions {
  readonly limit: number;
  readonly action?: string;
  readonly user?: string;
  readonly subject?: string;
  readonly json?: boolean;
}

/** `opscore audit`: what was changed, when, by whom and from where; and whether that log is whole. */
export const registerAudit: RegisterCommand = (program, context) => {
  const { t } = context;
  const audit = program.command('audit').description(t('what was changed, when and by whom, and whether that log is whole', '审计日志：查看变更记录，校验日志完整性'));

  audit
    .command('list')
    .description(t('the newest entries of the audit log', '列出最新的审计记录'))
    .option('--limit <n>', t('how many', '条数'), readWholeNumber(context, 1, MOST_ENTRIES), ENTRIES)
    .option('--action <action>', t('only this action, such as rules.applied', '只看该操作，例如 rules.applied'))
    .option('--user <name>', t('only what this user did', '只看该用户的操作'))
    .option('--subject <subject>', t('only what was done to this', '只看对该对象的操作'))
    .option('--json', t('print JSON', '输出 JSON'))
    .action((options: ListOptions) => listEntries(context, options));

  audit
    .command('verify')
    .description(t('look through the whole log; exit code 1 where an entry is not as it was written', '校验整个日志；如有记录被改动，退出码为 1'))
    .option('--json', t('print JSON', '输出 JSON'))
    .action((options: { readonly json?: boolean }) => verify(context, options));
};

async function listEntries({ withServices, settings, console, t }: CommandContext, options: ListOptions): Promise<void> {
  const { action = null, user = null, subject = null, limit, json } = options;
  const filter = { action, user, subject, from: null, to: null };
  const entries = await withServices((services) => services.get(AuditReader).entries(filter, { before: null, limit }));
  if (json === true) {
    printJson(console, entries);
    return;
  }
  if (entries.length === 0) {
    printLine(console, t('No entries.', '没有记录。'));
    return;
  }
  const titles = [t('No.', '序号'), t('When', '时间'), t('Who', '操作人'), t('From', '来源'), t('Action', '操作'), t('What', '对象'), t('Before', '之前'), t('After', '之后')];
  const columns = titles.map((title, index) => ({ title, right: index === 0 }));
  for (const line of layTable(console, columns, entries.map((entry) => cellsOf(entry, settings().timeZone)))) printLine(console, line);
}

function cellsOf({ sequence, recordedAt, actor, action, subject, before, after }: AuditEntry, timeZone: string): string[] {
  const from = actor.address === null ? actor.via : `${actor.via} ${actor.address}`;
  return [String(sequence), readableInstant(new Date(recordedAt), timeZone), actor.name, from, action, subject, shorten(before), shorten(after)];
}

function shorten(value: unknown): string {
  if (value === null) return '–';
  const text = JSON.stringify(value);
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL)}…` : text;
}

async function verify(context: CommandContext, { json }: { readonly json?: boolean }): Promise<void> {
  const { console, t } = context;
  await context.withServices(async (services) => {
    const reader = services.get(AuditReader);
    if (json === true) {
      const verified = await reader.verify();
      printJson(console, verified);
      if (verified.broken !== null) context.finishWith(FAILED);
      return;
    }
    const { entries, hash } = await reader.requireWhole();
    printLine(console, t(`The audit log is whole: ${entries} entries, the last with the hash ${hash}.`, `审计日志完整：共 ${entries} 条，末条哈希 ${hash}。`));
  });
}
