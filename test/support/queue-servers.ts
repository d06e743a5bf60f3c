import type { ConnectionGate } from './connection-gate.js';
import { putGateBefore } from './connection-gate.js';
import { createTestDatabase } from './database.js';
import { findRedisServer, NO_REDIS, startRedisServer } from './redis-server.js';

/** What a queue backend is opened with. */
export interface QueuePlace {
  readonly databaseUrl: string;
  readonly queueUrl?: string;
}

/** A server that can carry the queue. */
export interface QueueServer {
  readonly place: QueuePlace;
  /** The same place behind a gate. */
  readonly through: (gate: ConnectionGate) => QueuePlace;
  readonly putGate: () => Promise<ConnectionGate>;
  /** A place of the same kind where nobody answers. */
  readonly nowhere: QueuePlace;
  readonly stop: () => Promise<void>;
}

async function startPostgres(): Promise<QueueServer> {
  const { url, drop } = await createTestDatabase();
  return {
    place: { databaseUrl: url },
    through: (gate) => ({ databaseUrl: gate.url }),
    putGate: () => putGateBefore(url, 5432),
    nowhere: { databaseUrl: 'postgres://opscore:secret@127.0.0.1:9/opscore' },
    stop: drop,
  };
}

const program = findRedisServer();

async function startRedis(): Promise<QueueServer> {
  const { url, stop } = await startRedisServer(program ?? '');
  const databaseUrl = 'postgres://nobody@127.0.0.1:9/none';
  return {
    place: { databaseUrl, queueUrl: url },
    through: (gate) => ({ databaseUrl, queueUrl: gate.url }),
    putGate: () => putGateBefore(url, 6379),
    nowhere: { databaseUrl, queueUrl: 'redis://opscore:secret@127.0.0.1:9/0' },
    stop,
  };
}

export interface QueueServerKind {
  readonly name: string;
  /** False where this machine lacks the server's program; the name says so. */
  readonly available: boolean;
  readonly start: () => Promise<QueueServer>;
}

/** The servers that the queue runs on. */
export const QUEUE_SERVERS: readonly QueueServerKind[] = [
  { name: 'PostgreSQL', available: true, start: startPostgres },
  { name: program === undefined ? `Redis (${NO_REDIS})` : 'Redis', available: program !== undefined, start: startRedis },
];
