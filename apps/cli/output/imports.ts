import { basename } from 'node:path';
import type { ImportSummary } from '#libs/ingest/import-request.js';
import type { FolderImport } from '#libs/ingest/import-folder.js';
import { describeProblems } from '#libs/ingest/rejects.js';
import { groupDigits } from '#libs/reports/sentences.js';
import type { Console } from '../console.js';
import { paint, printLine, say } from '../console.js';
import { layTable } from './table.js';

/** Prints what imports did: a line for every file, then what needs a look. */
export function printImports(console: Console, { summaries, notices, passedOver }: FolderImport): void {
  const title = (en: string, zh: string, right = true) => ({ title: say(console, { en, zh }), right });
  const columns = [
    title('File', '文件', false),
    title('Kind', '类型', false),
    title('Rows', '行数'),
    title('Added', '新增'),
    title('Changed', '变更'),
    title('Unchanged', '未变'),
    title('Rejected', '拒绝'),
  ];
  const count = (rows: number) => groupDigits(String(rows));
  const rows = summaries.map(({ file, kind, read, added, changed, unchanged, rejected }) => [
    basename(file),
    kind,
    count(read),
    count(added),
    count(changed),
    count(unchanged),
    rejected > 0 ? paint(console, 'red', count(rejected)) : '0',
  ]);
  for (const line of layTable(console, columns, rows)) printLine(console, line);
  for (const summary of summaries) printNotes(console, summary);
  for (const { rows: count, en, zh } of notices) printLine(console, say(console, { en: `${count} ${en}.`, zh: `${count} ${zh}。` }));
  if (passedOver.length > 0) {
    printLine(
      console,
      say(console, {
        en: `Passed over, since they are named after no kind: ${passedOver.join(', ')}`,
        zh: `以下文件名不对应任何类型，已跳过：${passedOver.join('、')}`,
      }),
    );
  }
  if (summaries.some(({ dryRun }) => dryRun)) {
    printLine(console, say(console, { en: 'Dry run: nothing was changed.', zh: '试运行：未做任何更改。' }));
  }
}

/** What goes without saying. */
const PLAIN = 'CSV, UTF-8';

function printNotes(console: Console, summary: ImportSummary): void {
  const { file, readAs, rejected, rejectsPath, repeated, waiting, waitingMerchants, oddities, firstProblems } = summary;
  const name = basename(file);
  if (readAs !== null && readAs !== PLAIN) printLine(console, say(console, { en: `${name} was read as ${readAs}.`, zh: `${name} 按 ${readAs} 读取。` }));
  if (rejected > 0) {
    printLine(console, describeProblems(firstProblems, console.language));
    if (rejectsPath !== null) {
      printLine(
        console,
        say(console, {
          en: `${name}: ${rejected} rejected rows are in ${rejectsPath}; mend them there and import that file again.`,
          zh: `${name}：${rejected} 行被拒绝，已写入 ${rejectsPath}；修正后可重新导入该文件。`,
        }),
      );
    }
  }
  if (repeated > 0) {
    printLine(
      console,
      say(console, {
        en: `${name}: ${repeated} rows have a key that comes again later in the file; the last one counts.`,
        zh: `${name}：${repeated} 行的主键在文件后面重复出现，以最后一行为准。`,
      }),
    );
  }
  for (const { rows, firstLine, en, zh } of oddities) {
    printLine(
      console,
      say(console, { en: `${name}: ${rows} ${en} (first in line ${firstLine})`, zh: `${name}：${rows} ${zh}（首见第 ${firstLine} 行）` }),
    );
  }
  if (waiting > 0) {
    printLine(
      console,
      say(console, {
        en: `${name}: ${waiting} rows of ${waitingMerchants} unknown merchants wait until merchants are imported.`,
        zh: `${name}：${waitingMerchants} 个未知商家的 ${waiting} 行将等待 merchants 导入后生效。`,
      }),
    );
  }
}
