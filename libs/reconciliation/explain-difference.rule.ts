import type { Cell, CountedFigure, Definition } from './definition.rule.js';
import { CANCELLED, DefinitionCounter, changesBetween } from './definition.rule.js';

/**
 * What is found of a figure of the platform on a day:
 *
 * - `agrees`: ours is the same
 * - `definition`: another definition gives it exactly
 * - `possible`: it lies within what the facts leave open
 * - `unreported`: the report has no such day, and we have something on it
 * - `missing`: the facts have nothing of that day
 * - `unexplained`: none of these
 */
export type Finding = 'agrees' | 'definition' | 'possible' | 'unreported' | 'missing' | 'unexplained';

/** A part of a difference: fen, or a number of orders and such. */
export interface DifferencePart {
  /** A question and its answer, such as `cancelled counted`; a place beside midnight, such as `midnight before`; or `missing`, `tolerance`, `unexplained`. */
  readonly reason: string;
  readonly value: number;
  /** Where the facts do not tell how much it is: the most that it can be. */
  readonly atMost: number | null;
}

/** A figure of the platform beside ours, and why they differ. The parts add up to the difference. */
export interface Explained {
  readonly theirs: number | null;
  readonly ours: number;
  readonly difference: number;
  readonly finding: Finding;
  readonly parts: readonly DifferencePart[];
}

/** What a difference is explained from. */
export interface ExplainedFigure {
  readonly figure: CountedFigure;
  readonly counter: DefinitionCounter;
  /** All definitions to be tried, ours first and then the nearest. */
  readonly definitions: readonly Definition[];
  /** The definition under which most days of the report agree, where there is one. */
  readonly likely: Definition | null;
  /** Differences up to so much are none. */
  readonly tolerance: number;
}

/** A day as the platform and the facts have it. */
export interface DayToExplain {
  /** Null where the report does not have it. */
  readonly theirs: number | null;
  readonly cells: readonly Cell[];
  /** What orders within minutes of midnight would change, were they counted on the day beside. */
  readonly midnight: readonly { readonly reason: string; readonly value: number }[];
  /** Whether the facts have anything of that merchant and day. */
  readonly isPresent: boolean;
}

/** Of one day alone, another definition is believed with so many answers other than ours: counts agree by chance more easily than fen. */
const MOST_CHANGES_OF_A_DAY = { amount: 2, orders: 1, units: 1 } as const;

/** Why a figure of the platform is not ours, in parts that add up to the difference exactly. */
export function explainDifference(known: ExplainedFigure, { theirs, cells, midnight, isPresent }: DayToExplain): Explained {
  const { figure, counter, definitions, likely, tolerance } = known;
  const ours = counter.count(figure.ours, cells);
  const found = (finding: Finding, parts: readonly DifferencePart[]): Explained => ({ theirs, ours, difference: (theirs ?? ours) - ours, finding, parts });
  if (theirs === null) return found('unreported', []);
  const difference = theirs - ours;
  const isNear = (value: number) => Math.abs(theirs - value) <= tolerance;
  if (isNear(ours)) return found('agrees', partOf('tolerance', difference));
  if (!isPresent) return found('missing', partOf('missing', difference));
  const stepsTo = (definition: Definition) => stepsBetween(known, cells, definition);

  const fits = (definition: Definition) => isNear(counter.count(definition, cells));
  const isSimple = (definition: Definition) => changesBetween(figure.ours, definition) <= MOST_CHANGES_OF_A_DAY[figure.measure];
  const fitting = likely !== null && fits(likely) ? likely : definitions.find((each) => isSimple(each) && fits(each));
  if (likely?.[CANCELLED] === 'some' && fitting !== likely) {
    const some = someOfCancelled(known, cells, likely, theirs - counter.count(likely, cells));
    if (some !== null) return found('definition', [...stepsTo(likely), ...some]);
  }
  if (fitting !== undefined) return found('definition', [...stepsTo(fitting), ...partOf('tolerance', theirs - counter.count(fitting, cells))]);

  // From the likely definition on, where it comes nearer; else from ours.
  const starts = likely !== null && Math.abs(theirs - counter.count(likely, cells)) < Math.abs(difference) ? [likely, figure.ours] : [figure.ours];
  for (const start of starts) {
    const rest = theirs - counter.count(start, cells);
    const open = shiftAtMidnight(midnight, rest) ?? (figure.measure === 'amount' ? someOfCancelled(known, cells, start, rest) : null) ?? partLeftOpen(known, cells, start, rest);
    if (open !== null) return found('possible', [...stepsTo(start), ...open]);
  }
  const start = starts[0] ?? figure.ours;
  return found('unexplained', [...stepsTo(start), ...partOf('unexplained', theirs - counter.count(start, cells))]);
}

function partOf(reason: string, value: number): DifferencePart[] {
  return value === 0 ? [] : [{ reason, value, atMost: null }];
}

/** What each answer changes on the way from our definition to another, one after another; steps that change nothing are left out. */
function stepsBetween({ figure, counter }: ExplainedFigure, cells: readonly Cell[], to: Definition): DifferencePart[] {
  const parts: DifferencePart[] = [];
  let [reached, value] = [figure.ours, counter.count(figure.ours, cells)];
  for (const { name } of figure.space.questions) {
    const answer = to[name] ?? '';
    if (reached[name] === answer) continue;
    reached = counter.withAnswer(reached, name, answer);
    const next = counter.count(reached, cells);
    parts.push(...partOf(`${name} ${answer}`, next - value));
    value = next;
  }
  return parts;
}

/** The fewest of the shifts at midnight that make up the rest exactly; null where none do. */
function shiftAtMidnight(midnight: DayToExplain['midnight'], rest: number): DifferencePart[] | null {
  const shifts = midnight.filter(({ value }) => value !== 0);
  let fewest: typeof shifts | null = null;
  for (let chosen = 1; chosen < 1 << shifts.length; chosen++) {
    const some = shifts.filter((_, place) => (chosen & (1 << place)) !== 0);
    const isExact = some.reduce((sum, { value }) => sum + value, 0) === rest;
    if (isExact && (fewest === null || some.length < fewest.length)) fewest = some;
  }
  return fewest === null ? null : fewest.map(({ reason, value }) => ({ reason, value, atMost: null }));
}

/** Those of the cancelled orders that make up the rest, where there are such; null where there are none, or where all of them count already. */
function someOfCancelled({ counter }: ExplainedFigure, cells: readonly Cell[], start: Definition, rest: number): DifferencePart[] | null {
  if (start[CANCELLED] === 'counted' || !counter.canComeOfCancelled(start, cells, rest)) return null;
  const atMost = counter.countCancelled(start, cells);
  return rest === atMost ? partOf(`${CANCELLED} counted`, rest) : [{ reason: `${CANCELLED} some`, value: rest, atMost }];
}

/** An answer that the platform may give for some of the orders in question, where the rest lies within what all of them come to. */
function partLeftOpen({ figure, counter }: ExplainedFigure, cells: readonly Cell[], start: Definition, rest: number): DifferencePart[] | null {
  const value = counter.count(start, cells);
  for (const { name, options, isPartial } of figure.space.questions) {
    if (isPartial !== true) continue;
    for (const option of options.toReversed()) {
      const atMost = counter.count(counter.withAnswer(start, name, option), cells) - value;
      if (Math.sign(atMost) === Math.sign(rest) && Math.abs(rest) <= Math.abs(atMost)) return [{ reason: `${name} ${option}`, value: rest, atMost }];
    }
  }
  return null;
}
