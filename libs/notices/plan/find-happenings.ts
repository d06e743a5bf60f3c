import type { OperationsManager } from '#libs/directory/managers.js';
import { daysBetween } from '#libs/domain/business-time.js';
import { isoWeekOf } from '#libs/domain/periods.js';
import { Rational } from '#libs/domain/rational.js';
import { gradeBandsOf, readPoints } from '#libs/scorecards/finish-scorecards.js';
import type { PublishedPace } from '#libs/scorecards/quarter-paces.js';
import type { ScorecardSummary } from '#libs/scorecards/scorecard-summary.js';
import type { EventId } from '../events.js';
import { gradeRiskOf } from './grade-risk.rule.js';
import type { FailedFacts, GradeFacts, Happening, LateFacts, LowCompletionFacts, PaceFacts, ScoredFacts } from './happening.js';
import { lateFrom } from './late-kinds.rule.js';
import type { Listener } from './listeners.js';
import { listenersOf, managersHeard } from './listeners.js';
import { isUnderLine } from './low-completion.rule.js';
import { furtherBehindThan } from './pace-gap.rule.js';
import type { Conditions, RunningQuarter, ScoredPeriod } from './read-conditions.js';
import { SCORED_EVENTS } from './read-conditions.js';

/** What is true now and to be told, for each subscription. What was known before a subscription was made is not told to it. */
export function findHappenings(conditions: Conditions, listeners: readonly Listener[], now: Date): Happening[] {
  const heardBy = new Map(listeners.map((listener) => [listener, managersHeard(listener, conditions.managers)]));
  const heard: Heard = (listener) => heardBy.get(listener) ?? [];
  return [
    ...conditions.scored.flatMap((scored) => [...findScored(scored, listeners, heard), ...findLowWeeks(scored, listeners, heard)]),
    ...conditions.running.flatMap((running) => [...findBehind(running, listeners, heard), ...findAtRisk(running, listeners, heard)]),
    ...findFailed(conditions, listeners, heard),
    ...findLate(conditions, listeners, now),
  ];
}

/** The managers whom a listener may hear about. */
type Heard = (listener: Listener) => readonly OperationsManager[];

function happening({ subscriptionId, channelId }: Listener, event: EventId, keys: readonly string[], facts: object, takesFile = false): Happening {
  return { subscriptionId, channelId, event, eventKey: [event, ...keys].join(' '), facts: { ...facts }, takesFile };
}

function findScored({ period, asOf, firstScoredAt, summaries }: ScoredPeriod, listeners: readonly Listener[], heard: Heard): Happening[] {
  const event = SCORED_EVENTS[period.kind];
  return listenersOf(listeners, event).flatMap(({ listener }) => {
    if (firstScoredAt === null || firstScoredAt <= listener.toldFrom) return [];
    const { reachBy, report } = listener;
    const own = summariesOf(summaries, heard(listener));
    // A whole division that is gone, or a manager who left: nothing is left to be told.
    const isEmpty = own.length === 0 && reachBy('scorecards.read') !== null;
    if (isEmpty) return [];
    const along = report === null || (report.report === 'review' && period.kind !== 'quarter') ? null : { report: report.report, format: report.format };
    const managers = reachBy('scorecards.read') === null ? null : describeManagers(own);
    const facts: ScoredFacts = { period: period.name, asOf, managers, report: along };
    return [happening(listener, event, [period.name], facts, along !== null)];
  });
}

function describeManagers(summaries: readonly ScorecardSummary[]): NonNullable<ScoredFacts['managers']> {
  const best = summaries
    .flatMap(({ managerId, name, total, grade }) => (total === null ? [] : [{ managerId, name, total, grade }]))
    .toSorted((one, other) => Rational.parse(other.total).compare(Rational.parse(one.total)));
  // The best total comes first, and so does its grade.
  const grades = [...new Set(best.flatMap(({ grade }) => grade ?? []))];
  const lowest = summaries.length > 1 ? best.at(-1) : undefined;
  const [only] = summaries.length === 1 ? summaries : [];
  return {
    count: summaries.length,
    grades: grades.map((grade) => ({ grade, count: best.filter((each) => each.grade === grade).length })),
    lowest: lowest === undefined ? null : { managerId: lowest.managerId, name: lowest.name, total: lowest.total },
    only: only === undefined ? null : { managerId: only.managerId, name: only.name, total: only.total, grade: only.grade, rank: only.rank },
  };
}

function findLowWeeks({ period, asOf, firstScoredAt, summaries }: ScoredPeriod, listeners: readonly Listener[], heard: Heard): Happening[] {
  if (period.kind !== 'week' || firstScoredAt === null) return [];
  const event = 'weekly-completion-low';
  return listenersOf(listeners, event).flatMap(({ listener, value }) => {
    if (firstScoredAt <= listener.toldFrom) return [];
    return summariesOf(summaries, heard(listener)).flatMap(({ managerId, name, modules }) => {
      const outbound = modules['outbound'];
      if (outbound?.assessed !== true || !isUnderLine(outbound.completion, value)) return [];
      const { completion, actual, target } = outbound;
      const facts: LowCompletionFacts = { period: period.name, asOf, managerId, name, completion, actual, target, line: value };
      return [happening(listener, event, [period.name, managerId], facts)];
    });
  });
}

function findBehind({ period, asOf, changedAt, summaries, paces }: RunningQuarter, listeners: readonly Listener[], heard: Heard): Happening[] {
  const event = 'pace-behind';
  return listenersOf(listeners, event).flatMap(({ listener, value }) => {
    if (changedAt <= listener.toldFrom) return [];
    return summariesOf(summaries, heard(listener)).flatMap(({ managerId, name }) => {
      const behind = furtherBehindThan(paces.get(managerId) ?? [], value);
      if (behind.length === 0) return [];
      const facts: PaceFacts = { period: period.name, asOf, managerId, name, gap: value, measures: behind.flatMap(describePace) };
      return [happening(listener, event, [period.name, managerId, isoWeekOf(asOf)], facts)];
    });
  });
}

function describePace({ measure, actual, targetToDate, pace }: PublishedPace): PaceFacts['measures'] {
  if (pace === null) return [];
  const missing = targetToDate.minus(actual);
  return [
    {
      measure,
      completion: pace.completion.toFixed(4),
      timeProgress: pace.timeProgress.toFixed(4),
      lead: pace.lead.toFixed(4),
      missing: measure === 'gmv' ? missing.dividedBy(Rational.of(100)).toFixed(2) : missing.toFixed(0),
    },
  ];
}

function findAtRisk(running: RunningQuarter, listeners: readonly Listener[], heard: Heard): Happening[] {
  const event = 'grade-at-risk';
  const { period, asOf, changedAt, summaries, totalsBefore, ruleSet } = running;
  const bands = gradeBandsOf(ruleSet.scoring);
  return listenersOf(listeners, event).flatMap(({ listener, value }) => {
    if (changedAt <= listener.toldFrom) return [];
    return summariesOf(summaries, heard(listener)).flatMap((summary) => {
      const { managerId, name, total } = summary;
      const hundredths = readPoints(total);
      if (total === null || hundredths === null) return [];
      const so = { total: hundredths, totalBefore: readPoints(totalsBefore.get(managerId) ?? null), daysLeft: daysBetween(asOf, period.last) };
      const risk = gradeRiskOf(so, bands, value);
      if (risk === null) return [];
      const { grade, minimum, above, isNear, forecast } = risk;
      const facts: GradeFacts = {
        period: period.name,
        asOf,
        managerId,
        name,
        total,
        grade,
        minimum: minimum.toFixed(2),
        above: above.toFixed(2),
        isNear,
        forecast: forecast?.toFixed(2) ?? null,
        weakest: weakestOf(summary),
      };
      return [happening(listener, event, [period.name, managerId, grade, isoWeekOf(asOf)], facts)];
    });
  });
}

function weakestOf({ modules }: ScorecardSummary): GradeFacts['weakest'] {
  const assessed = Object.entries(modules).flatMap(([module, found]) => (found.assessed ? [{ module, completion: found.completion }] : []));
  const [weakest = null] = assessed.toSorted((one, other) => Rational.parse(one.completion).compare(Rational.parse(other.completion)));
  return weakest;
}

function findFailed({ failed }: Conditions, listeners: readonly Listener[], heard: Heard): Happening[] {
  const event = 'window-failed';
  return listenersOf(listeners, event).flatMap(({ listener, value }) => {
    const { reachBy } = listener;
    const own = new Set(heard(listener).map(({ managerId }) => managerId));
    return failed.flatMap(({ period, asOf, managerIds, failures, error, failedAt, retryAt }) => {
      const windows = managerIds.filter((managerId) => own.has(managerId)).length;
      if (windows === 0 || failures < Number(value) || failedAt <= listener.toldFrom) return [];
      const isToldWhy = reachBy('scorecards.read')?.everything === true;
      const maySeeJobs = reachBy('jobs.read') !== null;
      const facts: FailedFacts = { period, asOf, windows, failures, error: isToldWhy ? error : null, retryAt: retryAt?.toISOString() ?? null, maySeeJobs };
      return [happening(listener, event, [period, asOf], facts)];
    });
  });
}

function findLate({ late }: Conditions, listeners: readonly Listener[], now: Date): Happening[] {
  const event = 'data-late';
  return listenersOf(listeners, event).flatMap(({ listener, value }) =>
    late.flatMap((each) => {
      const from = lateFrom(each, value);
      if (from > now || from <= listener.toldFrom) return [];
      const mayImport = listener.reachBy('imports.change') !== null;
      const facts: LateFacts = { kind: each.kind, day: each.missingDay, lastDay: each.lastDay, hours: value, mayImport };
      return [happening(listener, event, [each.kind, each.missingDay], facts)];
    }),
  );
}

function summariesOf(summaries: readonly ScorecardSummary[], managers: readonly OperationsManager[]): ScorecardSummary[] {
  const heard = new Set(managers.map(({ managerId }) => managerId));
  return summaries.filter(({ managerId }) => heard.has(managerId));
}
