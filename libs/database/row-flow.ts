import type { Socket } from 'node:net';
import type { PoolClient } from 'pg';
import { Query } from 'pg';

/** So many rows may wait to be taken before the server is held up. */
const MOST_WAITING = 500;

/**
 * The rows of a statement as they come, all of them asked for at once: the server may then use several processes, which it does not
 * for a cursor. It is held up while nobody takes them, so that memory stays flat. Who stops before the end gives up the connection.
 */
export class RowFlow<Row> implements AsyncIterableIterator<readonly Row[]> {
  private waiting: Row[] = [];
  private state: 'running' | 'ended' | { readonly error: Error } = 'running';
  private wake: () => void = () => undefined;
  private readonly socket: Socket;

  constructor(client: PoolClient, text: string, parameters: readonly unknown[]) {
    this.socket = (client as unknown as { readonly connection: { readonly stream: Socket } }).connection.stream;
    const query = new Query<Record<string, unknown>, unknown[]>({ text, values: [...parameters] });
    query.on('row', (row) => this.add(row as Row));
    query.on('end', () => this.settle('ended'));
    query.on('error', (error) => this.settle({ error }));
    client.query(query);
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  /** The rows that have come since, one at least. Throws what the server says, and where the connection is lost. */
  async next(): Promise<IteratorResult<readonly Row[]>> {
    while (this.waiting.length === 0) {
      if (this.state === 'ended') return { done: true, value: undefined };
      if (this.state !== 'running') throw this.state.error;
      const come = new Promise<void>((resolve) => (this.wake = resolve));
      this.socket.resume();
      await come;
    }
    const value = this.waiting;
    this.waiting = [];
    return { done: false, value };
  }

  /** Nobody takes the rest: the server is told by the end of the connection, which can be used for nothing else before all has come. */
  async return(): Promise<IteratorResult<readonly Row[]>> {
    if (this.state === 'running') this.socket.destroy();
    this.waiting = [];
    return { done: true, value: undefined };
  }

  private add(row: Row): void {
    this.waiting.push(row);
    if (this.waiting.length >= MOST_WAITING) this.socket.pause();
    this.wake();
  }

  private settle(state: 'ended' | { readonly error: Error }): void {
    this.state = state;
    // Whoever uses the connection next waits for its bytes.
    this.socket.resume();
    this.wake();
  }
}
