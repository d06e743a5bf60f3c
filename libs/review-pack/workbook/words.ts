import type { TargetMeasure } from '#libs/domain/kpi.js';
import type { NotAssessedReason } from '#libs/domain/scorecard.js';
import type { PackWords } from '../pack-words.js';

/** What the sheets say beside figures, in one language. */
export interface Words extends PackWords {
  readonly titleOf: (quarter: string) => string;
  readonly font: string;
  readonly sheets: Readonly<Record<SheetWord, string>>;
  /** What stands on a sheet, for the contents. */
  readonly about: Readonly<Record<SheetWord, string>>;
  readonly evidenceSheet: (module: string) => string;
  readonly evidenceAbout: (module: string) => string;
  readonly moduleAbout: (module: string) => string;
  readonly toContents: string;
  readonly toEvidence: string;
  readonly toModule: string;
  readonly page: string;
  readonly overview: string;
  readonly people: string;
  readonly modulesAndEvidence: string;
  readonly records: string;

  readonly managersOf: (managers: number) => string;
  readonly dataUntil: string;
  readonly states: Readonly<Record<'running' | 'ended' | 'closed', string>>;
  readonly closings: string;
  readonly closing: (division: string, who: string, at: string) => string;
  readonly ruleVersion: (version: number) => string;
  readonly fingerprint: string;
  readonly ruleFingerprint: string;
  readonly madeBy: (name: string | null, at: string) => string;
  readonly timeZone: string;
  readonly running: string;
  readonly stale: string;
  readonly provisional: string;
  readonly howToRead: string;
  readonly inputLegend: string;
  readonly liveNote: string;
  readonly fixedNote: string;
  readonly valuesNote: string;

  readonly asOf: (day: string) => string;
  readonly name: string;
  readonly id: string;
  readonly minimum: string;
  readonly ranked: string;
  readonly yes: string;
  readonly no: string;
  readonly remark: string;
  readonly distributionChart: string;
  readonly seats: string;
  readonly headcount: string;
  readonly modes: Readonly<Record<'off' | 'advisory' | 'enforced', string>>;
  readonly rankingLead: string;

  readonly modules: string;
  readonly module: string;
  readonly share: string;
  readonly change: string;
  readonly reasons: Readonly<Record<NotAssessedReason, string>>;
  readonly notAssessed: string;
  readonly rankOf: string;
  readonly unranked: string;
  readonly onProbation: string;
  readonly rawGrade: (grade: string) => string;
  readonly toNextGrade: string;
  readonly nextGradeIs: readonly [before: string, after: string];
  readonly topGrade: string;
  readonly before: string;
  readonly completionBefore: string;
  readonly beforeNote: (grade: string | null, rank: number | null) => string;
  readonly notScored: string;
  readonly changedBy: (points: string) => string;
  readonly merchantsOf: (merchants: number, late: number) => string;
  readonly completionByWeek: string;
  readonly completionByMonth: string;
  readonly week: string;
  readonly courseNote: string;
  readonly nothingMoved: string;
  readonly merchantId: string;
  readonly merchantRank: string;
  readonly tiers: Readonly<Record<string, string>>;
  readonly gmv: string;
  readonly workings: string;
  readonly workingsLead: string;
  readonly workingsLeadFixed: string;
  readonly result: string;

  readonly allManagers: string;
  readonly evidenceCut: string;
  readonly measure: string;
  readonly measures: Readonly<Record<TargetMeasure, string>>;
  readonly unitsOfMeasures: Readonly<Record<TargetMeasure, string>>;
  readonly sum: string;
  readonly locked: string;
  readonly revisions: string;
  readonly old: string;
  readonly new: string;
  readonly from: string;
  readonly until: string;
  readonly changedAt: string;
  readonly who: string;
  readonly probationStates: Readonly<Record<string, string>>;
  readonly monthStates: Readonly<Record<string, string>>;
  readonly monthState: string;
  readonly weeklyOutbound: string;
  readonly foundAt: string;
  readonly adjustmentsLead: string;
  readonly version: string;
  readonly inForceFrom: string;
  readonly appliedAt: string;
  readonly nothing: string;
  readonly curves: string;
  readonly curveFrom: string;
  readonly curvePoints: string;
  readonly curveNext: string;
  readonly curveSlope: string;
  readonly belowCurve: string;
  readonly curveNote: string;
  readonly grades: string;
  readonly roundingNote: string;
  readonly term: string;
  readonly meaning: string;
}

export type SheetWord =
  | 'cover'
  | 'contents'
  | 'ranking'
  | 'targets'
  | 'revisions'
  | 'probations'
  | 'adjustments'
  | 'ruleChanges'
  | 'rules'
  | 'definitions';
