import type { ErrorDetails, Language } from '#libs/domain/errors.js';
import { OpscoreError, describeError } from '#libs/domain/errors.js';
import type { FoundOddity, ImportSummary } from '#libs/ingest/import-request.js';
import { describeProblems } from '#libs/ingest/rejects.js';
import type { FileMark } from './file-mark.js';

/** A text in the languages of the product. */
export type Texts = Readonly<Record<Language, string>>;

const COUNTS = ['read', 'added', 'changed', 'unchanged', 'rejected', 'repeated', 'waiting', 'waitingMerchants'] as const;

export type RowCounts = Readonly<Record<(typeof COUNTS)[number], number>>;

/** What became of a file. Kept in the column report of import_files, and beside the file for people. */
export interface ImportReport {
  /** The code of the error that the file was refused for. */
  readonly code: string | null;
  readonly message: Texts;
  readonly importId: string | null;
  /** Counts of rows, as in {@link ImportSummary}; null where the file was not read. */
  readonly rows: RowCounts | null;
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

/** The report on a file that is in. */
export function reportImport(summary: ImportSummary, seen: FileMark, isUpload = false): ImportReport {
  return {
    code: null,
    message: describeCounts(summary, isUpload),
    importId: summary.dryRun ? null : summary.importId,
    ...(summary.dryRun && { dryRun: true }),
    rows: Object.fromEntries(COUNTS.map((name) => [name, summary[name]])) as RowCounts,
    problems: summary.firstProblems.map((row) => ({
      line: row.line,
      en: describeProblems([row], 'en'),
      zh: describeProblems([row], 'zh'),
    })),
    oddities: summary.oddities,
    rejectsPath: summary.rejectsPath,
    seen,
  };
}

/** The report on a file that cannot be read at all. Its messages name the file and not its folder, which is the server's. */
export function reportRefusal({ code, details }: OpscoreError, fileName: string, seen: FileMark | null): ImportReport {
  const shown: ErrorDetails = 'file' in details ? { ...details, file: fileName } : details;
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

function describeCounts({ read, added, changed, unchanged, rejected, dryRun }: ImportSummary, isUpload: boolean): Texts {
  const en = `${dryRun ? 'Dry run, nothing was changed: ' : ''}${read} rows: ${added} added, ${changed} changed, ${unchanged} unchanged, ${rejected} rejected.`;
  const zh = `${dryRun ? '试运行,未做任何更改:' : ''}共 ${read} 行：新增 ${added}，更新 ${changed}，未变 ${unchanged}，拒绝 ${rejected}。`;
  if (rejected === 0 || dryRun) return { en, zh };
  if (isUpload) return { en: `${en} Download the rejected rows, mend them, and upload that file.`, zh: `${zh}请下载被拒绝的行，修正后重新上传。` };
  return {
    en: `${en} Mend the rejected rows in the file ending in .rejects.csv beside this report, and put it into the folder again.`,
    zh: `${zh}请修改本报告旁以 .rejects.csv 结尾的文件中的行，然后重新放入该文件夹。`,
  };
}

/** An object as JSON that PostgreSQL takes: texts of files may hold halves of characters and zero bytes. */
export function writeJson(value: unknown, indent = 0): string {
  const mend = (_key: string, each: unknown) =>
    typeof each === 'string' ? each.replaceAll(/[\uD800-\uDFFF\0]/gu, '\uFFFD') : each;
  return JSON.stringify(value, mend, indent);
}
