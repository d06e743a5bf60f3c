import type { JobSchedulerJson, Queue } from 'bullmq';
import type { JobPayloads } from '../catalogue.js';
import { jobOptions } from './job-options.js';
import type { QueueBackend } from './queue-backend.js';

/** A time that comes again and again, at which a job `reconcile` is added with the schedule's name as its reason. */
export interface Schedule {
  readonly name: string;
  /** Minute, hour, day of the month, month, weekday. */
  readonly pattern: string;
  readonly timeZone: string;
}

export interface ListedSchedule extends Schedule {
  readonly next: Date;
}

/** The schedules that the queue keeps. All schedulers of its queue are ours. */
export class JobSchedules {
  constructor(
    private readonly backend: QueueBackend,
    private readonly queue: Queue,
  ) {}

  /**
   * Makes the queue's schedules those of the list: adds, changes and removes. Gives the names of those that were missing, or
   * whose next run had got lost, and that were made (again). Throws `queue-unreachable`.
   */
  async ensure(schedules: readonly Schedule[]): Promise<string[]> {
    return this.backend.withinPatience(async () => {
      const present = new Map((await this.queue.getJobSchedulers()).map((scheduler) => [scheduler.key, scheduler]));
      const made: string[] = [];
      for (const schedule of schedules) {
        const found = present.get(schedule.name);
        present.delete(schedule.name);
        const whole = found !== undefined && (await this.hasNextRun(found));
        if (!whole) made.push(schedule.name);
        if (whole && isSame(found, schedule)) continue;
        // A scheduler whose run got lost is not mended by changing it: it is made anew.
        if (found !== undefined && !whole) await this.queue.removeJobScheduler(schedule.name);
        await this.put(schedule);
      }
      for (const name of present.keys()) await this.queue.removeJobScheduler(name);
      return made;
    });
  }

  /** The schedules with their next runs, by name. Throws `queue-unreachable`. */
  async list(): Promise<ListedSchedule[]> {
    const schedulers = await this.backend.withinPatience(() => this.queue.getJobSchedulers());
    return schedulers
      .map(({ key, pattern = '', tz = '', next = 0 }) => ({ name: key, pattern, timeZone: tz, next: new Date(next) }))
      .toSorted((one, other) => (one.name < other.name ? -1 : 1));
  }

  /** Removes all schedules. Throws `queue-unreachable`. */
  async remove(): Promise<void> {
    await this.ensure([]);
  }

  private async put({ name, pattern, timeZone }: Schedule): Promise<void> {
    const payload: JobPayloads['reconcile'] = { reason: name };
    await this.queue.upsertJobScheduler(name, { pattern, tz: timeZone }, { name: 'reconcile', data: payload, opts: jobOptions('reconcile') });
  }

  /** The next run is a job that waits for its time; BullMQ makes the one after it when that one is begun. */
  private async hasNextRun({ key, next }: JobSchedulerJson): Promise<boolean> {
    return (await this.queue.getJob(`repeat:${key}:${next}`)) !== undefined;
  }
}

function isSame({ pattern, tz, template }: JobSchedulerJson, schedule: Schedule): boolean {
  const { reason } = (template?.data ?? {}) as Partial<JobPayloads['reconcile']>;
  return pattern === schedule.pattern && tz === schedule.timeZone && reason === schedule.name;
}
