import { isUtf8 } from 'node:buffer';
import { OpscoreError } from '#libs/domain/errors.js';
import type { FieldShape } from './field-shapes.js';

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const QUOTE = 0x22;
const COMMA = 0x2c;

/** No honest record is longer: a quote that is never closed would otherwise swallow the file. */
const LONGEST_RECORD = 4 * 1024 * 1024;
/** Room for a line number and its comma in front of a record. */
const LINE_NUMBER_ROOM = 12;

/** A record that does not have as many fields as the header. */
export interface RaggedRecord {
  readonly line: number;
  readonly fields: number;
  readonly text: string;
}

/**
 * Finds the ends of CSV records in a stream of bytes and hands them on unparsed, each with the number of the physical line
 * that it begins on in front: `17,` + record. PostgreSQL does the parsing; this only looks at quotes, commas and line ends.
 *
 * Blank lines are passed over, `\r\n` becomes `\n`, one trailing comma too many is taken off; records with another number
 * of fields are put aside. Throws (for the whole file) `file-quote-unclosed`, `file-not-utf8`, `file-has-nul` and
 * `file-line-ends`, each with the line.
 */
export class RecordScanner {
  private rest: Buffer = Buffer.alloc(0);
  private line: number;
  private allFit = true;

  /** With `shapes`, it is also noticed whether every field has the shape of its column. */
  constructor(
    private readonly fields: number,
    firstLine: number,
    private readonly onRagged: (record: RaggedRecord) => void,
    private readonly shapes: readonly (FieldShape | null)[] | null = null,
  ) {
    this.line = firstLine;
  }

  /** Whether all records so far have the right number of fields and, where shapes are asked for, all fields fit theirs. */
  get isRegular(): boolean {
    return this.allFit;
  }

  /** Takes the next bytes of the file and gives the complete records in them, numbered. */
  push(chunk: Buffer): Buffer {
    const bytes = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    return this.scan(bytes, false);
  }

  /** Gives what is left at the end of the file. */
  end(): Buffer {
    const bytes = this.rest;
    if (bytes.length === 0) return bytes;
    return this.scan(bytes.at(-1) === LINE_FEED ? bytes : Buffer.concat([bytes, Buffer.from('\n')]), true);
  }

  private scan(bytes: Buffer, last: boolean): Buffer {
    const pieces: Buffer[] = [];
    let out = Buffer.allocUnsafe(bytes.length + 64 * 1024);
    let written = 0;
    let start = 0;
    let fieldStart = 0;
    let startLine = this.line;
    let line = this.line;
    let commas = 0;
    let quoted = false;
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at];
      if (byte === QUOTE) quoted = !quoted;
      else if (byte === COMMA) {
        if (quoted) continue;
        this.checkField(bytes, commas, fieldStart, at);
        fieldStart = at + 1;
        commas += 1;
      } else if (byte === LINE_FEED) {
        line += 1;
        if (quoted) continue;
        const end = at > start && bytes[at - 1] === CARRIAGE_RETURN ? at - 1 : at;
        if (end > start) {
          this.checkField(bytes, commas, fieldStart, end);
          const length = this.fit(bytes, start, end, commas, startLine);
          if (length > 0) {
            if (written + length + LINE_NUMBER_ROOM > out.length) {
              pieces.push(out.subarray(0, written));
              out = Buffer.allocUnsafe(Math.max(64 * 1024, length + LINE_NUMBER_ROOM, bytes.length - start));
              written = 0;
            }
            written += out.write(`${startLine},`, written, 'latin1');
            written += bytes.copy(out, written, start, start + length);
            out[written++] = LINE_FEED;
          }
        }
        start = at + 1;
        fieldStart = start;
        startLine = line;
        commas = 0;
      } else if (byte === CARRIAGE_RETURN && !quoted && at + 1 < bytes.length && bytes[at + 1] !== LINE_FEED) {
        throw new OpscoreError('file-line-ends', { line });
      }
    }
    this.keepRest(bytes.subarray(start), startLine, quoted, last);
    checkText(bytes.subarray(0, start), this.line);
    this.line = startLine;
    return pieces.length === 0 ? out.subarray(0, written) : Buffer.concat([...pieces, out.subarray(0, written)]);
  }

  private checkField(bytes: Buffer, column: number, start: number, end: number): void {
    const fits = this.shapes?.[column];
    if (fits && this.allFit && !fits(bytes, start, end)) this.allFit = false;
  }

  /** How much of a record is handed on: all of it, all but a comma too many, or nothing where its fields do not fit. */
  private fit(bytes: Buffer, start: number, end: number, commas: number, line: number): number {
    if (commas + 1 === this.fields) return end - start;
    if (commas === this.fields && bytes[end - 1] === COMMA) return end - 1 - start;
    this.allFit = false;
    this.onRagged({ line, fields: commas + 1, text: bytes.toString('utf8', start, end) });
    return 0;
  }

  private keepRest(rest: Buffer, line: number, quoted: boolean, last: boolean): void {
    if (quoted && (last || rest.length > LONGEST_RECORD)) throw new OpscoreError('file-quote-unclosed', { line });
    if (rest.length > LONGEST_RECORD) throw new OpscoreError('file-record-too-long', { line });
    this.rest = Buffer.from(rest);
  }
}

/** Refuses text that is not UTF-8 or holds NUL, naming the line. */
function checkText(bytes: Buffer, firstLine: number): void {
  const utf8 = isUtf8(bytes);
  const nul = bytes.indexOf(0);
  if (utf8 && nul === -1) return;
  let line = firstLine;
  for (let start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(LINE_FEED, start);
    const stop = end === -1 ? bytes.length : end + 1;
    const text = bytes.subarray(start, stop);
    if (!isUtf8(text)) throw new OpscoreError('file-not-utf8', { line });
    if (text.includes(0)) throw new OpscoreError('file-has-nul', { line });
    start = stop;
  }
}
