import type { Command } from 'commander';
import { Database } from '#libs/database/database.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { ImportEntry } from '#libs/inbox/imports.js';
import { Imports } from '#libs/inbox/imports.js';
import type { KeptReason, UndoSummary } from '#libs/ingest/undo-import.js';
import { undoImport } from '#libs/ingest/undo-import.js';
import type { Localised } from '#libs/reports/report.js';
import { groupDigits } from '#libs/reports/sentences.js';
import { commandLineActor } from '../actor.js';
import type { CommandContext, RegisterCommand } from '../command.js';
import { printJson, printLine, say } from '../console.js';
import { readWholeNumber } from '../option-values.js';
import { readableInstant } from '../output/instants.js';
import { layTable } from '../output/table.js';

const LISTED = 20;
const MOST_LISTED = 500;
/** Kept rows that are named on a terminal. */
const SHOWN = 20;
const IMPORT_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `opscore imports`: what was brought in, and taking it back. */
export const registerImports: RegisterCommand = (program, context) => {
  const imports = program.command('imports').description(context.t('what was brought in: list it, take it back', '导入记录：查看、撤销'));
  registerList(imports, context);
  registerUndo(imports, context);
};

function registerList(imports: Command, context: CommandContext): void {
  const { t, console, settings } = context;
  imports
    .command('list')
    .description(t('the last imports, the newest first', '最近的导入，新的在前'))
    .option('--limit <number>', t('how many at most', '最多显示多少条'), readWholeNumber(context, 1, MOST_LISTED), LISTED)
    .option('--json', t('print JSON', '输出 JSON'))
    .action(async ({ limit, json }: { limit: number; json?: boolean }) => {
      const entries = await context.withServices((services) =>
        new Imports(services.get(Database)).list({ state: null, kind: null, after: null, limit }),
      );
      if (json === true) printJson(console, entries);
      else printEntries(context, entries, settings().timeZone);
    });
}

function registerUndo(imports: Command, context: CommandContext): void {
  const { t, console } = context;
  imports
    .command('undo')
    .description(
      t(
        'take an import back: what it added goes, what it changed is as before; what was changed since stays and is listed',
        '撤销一次导入：移除其新增的行，恢复其更新的行；此后被改动的行保留并列出',
      ),
    )
    .argument('<import>', t('its id, as "opscore imports list" names it', '导入编号，见 opscore imports list'))
    .option('--json', t('print JSON', '输出 JSON'))
    .action(async (id: string, { json }: { json?: boolean }) => {
      if (!IMPORT_ID.test(id)) throw new OpscoreError('import-not-found', { import: id });
      const summary = await context.withServices(async (services) => {
        const database = services.get(Database);
        const { importId, fileName, state } = await new Imports(database).get(id);
        if (importId === null) throw new OpscoreError('import-without-rows', { file: fileName, state });
        return undoImport(database, { importId, actor: commandLineActor(), now: console.now() });
      });
      if (json === true) printJson(console, summary);
      else printUndo(context, summary);
    });
}

function printEntries({ console, t }: CommandContext, entries: readonly ImportEntry[], timeZone: string): void {
  if (entries.length === 0) {
    printLine(console, t('Nothing was imported yet.', '尚无导入记录。'));
    return;
  }
  const columns = [
    { title: t('Came', '时间') },
    { title: t('File', '文件') },
    { title: t('Kind', '类型') },
    { title: t('State', '状态') },
    { title: t('Added', '新增'), right: true },
    { title: t('Changed', '变更'), right: true },
    { title: t('Rejected', '拒绝'), right: true },
    { title: t('By', '导入人') },
    { title: t('Import', '编号') },
  ];
  const count = (rows: number | undefined) => (rows === undefined ? '–' : groupDigits(String(rows)));
  const rows = entries.map((entry) => [
    readableInstant(entry.receivedAt, timeZone),
    entry.fileName,
    kindsOf(entry),
    say(console, stateOf(entry)),
    count(entry.rows?.added),
    count(entry.rows?.changed),
    count(entry.rows?.rejected),
    entry.by?.name ?? '–',
    entry.importId ?? entry.id,
  ]);
  for (const line of layTable(console, columns, rows)) printLine(console, line);
}

/** All kinds that a file brought, in the order in which they were stored. */
function kindsOf({ kind, parts }: ImportEntry): string {
  const kinds = [...new Set(parts.map((part) => part.kind))];
  return kinds.length === 0 ? kind : kinds.join(', ');
}

const STATES: Record<ImportEntry['state'], Localised> = {
  waiting: { en: 'waiting', zh: '等待' },
  running: { en: 'running', zh: '进行中' },
  done: { en: 'done', zh: '完成' },
  rejected: { en: 'rejected', zh: '已拒绝' },
  failed: { en: 'failed', zh: '失败' },
};

function stateOf({ state, undone, dryRun }: ImportEntry): Localised {
  if (undone !== null) return { en: 'undone', zh: '已撤销' };
  return dryRun ? { en: 'dry run', zh: '试运行' } : STATES[state];
}

const REASONS: Record<KeptReason, Localised> = {
  'changed-since': { en: 'changed since', zh: '此后已被改动' },
  'named-by-others': { en: 'other rows name it', zh: '被其他数据引用' },
  'in-the-way': { en: 'what stood there would overlap rows that stay', zh: '恢复后会与保留的行重叠' },
};

function printUndo({ console, t }: CommandContext, { removed, restored, kept, keptRows }: UndoSummary): void {
  const count = (rows: number) => groupDigits(String(rows));
  printLine(
    console,
    t(
      `Undone: ${count(removed)} rows taken back, ${count(restored)} as before, ${count(kept)} kept.`,
      `已撤销：移除 ${count(removed)} 行，恢复 ${count(restored)} 行，保留 ${count(kept)} 行。`,
    ),
  );
  for (const { kind, key, reason, laterFile } of keptRows.slice(0, SHOWN)) {
    const names = Object.entries(key).map(([name, value]) => `${name} ${value ?? '–'}`);
    printLine(console, `  ${kind}: ${names.join(', ')}: ${say(console, REASONS[reason])}${laterFile === null ? '' : ` (${laterFile})`}`);
  }
  const left = kept - Math.min(SHOWN, keptRows.length);
  if (left > 0) printLine(console, t(`  … and ${count(left)} more.`, `  ……及另外 ${count(left)} 行。`));
}
