import type { ChannelAddress, SendOutcome } from '../notice.js';
import { writtenProblem } from '../written-problem.js';
import type { Answer, NoAnswer } from './post-json.js';

const LONGEST_QUOTE = 200;

/** What the other side said, without what is secret in it: it may repeat the address that it was asked under. */
export function quote(text: string, address: ChannelAddress): string {
  const secrets = secretsOf(address).filter((secret) => secret !== '');
  const cleared = secrets.reduce((rest, secret) => rest.replaceAll(secret, '…'), text.replaceAll(/\p{C}+|\s+/gu, ' '));
  return cleared.replaceAll(/https?:\/\/\S+|[^\s<>@]+@[^\s<>@]+/gi, '…').trim().slice(0, LONGEST_QUOTE);
}

function secretsOf(address: ChannelAddress): string[] {
  if (address.kind === 'email') return [...address.to];
  const { pathname, searchParams, search } = new URL(address.url);
  const long = [...pathname.split('/'), ...searchParams.values()].filter((text) => text.length >= 8);
  const secret = address.kind === 'wecom' ? null : address.secret;
  // The longer ones first: a shorter one may be a part of them.
  return [address.url, ...(search === '' ? [] : [pathname + search]), ...(secret === null ? [] : [secret]), ...long].toSorted((one, other) => other.length - one.length);
}

/** The outcome of an attempt that brought no answer: nobody knows whether a message that timed out was taken. */
export function outcomeOfFault(answer: NoAnswer, url: URL, timeoutMs: number): SendOutcome {
  switch (answer.fault) {
    case 'timed-out':
      return { outcome: 'again', reason: writtenProblem('send-timed-out', { seconds: timeoutMs / 1_000 }) };
    case 'private':
      return { outcome: 'refused', reason: writtenProblem('send-host-private', { host: url.hostname }) };
    case 'not-reached':
      return { outcome: 'again', reason: writtenProblem('send-not-reached', { reason: answer.reason }) };
  }
}

/** Statuses that say: later. */
const LATER = new Set([408, 421, 425]);
/** What a server answers that is overloaded, or being renewed. */
const UNAVAILABLE = 503;
const TOO_MANY = 429;

/** The outcome that the status of an answer tells by itself; null where it is 2xx. A redirect is not followed: the address is wrong. */
export function outcomeOfStatus({ status, retryAfterMs }: Answer): SendOutcome | null {
  const answer = `HTTP ${status}`;
  if (status >= 200 && status < 300) return null;
  if (status === TOO_MANY || (status === UNAVAILABLE && retryAfterMs !== null)) {
    return { outcome: 'busy', reason: writtenProblem('send-too-often', { answer }), retryAfterMs };
  }
  if (status >= 500 || LATER.has(status)) return { outcome: 'again', reason: writtenProblem('send-failed-there', { answer }) };
  if (status >= 300) return { outcome: 'refused', reason: writtenProblem('send-refused', { answer }) };
  return { outcome: 'again', reason: writtenProblem('send-answer-unreadable', { status }) };
}
