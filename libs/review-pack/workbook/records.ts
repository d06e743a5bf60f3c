import type { TargetMeasure } from '#libs/domain/kpi.js';
import { KPI_SLICES } from '#libs/kpi/list.js';
import type { ModuleId } from '#libs/kpi/list.js';
import { Rational } from '#libs/domain/rational.js';
import { monthsOf } from '#libs/domain/periods.js';
import type { WorkbookSheet } from '#libs/spreadsheets/workbook.js';
import { readInstant, readPeriod } from '../readable-figures.js';
import type { FormatName } from './looks.js';
import type { RecordCell, RecordColumn } from './record-sheet.js';
import { recordSheet } from './record-sheet.js';
import type { WorkbookPlan } from './workbook-plan.js';

const text = (heading: string, width: number): RecordColumn => ({ heading, width, kind: 'text' });
const wrapped = (heading: string, width: number): RecordColumn => ({ heading, width, kind: 'wrapped' });
const figure = (heading: string, width: number, kind: FormatName): RecordColumn => ({ heading, width, kind });

const FORMAT_OF_MEASURE: Readonly<Record<TargetMeasure, FormatName>> = {
  gmv: 'money',
  outbound_orders: 'count',
  outbound_units: 'count',
  ad_share: 'ratio',
  conversion: 'ratio',
  slot_output: 'money',
};

/** The sheets of targets, their revisions, probation, adjustments, changed rules and definitions. */
export function recordSheets(plan: WorkbookPlan): WorkbookSheet[] {
  return [targets(plan), revisions(plan), probations(plan), adjustments(plan), ruleChanges(plan)];
}

function nameOfMeasure({ words }: WorkbookPlan, measure: TargetMeasure): string {
  const unit = words.unitsOfMeasures[measure];
  return unit === '' ? words.measures[measure] : `${words.measures[measure]} (${unit})`;
}

function valueOf(measure: TargetMeasure, decimal: string | null): RecordCell {
  return decimal === null ? null : { decimal, format: FORMAT_OF_MEASURE[measure] };
}

function sumOf(decimals: readonly string[], places: number): string {
  return decimals.reduce((sum, decimal) => sum.plus(Rational.parse(decimal)), Rational.ZERO).toFixed(places);
}

/** Whether a quarter's target is the sum of its months. */
function addsUp(measure: TargetMeasure): boolean {
  return measure === 'gmv' || measure === 'outbound_orders' || measure === 'outbound_units';
}

function targets(plan: WorkbookPlan): WorkbookSheet {
  const { words, pack } = plan;
  const months = monthsOf(pack.cover.quarter);
  const { language } = pack.cover;
  return recordSheet(plan, {
    sheet: 'targets',
    lead: words.about.targets,
    columns: [
      text(words.name, 16),
      text(words.id, 14),
      text(words.measure, 24),
      figure(words.sum, 18, 'money'),
      ...months.map((month) => figure(readPeriod(month, language), 18, 'money')),
      text(words.locked, 20),
    ],
    records: () =>
      pack.targets.map(({ managerId, managerName, measure, months: values }) => [
        managerName,
        managerId,
        nameOfMeasure(plan, measure),
        valueOf(measure, addsUp(measure) ? sumOf(values.map(({ value }) => value), FORMAT_OF_MEASURE[measure] === 'money' ? 2 : 0) : (values[0]?.value ?? null)),
        ...months.map(({ name }) => valueOf(measure, addsUp(measure) ? (values.find(({ month }) => month === name)?.value ?? null) : null)),
        months.filter(({ name }) => values.some(({ month, isLocked }) => month === name && isLocked)).map((month) => readPeriod(month, language)).join('、'),
      ]),
  });
}

function revisions(plan: WorkbookPlan): WorkbookSheet {
  const { words, pack } = plan;
  return recordSheet(plan, {
    sheet: 'revisions',
    lead: words.about.revisions,
    columns: [
      text(words.name, 16),
      text(words.id, 14),
      text(words.measure, 22),
      text(words.period, 12),
      figure(words.old, 18, 'money'),
      figure(words.new, 18, 'money'),
      text(words.inForceFrom, 13),
      text(words.changedAt, 22),
      text(words.who, 14),
      wrapped(words.reason, 40),
    ],
    records: () =>
      pack.revisions.map(({ managerId, managerName, measure, period, before, after, effectiveFrom, changedAt, who, reason }) => [
        managerName,
        managerId,
        nameOfMeasure(plan, measure),
        period,
        valueOf(measure, before),
        valueOf(measure, after),
        effectiveFrom,
        instantOf(plan, changedAt),
        who,
        reason,
      ]),
  });
}

function probations(plan: WorkbookPlan): WorkbookSheet {
  const { words, pack } = plan;
  return recordSheet(plan, {
    sheet: 'probations',
    lead: words.about.probations,
    columns: [
      text(words.name, 16),
      text(words.id, 14),
      text(words.division, 20),
      text(words.from, 13),
      text(words.until, 13),
      text(words.state, 12),
      text(words.month, 11),
      text(words.monthState, 12),
      figure(words.total, 11, 'points'),
      figure(words.weeklyOutbound, 20, 'ratio'),
    ],
    records: () =>
      pack.probations.flatMap(({ managerId, managerName, division, from, until, state, months }) => {
        const head = [managerName, managerId, division, from, until, state === null ? null : (words.probationStates[state] ?? state)];
        if (months.length === 0) return [head];
        return months.map(({ month, state: monthState, total, weeklyCompletion }) => [...head, month, words.monthStates[monthState] ?? monthState, total, weeklyCompletion]);
      }),
  });
}

function adjustments(plan: WorkbookPlan): WorkbookSheet {
  const { words, pack } = plan;
  return recordSheet(plan, {
    sheet: 'adjustments',
    lead: words.adjustmentsLead,
    columns: [text(words.name, 16), text(words.id, 14), text(words.division, 20), text(words.figure, 24), text(words.closedValue, 20), text(words.currentValue, 20), text(words.foundAt, 24)],
    records: () =>
      pack.adjustments.map(({ division, managerId, managerName, figure: name, closedValue, currentValue, foundAt }) => [
        managerName,
        managerId,
        division,
        nameOfFigure(plan, name),
        closedValue,
        currentValue,
        instantOf(plan, foundAt),
      ]),
  });
}

/** A published figure in words: `sales.actual` is the module's title and what is meant of it. */
function nameOfFigure({ words, pack }: WorkbookPlan, figure: string): string {
  const [module = '', part = ''] = figure.split('.');
  const names: Readonly<Record<string, string>> = { total: words.total, grade: words.grade, rank: words.rank, probation: words.onProbation, actual: words.actual, target: words.target, completion: words.completion, points: words.points, weight: words.weight };
  if (part === '') return names[figure] ?? figure;
  const slice = Object.hasOwn(KPI_SLICES, module) ? KPI_SLICES[module as ModuleId] : undefined;
  return slice === undefined ? figure : `${slice.kpi.title[pack.cover.language]} ${names[part] ?? part}`;
}

function ruleChanges(plan: WorkbookPlan): WorkbookSheet {
  const { words, pack } = plan;
  return recordSheet(plan, {
    sheet: 'ruleChanges',
    lead: words.about.ruleChanges,
    columns: [figure(words.version, 9, 'count'), text(words.inForceFrom, 14), text(words.appliedAt, 24), text(words.who, 16), wrapped(words.setting, 44), wrapped(words.old, 30), wrapped(words.new, 30)],
    records: () =>
      pack.ruleChanges.flatMap(({ version, inForceFrom, appliedAt, appliedBy, changes }) => {
        const head = [String(version), inForceFrom, instantOf(plan, appliedAt), appliedBy];
        if (changes.length === 0) return [head];
        return changes.map(({ path, before, after }) => [...head, path, before, after]);
      }),
  });
}

/** The sheet of the definitions of figures. */
export function definitionsSheet(plan: WorkbookPlan): WorkbookSheet {
  const { words, pack } = plan;
  const { language } = pack.cover;
  return recordSheet(plan, {
    sheet: 'definitions',
    lead: words.about.definitions,
    columns: [text(words.module, 16), wrapped(words.term, 24), wrapped(words.meaning, 90)],
    records: () =>
      pack.definitions.map(({ module, term, text: meaning }) => [module === null ? words.general : KPI_SLICES[module].kpi.title[language], term[language], meaning[language]]),
  });
}

function instantOf({ pack: { cover } }: WorkbookPlan, instant: Date | null): string | null {
  return instant === null ? null : readInstant(instant, cover.language, cover.timeZone);
}
