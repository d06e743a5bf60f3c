import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { NoticeCounts } from '#libs/notices/notice-counts.js';
import type { DueWindows } from '#libs/windows/due-windows.js';
import { WINDOW_STATES } from '#libs/windows/window.js';
import type { JobAttempt, JobObserver } from './queue/job-observer.js';
import type { JobQueues, QueueCounts } from './queue/job-queues.js';

/** Seconds that jobs take, from a moment to an hour. */
const DURATIONS = [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300, 900, 3_600];

/** What jobs do, in Prometheus' format: depth of queues, windows and their age, durations and failures. */
export class JobMetrics implements JobObserver {
  readonly registry = new Registry();
  private readonly durations = new Histogram({
    name: 'opscore_job_duration_seconds',
    help: 'How long jobs took that were done.',
    labelNames: ['job'],
    buckets: DURATIONS,
    registers: [this.registry],
  });
  private readonly failures = new Counter({
    name: 'opscore_job_failures_total',
    help: 'Attempts at jobs that failed; final ones are not tried again by the queue.',
    labelNames: ['job', 'final'],
    registers: [this.registry],
  });
  private readonly running = new Gauge({
    name: 'opscore_jobs_running',
    help: 'Jobs that this process is doing.',
    labelNames: ['job'],
    registers: [this.registry],
  });
  private readonly depth = new Gauge({
    name: 'opscore_queue_jobs',
    help: 'Jobs in each queue by state.',
    labelNames: ['queue', 'state'],
    registers: [this.registry],
  });
  private readonly reachable = new Gauge({
    name: 'opscore_queue_reachable',
    help: '1 where the queue answers.',
    registers: [this.registry],
  });
  private readonly windows = new Gauge({
    name: 'opscore_windows',
    help: 'Windows (a manager and a period) by state.',
    labelNames: ['state'],
    registers: [this.registry],
  });
  private readonly oldest = new Gauge({
    name: 'opscore_oldest_due_window_age_seconds',
    help: 'How long the oldest window waits that is not done; 0 where all are.',
    registers: [this.registry],
  });

  private readonly notices = new Gauge({
    name: 'opscore_notices',
    help: 'Notices that wait, messages that are being sent, and messages that were given up within the last week.',
    labelNames: ['state'],
    registers: [this.registry],
  });
  private readonly pausedChannels = new Gauge({
    name: 'opscore_paused_channels',
    help: 'Channels to which nothing is sent, since the other side refuses it.',
    registers: [this.registry],
  });

  /** All figures as text; those of queue and windows are read now, those of notices were. A queue that is away is told by its own figure. */
  async read(queues: JobQueues, windows: DueWindows, notices: NoticeCounts, now: Date): Promise<string> {
    this.setNotices(notices);
    await Promise.all([this.readQueues(queues), this.readWindows(windows, now)]);
    return this.registry.metrics();
  }

  started({ job }: JobAttempt): void {
    this.running.inc({ job });
  }

  completed({ job }: JobAttempt, durationMs: number): void {
    this.running.dec({ job });
    this.durations.observe({ job }, durationMs / 1_000);
  }

  failed({ job }: JobAttempt, durationMs: number, _error: Error, final: boolean): void {
    // What was lost with its worker was not running here.
    if (durationMs > 0) this.running.dec({ job });
    this.failures.inc({ job, final: String(final) });
  }

  private async readQueues(queues: JobQueues): Promise<void> {
    try {
      const counts = Object.entries<QueueCounts>(await queues.counts());
      for (const [queue, states] of counts) {
        for (const [state, jobs] of Object.entries<number>({ ...states })) this.depth.set({ queue, state }, jobs);
      }
      this.reachable.set(1);
    } catch {
      this.depth.reset();
      this.reachable.set(0);
    }
  }

  private setNotices({ waiting, sending, failed, paused }: NoticeCounts): void {
    for (const [state, count] of Object.entries({ waiting, sending, failed })) this.notices.set({ state }, count);
    this.pausedChannels.set(paused);
  }

  private async readWindows(windows: DueWindows, now: Date): Promise<void> {
    const counts = new Map((await windows.counts()).map((each) => [each.state, each]));
    for (const state of WINDOW_STATES) {
      if (state !== 'missing') this.windows.set({ state }, counts.get(state)?.windows ?? 0);
    }
    const waiting = [...counts.values()].filter(({ state }) => state !== 'done').map(({ since }) => since.getTime());
    this.oldest.set(waiting.length === 0 ? 0 : Math.max(0, (now.getTime() - Math.min(...waiting)) / 1_000));
  }
}
