import type { FlowProducer, Processor, Queue, Worker } from 'bullmq';
import { OpscoreError } from '#libs/domain/errors.js';
import { openPostgresTransport } from './postgres-transport.js';
import { openRedisTransport } from './redis-transport.js';
import type { WorkerTiming } from './transport.js';

export interface QueueBackendOptions {
  /** The database, which carries the queue too where no queue of its own is named. */
  readonly databaseUrl: string;
  /** redis:// or rediss://; Redis or Valkey. Its parameter `namespace` tells deployments apart that share one server. */
  readonly queueUrl?: string | undefined;
  /** What goes wrong on connections beside the work. Told once in a while where it repeats. */
  readonly onError?: ((error: Error) => void) | undefined;
  /** How long an operation waits for the server, in milliseconds, before it fails with `queue-unreachable`. */
  readonly patienceMs?: number;
}

const PATIENCE_MS = 5_000;
/** Of the same complaint, one in so many milliseconds is passed on. */
const COMPLAINT_EVERY_MS = 10_000;

/**
 * Where the jobs wait: BullMQ on PostgreSQL, or on Redis or Valkey. One per process: all queues share its connections.
 * Errors of its connections are told and never thrown; it goes on trying to connect until it is closed.
 */
export class QueueBackend {
  private readonly patienceMs: number;
  private readonly transport;
  private readonly complaints = new Map<string, number>();
  private closing: Promise<void> | undefined;

  constructor(private readonly options: QueueBackendOptions) {
    this.patienceMs = options.patienceMs ?? PATIENCE_MS;
    const tell = (error: Error) => this.tell(error);
    this.transport =
      options.queueUrl === undefined
        ? openPostgresTransport(options.databaseUrl, tell)
        : openRedisTransport(options.queueUrl, tell);
  }

  get kind(): 'postgres' | 'redis' {
    return this.transport.kind;
  }

  /** The server's name without user and password. */
  get place(): string {
    return this.transport.place;
  }

  /** Makes sure that the server answers and has what it needs (on PostgreSQL, its schema `bullmq`). Throws `queue-unreachable`. */
  async ready(): Promise<void> {
    await this.withinPatience(async () => undefined);
  }

  /**
   * Runs an operation on the queue; `size` is how much more it does than a single one. Throws `queue-unreachable` where the
   * server does not answer in time; the operation may then still be done later, which is why jobs may be done twice.
   */
  async withinPatience<T>(operation: () => Promise<T>, size = 1): Promise<T> {
    const limitMs = this.patienceMs * size;
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error(`no answer within ${limitMs} ms`)), limitMs);
    });
    const work = this.transport.ready().then(operation);
    // Where patience ends first, the later failure of the operation is nobody's any more.
    work.catch(() => undefined);
    try {
      return await Promise.race([work, patience]);
    } catch (cause) {
      if (cause instanceof OpscoreError) throw cause;
      throw new OpscoreError('queue-unreachable', { place: this.place, reason: reasonOf(cause) }, { cause });
    } finally {
      clearTimeout(timer);
    }
  }

  createQueue(name: string): Queue {
    const queue = this.transport.createQueue(name);
    queue.on('error', (error) => this.tell(error));
    return queue;
  }

  createFlowProducer(): FlowProducer {
    const producer = this.transport.createFlowProducer();
    producer.on('error', (error) => this.tell(error));
    return producer;
  }

  /** A worker that begins when it is told to run. Each holds a connection of its own to be woken by. */
  createWorker(name: string, processor: Processor, concurrency: number, timing: WorkerTiming): Worker {
    const worker = this.transport.createWorker(name, processor, concurrency, timing);
    worker.on('error', (error) => this.tell(error));
    return worker;
  }

  /** Removes all that a queue holds. */
  async empty(queue: Queue): Promise<void> {
    await this.transport.empty(queue);
  }

  /** Closes the connections. Queues and workers are closed before. */
  async close(): Promise<void> {
    await (this.closing ??= this.transport.close());
  }

  private tell(error: Error): void {
    if (this.closing !== undefined) return;
    const text = reasonOf(error);
    const now = performance.now();
    const last = this.complaints.get(text);
    if (last !== undefined && now - last < COMPLAINT_EVERY_MS) return;
    if (this.complaints.size > 100) this.complaints.clear();
    this.complaints.set(text, now);
    this.options.onError?.(error);
  }
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.message || ((cause as NodeJS.ErrnoException).code ?? cause.name);
}
