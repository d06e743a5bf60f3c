import type { Language } from '#libs/domain/errors.js';
import { OpscoreError, describeError } from '#libs/domain/errors.js';
import type { FoundOddity, ImportSummary } from '#libs/ingest/import-request.js';
import type { KindName } from '#libs/ingest/kind.js';
import type { MappedImport } from '#libs/ingest/mapping/import-mapped.js';
import { describeProblems } from '#libs/ingest/rejects.js';
import type { FileMark } from './file-mark.js';
import { detailsNaming } from './naming-file.js';

/** A text in the languages of the product. */
export type Texts = Readonly<Record<Language, string>>;

const COUNTS = ['read', 'added', 'changed', 'unchanged', 'rejected', 'repeated', 'waiting', 'waitingMerchants'] as const;

export type RowCounts = Readonly<Record<(typeof COUNTS)[number], number>>;

/** What a file brought of one kind of fact. */
export interface ImportPart {
  readonly kind: KindName;
  /** Null of a dry run. */
  readonly importId: string | null;
  readonly rows: RowCounts;
}

/** What became of a file. Kept in the column report of import_files, and beside the file for people. */
export interface ImportReport {
  /** The code of the error that the file was refused for. */
  readonly code: string | null;
  readonly message: Texts;
  readonly importId: string | null;
  /** What the file was taken for, such as `CSV, GB18030 (GBK)`. Absent where it was not read, or by an earlier version. */
  readonly readAs?: string | null;
  /** Counts of rows, as in {@link ImportSummary}, of all kinds together; null where the file was not read. */
  readonly rows: RowCounts | null;
  /** One for each kind of fact, in the order in which they were stored. Absent where the file was not read, or by an earlier version. */
  readonly parts?: readonly ImportPart[];
  /** Columns that the profile neither reads nor ignores. Absent where there are none. */
  readonly unknownColumns?: readonly string[];
  /** Sheets, and files of an archive, that the profile does not read. Absent where there are none. */
  readonly tablesPassedOver?: readonly string[];
  /** How many rows of totals were passed over. Absent where there are none. */
  readonly totalsPassedOver?: number;
  /** The first rejected rows. */
  readonly problems: readonly (Texts & { readonly line: number })[];
  readonly oddities: readonly FoundOddity[];
  /** The file of the rejected rows. */
  readonly rejectsPath: string | null;
  /** Whether it was only checked, and nothing of it kept. Absent where it was not. */
  readonly dryRun?: boolean;
  /** The file as it was when it was read: another one that lies in its place by now is not taken for it. */
  readonly seen: FileMark | null;
  /** Where the file lies since; null where there was none to move. Absent until it is put away. */
  readonly movedTo?: string | null;
}

const NOTHING_READ = { importId: null, rows: null, problems: [], oddities: [], rejectsPath: null } as const;

/** What a file brought: of a canonical one there is one summary. */
export type BroughtIn = Pick<MappedImport, 'summaries' | 'wholeId'> & Partial<MappedImport>;

/** The report on a file that is in. */
export function reportImport(made: BroughtIn, seen: FileMark, isUpload = false): ImportReport {
  const { summaries, wholeId, unknownColumns = [], tablesPassedOver = [], passedOver: { totals } = { totals: 0 } } = made;
  const dryRun = summaries.some((summary) => summary.dryRun);
  const parts = summaries.map((summary) => ({ kind: summary.kind as KindName, importId: dryRun ? null : summary.importId, rows: countsOf(summary) }));
  const rows = addUp(parts);
  return {
    code: null,
    message: describeCounts({ ...rows, dryRun }, isUpload),
    importId: dryRun ? null : wholeId,
    ...(dryRun && { dryRun: true }),
    readAs: summaries[0]?.readAs ?? null,
    rows,
    parts,
    problems: summaries.flatMap(({ firstProblems }) =>
      firstProblems.map((row) => ({ line: row.line, en: describeProblems([row], 'en'), zh: describeProblems([row], 'zh') })),
    ),
    oddities: summaries.flatMap(({ oddities }) => oddities),
    rejectsPath: summaries.find(({ rejectsPath }) => rejectsPath !== null)?.rejectsPath ?? null,
    ...(unknownColumns.length > 0 && { unknownColumns }),
    ...(tablesPassedOver.length > 0 && { tablesPassedOver }),
    ...(totals > 0 && { totalsPassedOver: totals }),
    seen,
  };
}

function countsOf(summary: ImportSummary): RowCounts {
  return Object.fromEntries(COUNTS.map((name) => [name, summary[name]])) as RowCounts;
}

/** Merchants that rows of several kinds wait for are the same ones. */
function addUp(parts: readonly ImportPart[]): RowCounts {
  const total = (name: (typeof COUNTS)[number]) =>
    parts.reduce((sum, { rows }) => (name === 'waitingMerchants' ? Math.max(sum, rows[name]) : sum + rows[name]), 0);
  return Object.fromEntries(COUNTS.map((name) => [name, total(name)])) as RowCounts;
}

/** The report on a file that cannot be read at all. Its messages name the file and not its folder, which is the server's. */
export function reportRefusal(error: OpscoreError, fileName: string, seen: FileMark | null): ImportReport {
  const { code } = error;
  const shown = detailsNaming(fileName, error);
  const message = { en: describeError(code, shown, 'en'), zh: describeError(code, shown, 'zh') };
  return { ...NOTHING_READ, code, message, seen };
}

/** The report on a file whose import failed for a reason that is not the file's. */
export function reportFailure(error: unknown, seen: FileMark | null): ImportReport {
  const isOurs = error instanceof OpscoreError;
  const reason = (error instanceof Error ? error.message : String(error)).slice(0, 2_000);
  const message = {
    en: `The import failed: ${reason}`,
    zh: `导入失败：${isOurs ? describeError(error.code, error.details, 'zh') : reason}`,
  };
  return { ...NOTHING_READ, code: isOurs ? error.code : null, message, seen };
}

function describeCounts({ read, added, changed, unchanged, rejected, dryRun }: RowCounts & { readonly dryRun: boolean }, isUpload: boolean): Texts {
  const en = `${dryRun ? 'Dry run, nothing was changed: ' : ''}${read} rows: ${added} added, ${changed} changed, ${unchanged} unchanged, ${rejected} rejected.`;
  const zh = `${dryRun ? '试运行，未做任何更改：' : ''}共 ${read} 行：新增 ${added}，更新 ${changed}，未变 ${unchanged}，拒绝 ${rejected}。`;
  if (rejected === 0 || dryRun) return { en, zh };
  if (isUpload) return { en: `${en} Download the rejected rows, mend them, and upload that file.`, zh: `${zh}请下载被拒绝的行，修正后重新上传。` };
  return {
    en: `${en} Mend the rejected rows in the file with .rejects in its name beside this report, and put it into the folder again.`,
    zh: `${zh}请修改本报告旁文件名含 .rejects 的文件中的行，然后重新放入该文件夹。`,
  };
}

/** An object as JSON that PostgreSQL takes: texts of files may hold halves of characters and zero bytes. */
export function writeJson(value: unknown, indent = 0): string {
  const mend = (_key: string, each: unknown) =>
    typeof each === 'string' ? each.replaceAll(/[\uD800-\uDFFF\0]/gu, '\uFFFD') : each;
  return JSON.stringify(value, mend, indent);
}
