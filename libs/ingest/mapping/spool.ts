import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { OpscoreError } from '#libs/domain/errors.js';
import { LONGEST_ID, LONGEST_TEXT } from '../field-shapes.js';
import type { Kind } from '../kind.js';
import type { MappedRow } from './map-rows.js';

/** With more of them the file is of another shape. */
const MOST_RAGGED = 50_000;
const CHUNK_BYTES = 256 * 1024;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

/**
 * Canonical rows on their way from a foreign file into the database: a file of numbered CSV records, as `COPY` reads them. It holds
 * nothing that a canonical file would not, so that personal data of the foreign file never comes to rest.
 */
export class Spool {
  private readonly types: readonly (Kind['columns'][number] | undefined)[];
  private chunk = Buffer.alloc(0);
  private filled = 0;
  private full: Buffer[] = [];
  private readonly ragged: number[] = [];
  /** The values of the row before, and how they were written: many are the same again. */
  private readonly before: (string | undefined)[];
  private readonly written: string[] = [];
  private rows = 0;
  private allRegular = true;

  constructor(
    readonly path: string,
    kind: Kind,
    readonly columns: readonly string[],
  ) {
    this.types = columns.map((name) => kind.columns.find((column) => column.name === name));
    this.before = columns.map(() => undefined);
  }

  /** The lines of the rows that have another number of cells than the header. */
  get raggedLines(): readonly number[] {
    return this.ragged;
  }

  get count(): number {
    return this.rows;
  }

  /** Whether every value is written as the canonical form has it, so that PostgreSQL may read it as its type at once. */
  get isRegular(): boolean {
    return this.allRegular && this.ragged.length === 0;
  }

  /** Throws `file-fields` where too many rows have another number of cells than the header. */
  add({ line, values }: MappedRow): void {
    if (values === null) {
      this.ragged.push(line);
      if (this.ragged.length > MOST_RAGGED) throw new OpscoreError('file-fields', { line });
      return;
    }
    let record = String(line);
    for (let index = 0; index < this.columns.length; index++) {
      const value = values[index] ?? '';
      if (value !== this.before[index]) this.look(index, value);
      record += this.written[index];
    }
    this.append(`${record}\n`);
    this.rows += 1;
  }

  /** Whether so much has gathered that it should be written. */
  get isFull(): boolean {
    return this.full.length > 0 || this.filled >= CHUNK_BYTES;
  }

  /**
   * Writes what has gathered, and gives it; once at a time, while further rows may be added. The file is open while it is written alone: a
   * spool that nobody ends, since the foreign file turned out to be broken, holds nothing.
   */
  async write(): Promise<readonly Buffer[]> {
    const pieces = this.filled === 0 ? this.full : [...this.full, this.chunk.subarray(0, this.filled)];
    this.full = [];
    this.chunk = Buffer.alloc(0);
    this.filled = 0;
    const file = await open(this.path, 'a', 0o600);
    try {
      for (const piece of pieces) await file.appendFile(piece);
    } finally {
      await file.close();
    }
    return pieces;
  }

  /** The records that are written. */
  read(): Readable {
    return createReadStream(this.path, { highWaterMark: 1024 * 1024 });
  }

  /** Records are laid down as bytes at once: texts that wait to be put together are dear to keep. */
  private append(record: string): void {
    const room = record.length * 3;
    if (this.filled + room > this.chunk.length) {
      if (this.filled > 0) this.full.push(this.chunk.subarray(0, this.filled));
      this.chunk = Buffer.allocUnsafe(Math.max(2 * CHUNK_BYTES, room));
      this.filled = 0;
    }
    this.filled += this.chunk.write(record, this.filled);
  }

  private look(index: number, value: string): void {
    this.before[index] = value;
    this.written[index] = NEEDS_QUOTES.test(value) ? `,"${value.replaceAll('"', '""')}"` : `,${value}`;
    if (this.allRegular && !this.fits(index, value)) this.allRegular = false;
  }

  private fits(index: number, value: string): boolean {
    const column = this.types[index];
    if (column === undefined) return true;
    if (value === '') return !column.required;
    if (typeof column.type === 'object') return column.type.values.includes(value);
    return SHAPES[column.type](value);
  }
}

/** The canonical form of each type; what has another one goes the thorough way, and is rejected with its reason where it must be. */
const SHAPES = {
  id: (value: string) => value.length * 3 <= LONGEST_ID && isPlain(value) && !/^\d(?:\.\d+)?E\+\d{1,3}$/.test(value),
  text: (value: string) => value.length * 3 <= LONGEST_TEXT && isPlain(value),
  day: (value: string) => /^(?:19|20)\d\d-\d\d-\d\d$/.test(value),
  instant: (value: string) => /^(?:19|20)\d\d-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?$/.test(value),
  yuan: (value: string) => /^\d{1,13}(?:\.\d{1,2})?$/.test(value),
  count: (value: string) => /^\d{1,9}$/.test(value),
  decimal: (value: string) => /^\d{1,13}(?:\.\d{1,12})?$/.test(value),
  boolean: (value: string) => value === 'true' || value === 'false',
};

function isPlain(value: string): boolean {
  return !/^['\s]|\s$/.test(value);
}
