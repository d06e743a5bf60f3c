import { posix } from 'node:path';
import { Archive, UnreadableArchive, isBomb } from './archive.js';
import type { DateFormat } from './cell-texts.js';
import { dateFormatOf, dateText, numberText } from './cell-texts.js';
import { readWholeXml, readXml } from './read-xml.js';
import { SharedStrings } from './shared-strings.js';

/** A row that holds something. */
export interface SheetRow {
  /** As people count them: the first row is 1. */
  readonly number: number;
  /** The texts of its cells up to the last that holds something; '' for empty ones. */
  readonly cells: readonly string[];
}

const MOST_COLUMNS = 1_000;
const MOST_ROWS = 1_048_576;
/** All texts of a row together. */
const LONGEST_ROW = 1024 * 1024;
const MOST_SHEETS = 1_000;
/** More than spreadsheets take. */
const MOST_STYLES = 65_536;
/** The table of texts is kept in memory, and each text is there once: it cannot be packed much. */
const MOST_PACKED_STRINGS = 30;
/** Who only looks at the first rows needs no more of it: texts stand in the order in which they first occur. */
const LOOKED_AT_STRINGS = 16 * 1024 * 1024;
const STRINGS = 'xl/sharedStrings.xml';
const WORKBOOK = 'xl/workbook.xml';

interface Sheet {
  readonly name: string;
  readonly part: string;
}

/**
 * A workbook (`.xlsx`) whose sheets are read row by row, in flat memory but for its table of texts, which is kept packed. Cells are
 * given as texts: days and times as `YYYY-MM-DD HH:MM:SS`, numbers written out, formulas as their last result. Hidden sheets are left out.
 */
export class WorkbookReader {
  private strings: SharedStrings | null = null;

  private constructor(
    private readonly archive: Archive,
    private readonly sheets: readonly Sheet[],
    private readonly dateStyles: readonly DateFormat[],
    private readonly uses1904: boolean,
    private readonly mostStrings: number,
  ) {}

  /** Opens a workbook by its path, or its bytes; to look at its first rows quickly with `isLook`. Throws `UnreadableArchive`. */
  static async open(file: string | Buffer, { isLook = false }: { readonly isLook?: boolean } = {}): Promise<WorkbookReader> {
    const archive = await Archive.open(file);
    try {
      const targets = await readTargets(archive);
      const { named, uses1904 } = await readSheetList(archive);
      const sheets = named.flatMap(({ name, id }) => {
        const part = targets.get(id);
        return part === undefined || !archive.has(part) ? [] : [{ name, part }];
      });
      if (sheets.length === 0 || new Set(sheets.map(({ name }) => name)).size < sheets.length) throw new UnreadableArchive('broken');
      const strings = archive.entries.find(({ name }) => name === STRINGS);
      if (strings !== undefined && isBomb(strings.bytes, strings.packedBytes, MOST_PACKED_STRINGS)) throw new UnreadableArchive('too-packed');
      return new WorkbookReader(archive, sheets, await readDateStyles(archive), uses1904, isLook ? LOOKED_AT_STRINGS : Infinity);
    } catch (error) {
      archive.close();
      throw error;
    }
  }

  /** The names of its sheets, in their order. */
  get sheetNames(): string[] {
    return this.sheets.map(({ name }) => name);
  }

  /** The bytes that a sheet takes unpacked: how far reading it is can be told by them. */
  sizeOf(sheetName: string): number {
    const part = this.sheets.find(({ name }) => name === sheetName)?.part;
    return this.archive.entries.find(({ name }) => name === part)?.bytes ?? 0;
  }

  /**
   * The rows of a sheet; `onBytes` is told how many bytes of it are read. The cells of columns that are `skipped` are given as empty texts.
   * Throws `UnreadableArchive`, also while it is read.
   */
  async *rows(sheetName: string, onBytes: (bytes: number) => void = () => undefined, skipped: ReadonlySet<number> = new Set()): AsyncGenerator<SheetRow> {
    const sheet = this.sheets.find(({ name }) => name === sheetName);
    if (sheet === undefined) throw new RangeError(`The workbook has no sheet ${sheetName}.`);
    this.strings ??= this.archive.has(STRINGS)
      ? await SharedStrings.read(this.archive.read(STRINGS), this.mostStrings)
      : await SharedStrings.read(nothing());
    const listener = new SheetListener(this.strings, this.dateStyles, this.uses1904, skipped);
    let [read, given] = [0, 0];
    const packed = this.packedBytesOf(sheet.part) + this.packedBytesOf(STRINGS);
    const counted = async function* (bytes: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
      for await (const chunk of bytes) {
        read += chunk.length;
        yield chunk;
      }
    };
    const pieces = readXml(counted(this.archive.read(sheet.part)), listener);
    try {
      while ((await pieces.next()).done !== true) {
        const rows = listener.takeRows();
        for (const { cells } of rows) for (const cell of cells) given += cell.length;
        // A few long texts may stand in many cells.
        if (isBomb(given, packed)) throw new UnreadableArchive('too-packed');
        yield* rows;
        onBytes(read);
      }
    } finally {
      await pieces.return(undefined);
    }
  }

  close(): void {
    this.archive.close();
  }

  private packedBytesOf(part: string): number {
    return this.archive.entries.find(({ name }) => name === part)?.packedBytes ?? 0;
  }
}

// eslint-disable-next-line require-yield
async function* nothing(): AsyncGenerator<Buffer> {
  yield Buffer.from('<sst/>');
}

/** Gathers rows out of the part of a sheet. */
class SheetListener {
  private rows: SheetRow[] = [];
  private cells: string[] = [];
  private rowNumber = 0;
  private rowLength = 0;
  private column = -1;
  private type = 'n';
  private date: DateFormat = null;
  private value = '';
  private isValue = false;
  private isInData = false;

  constructor(
    private readonly strings: SharedStrings,
    private readonly dateStyles: readonly DateFormat[],
    private readonly uses1904: boolean,
    private readonly skipped: ReadonlySet<number>,
  ) {}

  takeRows(): SheetRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  onOpen(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'sheetData') this.isInData = true;
    if (!this.isInData) return;
    if (name === 'row') {
      const number = Number(attributes['r'] ?? this.rowNumber + 1);
      // Lines are told by it, and what stands above the header is passed over.
      if (!Number.isInteger(number) || number <= this.rowNumber) throw new UnreadableArchive('broken');
      if (number > MOST_ROWS) throw new UnreadableArchive('too-large');
      this.rowNumber = number;
      this.rowLength = 0;
      this.cells = [];
      this.column = -1;
    } else if (name === 'c') {
      this.column = attributes['r'] === undefined ? this.column + 1 : columnOf(attributes['r']);
      if (this.column < 0) throw new UnreadableArchive('broken');
      if (this.column >= MOST_COLUMNS) throw new UnreadableArchive('too-large');
      this.type = attributes['t'] ?? 'n';
      this.date = this.dateStyles[Number(attributes['s'] ?? 0)] ?? null;
      this.value = '';
    } else if (name === 'v' || name === 't') this.isValue = true;
    else if (name === 'rPh') this.isValue = false;
  }

  onText(text: string): void {
    if (!this.isValue) return;
    this.value += text;
    if (this.value.length > LONGEST_ROW) throw new UnreadableArchive('too-large');
  }

  onClose(name: string): void {
    if (name === 'v' || name === 't') this.isValue = false;
    else if (name === 'c' && this.isInData) this.addCell();
    else if (name === 'row' && this.cells.length > 0) this.rows.push({ number: this.rowNumber, cells: this.cells });
    else if (name === 'sheetData') this.isInData = false;
  }

  private addCell(): void {
    // That there is one counts: cells that have moved to the side are found by it.
    const isSkipped = this.skipped.has(this.column);
    const text = isSkipped ? '' : this.read();
    if (isSkipped ? this.value === '' : text === '') return;
    this.rowLength += text.length;
    if (this.rowLength > LONGEST_ROW) throw new UnreadableArchive('too-large');
    while (this.cells.length < this.column) this.cells.push('');
    this.cells[this.column] = text;
  }

  private read(): string {
    const { value } = this;
    switch (this.type) {
      case 's':
        return this.strings.at(Number(value)) ?? '';
      case 'b':
        return value === '' ? '' : value === '1' ? 'true' : 'false';
      case 'n':
        return (this.date === null || value === '' ? null : dateText(Number(value), this.date, this.uses1904)) ?? numberText(value);
      case 'd':
        return value.replace('T', ' ').replace(/(?: 00:00:00)?(?:\.0+)?Z?$/, '');
      default:
        return value;
    }
  }
}

/** `BC12` is column 54. */
function columnOf(reference: string): number {
  let column = 0;
  for (const character of reference) {
    const letter = character.charCodeAt(0) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

/** Which parts the sheets lie in, by the ids of their relations. */
async function readTargets(archive: Archive): Promise<Map<string, string>> {
  const part = 'xl/_rels/workbook.xml.rels';
  const targets = new Map<string, string>();
  if (!archive.has(WORKBOOK) || !archive.has(part)) throw new UnreadableArchive('broken');
  await readWholeXml(archive.read(part), {
    onOpen: (name, { Id: id, Target: target }) => {
      if (name !== 'Relationship' || id === undefined || target === undefined) return;
      targets.set(id, target.startsWith('/') ? target.slice(1) : posix.normalize(posix.join('xl', target)));
      if (targets.size > MOST_STYLES) throw new UnreadableArchive('too-large');
    },
  });
  return targets;
}

async function readSheetList(archive: Archive): Promise<{ named: { name: string; id: string }[]; uses1904: boolean }> {
  const named: { name: string; id: string }[] = [];
  let uses1904 = false;
  await readWholeXml(archive.read(WORKBOOK), {
    onOpen: (name, attributes) => {
      if (name === 'workbookPr') uses1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet' || attributes['state'] === 'hidden' || attributes['state'] === 'veryHidden') return;
      const [, id = ''] = Object.entries(attributes).find(([key]) => key.endsWith(':id')) ?? [];
      named.push({ name: attributes['name'] ?? '', id });
      if (named.length > MOST_SHEETS) throw new UnreadableArchive('too-large');
    },
  });
  return { named, uses1904 };
}

/** What each style of cells shows numbers as. */
async function readDateStyles(archive: Archive): Promise<DateFormat[]> {
  if (!archive.has('xl/styles.xml')) return [];
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let isOfCells = false;
  await readWholeXml(archive.read('xl/styles.xml'), {
    onOpen: (name, attributes) => {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (name === 'cellXfs') isOfCells = true;
      if (name === 'xf' && isOfCells) formats.push(Number(attributes['numFmtId'] ?? 0));
      if (Math.max(codes.size, formats.length) > MOST_STYLES) throw new UnreadableArchive('too-large');
    },
    onClose: (name) => {
      if (name === 'cellXfs') isOfCells = false;
    },
  });
  return formats.map((id) => dateFormatOf(id, codes.get(id)));
}
