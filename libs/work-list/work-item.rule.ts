import type { Day } from '#libs/domain/business-time.js';
import { compareRates, testRates } from '#libs/domain/significance.js';

/** The states of a work item, in the order in which work goes on. */
export const WORK_STATES = ['to-contact', 'contacted', 'action-agreed', 'done'] as const;

export type WorkState = (typeof WORK_STATES)[number];

/** What was agreed to do about a SKU (R8). */
export const ACTION_KINDS = ['flash-sale', 'price', 'page', 'stock', 'other'] as const;

export type ActionKind = (typeof ACTION_KINDS)[number];

/** What changes of an item when somebody works on it. */
export interface WorkStanding {
  readonly state: WorkState;
  readonly actionKind: ActionKind | null;
  readonly note: string | null;
  /** Who looks after it: any name. */
  readonly assignedTo: string | null;
  /** The business days on which the states were reached. */
  readonly contactedOn: Day | null;
  readonly agreedOn: Day | null;
  readonly doneOn: Day | null;
}

/** A wish to change an item. What is undefined stays; a note or a person can be taken away with null. */
export interface WorkChange {
  readonly state?: WorkState | undefined;
  readonly actionKind?: ActionKind | undefined;
  readonly note?: string | null | undefined;
  readonly assignedTo?: string | null | undefined;
}

/** Why a wish is refused. */
export type WorkRefusal = 'step-invalid' | 'action-needed' | 'action-too-early' | 'note-needed' | 'unchanged';

const SHORTEST_NOTE = 3;
const LONGEST_NOTE = 500;

/** The states that an item can be given: the next one, and all before it with a note that says why. */
export function statesAfter(state: WorkState): readonly WorkState[] {
  const position = WORK_STATES.indexOf(state);
  return WORK_STATES.filter((_, index) => index !== position && index <= position + 1);
}

/**
 * R8: what becomes of an item: to contact, contacted, action agreed (which), done, one step at a time; back by any number of steps with a
 * note. Going back forgets the days and the action of the states that are taken back. The first failing condition is the refusal.
 */
export function changeWork(before: WorkStanding, change: WorkChange, today: Day): WorkStanding | WorkRefusal {
  const state = change.state ?? before.state;
  if (state !== before.state && !statesAfter(before.state).includes(state)) return 'step-invalid';
  const reached = WORK_STATES.indexOf(state);
  const step = reached - WORK_STATES.indexOf(before.state);
  const isAgreed = reached >= WORK_STATES.indexOf('action-agreed');
  if (!isAgreed && change.actionKind !== undefined) return 'action-too-early';
  const actionKind = isAgreed ? (change.actionKind ?? before.actionKind) : null;
  if (isAgreed && actionKind === null) return 'action-needed';
  if (step < 0 && !isReason(change.note)) return 'note-needed';
  const after: WorkStanding = {
    state,
    actionKind,
    note: change.note === undefined ? before.note : change.note,
    assignedTo: change.assignedTo === undefined ? before.assignedTo : change.assignedTo,
    contactedOn: dayOfState('contacted', before.contactedOn),
    agreedOn: dayOfState('action-agreed', before.agreedOn),
    doneOn: dayOfState('done', before.doneOn),
  };
  return isSame(before, after) ? 'unchanged' : after;

  /** A state that is reached keeps its day; one that is reached now gets today's. */
  function dayOfState(of: WorkState, day: Day | null): Day | null {
    if (WORK_STATES.indexOf(of) > reached) return null;
    return day ?? today;
  }
}

function isReason(note: string | null | undefined): boolean {
  const { length } = Array.from((note ?? '').trim());
  return length >= SHORTEST_NOTE && length <= LONGEST_NOTE;
}

function isSame(before: WorkStanding, after: WorkStanding): boolean {
  return (
    before.state === after.state &&
    before.actionKind === after.actionKind &&
    before.note === after.note &&
    before.assignedTo === after.assignedTo
  );
}

/** The traffic of a SKU over some days. */
export interface SkuTrafficSum {
  readonly visitors: number;
  readonly orderingBuyers: number;
  /** How many days have traffic of the SKU. */
  readonly daysWithTraffic: number;
}

export const RATE_VERDICTS = ['better', 'worse', 'no-difference', 'too-early'] as const;

export type RateVerdict = (typeof RATE_VERDICTS)[number];

/** How the rate after an action compares with the rate before it. */
export interface RateComparison {
  readonly verdict: RateVerdict;
  /** After less before; null where either has no visitors. */
  readonly difference: number | null;
  /** Of the two-proportion z test; null where there is nothing to test. Shown also where it is too early to judge by. */
  readonly z: number | null;
  readonly p: number | null;
}

/** Fewer visitors than these tell nothing. */
export const LEAST_VISITORS = 100;
/** Fewer days hold no whole week, and weekdays differ. */
export const LEAST_DAYS = 7;

/**
 * R8: whether a SKU's rate has changed since something was done: by the two-proportion z test at 95 %; too early under 100 visitors
 * before or after, or with fewer than 7 days of traffic after. Double precision.
 */
export function compareWork(before: SkuTrafficSum, after: SkuTrafficSum): RateComparison {
  const [first, second] = [trialsOf(before), trialsOf(after)];
  const test = testRates(first, second);
  const difference = first.trials === 0 || second.trials === 0 ? null : second.successes / second.trials - first.successes / first.trials;
  const change = after.daysWithTraffic < LEAST_DAYS ? 'too-early' : compareRates(first, second, LEAST_VISITORS);
  return {
    verdict: change === 'not-significant' ? 'no-difference' : change,
    difference,
    z: test?.z ?? null,
    p: test?.p ?? null,
  };
}

function trialsOf({ visitors, orderingBuyers }: SkuTrafficSum): { successes: number; trials: number } {
  return { successes: orderingBuyers, trials: visitors };
}
