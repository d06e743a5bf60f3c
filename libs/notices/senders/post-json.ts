import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import { addressOfHost, isPublicAddress } from '../private-hosts.js';

/** What the other side answered. */
export interface Answer {
  readonly status: number;
  /** The parsed body; undefined where it is no JSON, or too long. */
  readonly body: unknown;
  /** How long it asks to be left alone; null where it does not. */
  readonly retryAfterMs: number | null;
}

/** Why there is no answer. `private`: the host lies within a private network. The reason is a short code, never an address. */
export type NoAnswer = { readonly fault: 'timed-out' | 'private' } | { readonly fault: 'not-reached'; readonly reason: string };

export interface PostOptions {
  readonly headers?: Readonly<Record<string, string>>;
  /** For connecting, sending and the whole answer together. */
  readonly timeoutMs: number;
  /** Whether the host may lie within a private network. */
  readonly mayBePrivate: boolean;
}

const LONGEST_ANSWER = 64 * 1024;

class PrivateHostError extends Error {}

/**
 * Posts a text of JSON once. Follows no redirect, reads no more of an answer than 64 KB, and has an end. Where the host may not be private,
 * each address that its name stands for is looked at when it is connected to, so that no name leads inside later.
 */
export async function postJson(url: URL, text: string, options: PostOptions): Promise<Answer | NoAnswer> {
  const { headers = {}, timeoutMs, mayBePrivate } = options;
  const own = addressOfHost(url.hostname);
  if (!mayBePrivate && own !== null && !isPublicAddress(own)) return { fault: 'private' };
  const body = Buffer.from(text);
  const signal = AbortSignal.timeout(timeoutMs);
  return new Promise((resolve) => {
    const fail = (error: NodeJS.ErrnoException) => {
      if (signal.aborted) resolve({ fault: 'timed-out' });
      else if (error instanceof PrivateHostError) resolve({ fault: 'private' });
      else resolve({ fault: 'not-reached', reason: error.code ?? 'UNKNOWN' });
    };
    const request = (url.protocol === 'https:' ? secureRequest : plainRequest)(
      url,
      {
        method: 'POST',
        // No connection is kept: the next message may be minutes away.
        agent: false,
        signal,
        headers: { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': body.length, 'User-Agent': 'opscore', Accept: 'application/json', ...headers },
        ...(mayBePrivate ? {} : { lookup: lookUpPublic }),
      },
      (response) => {
        const chunks: Buffer[] = [];
        let length = 0;
        const settle = () => {
          const { 'retry-after': retryAfter, 'x-ogw-ratelimit-reset': resetSeconds, date } = response.headers;
          const wait = Array.isArray(resetSeconds) ? resetSeconds[0] : resetSeconds;
          resolve({
            status: response.statusCode ?? 0,
            body: length > LONGEST_ANSWER ? undefined : parseJson(Buffer.concat(chunks).toString('utf8')),
            retryAfterMs: readRetryAfter(retryAfter ?? wait, date),
          });
        };
        response.on('data', (chunk: Buffer) => {
          length += chunk.length;
          if (length <= LONGEST_ANSWER) {
            chunks.push(chunk);
            return;
          }
          settle();
          request.destroy();
        });
        response.on('end', settle);
        response.on('error', fail);
      },
    );
    request.on('error', fail);
    request.end(body);
  });
}

const lookUpPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    const found = error === null ? addresses : [];
    const failure = error ?? (found.every(({ address }) => isPublicAddress(address)) ? null : new PrivateHostError('private'));
    const [first] = found;
    if (failure !== null) callback(failure, '', 4);
    else if (options.all === true) callback(null, found);
    else callback(null, first?.address ?? '', first?.family);
  });
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Seconds, or an instant that is compared with the other side's own clock. */
function readRetryAfter(text: string | undefined, date: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^\d{1,9}$/.test(text.trim())) return Number(text) * 1_000;
  const wait = Date.parse(text) - Date.parse(date ?? '');
  return Number.isNaN(wait) ? null : Math.max(0, wait);
}
