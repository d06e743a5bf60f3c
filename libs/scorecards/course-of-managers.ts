import type { Session } from '#libs/database/database.js';
import type { Day } from '#libs/domain/business-time.js';
import type { Period } from '#libs/domain/periods.js';
import type { MerchantWorkings } from '#libs/kpi/merchant-tiering/merchant-tiering.rule.js';
import * as courseSql from './quarter-course.sql.js';
import type { ScoredDay } from './ranking.js';
import type { Scorecard } from './scorecard-document.js';
import * as sql from './scorecards.sql.js';

/** How a manager stood in a period: the total, and the modules that were assessed. */
export interface ManagerStep {
  readonly period: Period;
  readonly asOf: Day;
  /** Among whose managers the rank is. */
  readonly division: string;
  readonly total: string | null;
  readonly grade: string | null;
  readonly rank: number | null;
  readonly modules: Readonly<Record<string, { readonly completion: string; readonly points: string }>>;
}

/**
 * How managers stood in some periods, as of the latest day up to one that each was scored for; by manager id, in the order of the
 * periods. Those never scored are left out.
 */
export async function readSteps(
  session: Session,
  { periods, upTo, managerIds }: { readonly periods: readonly Period[]; readonly upTo: Day; readonly managerIds: readonly string[] },
): Promise<Map<string, ManagerStep[]>> {
  interface Row {
    readonly [column: string]: unknown;
    readonly period: string;
    readonly as_of: Day;
    readonly manager_id: string;
    readonly division: string;
    readonly total: string | null;
    readonly grade: string | null;
    readonly rank: number | null;
    readonly modules: ManagerStep['modules'] | null;
  }
  const named = new Map(periods.map((period) => [period.name, period]));
  const steps = new Map<string, ManagerStep[]>();
  for (const row of await session.query<Row>(courseSql.STEPS_OF_MANAGERS, [[...named.keys()], upTo, managerIds])) {
    const period = named.get(row.period);
    if (period === undefined) continue;
    const own = steps.get(row.manager_id) ?? [];
    const { as_of: asOf, division, total, grade, rank, modules } = row;
    own.push({ period, asOf, division, total, grade, rank, modules: modules ?? {} });
    steps.set(row.manager_id, own);
  }
  return steps;
}

/** A stored scorecard, and the merchants of the manager's scorecard of an earlier period; null where there is none. */
export interface ScorecardBesideEarlier {
  readonly scorecard: Scorecard;
  readonly merchantsBefore: readonly MerchantWorkings[] | null;
}

/** The stored scorecards of some managers by id, one after another, each beside one of an earlier period (null: of none). */
export async function* readBesideEarlier(
  session: Session,
  { period, asOf, earlier, managerIds }: ScoredDay & { readonly earlier: ScoredDay | null; readonly managerIds: readonly string[] },
): AsyncIterable<ScorecardBesideEarlier> {
  interface Row {
    readonly document: Scorecard;
    readonly merchants_before: MerchantWorkings[] | null;
  }
  const parameters = [period, asOf, managerIds, earlier?.period ?? null, earlier?.asOf ?? null];
  for await (const row of session.stream<Row>(sql.STORED_BESIDE_EARLIER, parameters, 10)) {
    yield { scorecard: row.document, merchantsBefore: row.merchants_before };
  }
}
