import { isDeepStrictEqual } from 'node:util';
import type { Session } from '#libs/database/database.js';
import { readMerchantNames } from '#libs/directory/list-merchants.js';
import type { Day } from '#libs/domain/business-time.js';
import type { Period } from '#libs/domain/periods.js';
import { monthsOf, previousQuarter, weeksOf } from '#libs/domain/periods.js';
import { compareListed } from '#libs/domain/ranking.js';
import type { MerchantWorkings, SalesWorkings } from '#libs/kpi/merchant-tiering/merchant-tiering.rule.js';
import { ratioCell, yuanCell } from '#libs/reports/cells.js';
import type { RuleSet } from '#libs/rules/rule-set.js';
import type { ManagerStep } from '#libs/scorecards/course-of-managers.js';
import { readBesideEarlier, readSteps } from '#libs/scorecards/course-of-managers.js';
import type { Scorecard } from '#libs/scorecards/scorecard-document.js';
import type { StoredSummary } from '#libs/scorecards/summaries.js';
import { describeMoves } from './moved-in-words.js';
import type { MovedMerchants } from './moved-merchants.js';
import { findMovedMerchants } from './moved-merchants.js';
import type { TargetBases } from './read-targets-of-pack.js';
import { ratioTargetsOf } from './read-targets-of-pack.js';
import type { ManagerPages, PackMerchant } from './review-pack.js';
import { workOutScorecard } from './work-out-scorecard.js';

/** So many merchants stand on a manager's page. */
const TOP_MERCHANTS = 15;

export interface PagesRequest {
  readonly quarter: Period;
  readonly asOf: Day;
  readonly stored: readonly StoredSummary[];
  readonly bases: TargetBases;
  /** The rule set of a version. */
  readonly rulesOf: (version: number) => RuleSet;
  /** The version by whose curves and grades the pack works figures out. */
  readonly ruleVersion: number;
}

/** Reads the pages of managers, by division, rank and id. The number of statements does not grow with the managers. */
export async function readPages(session: Session, request: PagesRequest): Promise<ManagerPages[]> {
  const { quarter, asOf, stored } = request;
  const managerIds = stored.map(({ summary }) => summary.managerId);
  const earlier = previousQuarter(quarter);
  const [months, weeks] = [monthsOf(quarter), weeksOf(quarter)];
  const steps = await readSteps(session, { periods: [earlier, ...months, ...weeks], upTo: asOf, managerIds });
  const before = new Map([...steps].flatMap(([managerId, own]) => own.filter(({ period }) => period === earlier).map((step) => [managerId, step] as const)));
  const details = await readDetails(session, request, { managerIds, before });
  const names = await readMerchantNames(session, [...new Set([...details.values()].flatMap(merchantsNamedIn))]);
  const scoringOf = (version: number) => request.rulesOf(version).scoring;
  const pages = stored.map(({ summary, fingerprint }): ManagerPages => {
    const { managerId } = summary;
    const own = steps.get(managerId) ?? [];
    const { worked = {}, merchants = [], moved = NOTHING_MOVED } = details.get(managerId) ?? {};
    const moves = {
      summary,
      before: before.get(managerId) ?? null,
      merchants: moved,
      grades: scoringOf(summary.ruleVersion).grades.map(([grade]) => grade),
      isWhole: asOf === quarter.last,
      quarterBefore: earlier.name,
      names,
    };
    return {
      summary,
      fingerprint,
      hasOtherGrades: !isDeepStrictEqual(scoringOf(summary.ruleVersion).grades, scoringOf(request.ruleVersion).grades),
      worked,
      months: own.filter(({ period }) => months.includes(period)),
      weeks: own.filter(({ period }) => weeks.includes(period)),
      before: moves.before,
      moved: describeMoves(moves),
      topMerchants: merchants.map((merchant) => describeMerchant(merchant, names)),
    };
  });
  return pages.toSorted((left, right) => compareListed(left.summary, right.summary));
}

const NOTHING_MOVED: MovedMerchants = { tiers: [], sales: [] };

/** What is taken of a stored scorecard: its merchants are many, and not kept. */
interface Details {
  readonly worked: ManagerPages['worked'];
  readonly merchants: readonly MerchantWorkings[];
  readonly moved: MovedMerchants;
}

async function readDetails(
  session: Session,
  { quarter, asOf, bases, rulesOf, ruleVersion }: PagesRequest,
  { managerIds, before }: { readonly managerIds: readonly string[]; readonly before: ReadonlyMap<string, ManagerStep> },
): Promise<Map<string, Details>> {
  const [first] = before.values();
  const earlier = first === undefined ? null : { period: first.period.name, asOf: first.asOf };
  const details = new Map<string, Details>();
  for await (const { scorecard, merchantsBefore } of readBesideEarlier(session, { period: quarter.name, asOf, earlier, managerIds })) {
    const merchants = merchantsOf(scorecard);
    const basis = bases.get(scorecard.managerId);
    details.set(scorecard.managerId, {
      worked: workOutScorecard(scorecard, { rules: rulesOf(scorecard.ruleVersion).scoring, packRules: rulesOf(ruleVersion).scoring, ratioTargets: ratioTargetsOf(basis) }),
      merchants: merchants.slice(0, TOP_MERCHANTS),
      moved: findMovedMerchants(merchants, merchantsBefore, { isWhole: asOf === quarter.last, isProvisional: scorecard.snapshot.provisional }),
    });
  }
  return details;
}

function merchantsOf({ modules }: Scorecard): readonly MerchantWorkings[] {
  return (modules['sales']?.workings as SalesWorkings | undefined)?.merchants ?? [];
}

function merchantsNamedIn({ merchants, moved: { tiers, sales } }: Details): string[] {
  return [...merchants, ...tiers.flatMap(({ named }) => named), ...sales].map(({ merchantId }) => merchantId);
}

function describeMerchant({ rank, merchantId, tier, periodTargetFen, actualFen }: MerchantWorkings, names: ReadonlyMap<string, string>): PackMerchant {
  return {
    rank,
    merchantId,
    name: names.get(merchantId) ?? null,
    tier,
    target: yuanCell(periodTargetFen),
    gmv: yuanCell(actualFen) ?? '',
    completion: ratioCell(actualFen, periodTargetFen),
  };
}
