import type { ModuleStep, Outlook, PointsStep } from '#libs/domain/next-points.js';
import { Rational, writeDecimal } from '#libs/domain/rational.js';
import type { ExplanationPart, ScoreExplanation } from '#libs/scorecards/explain-score.js';
import type { MeasurePace } from '#libs/scorecards/manager-outlook.js';
import { SCORECARD_MODULES } from '#libs/scorecards/modules.js';
import type { ScorecardSummary } from '#libs/scorecards/scorecard-summary.js';
import { fieldOf, titleOf } from '../reports/report-fields.js';
import type { ExplanationAnswer, ExplanationPartAnswer, MeasurePaceAnswer, NextPointsAnswer, PointsStepAnswer } from './outlook.dto.js';
import { showModule } from './show-scorecards.js';

/** The decimals that each unit is published with. */
const DECIMALS = { money: 2, ratio: 4, count: 0 } as const;

/** Rows of a table of an explanation: who wants all of them reads the report. */
const MOST_ROWS = 500;

/** The pace of a measure as the API answers: money in yuan, pieces whole, means and forecasts with two decimals. */
export function showPace({ measure, target, actual, pace, answer, promotionsAhead, days }: MeasurePace): MeasurePaceAnswer {
  const isMoney = measure === 'gmv';
  const sum = (value: bigint | number | null) => (value === null ? null : writeDecimal(BigInt(value), isMoney ? 2 : 0));
  const mean = (value: Rational | null) => (value === null ? null : (isMoney ? value.dividedBy(Rational.of(100)) : value).toFixed(2));
  const estimate = (value: number | null) => (value === null ? null : (isMoney ? value / 100 : value).toFixed(2));
  return {
    measure,
    target: sum(target),
    actual: sum(actual) ?? '0',
    verdict: pace?.verdict ?? null,
    completion: pace?.completion.toFixed(4) ?? null,
    timeProgress: pace?.timeProgress.toFixed(4) ?? null,
    lead: pace?.lead.toFixed(4) ?? null,
    dayProgress: pace?.dayProgress.toFixed(4) ?? null,
    situation: answer,
    promotionsAhead: promotionsAhead.map(({ share, ...promotion }) => ({ ...promotion, share: share.toFixed(4) })),
    requiredRate: pace?.requiredRate?.toFixed(4) ?? null,
    requiredPerDay: mean(pace?.requiredPerDay ?? null),
    forecast: mean(pace?.forecast ?? null),
    forecastLow: estimate(pace?.forecastLow ?? null),
    forecastHigh: estimate(pace?.forecastHigh ?? null),
    days: days.map((each) => ({ day: each.day, label: each.label, target: sum(each.target), actual: sum(each.actual) })),
  };
}

/** The way to the next grade as the API answers. */
export function showOutlook(summary: ScorecardSummary, outlook: Outlook | null): NextPointsAnswer {
  const { managerId, period, asOf, ruleVersion, total, grade } = summary;
  const unitOf = (id: string) => SCORECARD_MODULES.find((module) => module.id === id)?.unit ?? 'count';
  const showModuleStep = (step: ModuleStep) => ({ id: step.id, ...showStep(step, unitOf(step.id)) });
  const next = outlook?.nextGrade ?? null;
  return {
    managerId,
    period,
    asOf,
    ruleVersion,
    total,
    grade,
    nextGrade: next === null ? null : { grade: next.grade, missing: next.missing.toFixed(2) },
    modules: (outlook?.modules ?? []).map(({ id, ...steps }) => {
      const unit = unitOf(id);
      const show = (step: PointsStep | null) => (step === null ? null : showStep(step, unit));
      return {
        id,
        unit,
        onePercent: showStep(steps.onePercent, unit),
        nextBreakpoint: show(steps.nextBreakpoint),
        toTarget: show(steps.toTarget),
        toNextGrade: show(steps.toNextGrade),
      };
    }),
    best: (outlook?.best ?? []).map((step) => showModuleStep(step)),
    way: outlook?.way?.map((step) => showModuleStep(step)) ?? null,
  };
}

function showStep({ completion, amount, points, total }: PointsStep, unit: keyof typeof DECIMALS): Omit<PointsStepAnswer, never> {
  return { completion: completion.toFixed(4), amount: roundUp(amount, DECIMALS[unit]), points: points.toFixed(2), total: total.toFixed(2) };
}

/** What is needed at least: never rounded down to what falls short. */
function roundUp(value: Rational, decimals: number): string {
  const scaled = Rational.ZERO.minus(value.times(Rational.of(10n ** BigInt(decimals))));
  return writeDecimal(-scaled.floor(), decimals);
}

/** An explanation as the API answers. */
export function showExplanation({ stored, total: totalParts, modules, sources }: ScoreExplanation): ExplanationAnswer {
  const { scorecard, fingerprint, runId, scoredAt } = stored;
  const { managerId, period, asOf, total, grade, ruleVersion } = scorecard;
  return {
    managerId,
    period,
    asOf,
    total,
    grade,
    totalParts: {
      parts: totalParts.parts.map(({ share, contribution, ...part }) => ({ ...part, share: share.toFixed(4), contribution: contribution.toFixed(4) })),
      weights: shortest(totalParts.weights),
      grades: totalParts.grades.map(({ grade: name, minimum }) => ({ grade: name, minimum: shortest(minimum) })),
    },
    ruleVersion,
    fingerprint,
    runId,
    scoredAt: scoredAt.toISOString(),
    modules: modules.map(({ id, title, module, curve, parts }) => ({
      ...showModule(id, module),
      title,
      curve: curve.map(([completion, points]) => ({ completion, points })),
      parts: parts.map(showPart),
    })),
    sources,
  };
}

/** A decimal of a rule set, without zeros at its end. */
function shortest(value: Rational): string {
  return value.toFixed(4).replace(/\.?0+$/, '');
}

function showPart(part: ExplanationPart): ExplanationPartAnswer {
  if (part.kind === 'sentence') return { kind: 'sentence', text: part.text, columns: [], rows: [], rowCount: 0 };
  const { title, columns, rows } = part;
  return {
    kind: 'table',
    text: title,
    columns: columns.map(({ name, zh, type }) => ({ field: fieldOf(name), column: name, title: { en: titleOf(name), zh }, type })),
    rows: rows.slice(0, MOST_ROWS),
    rowCount: rows.length,
  };
}
