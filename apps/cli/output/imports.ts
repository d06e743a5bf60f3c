import { basename } from 'node:path';
import type { ImportSummary } from '#libs/ingest/import-request.js';
import type { FolderImport } from '#libs/ingest/import-folder.js';
import { describeProblems } from '#libs/ingest/rejects.js';
import { groupDigits } from '#libs/reports/sentences.js';
import type { Console } from '../console.js';
import { paint, printLine, say } from '../console.js';
import { layTable } from './table.js';

/** What a profile found in a file of another system. */
export interface ForeignFile {
  readonly file: string;
  readonly profile: string;
  /** What the profile was told, or known without. */
  readonly options: Readonly<Record<string, string>>;
  readonly totalsPassedOver: number;
  /** Sheets, or files of an archive, whose header is another one. */
  readonly tablesPassedOver: readonly string[];
  /** Columns that the profile neither reads nor ignores. */
  readonly unknownColumns: readonly string[];
}

/** What a command brought in. */
export interface BroughtIn extends FolderImport {
  /** The files that were read by a profile. */
  readonly files: readonly ForeignFile[];
}

/** Prints what imports did: a line for every file and kind, then what needs a look. */
export function printImports(console: Console, { summaries, notices, passedOver, files }: BroughtIn): void {
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
  for (const [index, summary] of summaries.entries()) printNotes(console, summary, placeOf(summaries, index));
  for (const file of files) printForeign(console, file);
  for (const { rows: count, en, zh } of notices) printLine(console, say(console, { en: `${count} ${en}.`, zh: `${count} ${zh}。` }));
  if (passedOver.length > 0) {
    printLine(
      console,
      say(console, {
        en: `Passed over, since ${files.length > 0 ? 'the profile does not read them' : 'they are named after no kind'}: ${passedOver.join(', ')}`,
        zh: `${files.length > 0 ? '以下文件不符合该导入方案' : '以下文件名不对应任何类型'}，已跳过：${passedOver.join('、')}`,
      }),
    );
  }
  if (summaries.some(({ dryRun }) => dryRun)) {
    printLine(console, say(console, { en: 'Dry run: nothing was changed.', zh: '试运行：未做任何更改。' }));
  }
}

/** What goes without saying. */
const PLAIN = 'CSV, UTF-8';

function printForeign(console: Console, { file, profile, totalsPassedOver: totals, tablesPassedOver: tables, unknownColumns: unknown }: ForeignFile): void {
  const name = basename(file);
  const tell = (en: string, zh: string) => printLine(console, say(console, { en: `${name}: ${en}`, zh: `${name}：${zh}` }));
  if (totals > 0) tell(`${totals} rows of totals were passed over.`, `跳过 ${totals} 行合计。`);
  if (tables.length > 0) tell(`passed over, since ${profile} does not read them: ${tables.join(', ')}.`, `以下工作表或文件不符合 ${profile}，已跳过：${tables.join('、')}。`);
  if (unknown.length > 0) tell(`${profile} does not know these columns, and they were not read: ${unknown.join(', ')}.`, `以下列不在 ${profile} 中，未读取：${unknown.join('、')}。`);
}

/** Where a summary stands among those of its file: some things are said once of all. */
interface Place {
  readonly isFirst: boolean;
  /** Whether the file brought facts of several kinds. */
  readonly isOneOfSeveral: boolean;
  /** How many rows the file of rejected rows holds; null where it is told with another kind. */
  readonly rejectedInFile: number | null;
}

function placeOf(summaries: readonly ImportSummary[], index: number): Place {
  const own = summaries[index];
  const ofFile = summaries.filter(({ file }) => file === own?.file);
  const sharing = ofFile.filter(({ rejectsPath }) => rejectsPath !== null && rejectsPath === own?.rejectsPath);
  const rejected = sharing.reduce((sum, each) => sum + each.rejected, 0);
  return { isFirst: ofFile[0] === own, isOneOfSeveral: ofFile.length > 1, rejectedInFile: sharing.at(-1) === own ? rejected : null };
}

function printNotes(console: Console, summary: ImportSummary, { isFirst, isOneOfSeveral, rejectedInFile }: Place): void {
  const { file, kind, readAs, rejected, rejectsPath, repeated, waiting, waitingMerchants, oddities, firstProblems } = summary;
  const fileName = basename(file);
  const name = isOneOfSeveral ? say(console, { en: `${fileName} (${kind})`, zh: `${fileName}（${kind}）` }) : fileName;
  if (isFirst && readAs !== null && readAs !== PLAIN) printLine(console, say(console, { en: `${fileName} was read as ${readAs}.`, zh: `${fileName} 按 ${readAs} 读取。` }));
  if (rejected > 0) printLine(console, describeProblems(firstProblems, console.language));
  if (rejectsPath !== null && rejectedInFile !== null) {
    printLine(
      console,
      say(console, {
        en: `${fileName}: ${rejectedInFile} rejected rows are in ${rejectsPath}; mend them there and import that file again.`,
        zh: `${fileName}：${rejectedInFile} 行被拒绝，已写入 ${rejectsPath}；修正后可重新导入该文件。`,
      }),
    );
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
