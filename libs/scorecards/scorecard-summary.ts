import type { PublishedModule, Scorecard } from './scorecard-document.js';

/** A module without its workings. */
export type ModuleSummary = PublishedModule extends infer Module ? (Module extends unknown ? Omit<Module, 'workings'> : never) : never;

/** A scorecard without the workings of its modules: what a ranking shows of it. */
export interface ScorecardSummary extends Omit<Scorecard, 'modules'> {
  readonly modules: Readonly<Record<string, ModuleSummary>>;
}

/** The summary of a scorecard, which is stored beside it. */
export function summarise(scorecard: Scorecard): ScorecardSummary {
  const modules = Object.entries(scorecard.modules).map(([id, module]): [string, ModuleSummary] => {
    const summary: { workings?: unknown } = { ...module };
    delete summary.workings;
    return [id, summary as ModuleSummary];
  });
  return { ...scorecard, modules: Object.fromEntries(modules) };
}
