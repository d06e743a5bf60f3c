/** The encodings that text may be written in; of `gb18030`, characters that GBK has not and that are not in four bytes become `?`. */
export const ENCODINGS = ['utf-8', 'utf-8 with mark', 'gb18030', 'utf-16le', 'utf-16le with mark', 'utf-16be', 'utf-16be with mark', 'latin1'] as const;

/** How a text is written. */
export type Encoding = (typeof ENCODINGS)[number];

/** Where four bytes begin to stand for the characters beyond the first plane. */
const FIRST_OF_FOUR = 189_000;

let pairs: ReadonlyMap<string, number> | undefined;

/** The bytes of a text in an encoding. */
export function encodeText(text: string, encoding: Encoding): Buffer {
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text);
    case 'utf-8 with mark':
      return Buffer.from(`\uFEFF${text}`);
    case 'gb18030':
      return encodeGb18030(text);
    case 'utf-16le':
      return Buffer.from(text, 'utf16le');
    case 'utf-16le with mark':
      return Buffer.from(`\uFEFF${text}`, 'utf16le');
    case 'utf-16be':
      return Buffer.from(text, 'utf16le').swap16();
    case 'utf-16be with mark':
      return Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();
    case 'latin1':
      return Buffer.from(text, 'latin1');
  }
}

function encodeGb18030(text: string): Buffer {
  const known = (pairs ??= readPairs());
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const pair = known.get(character);
    if (code < 0x80) bytes.push(code);
    else if (pair !== undefined) bytes.push(pair >> 8, pair & 0xff);
    else if (code >= 0x1_0000) bytes.push(...inFour(code - 0x1_0000 + FIRST_OF_FOUR));
    else bytes.push(0x3f);
  }
  return Buffer.from(bytes);
}

function inFour(place: number): number[] {
  return [0x81 + Math.floor(place / 12_600), 0x30 + (Math.floor(place / 1_260) % 10), 0x81 + (Math.floor(place / 10) % 126), 0x30 + (place % 10)];
}

function readPairs(): Map<string, number> {
  const decoder = new TextDecoder('gb18030');
  const found = new Map<string, number>();
  for (let first = 0x81; first <= 0xfe; first++) {
    for (let second = 0x40; second <= 0xfe; second++) {
      const character = decoder.decode(Uint8Array.of(first, second));
      if (character.length === 1 && character !== '\uFFFD') found.set(character, (first << 8) | second);
    }
  }
  return found;
}
