import type { RandomSource } from '../attribution/random-source.js';
import { randomSource } from '../attribution/random-source.js';
import type { CompanyFile, LateInput } from './small-company.js';
import { lastInput, lateInput, smallCompany } from './small-company.js';

/** What is done to the workers, the servers, the queue and the clock. */
export type Fault =
  | { readonly kind: 'kill-worker' | 'stop-worker'; readonly worker: number }
  /** Stopped for longer than it may hold a job. */
  | { readonly kind: 'freeze-worker'; readonly worker: number; readonly forMs: number }
  | { readonly kind: 'kill-database' | 'restart-database' | 'kill-queue' | 'lose-queue' }
  | { readonly kind: 'empty-queue' | 'delete-schedules' }
  /** The clock jumps, and jobs that come of it are dropped, or taken and said to be done. */
  | { readonly kind: 'drop-jobs'; readonly to: string }
  | { readonly kind: 'drop-queue'; readonly queue: ComputingQueue; readonly to: string }
  | { readonly kind: 'false-done'; readonly queue: ComputingQueue; readonly to: string }
  | { readonly kind: 'deliver-again'; readonly what: Delivery; readonly period: string; readonly asOf: string; readonly key: number }
  | { readonly kind: 'jump-clock'; readonly to: string };

export type ComputingQueue = 'planning' | 'rollups' | 'attribution' | 'scoring' | 'imports';
export type Delivery = 'score' | 'roll-up' | 'judge-shops' | 'judge-marks' | 'plan-scores' | 'reconcile' | 'import-file' | 'tree';

export type FaultKind = Fault['kind'];

export interface FaultStep {
  readonly fault: Fault;
  /** What comes in just before. */
  readonly inputs: readonly LateInput[];
  /** The wait before the fault. */
  readonly pauseMs: number;
}

/** All that a seed settles. */
export interface Simulation {
  readonly company: readonly CompanyFile[];
  readonly begin: string;
  readonly steps: readonly FaultStep[];
  readonly lastInputs: readonly LateInput[];
  readonly end: string;
}

/** Moments before and after midnight, the nights, and the ends of a week, a month and the quarter. */
const MOMENTS = [
  '2026-04-28T10:00:00+08:00',
  '2026-04-28T23:59:59+08:00',
  '2026-04-29T03:30:00+08:00',
  '2026-04-30T23:59:59+08:00',
  '2026-05-01T00:00:00+08:00',
  '2026-05-01T04:30:00+08:00',
  '2026-05-04T04:00:00+08:00',
  '2026-06-30T23:59:59+08:00',
  '2026-07-01T00:00:01+08:00',
  '2026-07-01T05:00:00+08:00',
  '2026-07-02T04:00:00+08:00',
] as const;
/** No further night comes within the hours that failed windows may wait for. */
const ENDS = ['2026-04-29T04:00:00+08:00', '2026-05-04T05:00:00+08:00', '2026-07-01T06:00:00+08:00', '2026-07-02T06:00:00+08:00'] as const;

const PERIODS = [
  ['2026Q2', '2026-04-20'],
  ['2026Q2', '2026-04-28'],
  ['2026-04', '2026-04-30'],
  ['2026-04', '2026-04-12'],
  ['2026Q2/2026-W14', '2026-04-05'],
  ['2026Q2/2026-W17', '2026-04-25'],
  ['2026Q2/2026-W16', '2026-04-19'],
] as const;

/** The simulation of a seed, with so many faults. */
export function planSimulation(seed: number, faults: number, hasOwnQueueServer: boolean): Simulation {
  const random = randomSource(seed);
  const company = smallCompany(random);
  let inputs = 0;
  const steps = Array.from({ length: faults }, (): FaultStep => {
    const fault = drawFault(random, hasOwnQueueServer);
    const late = Array.from({ length: random.weigh([[4, 0], [4, 1], [1, 2]]) }, () => lateInput(random, inputs++));
    return { fault, inputs: late, pauseMs: random.weigh([[2, 0], [3, random.below(200)], [3, random.below(900)]]) };
  });
  return { company, begin: MOMENTS[0], steps, lastInputs: [lastInput()], end: random.pick(ENDS) };
}

function drawFault(random: RandomSource, hasOwnQueueServer: boolean): Fault {
  const worker = random.below(2);
  const [period, asOf] = random.pick(PERIODS);
  const to = random.pick(MOMENTS);
  const draw = random.weigh<() => Fault>([
    [6, () => ({ kind: 'kill-worker', worker })],
    [2, () => ({ kind: 'stop-worker', worker })],
    [3, () => ({ kind: 'freeze-worker', worker, forMs: 2_500 + random.below(1_000) })],
    [2, () => ({ kind: 'kill-database' })],
    [2, () => ({ kind: 'restart-database' })],
    [hasOwnQueueServer ? 3 : 0, () => ({ kind: 'kill-queue' })],
    [hasOwnQueueServer ? 3 : 0, () => ({ kind: 'lose-queue' })],
    [3, () => ({ kind: 'empty-queue' })],
    [2, () => ({ kind: 'delete-schedules' })],
    [3, () => ({ kind: 'drop-jobs', to })],
    [3, () => ({ kind: 'drop-queue', queue: random.pick(['rollups', 'attribution', 'scoring']), to })],
    [4, () => ({ kind: 'false-done', queue: random.pick(['planning', 'rollups', 'attribution', 'scoring', 'scoring', 'imports']), to })],
    [
      6,
      () => ({
        kind: 'deliver-again',
        what: random.pick(['score', 'score', 'roll-up', 'judge-shops', 'judge-marks', 'plan-scores', 'reconcile', 'import-file', 'tree']),
        period,
        asOf,
        key: 1 + random.below(8),
      }),
    ],
    [7, () => ({ kind: 'jump-clock', to })],
  ]);
  return draw();
}
