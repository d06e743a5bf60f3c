import { Inject, Injectable } from '@nestjs/common';
import { Database } from '#libs/database/database.js';
import { readMerchantNames } from '#libs/directory/list-merchants.js';
import type { Day, DayRange } from '#libs/domain/business-time.js';
import { addDays } from '#libs/domain/business-time.js';
import type { Period } from '#libs/domain/periods.js';
import { quarterNamed } from '#libs/domain/periods.js';
import { Rational } from '#libs/domain/rational.js';
import { GMV_MEASURES } from '#libs/rules/gmv-measures.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import * as sql from './falling-merchants.sql.js';
import type { ManagerDay } from './manager-days.js';
import { lastDayWithin, readManagerDays } from './manager-days.js';

/** A merchant that sold less than the days before and the calendar lead one to expect; sums in fen. */
export interface FallingMerchant {
  readonly merchantId: string;
  readonly name: string | null;
  readonly gmvBefore: number;
  readonly gmv: number;
  /** What it would have sold had it changed as the manager's targets do between the two spans. */
  readonly expected: Rational;
  /** Expected less sold. */
  readonly lost: Rational;
}

export interface FallingMerchants {
  /** The last day that counts; null where the period has not begun. */
  readonly asOf: Day | null;
  readonly ruleVersion: number;
  readonly now: DayRange | null;
  readonly before: DayRange | null;
  /** The targets of the one span over those of the other; null where there are none, or the spans lie in two quarters. */
  readonly plannedChange: Rational | null;
  /** Those that fell back, the largest loss first. */
  readonly merchants: readonly FallingMerchant[];
}

const SPAN = 7;

/** Which merchants of a manager fell back lately. */
@Injectable()
export class FallenMerchants {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(RuleVersions) private readonly ruleVersions: RuleVersions,
  ) {}

  /**
   * The merchants whose sales of the last seven days up to a day fell behind those of the seven days before, beyond what the calendar
   * says of these days: after a promotion all sell less, which is no sign. Throws `target-infeasible`.
   */
  async read(managerId: string, period: Period, upTo: Day, limit: number): Promise<FallingMerchants> {
    const quarter = quarterNamed(period.quarter);
    const { version, ruleSet } = await this.ruleVersions.inForce(quarter.first);
    const asOf = lastDayWithin(period, upTo);
    if (asOf === null) return { asOf, ruleVersion: version, now: null, before: null, plannedChange: null, merchants: [] };
    const now = { first: addDays(asOf, 1 - SPAN), last: asOf };
    const before = { first: addDays(now.first, -SPAN), last: addDays(now.first, -1) };
    return this.database.withTransaction(
      async (session) => {
        const { measures } = await readManagerDays(session, { managerId, period: quarter, asOf, ruleSet });
        const plannedChange = changeOf(measures.find(({ measure }) => measure === 'gmv')?.days ?? [], before, now);
        const gmv = GMV_MEASURES[ruleSet.scoring.modules.sales.gmv];
        const rows = await session.query<SpansRow>(sql.twoSpans(gmv), [managerId, asOf, before.first, before.last, now.first]);
        const fallen = rows
          .map((row) => compare(row, plannedChange ?? Rational.ONE))
          .filter(({ lost }) => lost.compare(Rational.ZERO) > 0)
          .toSorted((left, right) => right.lost.compare(left.lost) || (left.merchantId < right.merchantId ? -1 : 1))
          .slice(0, limit);
        const names = await readMerchantNames(session, fallen.map(({ merchantId }) => merchantId));
        const merchants = fallen.map(({ merchantId, ...figures }) => ({ merchantId, name: names.get(merchantId) ?? null, ...figures }));
        return { asOf, ruleVersion: version, now, before, plannedChange, merchants };
      },
      { snapshot: true },
    );
  }
}

interface SpansRow {
  readonly [column: string]: unknown;
  readonly merchant_id: string;
  readonly before: number;
  readonly now: number;
}

function compare({ merchant_id: merchantId, before, now }: SpansRow, change: Rational): Omit<FallingMerchant, 'name'> {
  const expected = Rational.of(before).times(change);
  return { merchantId, gmvBefore: before, gmv: now, expected, lost: expected.minus(Rational.of(now)) };
}

function changeOf(days: readonly ManagerDay[], before: DayRange, now: DayRange): Rational | null {
  const first = days[0]?.day;
  if (first === undefined || before.first < first) return null;
  const sum = (range: DayRange) => days.reduce((total, { day, target }) => (day >= range.first && day <= range.last ? total + (target ?? 0n) : total), 0n);
  const planned = sum(before);
  return planned === 0n ? null : Rational.fraction(sum(now), planned);
}
