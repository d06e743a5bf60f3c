import { robotBody } from './message-forms.js';
import type { ChannelKind } from '#libs/domain/channel-kinds.js';
import type { Message, MessagePart } from './notice.js';

/** So long the reference of a message is, whichever it is. */
const ANY_REFERENCE = '00000000';

/** What a message has at most: bytes of UTF-8 in the form that its kind counts, with room for the signature; and parts, for people to read. */
const LIMITS: Readonly<Record<ChannelKind, { readonly bytes: number; readonly parts: number }>> = {
  email: { bytes: 200_000, parts: 100 },
  webhook: { bytes: 200_000, parts: 100 },
  // Of the markdown text alone.
  wecom: { bytes: 4_096, parts: 50 },
  dingtalk: { bytes: 19_800, parts: 50 },
  feishu: { bytes: 19_800, parts: 50 },
};

const LONGEST_SUBJECT = 100;

/** How much is left of a part that is too long alone: lines, and signs of each line; tried one after another. */
const SHORTENED = [
  { lines: 40, signs: 400 },
  { lines: 20, signs: 100 },
  { lines: 5, signs: 60 },
  { lines: 1, signs: 40 },
] as const;

/** The parts of a message with its words. */
export type ComposeMessage = (parts: readonly MessagePart[]) => Message;

/**
 * A message with as many of the parts, from the first on, as one of its kind takes; what is left goes into the next. A part that is too
 * long alone is cut, with a sign that it was.
 */
export function fitMessage(kind: ChannelKind, parts: readonly MessagePart[], compose: ComposeMessage): Message {
  const composed = (taken: readonly MessagePart[]): Message => {
    const message = compose(taken);
    return { ...message, subject: cut(message.subject.replaceAll(/\s+/g, ' '), LONGEST_SUBJECT) };
  };
  const [first, ...others] = parts;
  if (first === undefined) throw new RangeError('A message has one part at least.');
  const taken = [shortenToFit(kind, first, composed)];
  for (const part of others) {
    if (taken.length >= LIMITS[kind].parts || !fits(kind, composed([...taken, part]))) break;
    taken.push(part);
  }
  return composed(taken);
}

/** The bytes of a message as its kind counts them. */
export function bytesOf(kind: ChannelKind, message: Message): number {
  if (kind === 'email' || kind === 'webhook') return Buffer.byteLength(JSON.stringify(message));
  const body = robotBody(kind, message, ANY_REFERENCE);
  const { markdown } = body as { markdown?: { content?: unknown } };
  return Buffer.byteLength(kind === 'wecom' ? String(markdown?.content) : JSON.stringify(body));
}

function fits(kind: ChannelKind, message: Message): boolean {
  return bytesOf(kind, message) <= LIMITS[kind].bytes;
}

function shortenToFit(kind: ChannelKind, part: MessagePart, composed: ComposeMessage): MessagePart {
  let shortened = part;
  for (const { lines, signs } of SHORTENED) {
    if (fits(kind, composed([shortened]))) return shortened;
    const kept = part.lines.slice(0, lines).map((line) => cut(line, signs));
    shortened = { ...part, title: cut(part.title, signs), lines: part.lines.length > lines ? [...kept, '…'] : kept };
  }
  // Only its link can be what is left too long.
  return fits(kind, composed([shortened])) ? shortened : { ...shortened, link: null };
}

function cut(text: string, signs: number): string {
  const all = Array.from(text);
  return all.length <= signs ? text : `${all.slice(0, signs - 1).join('')}…`;
}
