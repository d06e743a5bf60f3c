import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import type { Pool, PoolClient, QueryResultRow } from 'pg';
import { types } from 'pg';
import type { CopyStreamQuery } from 'pg-copy-streams';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import QueryStream from 'pg-query-stream';
import { DataSource } from 'typeorm';
import { CANCEL_STATEMENT, EXPORT_SNAPSHOT, OWN_PROCESS, takeSnapshot } from './database.sql.js';
import { MIGRATIONS } from './migrations.js';
import { RowFlow } from './row-flow.js';

// Days stay texts, and 64-bit sums become numbers only where they are exact: fen stay below 2^53.
types.setTypeParser(types.builtins.DATE, (text) => text);
types.setTypeParser(types.builtins.INT8, (text) => {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is too large to be kept exactly.`);
  return number;
});

export interface ConnectionSettings {
  readonly url: string;
  /** The business time zone, which every connection speaks. */
  readonly timeZone: string;
  readonly poolSize?: number;
}

/** The TypeORM data source that owns the connections and runs the migrations. Nothing is derived from entities. */
export function createDataSource({ url, timeZone, poolSize = 4 }: ConnectionSettings): DataSource {
  return new DataSource({
    type: 'postgres',
    url: withSessionSettings(url, timeZone),
    migrations: MIGRATIONS,
    migrationsTableName: 'migrations',
    synchronize: false,
    logging: false,
    installExtensions: false,
    poolSize,
    applicationName: 'opscore',
  });
}

/** Business days depend on the zone that a session speaks: it stands after the options that the address brings itself. */
function withSessionSettings(url: string, timeZone: string): string {
  const address = new URL(url);
  const given = address.searchParams.get('options') ?? '';
  const own = `-c TimeZone=${timeZone} -c DateStyle=ISO,YMD -c IntervalStyle=iso_8601`;
  address.searchParams.set('options', `${given} ${own}`.trim());
  return address.href;
}

export interface TransactionOptions {
  /** Shows the work one unchanging state of all data. */
  readonly snapshot?: boolean;
  /** False takes everything back at the end: a trial. */
  readonly keep?: boolean;
}

/** How long work may take, and what is thrown where it takes longer. */
export interface TimeLimit {
  readonly milliseconds: number;
  readonly tooLong: () => Error;
}

/** How often the server is asked again to end work that is over its time: between two statements it does not listen. */
const CANCEL_EVERY_MS = 50;
const QUERY_CANCELED = '57014';

/**
 * The rows of a cursor. By itself it waits for the server to close the cursor also where the connection is lost, and whoever reads
 * it would wait for ever.
 */
class RowStream extends QueryStream {
  private isLost = false;
  private endDestroying: ((error: Error | null) => void) | undefined;

  /** The connection is lost: nothing more comes, and nobody is left to close the cursor. */
  lose(error: Error): void {
    this.isLost = true;
    this.endDestroying?.(error);
    this.destroy(error);
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    let hasEnded = false;
    this.endDestroying = (failure) => {
      if (!hasEnded) callback(failure ?? error);
      hasEnded = true;
    };
    if (this.isLost) this.endDestroying(error);
    // oxlint-disable-next-line no-underscore-dangle -- the name is Node's.
    else super._destroy(error as Error, (failure?: Error | null) => this.endDestroying?.(failure ?? null));
  }
}

const BROKEN_OFF = new Error('The rows broke off.');

/**
 * Lets a copy that fails tell the server so in a few words: it cuts a connection on which the message is longer than 10,000 bytes, as it is
 * where it quotes a long value.
 */
function saySoBriefly(copying: CopyStreamQuery): CopyStreamQuery {
  /* oxlint-disable no-underscore-dangle -- the name is Node's. */
  const destroy = copying._destroy.bind(copying);
  copying._destroy = (error, callback) => destroy(error === null ? null : BROKEN_OFF, (failure) => callback(failure === BROKEN_OFF ? error : failure));
  /* oxlint-enable no-underscore-dangle */
  return copying;
}

/** One connection: statements on it see each other's temporary tables and transaction. */
export class Session {
  constructor(private readonly client: PoolClient) {}

  async query<Row extends QueryResultRow = QueryResultRow>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    const result = await this.client.query<Row>(text, [...parameters]);
    return result.rows;
  }

  /** The same for a statement that is asked many times a second: each connection parses and plans it only once. The text must be a constant. */
  async lookUp<Row extends QueryResultRow = QueryResultRow>(text: string, parameters: readonly unknown[]): Promise<Row[]> {
    const result = await this.client.query<Row>({ name: nameOfStatement(text), text, values: [...parameters] });
    return result.rows;
  }

  /** Runs a statement and gives the number of rows that it touched. */
  async execute(text: string, parameters: readonly unknown[] = []): Promise<number> {
    const result = await this.client.query(text, [...parameters]);
    return result.rowCount ?? 0;
  }

  /**
   * Runs `work` in a transaction of this connection. Where it fails, the connection is closed with its session, and the
   * server takes everything back.
   */
  async transaction<T>(work: () => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    await this.query(options.snapshot === true ? 'BEGIN ISOLATION LEVEL REPEATABLE READ' : 'BEGIN');
    const result = await work();
    await this.query(options.keep === false ? 'ROLLBACK' : 'COMMIT');
    return result;
  }

  /** Runs `COPY … FROM STDIN` with the bytes of a stream; only as much is read as the server takes. Gives the rows taken. */
  async copyIn(statement: string, source: Readable): Promise<number> {
    const copying = this.client.query(saySoBriefly(copyFrom(statement)));
    await pipeline(source, copying);
    return copying.rowCount;
  }

  /** The bytes of `COPY … TO STDOUT`. */
  copyOut(statement: string): Readable {
    return this.client.query(copyTo(statement));
  }

  /** The rows of a query one after another, fetched in batches by a cursor: flat memory on any size. */
  stream<Row>(text: string, parameters: readonly unknown[] = [], batchSize = 1_000): AsyncIterable<Row> {
    const rows = this.client.query(new RowStream(text, [...parameters], { batchSize }));
    const lose = (error: Error) => rows.lose(error);
    this.client.once('error', lose);
    rows.once('close', () => this.client.off('error', lose));
    return rows;
  }

  /**
   * The rows of a query, some at a time, for who will read all of them: faster than a cursor, in flat memory as well. Who stops before
   * the end gives up the connection, and with it the transaction.
   */
  streamWhole<Row>(text: string, parameters: readonly unknown[] = []): AsyncIterable<readonly Row[]> {
    return new RowFlow<Row>(this.client, text, parameters);
  }
}

const statementNames = new Map<string, string>();

/** The server knows a statement that is kept by its name; the same text has the same name. */
function nameOfStatement(text: string): string {
  const name = statementNames.get(text) ?? `opscore_${statementNames.size + 1}`;
  statementNames.set(text, name);
  return name;
}

const guardedPools = new WeakSet<Pool>();

/**
 * A server that goes away may say so between two owners of a connection, when nobody listens to it: that must not end the
 * process. The next statement fails by itself.
 */
export function guardConnections(pool: Pool): void {
  if (guardedPools.has(pool)) return;
  guardedPools.add(pool);
  const guarded = new WeakSet<PoolClient>();
  const guard = (client: PoolClient) => {
    if (!guarded.has(client)) client.on('error', () => undefined);
    guarded.add(client);
  };
  pool.on('connect', guard);
  // Those that were connected before.
  pool.on('acquire', guard);
}

/** Access to PostgreSQL for set-based SQL: sessions and transactions of one pool. */
@Injectable()
export class Database {
  constructor(private readonly dataSource: DataSource) {}

  async query<Row extends QueryResultRow = QueryResultRow>(text: string, parameters: readonly unknown[] = []): Promise<Row[]> {
    return this.withSession((session) => session.query<Row>(text, parameters));
  }

  /** Runs `work` on a connection of its own. */
  async withSession<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    let failure: Error | undefined;
    // A server that goes away between two statements tells nobody else; the next statement then fails.
    const noteLoss = (error: Error) => (failure = error);
    client.on('error', noteLoss);
    try {
      return await work(new Session(client));
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error));
      throw error;
    } finally {
      // A connection on which something failed may be in the middle of a COPY or transaction: it is closed, not reused.
      client.off('error', noteLoss);
      client.release(failure);
    }
  }

  /** Runs `work` in a transaction on a connection of its own: all of it is kept, or nothing. */
  async withTransaction<T>(work: (session: Session) => Promise<T>, options: TransactionOptions = {}): Promise<T> {
    return this.withSession((session) => session.transaction(() => work(session), options));
  }

  /**
   * Runs `work` with the session, which is in a snapshot transaction, and with a second one that sees the very same data,
   * so that the server reads on two cores. Who holds a connection must never wait for another: where none is free at this
   * moment, the session is the only one.
   */
  async withReaders<T>(session: Session, work: (readers: readonly Session[]) => Promise<T>): Promise<T> {
    const { pool } = this;
    const free = pool.options.max - pool.totalCount + pool.idleCount - pool.waitingCount;
    if (free < 1) return work([session]);
    return this.withSession(async (second) => {
      const [{ snapshot } = { snapshot: '' }] = await session.query<{ snapshot: string }>(EXPORT_SNAPSHOT);
      return second.transaction(async () => {
        await second.query(takeSnapshot(snapshot));
        return work([session, second]);
      }, { snapshot: true });
    });
  }

  /** Runs `work`, whose statements go by the session; the statement that it is at when its time is over is ended by the server. */
  async withTimeLimit<T>(session: Session, { milliseconds, tooLong }: TimeLimit, work: () => Promise<T>): Promise<T> {
    const [{ process } = { process: 0 }] = await session.query<{ process: number }>(OWN_PROCESS);
    let timer: NodeJS.Timeout | undefined;
    let isOver = false;
    let cancelling: Promise<unknown> = Promise.resolve();
    const cancel = () => {
      isOver = true;
      cancelling = this.query(CANCEL_STATEMENT, [process]).catch(() => undefined);
      timer = setTimeout(cancel, CANCEL_EVERY_MS);
    };
    timer = setTimeout(cancel, milliseconds);
    try {
      return await work();
    } catch (error) {
      if (isOver && (error as { code?: unknown }).code === QUERY_CANCELED) throw tooLong();
      throw error;
    } finally {
      clearTimeout(timer);
      // What is still on its way must not end the statement of somebody else.
      await cancelling;
    }
  }

  private get pool(): Pool {
    const pool = (this.dataSource.driver as unknown as { master: Pool }).master;
    guardConnections(pool);
    return pool;
  }
}
