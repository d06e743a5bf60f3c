import { UnreadableArchive } from './archive.js';
import { readWholeXml } from './read-xml.js';

/** The texts of a workbook are kept packed: as many strings of their own they would take ten times the room. */
const MOST_BYTES = 512 * 1024 * 1024;

/** The table of texts that the cells of a workbook point into. */
export class SharedStrings {
  private text = Buffer.alloc(64 * 1024);
  private ends = new Uint32Array(1_024);
  private count = 0;

  /** Reads the table from its part. Throws `UnreadableArchive`. */
  static async read(bytes: AsyncIterable<Buffer>): Promise<SharedStrings> {
    const strings = new SharedStrings();
    let parts = '';
    let isText = false;
    let phonetic = 0;
    await readWholeXml(bytes, {
      onOpen: (name) => {
        if (name === 'si') parts = '';
        if (name === 'rPh') phonetic += 1;
        isText = name === 't' && phonetic === 0;
      },
      onText: (text) => {
        if (isText) parts += text;
      },
      onClose: (name) => {
        if (name === 'rPh') phonetic -= 1;
        if (name === 't') isText = false;
        if (name === 'si') strings.add(parts);
      },
    });
    return strings;
  }

  /** The text at a place; null where there is none. */
  at(index: number): string | null {
    if (!(index >= 0 && index < this.count)) return null;
    return this.text.toString('utf8', index === 0 ? 0 : this.ends[index - 1], this.ends[index]);
  }

  private add(text: string): void {
    const start = this.count === 0 ? 0 : (this.ends[this.count - 1] ?? 0);
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
