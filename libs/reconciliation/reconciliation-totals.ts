import type { ReconciledFigure } from '#libs/ingest/mapping/reconciled-figures.js';
import type { Finding } from './explain-difference.rule.js';
import { isAmount } from './read-report.js';
import type { ComparedFigure } from './reconciliations.js';

/** A figure of a merchant, or of an agent, over a month: the days that the report has, added up. */
export interface MonthTotal {
  readonly merchantId: string;
  readonly agentId: string | null;
  /** `2026-06`. */
  readonly month: string;
  readonly figure: ReconciledFigure;
  days: number;
  agreeing: number;
  theirs: number;
  ours: number;
  /** Differences that nothing explains, without their signs. */
  unexplained: number;
}

/** Adds a comparison up while its days pass, and keeps the largest differences. */
export class ReconciliationTotals {
  /** How many figures of days have each finding. */
  readonly findings: Record<Finding, number> = { agrees: 0, definition: 0, possible: 0, unreported: 0, missing: 0, unexplained: 0 };
  /** Figures of days for which scores take the platform's. */
  replaced = 0;
  private readonly byMonth = new Map<string, MonthTotal>();
  private largest: ComparedFigure[] = [];

  /** @param most how many of the largest differences are kept. */
  constructor(private readonly most: number) {}

  /** Takes some figures of days. */
  take(figures: readonly ComparedFigure[]): void {
    for (const each of figures) {
      this.findings[each.finding] += 1;
      if (each.isReplaced) this.replaced += 1;
      if (each.theirs !== null) this.addToMonth(each, each.theirs);
      if (each.finding !== 'agrees') this.largest.push(each);
    }
    if (this.largest.length > 2 * this.most) this.cutLargest();
  }

  /** By merchant, agent, month and figure. */
  months(): readonly MonthTotal[] {
    return [...this.byMonth.values()];
  }

  /** The differences: first those that nothing explains, of them money before counts, and the largest first. */
  differences(): readonly ComparedFigure[] {
    this.cutLargest();
    return this.largest;
  }

  private addToMonth({ merchantId, agentId, day, figure, finding, ours, difference, parts }: ComparedFigure, theirs: number): void {
    const month = day.slice(0, 7);
    const key = JSON.stringify([merchantId, agentId, month, figure]);
    const total = this.byMonth.get(key) ?? { merchantId, agentId, month, figure, days: 0, agreeing: 0, theirs: 0, ours: 0, unexplained: 0 };
    this.byMonth.set(key, total);
    total.days += 1;
    if (finding === 'agrees') total.agreeing += 1;
    total.theirs += theirs;
    total.ours += ours;
    if (finding === 'missing') total.unexplained += Math.abs(difference);
    if (finding === 'unexplained') total.unexplained += Math.abs(parts.find(({ reason }) => reason === 'unexplained')?.value ?? 0);
  }

  private cutLargest(): void {
    this.largest = this.largest.toSorted(byWeight).slice(0, this.most);
  }
}

/** What nobody explains goes before what a definition does. */
const WEIGHT: Readonly<Record<Finding, number>> = { unexplained: 0, missing: 0, unreported: 1, possible: 1, definition: 1, agrees: 2 };

function byWeight(left: ComparedFigure, right: ComparedFigure): number {
  const size = ({ difference, ours, theirs }: ComparedFigure) => Math.abs(theirs === null ? ours : difference);
  return WEIGHT[left.finding] - WEIGHT[right.finding] || Number(isAmount(right.figure)) - Number(isAmount(left.figure)) || size(right) - size(left);
}
