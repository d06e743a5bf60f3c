import { once } from 'node:events';
import type { Response } from 'express';
import { OpscoreError } from '#libs/domain/errors.js';
import type { AdmittedRequest } from './access.js';

/** An event as a browser's EventSource hears it. */
export interface ServerSentEvent {
  readonly name: string;
  readonly value: unknown;
}

const HEARTBEAT_MS = 15_000;
/** A stream ends after this time, and the browser asks again: so what somebody may see is checked anew. */
const LONGEST_MS = 300_000;

/** Streams that one person may have open: each looks into the database again and again. */
export const MOST_STREAMS = 20;

/** The streams that are open, with who listens, so that a server that stops can end them. */
const open = new Map<AbortController, string>();

/**
 * Streams events until they end, the caller goes, the server stops, or five minutes have passed. `events` hears of it by the
 * signal. The last event of work that is done should be named `end`, so that the page does not ask again. Throws `too-many-streams`.
 */
export async function streamEvents(
  request: AdmittedRequest,
  response: Response,
  events: (signal: AbortSignal) => AsyncIterable<ServerSentEvent>,
): Promise<void> {
  const listener = request.principal?.userId ?? '';
  if ([...open.values()].filter((each) => each === listener).length >= MOST_STREAMS) throw new OpscoreError('too-many-streams', { most: MOST_STREAMS });
  const headers = { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store, no-transform', 'X-Accel-Buffering': 'no' };
  response.status(200).set(headers);
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  const controller = new AbortController();
  const { signal } = controller;
  const stop = () => controller.abort();
  open.set(controller, listener);
  request.once('close', stop);
  response.once('close', stop);
  const ending = setTimeout(stop, LONGEST_MS);
  const heartbeat = setInterval(() => response.write(':\n\n'), HEARTBEAT_MS);
  response.flushHeaders();
  try {
    for await (const { name, value } of events(signal)) {
      if (signal.aborted) break;
      const isTaken = response.write(`event: ${name}\ndata: ${JSON.stringify(value)}\n\n`);
      if (!isTaken) await once(response, 'drain', { signal });
    }
  } catch (error) {
    if (!signal.aborted) {
      response.write('event: failed\ndata: {}\n\n');
      throw error;
    }
  } finally {
    clearTimeout(ending);
    clearInterval(heartbeat);
    open.delete(controller);
    response.end();
  }
}

/** Ends all streams of this process: before a server stops. */
export function endEventStreams(): void {
  for (const controller of open.keys()) controller.abort();
}

/** Waits, or until the signal comes. For polling in event streams. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
  });
}
