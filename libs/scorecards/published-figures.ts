import type { Figures } from '#libs/closed-periods/adjustment-lines.rule.js';
import type { PublishedModule, Scorecard } from './scorecard-document.js';

/** The part of a scorecard that its figures are published by: all of it but the workings of the modules. */
export interface PublishedScorecard extends Pick<Scorecard, 'total' | 'grade' | 'rank' | 'snapshot'> {
  readonly probation: Pick<NonNullable<Scorecard['probation']>, 'state'> | null;
  readonly modules: Readonly<Record<string, Omit<PublishedModule, 'workings'>>>;
}

const OF_MODULE = ['assessed', 'actual', 'target', 'completion', 'points', 'weight'] as const;

/** Every published figure of a scorecard, by its name: `total`, `grade`, `rank`, then of each module `sales.actual` and the like. */
export function figuresOf({ total, grade, rank, probation, snapshot, modules }: PublishedScorecard): Figures {
  const figures: Record<string, string | null> = {
    total,
    grade,
    rank: rank === null ? null : String(rank),
    probation: probation?.state ?? null,
    provisional: String(snapshot.provisional),
  };
  for (const [id, module] of Object.entries(modules)) {
    const published = module as Readonly<Partial<Record<(typeof OF_MODULE)[number], string | boolean>>>;
    for (const name of OF_MODULE) {
      const value = published[name];
      figures[`${id}.${name}`] = value === undefined ? null : String(value);
    }
  }
  return figures;
}
