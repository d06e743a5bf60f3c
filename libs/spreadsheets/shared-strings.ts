import { UnreadableArchive } from './archive.js';
import { readXml } from './read-xml.js';

/** The texts of a workbook are kept packed: as many strings of their own they would take ten times the room. */
const MOST_BYTES = 512 * 1024 * 1024;
/** More than a cell can hold. */
const LONGEST = 1024 * 1024;

/** The table of texts that the cells of a workbook point into. */
export class SharedStrings {
  private text = Buffer.alloc(64 * 1024);
  private ends = new Uint32Array(1_024);
  private count = 0;

  /** Reads the table from its part; with `most` its beginning of about so many bytes. Throws `UnreadableArchive`. */
  static async read(bytes: AsyncIterable<Buffer>, most = Infinity): Promise<SharedStrings> {
    const strings = new SharedStrings();
    let parts = '';
    let isText = false;
    let phonetic = 0;
    const pieces = readXml(bytes, {
      onOpen: (name) => {
        if (name === 'si') parts = '';
        if (name === 'rPh') phonetic += 1;
        isText = name === 't' && phonetic === 0;
      },
      onText: (text) => {
        if (!isText) return;
        parts += text;
        if (parts.length > LONGEST) throw new UnreadableArchive('too-large');
      },
      onClose: (name) => {
        if (name === 'rPh') phonetic -= 1;
        if (name === 't') isText = false;
        if (name === 'si') strings.add(parts);
      },
    });
    while ((await pieces.next()).done !== true) if (strings.bytes > most) break;
    await pieces.return(undefined);
    return strings;
  }

  /** A table of such texts. Throws `UnreadableArchive`. */
  static of(texts: Iterable<string>): SharedStrings {
    const strings = new SharedStrings();
    for (const text of texts) strings.add(text);
    return strings;
  }

  /** The text at a place; null where there is none. */
  at(index: number): string | null {
    if (!Number.isInteger(index) || index < 0 || index >= this.count) return null;
    return this.text.toString('utf8', index === 0 ? 0 : this.ends[index - 1], this.ends[index]);
  }

  private get bytes(): number {
    return this.count === 0 ? 0 : (this.ends[this.count - 1] ?? 0);
  }

  private add(text: string): void {
    const start = this.bytes;
    const end = start + Buffer.byteLength(text);
    if (end > MOST_BYTES) throw new UnreadableArchive('too-large');
    if (end > this.text.length) {
      const larger = Buffer.alloc(Math.max(end, this.text.length * 2));
      this.text.copy(larger, 0, 0, start);
      this.text = larger;
    }
    if (this.count === this.ends.length) {
      const longer = new Uint32Array(this.ends.length * 2);
      longer.set(this.ends);
      this.ends = longer;
    }
    this.text.write(text, start);
    this.ends[this.count] = end;
    this.count += 1;
  }
}
