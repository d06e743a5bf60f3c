import { isAscii, isUtf8 } from 'node:buffer';
import { OpscoreError } from '#libs/domain/errors.js';

/** How the text of a file is written; `ascii` where all of it reads alike in every one of the others but UTF-16. */
export type TextEncoding = 'ascii' | 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** The text of a file as UTF-8, and how it was written: known once all of it is read. */
export interface Utf8Text {
  readonly bytes: AsyncGenerator<Buffer>;
  readonly encoding: () => TextEncoding;
}

/** The same, but what had to be decoded is given as texts. */
export interface DecodedText {
  readonly pieces: AsyncGenerator<Buffer | string>;
  readonly encoding: () => TextEncoding;
}

/** So much of the beginning tells UTF-16 apart. */
const MARK_BYTES = 512;
/** So much from the first foreign character on tells encodings apart. */
const SAMPLE_BYTES = 64 * 1024;
/** Of the pairs of bytes of Chinese text in GB18030, at least so many are characters of everyday use. */
const EVERYDAY_SHARE = 0.7;

/**
 * Gives a file's bytes as UTF-8, whatever Chinese and Western systems write: UTF-8 with or without mark, UTF-16 with or without, and
 * GB18030, of which GBK and GB2312 are parts. Text that is none of these passes as it is: whoever reads it as UTF-8 names the line.
 * Throws `file-encoding-broken` where GB18030 or UTF-16 breaks off later.
 */
export function readAsUtf8(file: AsyncGenerator<Buffer>): Utf8Text {
  const { pieces, encoding } = readDecoded(file);
  async function* encoded(): AsyncGenerator<Buffer> {
    for await (const piece of pieces) yield typeof piece === 'string' ? Buffer.from(piece) : piece;
  }
  return { bytes: encoded(), encoding };
}

/** Gives a file as {@link readAsUtf8} does, for whoever wants texts: those are not made into bytes again. */
export function readDecoded(file: AsyncGenerator<Buffer>): DecodedText {
  let encoding: TextEncoding = 'ascii';
  async function* decoded(): AsyncGenerator<Buffer | string> {
    try {
      let head = (await fill(file, Buffer.alloc(0), MARK_BYTES)).bytes;
      encoding = encodingOfMark(head) ?? 'ascii';
      while (encoding === 'ascii') {
        const at = firstForeign(head);
        if (at === -1) {
          if (head.length > 0) yield head;
          const next = await take(file);
          if (next === null) return;
          head = next;
          continue;
        }
        const { bytes, isAll } = await fill(file, head, at + SAMPLE_BYTES);
        encoding = encodingOfSample(bytes.subarray(at), isAll);
        head = bytes;
      }
      if (encoding === 'utf-8') {
        yield head;
        yield* file;
        return;
      }
      yield* decode(head, file, encoding);
    } finally {
      await file.return(undefined);
    }
  }
  return { pieces: decoded(), encoding: () => encoding };
}

async function take(file: AsyncGenerator<Buffer>): Promise<Buffer | null> {
  const next = await file.next();
  return next.done === true ? null : next.value;
}

/** Reads on until there are so many bytes, or all. */
async function fill(file: AsyncGenerator<Buffer>, head: Buffer, least: number): Promise<{ bytes: Buffer; isAll: boolean }> {
  const parts = [head];
  let length = head.length;
  while (length < least) {
    const next = await take(file);
    if (next === null) return { bytes: Buffer.concat(parts), isAll: true };
    parts.push(next);
    length += next.length;
  }
  return { bytes: Buffer.concat(parts), isAll: false };
}

function encodingOfMark(head: Buffer): TextEncoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  // A header has commas, digits or Latin letters, every other byte of which is 0 in UTF-16.
  const zeros = [0, 0];
  const looked = head.subarray(0, MARK_BYTES);
  for (const [at, byte] of looked.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > 0 && even === 0 && odd * 8 > looked.length) return 'utf-16le';
  if (even > 0 && odd === 0 && even * 8 > looked.length) return 'utf-16be';
  return null;
}

/** Most pieces of most files have none: that is looked at by machine words, not byte by byte. */
function firstForeign(bytes: Buffer): number {
  if (isAscii(bytes)) return -1;
  for (let at = 0; at < bytes.length; at++) if ((bytes[at] ?? 0) >= 0x80) return at;
  return -1;
}

function encodingOfSample(bytes: Buffer, isAll: boolean): TextEncoding {
  const whole = isAll ? bytes : bytes.subarray(0, endOfLastWhole(bytes));
  if (isUtf8(whole)) return 'utf-8';
  return isLikelyGb18030(whole) && !isMostlyUtf8(whole) ? 'gb18030' : 'utf-8';
}

/** Where the sample ends so that it cuts no character of UTF-8 in two. */
function endOfLastWhole(bytes: Buffer): number {
  let end = bytes.length;
  while (end > bytes.length - 4 && end > 0 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end -= 1;
  return end > 0 && (bytes[end - 1] ?? 0) >= 0xc0 ? end - 1 : end;
}

/** One broken byte in a file of UTF-8 must not turn all of it into other characters. */
function isMostlyUtf8(bytes: Buffer): boolean {
  const text = bytes.toString('utf8');
  let whole = 0;
  let broken = 0;
  for (const character of text) {
    if (character === '\uFFFD') broken += 1;
    else if (character > '\u007F') whole += 1;
  }
  return whole > broken;
}

/** Whether the foreign bytes come in pairs, most of them characters that GB2312 has already. */
function isLikelyGb18030(bytes: Buffer): boolean {
  let pairs = 0;
  let everyday = 0;
  for (let at = 0; at < bytes.length - 1; at++) {
    const first = bytes[at] ?? 0;
    if (first < 0x80) continue;
    const second = bytes[at + 1] ?? 0;
    pairs += 1;
    if (first >= 0xa1 && first <= 0xf7 && second >= 0xa1 && second !== 0xff) everyday += 1;
    at += 1;
  }
  return pairs === 0 ? false : everyday >= pairs * EVERYDAY_SHARE;
}

async function* decode(head: Buffer, file: AsyncGenerator<Buffer>, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let line = 1;
  const read = (chunk?: Buffer) => {
    try {
      return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
    } catch (cause) {
      const broken = line + (chunk === undefined ? 0 : linesBeforeBreak(chunk, encoding));
      throw new OpscoreError('file-encoding-broken', { line: broken, encoding: ENCODING_NAMES[encoding] }, { cause });
    }
  };
  for (let chunk: Buffer | null = head; chunk !== null; chunk = await take(file)) {
    const text = read(chunk);
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) line += 1;
    if (text !== '') yield text;
  }
  const last = read();
  if (last !== '') yield last;
}

/** How many lines of a piece that breaks off can be read before it does. */
function linesBeforeBreak(chunk: Buffer, encoding: TextEncoding): number {
  const read = new TextDecoder(encoding).decode(chunk, { stream: true });
  return read.slice(0, read.indexOf('\uFFFD') + 1).split('\n').length - 1;
}

/** What people call the encodings. */
export const ENCODING_NAMES: Readonly<Record<TextEncoding, string>> = {
  ascii: 'UTF-8',
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  gb18030: 'GB18030 (GBK)',
};
