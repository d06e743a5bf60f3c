import { once } from 'node:events';
import type { BackendFactory, RedisQueueBackend } from 'bullmq';
import { createRedisBackend } from 'bullmq';
import { Redis } from 'ioredis';
import type { Transport } from './transport.js';
import { constructorsOver, endsWithin } from './transport.js';

const NAMESPACE = 'opscore';
const NAMESPACE_PARAMETER = 'namespace';
const CLOSE_WITHIN_MS = 2_000;
const KEYS_AT_ONCE = 500;

/** BullMQ on Redis or Valkey: one connection for all queues of the process, and one for each worker to be woken by. */
export function openRedisTransport(queueUrl: string, tell: (error: Error) => void): Transport {
  const address = new URL(queueUrl);
  const prefix = address.searchParams.get(NAMESPACE_PARAMETER) ?? NAMESPACE;
  address.searchParams.delete(NAMESPACE_PARAMETER);
  const redis = new Redis(address.href, {
    // What was asked waits for the connection to come back; who asked has given up by then (QueueBackend).
    maxRetriesPerRequest: null,
    connectTimeout: 5_000,
    keepAlive: 10_000,
    retryStrategy: (attempt) => Math.min(50 * 2 ** Math.min(attempt, 10), 2_000),
  });
  redis.on('error', tell);
  const factory: BackendFactory<RedisQueueBackend, Redis> = (name, options, kind) =>
    createRedisBackend(name, { ...options, connection: redis }, kind);

  return {
    kind: 'redis',
    place: `${address.host}${address.pathname}`,
    ready: readiness(redis),
    ...constructorsOver(factory, { connection: redis, prefix }),
    empty: (queue) => removeKeys(redis, `${prefix}:${queue.name}:*`),
    close: async () => {
      if (redis.status === 'ready') await endsWithin(CLOSE_WITHIN_MS, redis.quit());
      redis.disconnect();
    },
  };
}

/** Waits until a connection is there. Fails with the next failure to connect, while the connection goes on trying. */
function readiness(redis: Redis): () => Promise<void> {
  let attempt: Promise<unknown> | undefined;
  return async () => {
    if (redis.status === 'ready') return;
    attempt ??= once(redis, 'ready').finally(() => (attempt = undefined));
    await attempt;
  };
}

/** Removes all keys of a pattern, a few hundred at a time, so that the server goes on serving others. */
async function removeKeys(redis: Redis, pattern: string): Promise<void> {
  let cursor = '0';
  do {
    const [next, keys] = await redis.scan(cursor, 'MATCH', pattern, 'COUNT', KEYS_AT_ONCE);
    if (keys.length > 0) await redis.unlink(...keys);
    cursor = next;
  } while (cursor !== '0');
}
