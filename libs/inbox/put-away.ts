import { constants, createWriteStream } from 'node:fs';
import { access, copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { OpscoreError } from '#libs/domain/errors.js';
import { isWorkbookName } from '#libs/ingest/rejects-columns.js';
import { rejectsWorkbook } from '#libs/ingest/rejects-workbook.js';
import { codeOf, isSameMark, markOf } from './file-mark.js';
import type { ImportFiles, ReceivedFile } from './import-files.js';
import type { ImportReport } from './import-report.js';
import { writeJson } from './import-report.js';
import { splitName } from '#libs/ingest/kind-of-name.js';

/** The sub-folders of an inbox: settled files go to the one of their state. */
export const SETTLED_FOLDERS = ['done', 'rejected'] as const;

/** What a name may take of the 255 bytes that file systems allow, so that the endings of reports and copies find room. */
const LONGEST_NAME_BYTES = 200;

/**
 * Moves a settled file to the sub-folder of its state, with its report and its rejected rows beside it, and notes where it
 * lies. It may be cut anywhere and be done again: the report is written first and carries the file's id, and so keeps the
 * name for it. A file that has changed since it was read is another file, and stays. Throws `inbox-unusable` where the
 * folder cannot be written.
 */
export async function putAway(files: ImportFiles, fileId: string): Promise<void> {
  await files.whileLocked(fileId, async (session, file) => {
    const { report } = file;
    const settled = SETTLED_FOLDERS.find((state) => state === file.state);
    if (settled === undefined || report === null || report.movedTo !== undefined) return;
    const places = await moveTo(join(dirname(file.path), settled), file, report);
    await files.notePutAway(session, fileId, places);
  });
}

async function moveTo(
  folder: string,
  file: ReceivedFile,
  report: ImportReport,
): Promise<Required<Pick<ImportReport, 'movedTo' | 'rejectsPath'>>> {
  try {
    await mkdir(folder, { recursive: true });
    const target = join(folder, await reserveName(folder, file, report));
    const rejectsPath = report.rejectsPath === null ? null : rejectsPathOf(target);
    if (isSameMark(await markOf(file.path), report.seen)) await move(file.path, target);
    if (report.rejectsPath !== null && rejectsPath !== null) await layRejects(report.rejectsPath, rejectsPath);
    return { movedTo: (await exists(target)) ? target : null, rejectsPath };
  } catch (error) {
    throw asUnusable(error, folder);
  }
}

/** A fault that the system found with a folder as `inbox-unusable`; any other error as it is. */
export function asUnusable(error: unknown, folder: string): unknown {
  const { syscall, path } = error as NodeJS.ErrnoException;
  return syscall !== undefined && path !== undefined ? new OpscoreError('inbox-unusable', { folder, reason: codeOf(error) }, { cause: error }) : error;
}

/** Writes the report, and gives the name that the file gets beside it: its own, or with time and id where that is taken. */
async function reserveName(folder: string, file: ReceivedFile, report: ImportReport): Promise<string> {
  const { stem, ending } = splitName(file.fileName);
  const name = fitName(stem, ending);
  const reportPath = `${join(folder, name)}.report.json`;
  const owner = await ownerOf(reportPath);
  if (owner === file.fileId) return name;
  const path = join(folder, name);
  const isFree = owner === null && !(await exists(path)) && (report.rejectsPath === null || !(await exists(rejectsPathOf(path))));
  if (isFree && (await writeNew(reportPath, reportFor(file, report, path)))) return name;

  const time = file.receivedAt.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const ownName = fitName(stem, `-${time}-${file.fileId.slice(0, 8)}${ending}`);
  const ownPath = join(folder, ownName);
  // Nobody else has a claim to this name: what is there is of an earlier try.
  await writeFile(`${ownPath}.report.json.part`, reportFor(file, report, ownPath));
  await rename(`${ownPath}.report.json.part`, `${ownPath}.report.json`);
  return ownName;
}

function reportFor(file: ReceivedFile, report: ImportReport, path: string): string {
  const { code, message, rows, problems, oddities, readAs, parts, unknownColumns, tablesPassedOver, totalsPassedOver } = report;
  const { fileId, fileName, kind, profile, options, state, sizeBytes, receivedAt, changedAt } = file;
  const rejectsFile = report.rejectsPath === null ? null : rejectsPathOf(path).slice(dirname(path).length + 1);
  const shown = { fileId, fileName, kind, profile, options, state, sizeBytes, receivedAt, settledAt: changedAt };
  return `${writeJson({ ...shown, code, message, readAs, rows, parts, problems, oddities, unknownColumns, tablesPassedOver, totalsPassedOver, rejectsFile }, 2)}\n`;
}

/** Where the rejected rows of a file lie beside it: in a workbook where it was one, so that they are mended as it is. */
function rejectsPathOf(path: string): string {
  const { stem, ending } = splitName(path);
  return `${stem}.rejects.${/^\.xlsx?$/i.test(ending) ? 'xlsx' : 'csv'}`;
}

async function layRejects(from: string, to: string): Promise<void> {
  if (!isWorkbookName(to)) return move(from, to);
  // What is not there has been laid before.
  if (!(await exists(from))) return;
  await pipeline(Readable.from(rejectsWorkbook(from)), createWriteStream(`${to}.part`));
  await rename(`${to}.part`, to);
  await rm(from, { force: true });
}

/** Cuts the stem where the name would be too long. */
function fitName(stem: string, ending: string): string {
  const characters = Array.from(stem);
  while (characters.length > 1 && Buffer.byteLength(characters.join('') + ending) > LONGEST_NAME_BYTES) characters.pop();
  return characters.join('') + ending;
}

/** The id of the file that a report is of; null where there is no report, '' where it is none of ours or was cut. */
async function ownerOf(reportPath: string): Promise<string | null> {
  try {
    const report = JSON.parse(await readFile(reportPath, 'utf8')) as { fileId?: unknown } | null;
    return typeof report?.fileId === 'string' ? report.fileId : '';
  } catch (error) {
    if (error instanceof SyntaxError) return '';
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** Writes a file that is not there yet; gives false where it is. */
async function writeNew(path: string, text: string): Promise<boolean> {
  try {
    await writeFile(path, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a file, to another file system too. One that is not there has been moved before. */
async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return;
    if (codeOf(error) !== 'EXDEV') throw error;
    await copyFile(from, `${to}.part`);
    await rename(`${to}.part`, to);
    await rm(from, { force: true });
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
}
