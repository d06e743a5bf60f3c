import type { QueueCounts } from '#libs/jobs/queue/job-queues.js';
import type { GridPeriod, JobsState } from '#libs/jobs/work/view.js';
import { describeFailure } from '#libs/windows/written-failure.js';
import type { GridQuarterAnswer, JobsAnswer, QueueCountsAnswer, WordingAnswer } from './jobs.dto.js';

/** What runs by itself, as it is answered. */
export function describeState({ timeZone, schedules, workers, queue }: JobsState): JobsAnswer {
  return {
    timeZone,
    schedules: schedules.map(({ name, pattern, lastRun, nextRun }) => ({
      name,
      pattern,
      lastRun: lastRun?.toISOString() ?? null,
      nextRun: nextRun.toISOString(),
    })),
    workers: workers.map(({ startedAt, seenAt, ...worker }) => ({
      ...worker,
      startedAt: startedAt.toISOString(),
      seenAt: seenAt.toISOString(),
    })),
    queue: {
      kind: queue.kind,
      place: queue.place,
      queues: queue.counts === null ? null : Object.entries(queue.counts).map(describeCounts),
      away: queue.away,
    },
  };
}

/** The periods of a quarter, as they are answered. */
export function describeQuarter(quarter: string, periods: readonly GridPeriod[]): GridQuarterAnswer {
  const own = periods.filter((each) => each.quarter === quarter);
  return {
    quarter,
    periods: own.map(({ period, kind, asOf, states, failures }) => ({
      period,
      kind,
      asOf,
      states,
      failures: failures.map(({ windows, error, retryAt }) => ({
        windows,
        reason: describeFailureInBoth(error),
        retryAt: retryAt?.toISOString() ?? null,
      })),
    })),
  };
}

/** Why something failed, in both languages. */
export function describeFailureInBoth(written: string): WordingAnswer {
  return { en: describeFailure(written, 'en'), zh: describeFailure(written, 'zh') };
}

function describeCounts([name, counts]: [string, QueueCounts]): QueueCountsAnswer {
  const { waiting, prioritized, delayed, waitingChildren, active, failed, completed } = counts;
  return { name, waiting: waiting + prioritized + delayed + waitingChildren, running: active, failed, completed };
}
