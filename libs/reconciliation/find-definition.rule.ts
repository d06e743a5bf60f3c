import type { Cell, CountedFigure, Definition, SeenCells } from './definition.rule.js';
import { CANCELLED, DefinitionCounter, changesBetween, definitionsNear } from './definition.rule.js';

/** A definition of the platform that differs from ours in more answers would be found by chance. */
const MOST_CHANGES = 3;
/** And besides counting some of the cancelled orders. */
const MOST_CHANGES_BESIDE_SOME = 1;

/** What was found of a figure over a whole report. */
export interface FoundDefinition {
  /** Days, or days of agents, on which the platform has the figure. */
  readonly days: number;
  /** On so many of them ours agrees. */
  readonly agreeing: number;
  /** The definition that is likely the platform's, where it is not ours. */
  readonly likely: Definition | null;
  /** On so many days it agrees. */
  readonly likelyAgreeing: number;
}

/** Finds the definition under which most days of a report agree. */
export class DefinitionSearch {
  readonly definitions: readonly Definition[];
  readonly counter: DefinitionCounter;
  private readonly agreeing: number[];
  /** Definitions that count some of the cancelled orders, and on how many days they agree. */
  private readonly some: { readonly definition: Definition; agreeing: number }[];
  private days = 0;

  constructor(
    figure: CountedFigure,
    seen: SeenCells,
    /** Differences up to so much are none. */
    private readonly tolerance: number,
  ) {
    this.definitions = definitionsNear(figure, seen, MOST_CHANGES);
    this.counter = new DefinitionCounter(figure);
    this.agreeing = this.definitions.map(() => 0);
    const plain = this.definitions.filter((each) => each[CANCELLED] === 'left-out' && changesBetween(figure.ours, each) <= MOST_CHANGES_BESIDE_SOME);
    this.some = plain.map((each) => ({ definition: this.counter.withAnswer(each, CANCELLED, 'some'), agreeing: 0 }));
  }

  /** Takes a day of the report. */
  look(theirs: number, cells: readonly Cell[]): void {
    this.days += 1;
    for (const [place, definition] of this.definitions.entries()) {
      if (Math.abs(theirs - this.counter.count(definition, cells)) <= this.tolerance) this.agreeing[place] = (this.agreeing[place] ?? 0) + 1;
    }
    this.lookAtSome(theirs, cells);
  }

  /** Whether so many agreeing days are half of what others leave open, at least. */
  private settles(agreeing: number, others: number): boolean {
    return agreeing > others && (agreeing - others) * 2 >= this.days - others;
  }

  private lookAtSome(theirs: number, cells: readonly Cell[]): void {
    for (const each of this.some) {
      const rest = theirs - this.counter.count(each.definition, cells);
      if (Math.abs(rest) <= this.tolerance || this.counter.canComeOfCancelled(each.definition, cells, rest)) each.agreeing += 1;
    }
  }

  /** The definition under which most days agree, the nearest one to ours of several; likely where it settles half of what differs at least. */
  find(): FoundDefinition {
    const [ours = 0] = this.agreeing;
    const most = Math.max(0, ...this.agreeing);
    const place = this.agreeing.indexOf(most);
    let [likely, likelyAgreeing]: [Definition | null, number] = [null, ours];
    if (this.settles(most, ours)) [likely, likelyAgreeing] = [this.definitions[place] ?? null, most];
    // Some of the cancelled orders come to more than none or all of them do: they are believed where they settle half of what is left then.
    for (const { definition, agreeing } of this.some) {
      if (this.settles(agreeing, likelyAgreeing)) [likely, likelyAgreeing] = [definition, agreeing];
    }
    return { days: this.days, agreeing: ours, likely, likelyAgreeing };
  }
}
