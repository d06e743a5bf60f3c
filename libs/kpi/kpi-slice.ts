import type { z } from 'zod';
import type { DailySumsContribution } from '#libs/daily-sums/contribution.js';
import type { Session } from '#libs/database/database.js';
import type { Kpi, KpiInput, Measurement, RatioMeasure } from '#libs/domain/kpi.js';
import type { DayRange, Period } from '#libs/domain/periods.js';
import type { Rational } from '#libs/domain/rational.js';
import type { WorkedModule } from '#libs/domain/worked-figures.js';
import type { Cell, Localised, ReportColumn, ReportTable, Row } from '#libs/reports/report.js';

/** A manager's scorecard as a report of one KPI sees it: whose it is, and the workings of that KPI. */
export interface WorkingsOfManager<Workings> {
  readonly managerId: string;
  readonly workings: Workings;
}

/** What a report of a KPI is made from. */
export interface SliceReportContext<Settings, Workings> {
  readonly session: Session;
  readonly period: Period;
  /** The days of the period up to the as-of day. */
  readonly window: DayRange;
  /** Only the rows of these managers; null for all. */
  readonly managerIds: readonly string[] | null;
  /** For a page: the sort cells of the row that it begins after. Rows before that row's manager are left out. */
  readonly from: readonly Cell[] | null;
  readonly settings: Settings;
  /** The stored scorecards by manager id, read one after another. */
  readonly scorecards: AsyncIterable<WorkingsOfManager<Workings>>;
}

/** A report that one KPI owns. */
export interface SliceReport<Settings, Workings> {
  readonly id: string;
  readonly title: Localised;
  readonly columns: readonly ReportColumn[];
  /** The columns that its rows are sorted by. */
  readonly sortedBy: readonly string[];
  /** Whether its rows are read from scorecards, which must be made first, or from the facts. */
  readonly readsScorecards: boolean;
  rows(context: SliceReportContext<Settings, Workings>): AsyncIterable<Row>;
}

/** One statement of an explanation: a sentence, or a table whose rows add up to the figure. */
export type ExplanationPart =
  | { readonly kind: 'sentence'; readonly text: Localised }
  | ({ readonly kind: 'table'; readonly title: Localised } & ReportTable & { readonly rows: readonly Row[] });

/** A module of a stored scorecard that is assessed, with what its figures are worked out from again. */
export interface AssessedModule<Settings, Workings> {
  readonly workings: Workings;
  readonly settings: Settings;
  /** Its figures as they are published. */
  readonly published: { readonly target: string };
  /**
   * The manager's ratio targets of the quarter as they were given, since published ones are rounded. A published target that does
   * not follow from them (they have changed since) counts as it is.
   */
  readonly ratioTargets: ReadonlyMap<RatioMeasure, Rational>;
}

/** A word of a KPI, and what it means in a sentence or two. */
export interface Definition {
  readonly term: Localised;
  readonly text: Localised;
}

/**
 * All that one KPI is: its pure rule, the settings that steer it, what it adds to the daily sums, the reports that it
 * owns, how it explains itself, how its figures are worked out from counted ones, and what its words mean. The workings of
 * the rule are plain JSON: they are stored with the scorecard, and reports and explanations are read from them.
 */
export interface KpiSliceDefinition<Schema extends z.ZodType, Workings> {
  readonly kpi: Kpi<z.output<Schema>, Workings>;
  readonly settings: Schema;
  /** Its weight where a rule set names none. */
  readonly defaultWeight: string;
  readonly contributions: readonly DailySumsContribution[];
  readonly reports: readonly SliceReport<z.output<Schema>, Workings>[];
  explain(workings: Workings, settings: z.output<Schema>): ExplanationPart[];
  /** Lays out how actual, target and points follow from what was counted, so that a reader may change it. */
  workOut(module: AssessedModule<z.output<Schema>, Workings>): WorkedModule;
  /** What its figures and the words of its reports mean under these settings. */
  define(settings: z.output<Schema>): Definition[];
}

/** A KPI as the list holds it: its own types are known to itself alone. */
export interface KpiSlice<Schema extends z.ZodType = z.ZodType> {
  readonly kpi: Omit<Kpi<unknown, unknown>, 'measure'>;
  readonly settings: Schema;
  readonly defaultWeight: string;
  readonly contributions: readonly DailySumsContribution[];
  readonly reports: readonly SliceReport<unknown, unknown>[];
  /** `settings` are the module's own of a checked rule set. */
  measure(input: KpiInput, settings: unknown): Measurement<unknown>;
  /** `workings` are those that `measure` gave, as they were or read back from JSON. */
  explain(workings: unknown, settings: unknown): ExplanationPart[];
  /** The same. */
  workOut(module: AssessedModule<unknown, unknown>): WorkedModule;
  define(settings: unknown): Definition[];
}

/** Puts a KPI into the shape of the list. Its rule, reports and all else only ever meet its own settings and workings. */
export function defineKpiSlice<Schema extends z.ZodType, Workings>(
  definition: KpiSliceDefinition<Schema, Workings>,
): KpiSlice<Schema> {
  type Settings = z.output<Schema>;
  return {
    ...definition,
    reports: definition.reports.map((report) => ({
      ...report,
      rows: (context) => report.rows(context as SliceReportContext<Settings, Workings>),
    })),
    measure: (input, settings) => definition.kpi.measure(input, settings as Settings),
    explain: (workings, settings) => definition.explain(workings as Workings, settings as Settings),
    workOut: (module) => definition.workOut(module as AssessedModule<Settings, Workings>),
    define: (settings) => definition.define(settings as Settings),
  };
}
