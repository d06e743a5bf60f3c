import type { TargetMeasure } from '#libs/domain/kpi.js';
import type { PackWords } from '../pack-words.js';

/** What the pages say beside figures, in one language. */
export interface Words extends PackWords {
  readonly title: string;
  readonly contents: string;
  readonly page: (page: number, pages: number) => string;
  readonly madeBy: (name: string | null, at: string) => string;
  readonly asOf: (day: string) => string;
  readonly gap: string;

  readonly managers: string;
  readonly managersOf: (managers: number) => string;
  readonly dataUntil: string;
  readonly states: Readonly<Record<'running' | 'ended' | 'closed', string>>;
  readonly closing: (division: string, who: string, at: string) => string;
  readonly ruleVersion: (version: number) => string;
  readonly fingerprint: string;
  readonly makers: (name: string | null) => string;
  readonly running: string;
  readonly stale: string;
  readonly provisional: string;

  readonly ranking: string;
  readonly rankingLead: string;
  readonly modes: Readonly<Record<'off' | 'advisory' | 'enforced', string>>;
  readonly gradeOf: (grade: string, minimum: string) => string;
  readonly gradeScale: string;
  readonly rankOf: (rank: number) => string;
  readonly unranked: string;

  readonly module: string;
  readonly notAssessed: string;
  readonly reasons: Readonly<Record<'no-target' | 'zero-target' | 'no-activity', string>>;
  readonly nextGrade: (grade: string, missing: string) => string;
  readonly topGrade: string;
  readonly onProbation: string;
  readonly rawGrade: (grade: string) => string;
  readonly merchantsOf: (merchants: number, late: number) => string;
  readonly quarterBefore: string;
  readonly completionByWeek: (module: string) => string;
  readonly nothingMoved: string;
  readonly tiers: Readonly<Record<string, string>>;
  readonly flags: Readonly<Record<string, string>>;
  readonly slices: string;
  readonly days: string;
  readonly noSlices: string;

  readonly moduleManagers: string;
  readonly curve: string;
  readonly evidence: string;
  readonly evidenceOf: (shown: number, rows: number) => string;
  readonly evidenceChoice: Readonly<Record<string, string>>;
  readonly noEvidence: string;

  readonly targets: string;
  readonly measure: string;
  readonly measures: Readonly<Record<TargetMeasure, string>>;
  readonly locked: string;
  readonly noTargets: string;
  readonly revisions: string;
  readonly noRevisions: string;
  readonly before: string;
  readonly after: string;
  readonly from: string;
  readonly changed: string;

  readonly probations: string;
  readonly noProbations: string;
  readonly probationStates: Readonly<Record<string, string>>;
  readonly monthStates: Readonly<Record<string, string>>;
  readonly span: (from: string, until: string | null) => string;
  readonly weeklyOutbound: string;
  readonly noMonths: string;

  readonly adjustments: string;
  readonly adjustmentsLead: string;
  readonly noAdjustments: string;
  readonly found: string;

  readonly ruleChanges: string;
  readonly noRuleChanges: string;
  readonly versionHead: (version: number, from: string | null) => string;
  readonly applied: (who: string | null, at: string) => string;
  readonly noSettingChanged: string;

  readonly definitions: string;
  readonly noDefinitions: string;
  readonly nobody: string;
}
