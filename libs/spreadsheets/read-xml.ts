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
const LONGEST_TEXT_BYTES = 8 * 1024 * 1024;
const DEEPEST = 64;
const LESS_THAN = 0x3c;

/**
 * Tells a listener of an XML part of a workbook as it comes, and yields after each piece of it, so that what was heard can be handed
 * on. Entities of its own making are not read: workbooks have none. Throws `UnreadableArchive`.
 */
export async function* readXml(bytes: AsyncIterable<Buffer>, listener: XmlListener): AsyncGenerator<void> {
  const parser = new SaxesParser();
  const decoder = new StringDecoder('utf8');
  let depth = 0;
  let sinceTag = 0;
  parser.on('doctype', () => {
    throw new UnreadableArchive('broken');
  });
  parser.on('error', (cause) => {
    throw new UnreadableArchive('broken', { cause });
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    depth += 1;
    if (depth > DEEPEST) throw new UnreadableArchive('broken');
    listener.onOpen?.(withoutPrefix(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    listener.onClose?.(withoutPrefix(name));
  });
  if (listener.onText !== undefined) parser.on('text', (text) => listener.onText?.(text));
  for await (const chunk of bytes) {
    const last = chunk.lastIndexOf(LESS_THAN);
    sinceTag = last === -1 ? sinceTag + chunk.length : chunk.length - last;
    if (sinceTag > LONGEST_TEXT_BYTES) throw new UnreadableArchive('too-large');
    parser.write(decoder.write(chunk));
    yield;
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
