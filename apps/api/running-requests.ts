import type { Server, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { endEventStreams } from './http/server-sent-events.js';

const LOOK_EVERY_MS = 50;

/**
 * Stops a server in good order: it takes no connection more, event streams end at once, and requests that run are finished, but
 * wait no longer than a deadline; what then still runs is cut off. Connections that are merely kept open do not hold it up.
 * Gives how many requests were cut off.
 */
export async function stopServing(server: Server, running: RunningRequests, deadlineMs: number): Promise<number> {
  if (!server.listening) return 0;
  const deadline = performance.now() + deadlineMs;
  running.stop();
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  endEventStreams();
  while (running.count > 0 && performance.now() < deadline) {
    server.closeIdleConnections();
    await sleep(LOOK_EVERY_MS);
  }
  const cutOff = running.count;
  server.closeAllConnections();
  await closed;
  return cutOff;
}

/** The requests that a server is answering. */
export class RunningRequests {
  private readonly responses = new Set<ServerResponse>();
  private isStopping = false;

  constructor(server: Server) {
    server.on('request', (_request, response: ServerResponse) => {
      this.responses.add(response);
      response.once('close', () => this.responses.delete(response));
      if (this.isStopping && !response.headersSent) response.setHeader('Connection', 'close');
    });
  }

  get count(): number {
    return this.responses.size;
  }

  /** From now on every answer is the last one of its connection. */
  stop(): void {
    this.isStopping = true;
    for (const response of this.responses) if (!response.headersSent) response.setHeader('Connection', 'close');
  }
}
