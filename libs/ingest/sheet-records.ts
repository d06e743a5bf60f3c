import { OpscoreError } from '#libs/domain/errors.js';
import type { WorkbookReader } from '#libs/spreadsheets/read-workbook.js';
import { refuseArchive } from './container.js';
import type { SheetLines } from './rejects.js';
import type { SourceListener, SourceRecords } from './source-records.js';

const RECORDS_AT_ONCE = 2_000;
/** Few texts of a workbook may stand in many cells, so that its records are longer than it. */
const LENGTH_AT_ONCE = 4 * 1024 * 1024;

/**
 * The columns and records of a canonical workbook: its first visible sheet that holds something, and the sheets after it with the same
 * header. Lines go on counting from sheet to sheet. Throws `file-empty` and what is wrong with a workbook.
 */
export async function readSheets(workbook: WorkbookReader, path: string, listener: SourceListener): Promise<SourceRecords> {
  const header = await findHeader(workbook);
  if (header === null) throw new OpscoreError('file-empty', { file: path });
  const columns = header.map((name) => name.trim());
  const sheets: SheetLines[] = [];
  async function* records(shapes?: readonly unknown[]): AsyncGenerator<Buffer> {
    // What people typed into cells is written in many ways: it is always read as texts.
    if (shapes !== undefined) return;
    const total = workbook.sheetNames.reduce((sum, name) => sum + workbook.sizeOf(name), 0);
    let [linesBefore, bytesBefore] = [0, 0];
    for (const name of workbook.sheetNames) {
      let [batch, isData, last] = ['', null as boolean | null, 0];
      let waiting = 0;
      for await (const { number, cells } of workbook.rows(name, (bytes) => listener.onProgress(bytesBefore + bytes, total))) {
        last = number;
        if (isData === null) {
          isData = isSameHeader(cells, header ?? []);
          if (!isData) break;
          sheets.push({ name, linesBefore });
          continue;
        }
        const line = linesBefore + number;
        if (cells.length > columns.length) listener.onRagged({ line, fields: cells.length, text: cells.join(',') });
        else batch += `${line},${writeFields(cells, columns.length)}\n`;
        waiting += 1;
        if (waiting < RECORDS_AT_ONCE && batch.length < LENGTH_AT_ONCE) continue;
        yield Buffer.from(batch);
        [batch, waiting] = ['', 0];
      }
      if (batch !== '') yield Buffer.from(batch);
      if (isData === true) linesBefore += last;
      bytesBefore += workbook.sizeOf(name);
    }
  }
  return { columns, records: (shapes) => refusingFaults(path, records(shapes)), isRegular: () => false, sheets };
}

async function* refusingFaults(path: string, records: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* records;
  } catch (error) {
    throw refuseArchive(path, error);
  }
}

async function findHeader(workbook: WorkbookReader): Promise<readonly string[] | null> {
  for (const name of workbook.sheetNames) {
    for await (const { cells } of workbook.rows(name)) return cells;
  }
  return null;
}

function isSameHeader(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((cell, index) => cell.trim() === right[index]?.trim());
}

function writeFields(cells: readonly string[], columns: number): string {
  const fields = cells.map((cell) => (cell === '' ? '' : `"${cell.replaceAll('"', '""')}"`));
  while (fields.length < columns) fields.push('');
  return fields.join(',');
}
