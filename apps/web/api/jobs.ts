import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Schemas } from './client.js';
import { answerOf, api } from './client.js';
import { useRows } from './pages.js';

export type JobsState = Schemas['JobsAnswer'];
export type GridPeriod = Schemas['GridPeriodAnswer'];
export type FailedWindow = Schemas['FailedWindowAnswer'];
export type WorkProgress = Schemas['WorkProgressEvent'];
export type BackfillRequest = Schemas['BackfillBody'];
export type WindowState = keyof Schemas['WindowStatesAnswer'];

const JOBS = ['jobs'] as const;
const FAILURES_AT_ONCE = 200;
/** How long what was read may stand while work changes it; the grid is not asked for at every step. */
const GRID_RENEWED_MS = 3_000;

/** Schedules, workers and queue. */
export function useJobs() {
  return useQuery({ queryKey: [...JOBS, 'state'], queryFn: () => answerOf(api.GET('/jobs')), refetchInterval: 30_000 });
}

/** The quarters with their periods, and how many scorecards of each stand in which state; the newest first. */
export function useJobGrid() {
  return useRows([...JOBS, 'grid'], (cursor) => answerOf(api.GET('/jobs/windows', { params: { query: { limit: 4, ...(cursor !== undefined && { cursor }) } } })));
}

/** The scorecards whose computing failed. */
export function useJobFailures() {
  return useRows([...JOBS, 'failures'], (cursor) => answerOf(api.GET('/jobs/windows/failures', { params: { query: { limit: FAILURES_AT_ONCE, ...(cursor !== undefined && { cursor }) } } })));
}

/** How far all work is, as it goes on. Null until it is known. Where it changes, what was read of jobs is read again, a few seconds later at most. */
export function useWorkProgress(): WorkProgress | null {
  const queries = useQueryClient();
  const [progress, setProgress] = useState<WorkProgress | null>(null);
  useEffect(() => {
    const source = new EventSource('/api/v1/jobs/progress');
    let renewal: ReturnType<typeof setTimeout> | undefined;
    source.addEventListener('progress', (event: MessageEvent<string>) => {
      setProgress(JSON.parse(event.data) as WorkProgress);
      renewal ??= setTimeout(() => {
        renewal = undefined;
        void queries.invalidateQueries({ queryKey: JOBS });
      }, GRID_RENEWED_MS);
    });
    return () => {
      source.close();
      clearTimeout(renewal);
    };
  }, [queries]);
  return progress;
}

/** Has a schedule's work, or the look for what is due, done now. */
export function useJobRun() {
  return useRenewing((job: Schemas['RunRequest']['job']) => answerOf(api.POST('/jobs/runs', { body: { job } })));
}

/** Has the scorecards of a range of periods computed. */
export function useBackfill() {
  return useRenewing((body: BackfillRequest) => answerOf(api.POST('/jobs/backfill', { body })));
}

/** Tries failed scorecards again at once: of a period, or of one manager in it. */
export function useWindowRetry() {
  return useRenewing((body: Schemas['RetryRequest']) => answerOf(api.POST('/jobs/windows/retry', { body })));
}

function useRenewing<Asked, Answer>(mutationFn: (asked: Asked) => Promise<Answer>) {
  const queries = useQueryClient();
  return useMutation({ mutationFn, onSuccess: () => queries.invalidateQueries({ queryKey: JOBS }) });
}
