import type { BackendFactory, FlowProducer, IQueueBackend, Processor, Queue, Worker } from 'bullmq';
import { FlowProducer as BullFlowProducer, Queue as BullQueue, Worker as BullWorker } from 'bullmq';

/** How a worker holds its jobs, in milliseconds. */
export interface WorkerTiming {
  /** So long a job is held by a worker that no longer tells that it lives; it tells twice in that time. */
  readonly lockMs: number;
  /** How often each queue is looked through for jobs that nobody holds any more. */
  readonly stalledCheckMs: number;
  /** How often a job may be lost with its worker before it fails for good. */
  readonly losses: number;
  /** The wait after a failed attempt to reach the queue. */
  readonly reconnectMs: number;
}

/** One kind of server under the queues. */
export interface Transport {
  readonly kind: 'postgres' | 'redis';
  readonly place: string;
  /** Resolves as soon as the server can be used. */
  ready(): Promise<void>;
  createQueue(name: string): Queue;
  createFlowProducer(): FlowProducer;
  createWorker(name: string, processor: Processor, concurrency: number, timing: WorkerTiming): Worker;
  empty(queue: Queue): Promise<void>;
  close(): Promise<void>;
}

/** Nobody reads the stream of events: little of it is kept. */
const KEPT_EVENTS = 100;
/** An idle worker looks for work so often even where nobody wakes it, in seconds. */
const LOOK_EVERY_SECONDS = 5;

/**
 * The constructors of BullMQ over one server. Their types say Redis, whose operations the interface of both servers shares;
 * what only Redis has is not used.
 */
export function constructorsOver<B extends IQueueBackend, C>(
  factory: BackendFactory<B, C>,
  options: { readonly connection: C; readonly prefix: string },
): Pick<Transport, 'createQueue' | 'createFlowProducer' | 'createWorker'> {
  const queueOptions = { ...options, streams: { events: { maxLen: KEPT_EVENTS } } };
  return {
    createQueue: (name) => new BullQueue(name, queueOptions, factory) as unknown as Queue,
    createFlowProducer: () => new BullFlowProducer(options, factory) as unknown as FlowProducer,
    createWorker: (name, processor, concurrency, timing) =>
      new BullWorker(
        name,
        processor,
        {
          ...options,
          autorun: false,
          concurrency,
          lockDuration: timing.lockMs,
          stalledInterval: timing.stalledCheckMs,
          maxStalledCount: timing.losses,
          runRetryDelay: timing.reconnectMs,
          drainDelay: LOOK_EVERY_SECONDS,
        },
        factory,
      ) as unknown as Worker,
  };
}

/** Waits for a promise, but no longer than `limitMs`. Gives whether it ended in time; its failure counts as an end. */
export async function endsWithin(limitMs: number, promise: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), limitMs);
  });
  const end = promise.then(
    () => true,
    () => true,
  );
  const inTime = await Promise.race([end, limit]);
  clearTimeout(timer);
  return inTime;
}
