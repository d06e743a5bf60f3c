import { UnreadableArchive } from './archive.js';
import type { DateFormat } from './cell-texts.js';
import { dateFormatOf, dateText, numberText } from './cell-texts.js';
import { readCompoundStream } from './compound-file.js';
import { RECORD, OldTexts, readText, recordAt, recordsFrom } from './old-records.js';
import type { SheetRow } from './read-workbook.js';
import { SharedStrings } from './shared-strings.js';

/** Sheets of an old workbook hold 65,536 rows at most, and its file is kept in memory. */
export const MOST_OLD_WORKBOOK_BYTES = 64 * 1024 * 1024;
const MOST_COLUMNS = 256;
const MOST_SHEETS = 1_000;
const VERSION_8 = 0x0600;
const CELLS: readonly number[] = [RECORD.LABELSST, RECORD.NUMBER, RECORD.RK, RECORD.MULRK, RECORD.BOOLERR, RECORD.LABEL, RECORD.RSTRING, RECORD.FORMULA];
const FAULTS: Readonly<Record<number, string>> = { 0: '#NULL!', 7: '#DIV/0!', 15: '#VALUE!', 23: '#REF!', 29: '#NAME?', 36: '#NUM!', 42: '#N/A' };
/** Between a formula and the text that it gives, there may be what it shares with others. */
const MOST_BETWEEN = 3;

interface OldSheet {
  readonly name: string;
  readonly start: number;
}

/** An old workbook (`.xls`, BIFF8): its visible sheets, row by row, cells as texts, as `WorkbookReader` gives them. */
export class OldWorkbookReader {
  private readonly sheets: readonly OldSheet[];
  private readonly strings: SharedStrings;
  private readonly dateStyles: readonly DateFormat[];
  private readonly uses1904: boolean;

  private constructor(private readonly stream: Buffer) {
    const sheets: OldSheet[] = [];
    const codes = new Map<number, string>();
    const formats: number[] = [];
    let [uses1904, texts] = [false, [] as Buffer[]];
    let isContinued = false;
    for (const { id, content } of recordsFrom(stream, firstRecord(stream))) {
      if (id === RECORD.FILEPASS) throw new UnreadableArchive('encrypted');
      if (id === RECORD.DATEMODE) uses1904 = content.readUInt16LE(0) === 1;
      if (id === RECORD.FORMAT) codes.set(content.readUInt16LE(0), readText(content, 2, 2));
      if (id === RECORD.XF) formats.push(content.readUInt16LE(2));
      if (id === RECORD.SST) texts = [content];
      if (id === RECORD.CONTINUE && isContinued) texts.push(content);
      if (id === RECORD.BOUNDSHEET && content.readUInt16LE(4) === 0) sheets.push({ name: readText(content, 6, 1), start: content.readUInt32LE(0) });
      isContinued = id === RECORD.SST || (id === RECORD.CONTINUE && isContinued);
      if (sheets.length > MOST_SHEETS) throw new UnreadableArchive('too-large');
    }
    // Sheets of one name, or in one place, would be read several times over.
    if (sheets.length === 0 || sheets.some(({ name, start }, index) => sheets.some((other, at) => at < index && (other.name === name || other.start === start)))) throw new UnreadableArchive('broken');
    this.sheets = sheets;
    this.strings = SharedStrings.of(new OldTexts(texts).read());
    this.dateStyles = formats.map((format) => dateFormatOf(format, codes.get(format)));
    this.uses1904 = uses1904;
  }

  /** Opens an old workbook by its bytes. Throws `UnreadableArchive`. */
  static open(bytes: Buffer): OldWorkbookReader {
    if (bytes.length > MOST_OLD_WORKBOOK_BYTES) throw new UnreadableArchive('too-large');
    return refusing(() => new OldWorkbookReader(readCompoundStream(bytes, ['Workbook', 'Book'])));
  }

  /** The names of its sheets, in their order. */
  get sheetNames(): string[] {
    return this.sheets.map(({ name }) => name);
  }

  /** The bytes up to the end of the workbook: how far reading a sheet is can be told by them. */
  sizeOf(sheetName: string): number {
    return this.stream.length - (this.sheets.find(({ name }) => name === sheetName)?.start ?? 0);
  }

  /** The rows of a sheet; `onBytes` is told how many bytes of it are read. Throws `UnreadableArchive`, also while it is read. */
  async *rows(sheetName: string, onBytes: (bytes: number) => void = () => undefined): AsyncGenerator<SheetRow> {
    const start = this.sheets.find(({ name }) => name === sheetName)?.start;
    if (start === undefined) throw new RangeError(`The workbook has no sheet ${sheetName}.`);
    const places = refusing(() => this.placesOfCells(start));
    for (let at = 0; at < places.length; ) {
      const row = this.rowAt(places[at] ?? 0);
      const cells: string[] = [];
      for (; at < places.length && this.rowAt(places[at] ?? 0) === row; at++) refusing(() => this.readCells(places[at] ?? 0, cells));
      onBytes((places[at - 1] ?? start) - start);
      while (cells.at(-1) === '') cells.pop();
      if (cells.length > 0) yield { number: row + 1, cells: Array.from(cells, (cell) => cell ?? '') };
    }
  }

  close(): void {
    // There is nothing to let go of.
  }

  /** Where the records of cells begin, row after row: some programs write them in another order. */
  private placesOfCells(start: number): Uint32Array {
    if (recordAt(this.stream, start)?.id !== RECORD.BOF) throw new UnreadableArchive('broken');
    let places = new Uint32Array(1_024);
    let [count, isSorted, last] = [0, true, 0];
    for (const { id, at } of recordsFrom(this.stream, start)) {
      if (!CELLS.includes(id)) continue;
      if (count === places.length) {
        const longer = new Uint32Array(count * 2);
        longer.set(places);
        places = longer;
      }
      places[count++] = at;
      const row = this.rowAt(at);
      isSorted &&= row >= last;
      last = row;
    }
    const found = places.subarray(0, count);
    return isSorted ? found : found.toSorted((left, right) => this.rowAt(left) - this.rowAt(right) || left - right);
  }

  private rowAt(place: number): number {
    return this.stream.readUInt16LE(place + 4);
  }

  private readCells(place: number, cells: string[]): void {
    const { id, content } = recordAt(this.stream, place) ?? { id: 0, content: Buffer.alloc(0) };
    const first = content.readUInt16LE(2);
    const count = id === RECORD.MULRK ? Math.floor((content.length - 6) / 6) : 1;
    if (first + count > MOST_COLUMNS) throw new UnreadableArchive('broken');
    for (let index = 0; index < count; index++) {
      while (cells.length < first + index) cells.push('');
      // No table of a database holds zero bytes, and nobody sees them.
      cells[first + index] = this.readCell(id, content, 4 + index * 6, place).replaceAll('\0', '');
    }
  }

  private readCell(id: number, content: Buffer, at: number, place: number): string {
    const style = content.readUInt16LE(at);
    const value = at + 2;
    switch (id) {
      case RECORD.LABELSST:
        return this.strings.at(content.readUInt32LE(value)) ?? '';
      case RECORD.LABEL:
      case RECORD.RSTRING:
        return readText(content, value, 2);
      case RECORD.BOOLERR:
        return truthOrFault(content[value + 1] ?? 0, content[value] ?? 0);
      case RECORD.NUMBER:
        return this.show(content.readDoubleLE(value), style);
      case RECORD.FORMULA:
        return content.readUInt16LE(value + 6) === 0xffff ? this.resultOf(content.subarray(value), place) : this.show(content.readDoubleLE(value), style);
      default:
        return this.show(readShortNumber(content.readUInt32LE(value)), style);
    }
  }

  /** What a formula gives that is no number. */
  private resultOf(result: Buffer, place: number): string {
    if (result[0] === 1 || result[0] === 2) return truthOrFault(result[0] - 1, result[2] ?? 0);
    if (result[0] !== 0) return '';
    let record = recordAt(this.stream, place);
    for (let between = 0; record !== null && between < MOST_BETWEEN; between++) {
      record = recordAt(this.stream, record.at + 4 + record.content.length);
      if (record?.id === RECORD.STRING) return readText(record.content, 0, 2);
    }
    return '';
  }

  private show(value: number, style: number): string {
    const format = this.dateStyles[style] ?? null;
    return (format === null ? null : dateText(value, format, this.uses1904)) ?? numberText(String(value));
  }
}

function firstRecord(stream: Buffer): number {
  const begin = recordAt(stream, 0);
  if (begin?.id !== RECORD.BOF || begin.content.readUInt16LE(0) !== VERSION_8) throw new UnreadableArchive('broken');
  return 4 + begin.content.length;
}

function truthOrFault(isFault: number, value: number): string {
  if (isFault === 1) return FAULTS[value] ?? '#ERR!';
  return value === 0 ? 'false' : 'true';
}

/** A number in four bytes: whole or the upper half of a double, as it is or a hundred times what is meant. */
function readShortNumber(bits: number): number {
  const upper = Buffer.alloc(8);
  upper.writeUInt32LE((bits & 0xfffffffc) >>> 0, 4);
  const value = (bits & 2) === 0 ? upper.readDoubleLE(0) : (bits | 0) >> 2;
  return (bits & 1) === 0 ? value : value / 100;
}

/** A record that is shorter than it must be makes a workbook that cannot be read. */
function refusing<Result>(read: () => Result): Result {
  try {
    return read();
  } catch (cause) {
    throw cause instanceof UnreadableArchive ? cause : new UnreadableArchive('broken', { cause });
  }
}
