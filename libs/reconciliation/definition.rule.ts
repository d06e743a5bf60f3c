/** How a figure may be counted: ours, and every other way that a platform may have. */

/** A question of counting and what may be answered to it. */
export interface Question {
  readonly name: string;
  readonly options: readonly string[];
  /** Whether a platform may do so with some of the orders in question, where the facts do not tell which. */
  readonly isPartial?: boolean;
  /** Whether it may do so with some of them at most, never with all. */
  readonly isNeverWhole?: boolean;
}

/** A way to count: the answer to each question. */
export type Definition = Readonly<Record<string, string>>;

/**
 * What orders that are alike in all that is asked about add up to; fen. The key names what they are alike in, in words. Of a few cancelled
 * orders each amount is known by itself.
 */
export type Cell = readonly [key: string, orders: number, amountFen: number, refundFen: number, units: number, amountsFen?: readonly number[] | null];

/** What is taken of a cell. */
type CellMeasure = 'amount' | 'orders' | 'units';

/** The questions about a figure, and whether orders with some words count by a definition. */
export interface DefinitionSpace {
  readonly questions: readonly Question[];
  readonly counts: (definition: Definition, words: readonly string[]) => boolean;
}

/** A figure: ours, and the space in which other definitions of it lie. */
export interface CountedFigure {
  readonly space: DefinitionSpace;
  readonly measure: CellMeasure;
  readonly ours: Definition;
}

/** The question whose answer `deducted` takes refunds off. */
const REFUNDS = 'refunds';

/**
 * The question that platforms answer order by order: what was cancelled later than on the day counts, and the facts do not say when it was.
 * So a definition may count `some` of these orders: those that make up the platform's figure.
 */
export const CANCELLED = 'cancelled';

/** Of more orders than that, some would come to any amount. */
export const MOST_SINGLE_ORDERS = 12;

/** Counts days by definitions; what a definition takes is worked out once for every key. */
export class DefinitionCounter {
  private readonly taken = new Map<Definition, Map<string, boolean>>();
  private readonly changed = new Map<Definition, Map<string, Definition>>();

  constructor(private readonly figure: CountedFigure) {}

  /** What the cells of a day come to by a definition. */
  count(definition: Definition, cells: readonly Cell[]): number {
    const taken = this.takenBy(definition);
    const isNet = definition[REFUNDS] === 'deducted';
    let sum = 0;
    for (const cell of cells) {
      const [key, orders, amountFen, refundFen, units] = cell;
      let counts = taken.get(key);
      if (counts === undefined) taken.set(key, (counts = this.counts(definition, key)));
      if (!counts) continue;
      if (this.figure.measure === 'amount') sum += amountFen - (isNet ? refundFen : 0);
      else sum += this.figure.measure === 'orders' ? orders : units;
    }
    return sum;
  }

  /** The definition with another answer: the same one for the same, since what it takes is kept. */
  withAnswer(definition: Definition, name: string, answer: string): Definition {
    const known = this.changed.get(definition) ?? new Map<string, Definition>();
    this.changed.set(definition, known);
    const key = `${name} ${answer}`;
    const made = known.get(key) ?? { ...definition, [name]: answer };
    known.set(key, made);
    return made;
  }

  /** What all cancelled orders would add to a definition that leaves them out. */
  countCancelled(definition: Definition, cells: readonly Cell[]): number {
    return this.count(this.withAnswer(definition, CANCELLED, 'counted'), cells) - this.count(definition, cells);
  }

  /**
   * Whether some of the cancelled orders that a definition leaves out come to a value: counts may be any up to all of them; of money there
   * must be orders whose amounts add up to it, and no more of them than say something.
   */
  canComeOfCancelled(definition: Definition, cells: readonly Cell[], value: number): boolean {
    const all = this.countCancelled(definition, cells);
    if (value <= 0 || value > all) return false;
    if (this.figure.measure !== 'amount' || value === all) return true;
    const [before, after] = [this.takenBy(definition), this.takenBy(this.withAnswer(definition, CANCELLED, 'counted'))];
    const amounts: number[] = [];
    for (const [key, , , , , amountsFen] of cells) {
      if (after.get(key) !== true || before.get(key) === true) continue;
      if (amountsFen === undefined || amountsFen === null) return false;
      amounts.push(...amountsFen);
    }
    return definition[REFUNDS] !== 'deducted' && amounts.length <= MOST_SINGLE_ORDERS && canAddUpTo(amounts, value);
  }

  private takenBy(definition: Definition): Map<string, boolean> {
    const known = this.taken.get(definition);
    if (known !== undefined) return known;
    const taken = new Map<string, boolean>();
    this.taken.set(definition, taken);
    return taken;
  }

  private counts(definition: Definition, key: string): boolean {
    return this.figure.space.counts(definition, key.split(' '));
  }
}

function canAddUpTo(amounts: readonly number[], value: number): boolean {
  let sums = new Set([0]);
  for (const amount of amounts) sums = new Set([...sums, ...[...sums].map((sum) => sum + amount)]);
  return sums.has(value);
}

/** What the cells of a report are like: the keys that there are, and those of them with refunds. */
export interface SeenCells {
  readonly keys: readonly string[];
  readonly refundedKeys: ReadonlySet<string>;
}

/**
 * Definitions with so many answers other than ours at most, ours first and then the nearest; of those that make no difference to what was
 * seen only the first. So the simplest one stands for all that say the same.
 */
export function definitionsNear({ space, measure, ours }: CountedFigure, { keys, refundedKeys }: SeenCells, mostChanges: number): Definition[] {
  const words = keys.map((key) => key.split(' '));
  const effectOf = (definition: Definition) => {
    const taken = words.map((each, index) => {
      if (!space.counts(definition, each)) return '-';
      return measure === 'amount' && definition[REFUNDS] === 'deducted' && refundedKeys.has(keys[index] ?? '') ? 'n' : 'y';
    });
    return taken.join('');
  };
  const effects = new Map<string, Definition>([[effectOf(ours), ours]]);
  for (let changes = 1; changes <= mostChanges; changes++) {
    for (const definition of withChanges(ours, space.questions, changes)) {
      const effect = effectOf(definition);
      if (!effects.has(effect)) effects.set(effect, definition);
    }
  }
  return [...effects.values()];
}

function* withChanges(from: Definition, questions: readonly Question[], changes: number): Generator<Definition> {
  if (changes === 0) {
    yield from;
    return;
  }
  for (const [place, { name, options, isNeverWhole }] of questions.entries()) {
    if (isNeverWhole === true) continue;
    for (const option of options) {
      if (option !== from[name]) yield* withChanges({ ...from, [name]: option }, questions.slice(place + 1), changes - 1);
    }
  }
}

/** How many answers of two definitions are not the same. */
export function changesBetween(left: Definition, right: Definition): number {
  return Object.keys(left).filter((name) => left[name] !== right[name]).length;
}
