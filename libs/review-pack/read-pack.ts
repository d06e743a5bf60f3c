import { readAdjustments } from '#libs/closed-periods/adjustments.js';
import type { Closing } from '#libs/closed-periods/closings.js';
import { readClosings } from '#libs/closed-periods/closings.js';
import type { Session } from '#libs/database/database.js';
import type { Day } from '#libs/domain/business-time.js';
import { lastPastDay } from '#libs/domain/business-time.js';
import { compareBytes } from '#libs/domain/byte-order.js';
import type { Language } from '#libs/domain/errors.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { Period } from '#libs/domain/periods.js';
import { previousQuarter, stateOf } from '#libs/domain/periods.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import { fingerprintPeriod } from '#libs/periods/period-fingerprint.js';
import { countNotSummed } from '#libs/periods/settled-scorecards.js';
import { narrowTo } from '#libs/reports/narrow-to.js';
import { readAppliedVersions } from '#libs/rules/rule-history.js';
import type { RuleVersion } from '#libs/rules/rule-versions.js';
import { pickInForce } from '#libs/rules/rule-versions.js';
import { definitionsOf } from '#libs/scorecards/definitions.js';
import { countStored, findLatestStoredDay } from '#libs/scorecards/store-scorecards.js';
import type { StoredSummary } from '#libs/scorecards/summaries.js';
import { streamSummaries } from '#libs/scorecards/summaries.js';
import { readFreshness } from '#libs/windows/freshness.js';
import { distributionOf } from './pack-distribution.js';
import { evidenceOf } from './read-evidence.js';
import { readPages } from './read-managers.js';
import { readBases, readRevisions, targetsByMonth } from './read-targets-of-pack.js';
import type { PackAdjustment, PackCover, PackProbation, PackRuleChange, ReviewPack } from './review-pack.js';
import { ruleChangesIn } from './rule-changes.js';
import { curveOf } from './work-out-scorecard.js';

/** Whose pack of which quarter. */
export interface PackRequest {
  readonly quarter: Period;
  /** As of the latest day up to this one that the quarter was scored for. */
  readonly asOf: Day;
  /** Of whom it may tell; null for all. */
  readonly managerIds: readonly string[] | null;
  /** The division that it is of; null for all. */
  readonly division: string | null;
  /** The manager that it is of; null where it is of a team. */
  readonly managerId: string | null;
  /** Of whom targets and closings may be told; null for all that it is of. */
  readonly tells: { readonly targetsOf: readonly string[] | null; readonly closingsOf: readonly string[] | null; readonly rules: boolean };
  readonly madeBy: { readonly name: string | null; readonly at: Date };
  readonly timeZone: string;
  readonly language: Language;
}

/**
 * Reads the review pack of a quarter from what is published, in a session that must show one unchanging state of the data until the rows
 * of its evidence are read as well. Throws `not-scored`.
 */
export async function readPack(session: Session, versions: readonly RuleVersion[], request: PackRequest): Promise<ReviewPack> {
  const { quarter, managerId, tells } = request;
  const asOf = await findLatestStoredDay(session, quarter, request.asOf);
  const stored = await readSummaries(session, request, asOf);
  const [newest] = stored.map(({ summary }) => summary.ruleVersion).toSorted((one, other) => other - one);
  if (newest === undefined) throw new OpscoreError('not-scored', { period: quarter.name });
  const rulesOf = (version: number) => requireVersion(versions, version).ruleSet;
  const { scoring } = rulesOf(newest);
  const bases = await readBases(session, quarter, stored.map(({ summary }) => summary.managerId), pickInForce(versions, quarter.first));
  const managers = await readPages(session, { quarter, asOf, stored, bases, rulesOf, ruleVersion: newest });
  const summaries = managers.map(({ summary }) => summary);
  const idsWithin = (within: readonly string[] | null) =>
    new Set(summaries.map((summary) => summary.managerId).filter((id) => within === null || within.includes(id)));
  const [targetIds, closingIds] = [idsWithin(tells.targetsOf), idsWithin(tells.closingsOf)];
  const told = summaries.filter((summary) => targetIds.has(summary.managerId));
  const closings = asOf === quarter.last ? await readClosings(session, quarter.name, divisionsOf(stored, closingIds)) : [];
  return {
    cover: await composeCover(session, request, { asOf, stored, closings, version: requireVersion(versions, newest) }),
    managers,
    distribution: managerId !== null ? [] : await readDistribution(session, quarter, asOf, { stored, rulesOf }),
    curves: Object.fromEntries(
      KPI_LIST.map(([id]) => [id, curveOf(scoring, id).map(([completion, points]) => ({ completion, points }))]),
    ) as unknown as ReviewPack['curves'],
    grades: scoring.grades.map(([grade, minimum]) => ({ grade, minimum })),
    evidence: evidenceOf(session, { quarter, asOf, managerIds: summaries.map((summary) => summary.managerId), versions }),
    targets: targetsByMonth(quarter, told, bases),
    revisions: await readRevisions(session, quarter, told, bases),
    probations: summaries.flatMap(({ probation, managerId: id, name, division }): PackProbation[] =>
      probation === null ? [] : [{ managerId: id, managerName: name, division, ...probation }],
    ),
    adjustments: closings.length === 0 ? [] : await readAdjusted(session, quarter, stored, closingIds),
    ruleChanges: tells.rules ? await readRuleChanges(session, quarter, versions) : [],
    definitions: definitionsOf(scoring),
  };
}

async function readSummaries(session: Session, { quarter, managerIds, managerId, division }: PackRequest, asOf: Day): Promise<StoredSummary[]> {
  const request = { period: quarter.name, asOf, managerId: null, managerIds: narrowTo(managerIds, managerId), division };
  const stored: StoredSummary[] = [];
  for await (const each of streamSummaries(session, request, null)) stored.push(each);
  return stored;
}

function requireVersion(versions: readonly RuleVersion[], version: number): RuleVersion {
  const found = versions.find((each) => each.version === version);
  if (found === undefined) throw new OpscoreError('rule-version-unknown', { version });
  return found;
}

function divisionsOf(stored: readonly StoredSummary[], managerIds: ReadonlySet<string> | null = null): string[] {
  const own = stored.filter(({ summary }) => managerIds === null || managerIds.has(summary.managerId));
  return [...new Set(own.map(({ summary }) => summary.division))].toSorted(compareBytes);
}

interface CoverParts {
  readonly asOf: Day;
  readonly stored: readonly StoredSummary[];
  readonly closings: readonly Closing[];
  readonly version: RuleVersion;
}

async function composeCover(
  session: Session,
  { quarter, managerId, madeBy, timeZone, language }: PackRequest,
  { asOf, stored, closings, version }: CoverParts,
): Promise<PackCover> {
  const divisions = divisionsOf(stored);
  const byId = stored.map(({ summary, ...rest }) => ({ ...rest, ...summary })).toSorted((one, other) => compareBytes(one.managerId, other.managerId));
  const managerIds = byId.map((each) => each.managerId);
  const freshness = await readFreshness(session, { period: quarter.name, managerIds, storedAsOf: asOf });
  const only = managerId === null ? undefined : byId[0];
  const isClosed = divisions.every((division) => closings.some((closing) => closing.division === division));
  return {
    quarter,
    asOf,
    divisions,
    manager: only === undefined ? null : { managerId: only.managerId, name: only.name },
    managers: stored.length,
    ruleVersion: version.version,
    ruleFingerprint: version.fingerprint,
    fingerprint: fingerprintPeriod(byId),
    state: isClosed ? 'closed' : stateOf(quarter, lastPastDay(madeBy.at, timeZone)) === 'ended' ? 'ended' : 'running',
    closings: closings.map(({ division, closedAt, closedBy }) => ({ division, closedAt, closedBy })),
    isCurrent: freshness === 'current' && (await countNotSummed(session, managerIds, asOf)) === 0,
    isProvisional: byId.some(({ snapshot }) => snapshot.provisional),
    madeBy: madeBy.name,
    madeAt: madeBy.at,
    timeZone,
    language,
  };
}

/** Of the divisions whose managers are all in the pack: a part of a team has no distribution. */
async function readDistribution(
  session: Session,
  quarter: Period,
  asOf: Day,
  { stored, rulesOf }: { readonly stored: readonly StoredSummary[]; readonly rulesOf: (version: number) => RuleVersion['ruleSet'] },
): Promise<ReviewPack['distribution']> {
  const counts = await countStored(session, quarter, asOf);
  return divisionsOf(stored).flatMap((division) => {
    const own = stored.map(({ summary }) => summary).filter((summary) => summary.division === division);
    const [first] = own;
    return first === undefined || own.length !== counts.get(division) ? [] : [distributionOf(division, own, rulesOf(first.ruleVersion).scoring)];
  });
}

async function readAdjusted(session: Session, { name }: Period, stored: readonly StoredSummary[], managerIds: ReadonlySet<string>): Promise<PackAdjustment[]> {
  const names = new Map(stored.map(({ summary }) => [summary.managerId, summary.name]));
  const found = await readAdjustments(session, name, [...managerIds]);
  return found.map(({ changedAt, ...line }) => ({ ...line, managerName: names.get(line.managerId) ?? line.managerId, foundAt: changedAt }));
}

async function readRuleChanges(session: Session, quarter: Period, versions: readonly RuleVersion[]): Promise<PackRuleChange[]> {
  const applied = await readAppliedVersions(session, { before: null, limit: versions.length + 1 });
  return ruleChangesIn({ first: previousQuarter(quarter).first, last: quarter.last }, versions, applied);
}
