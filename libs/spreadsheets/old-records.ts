import { UnreadableArchive } from './archive.js';

/** The kinds of records of an old workbook (BIFF8) that matter, by what they are called in its documentation. */
export const RECORD = {
  FORMULA: 0x0006,
  EOF: 0x000a,
  DATEMODE: 0x0022,
  FILEPASS: 0x002f,
  CONTINUE: 0x003c,
  BOUNDSHEET: 0x0085,
  MULRK: 0x00bd,
  RSTRING: 0x00d6,
  XF: 0x00e0,
  SST: 0x00fc,
  LABELSST: 0x00fd,
  NUMBER: 0x0203,
  LABEL: 0x0204,
  BOOLERR: 0x0205,
  STRING: 0x0207,
  RK: 0x027e,
  FORMAT: 0x041e,
  BOF: 0x0809,
} as const;

/** A record of an old workbook, and where it begins in its stream. */
export interface OldRecord {
  readonly id: number;
  readonly at: number;
  readonly content: Buffer;
}

/** The record that begins at a place; null where the stream ends. */
export function recordAt(stream: Buffer, at: number): OldRecord | null {
  if (at + 4 > stream.length) return null;
  const end = at + 4 + stream.readUInt16LE(at + 2);
  return end > stream.length ? null : { id: stream.readUInt16LE(at), at, content: stream.subarray(at + 4, end) };
}

/** The records from a place on, up to the end of what begins there. */
export function* recordsFrom(stream: Buffer, start: number): Generator<OldRecord> {
  for (let record = recordAt(stream, start); record !== null && record.id !== RECORD.EOF; record = recordAt(stream, record.at + 4 + record.content.length)) yield record;
}

/** A text with its length in front, which takes one byte or two. */
export function readText(content: Buffer, at: number, lengthBytes: 1 | 2): string {
  const length = lengthBytes === 1 ? content.readUInt8(at) : content.readUInt16LE(at);
  const start = at + lengthBytes + 1;
  return isWide(content.readUInt8(start - 1)) ? content.toString('utf16le', start, start + length * 2) : content.toString('latin1', start, start + length);
}

function isWide(flags: number): boolean {
  return (flags & 1) !== 0;
}

/** The texts that cells point to: those of a record and of the ones that continue it, in the midst of a text if need be. */
export class OldTexts {
  private block = 0;
  private at = 8;

  constructor(private readonly blocks: readonly Buffer[]) {}

  *read(): Generator<string> {
    const [first] = this.blocks;
    if (first === undefined || first.length < 8) return;
    const count = first.readUInt32LE(4);
    for (let index = 0; index < count && this.hasMore(); index++) yield this.readOne();
  }

  private hasMore(): boolean {
    while (this.block < this.blocks.length && this.at >= this.current().length) this.nextBlock();
    return this.block < this.blocks.length;
  }

  private current(): Buffer {
    const block = this.blocks[this.block];
    if (block === undefined) throw new UnreadableArchive('broken');
    return block;
  }

  private nextBlock(): void {
    this.block += 1;
    this.at = 0;
  }

  private take(bytes: 1 | 2 | 4): number {
    const value = this.current().readUIntLE(this.at, bytes);
    this.at += bytes;
    return value;
  }

  private readOne(): string {
    const length = this.take(2);
    let flags = this.take(1);
    const runs = (flags & 8) === 0 ? 0 : this.take(2);
    const extra = (flags & 4) === 0 ? 0 : this.take(4);
    let text = '';
    while (text.length < length) {
      if (this.at >= this.current().length) {
        this.nextBlock();
        // Where a text goes on it says anew how wide its characters are.
        flags = this.take(1);
      }
      const width = isWide(flags) ? 2 : 1;
      const end = Math.min(this.current().length, this.at + (length - text.length) * width);
      const piece = this.current().toString(width === 2 ? 'utf16le' : 'latin1', this.at, end);
      if (piece === '') throw new UnreadableArchive('broken');
      text += piece;
      this.at = end;
    }
    this.skip(runs * 4 + extra);
    return text;
  }

  private skip(bytes: number): void {
    for (let left = bytes; left > 0; ) {
      if (!this.hasMore()) throw new UnreadableArchive('broken');
      const taken = Math.min(left, this.current().length - this.at);
      this.at += taken;
      left -= taken;
    }
  }
}
