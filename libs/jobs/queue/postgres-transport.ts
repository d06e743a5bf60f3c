import type { BackendFactory, PgPool, PostgresConnectionOptions } from 'bullmq';
import { PostgresConnection, PostgresQueueBackend, runMigrations } from 'bullmq';
import { Pool } from 'pg';
import { guardConnections } from '#libs/database/database.js';
import type { Transport } from './transport.js';
import { constructorsOver, endsWithin } from './transport.js';

const SCHEMA = 'bullmq';
/** Each worker holds one connection to be woken by; the others serve all queries of the process. */
const CONNECTIONS = 12;
const CONNECT_WITHIN_MS = 5_000;
const ANSWER_WITHIN_MS = 60_000;
const CLOSE_WITHIN_MS = 2_000;
/** A worker that is not woken looks itself after so many seconds: a connection may be lost without a word. */
const LONGEST_WAIT_SECONDS = 10;
const PAUSE_AFTER_FAILURE_MS = 200;

/** BullMQ on PostgreSQL: a schema of its own in the database, and one pool for all queues of the process. */
export function openPostgresTransport(databaseUrl: string, tell: (error: Error) => void): Transport {
  const pool = new Pool({
    connectionString: withSearchPath(databaseUrl),
    application_name: 'opscore queue',
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    query_timeout: ANSWER_WITHIN_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  pool.on('error', tell);
  guardConnections(pool);
  // Every queue and worker listens to the pool's errors too.
  pool.setMaxListeners(0);

  let prepared: Promise<void> | undefined;
  const prepare = async (): Promise<void> => {
    prepared ??= migrate(pool);
    try {
      await prepared;
    } catch (error) {
      // What failed once may work the next time; BullMQ by itself would remember the failure for good.
      prepared = undefined;
      throw error;
    }
  };
  const factory: BackendFactory<PatientBackend, PostgresConnectionOptions> = (name, options, { withBlockingConnection = false } = {}) =>
    new PatientBackend(new SharedConnection(pool, prepare), name, options, true, withBlockingConnection ? name : undefined);

  const { host, pathname } = new URL(databaseUrl);
  return {
    kind: 'postgres',
    place: `${host}${pathname}`,
    ready: prepare,
    ...constructorsOver(factory, { connection: asBullPool(pool), prefix: SCHEMA }),
    empty: async (queue) => {
      try {
        await queue.obliterate({ force: true });
      } finally {
        // BullMQ pauses the queue for it, and would leave it so where the connection is lost on the way.
        await queue.resume();
      }
    },
    close: async () => {
      await endsWithin(CLOSE_WITHIN_MS, pool.end());
    },
  };
}

async function migrate(pool: Pool): Promise<void> {
  const client = await pool.connect();
  const noteLoss = () => undefined;
  client.on('error', noteLoss);
  let failure: Error | undefined;
  try {
    await runMigrations(client, SCHEMA);
  } catch (error) {
    failure = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    client.off('error', noteLoss);
    client.release(failure);
  }
}

/** BullMQ's statements name no schema: it stands after the options that the address brings itself. */
function withSearchPath(url: string): string {
  const address = new URL(url);
  const given = address.searchParams.get('options') ?? '';
  address.searchParams.set('options', `${given} -c search_path=${SCHEMA}`.trim());
  return address.href;
}

/** BullMQ describes the pools that it takes by types of its own. */
const asBullPool = (pool: Pool): PgPool => pool as unknown as PgPool;

/** The process's pool as BullMQ sees it: usable as soon as the schema is there, however often that had to be tried. */
class SharedConnection extends PostgresConnection {
  constructor(
    pool: Pool,
    private readonly prepare: () => Promise<void>,
  ) {
    super(asBullPool(pool));
  }

  override async waitUntilReady(): Promise<void> {
    await this.prepare();
  }
}

/** BullMQ's operations on PostgreSQL, made patient with a server that is away. */
class PatientBackend extends PostgresQueueBackend {
  override get maximumBlockTimeout(): number {
    return LONGEST_WAIT_SECONDS;
  }

  override async waitUntilReady(): Promise<void> {
    await this.connection.waitUntilReady();
    await super.waitUntilReady();
  }

  /** A worker asks again at once where asking fails: a server that starts up would be asked without a pause. */
  override async moveToActive(token: string, name?: string): ReturnType<PostgresQueueBackend['moveToActive']> {
    try {
      return await super.moveToActive(token, name);
    } catch (error) {
      await new Promise((resolve) => setTimeout(resolve, PAUSE_AFTER_FAILURE_MS));
      throw error;
    }
  }
}
