import { StringDecoder } from 'node:string_decoder';
import type { SaxesTagPlain } from 'saxes';
import { SaxesParser } from 'saxes';
import { UnreadableArchive } from './archive.js';

/** What somebody listens for in an XML part. Names come without their prefix. */
export interface XmlListener {
  onOpen?(name: string, attributes: Readonly<Record<string, string>>): void;
  onClose?(name: string): void;
  onText?(text: string): void;
}

/** No honest part has so much between two tags, or tags so deep in each other. */
const LONGEST_TEXT_BYTES = 2 * 1024 * 1024;
const DEEPEST = 64;
/** Parsed at once: what a few bytes stand for may be long, and waits until it is taken. */
const PIECE_BYTES = 8 * 1024;

/**
 * Tells a listener of an XML part of a workbook as it comes, and yields after each piece of it, so that what was heard can be handed
 * on. Entities of its own making are not read: workbooks have none. Throws `UnreadableArchive`.
 */
export async function* readXml(bytes: AsyncIterable<Buffer>, listener: XmlListener): AsyncGenerator<void> {
  const parser = new SaxesParser();
  const decoder = new StringDecoder('utf8');
  let depth = 0;
  let gathered = 0;
  const release = () => {
    gathered = 0;
  };
  parser.on('doctype', () => {
    throw new UnreadableArchive('broken');
  });
  parser.on('error', (cause) => {
    throw new UnreadableArchive('broken', { cause });
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    depth += 1;
    release();
    if (depth > DEEPEST) throw new UnreadableArchive('broken');
    listener.onOpen?.(withoutPrefix(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    release();
    listener.onClose?.(withoutPrefix(name));
  });
  parser.on('comment', release);
  parser.on('cdata', release);
  parser.on('processinginstruction', release);
  if (listener.onText !== undefined) parser.on('text', (text) => listener.onText?.(text));
  for await (const chunk of bytes) {
    for (let start = 0; start < chunk.length; start += PIECE_BYTES) {
      const piece = chunk.subarray(start, start + PIECE_BYTES);
      gathered += piece.length;
      parser.write(decoder.write(piece));
      // Whatever it is: a text, a tag, a comment, a declaration that never ends.
      if (gathered > LONGEST_TEXT_BYTES) throw new UnreadableArchive('too-large');
      yield;
    }
  }
  parser.write(decoder.end());
  parser.close();
  yield;
}

/** The same for a part that is read as a whole. */
export async function readWholeXml(bytes: AsyncIterable<Buffer>, listener: XmlListener): Promise<void> {
  const pieces = readXml(bytes, listener);
  while ((await pieces.next()).done !== true);
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
