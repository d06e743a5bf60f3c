import type { Day } from '#libs/domain/business-time.js';
import type { Period } from '#libs/domain/periods.js';
import { quarterNamed } from '#libs/domain/periods.js';
import type { Moment } from './moment.js';
import { parseMoment } from './moment.js';

/** The story of the example company: what does not come from chance. */

export const DIVISION = '家电事业部';

/** The quarter that is scored. */
export const QUARTER: Period = quarterNamed('2026Q2');
/** The quarter whose sales rank the merchants. */
export const BASIS_QUARTER: Period = quarterNamed('2026Q1');
/** The quarter that day curves can be learned from. */
export const LAST_YEAR: Period = quarterNamed('2025Q2');

/** What the first batch of files knows: everything that had happened before this moment. */
export const FIRST_EXPORT_AT: Moment = parseMoment('2026-06-29 00:00');
/** What both batches together know. */
export const LAST_EXPORT_AT: Moment = parseMoment('2026-07-01 00:00');
/** The last day that the first batch covers. */
export const FIRST_BATCH_UNTIL: Day = '2026-06-28';

/** What a manager's quarter is like. Ratios of an expectation to its target are completions. */
export interface ManagerPlan {
  readonly managerId: string;
  readonly name: string;
  readonly category: string;
  readonly probationFrom: Day | null;
  readonly probationUntil: Day | null;
  /** Merchants on the first day of the quarter. */
  readonly merchantCount: number;
  /** From 1 on: the higher, the less the largest shops stand out. */
  readonly evenness: number;
  /** What the portfolio sells in the scored quarter, in yuan. */
  readonly gmvYuan: number;
  /** What it sold in the basis quarter and a year before, relative to that. */
  readonly basisLevel: number;
  readonly lastYearLevel: number;
  /** Sales level on the first and the last day of the scored quarter, relative to its mean. */
  readonly trend: readonly [number, number];
  /** How much of the calendar's promotion peaks the portfolio gets. */
  readonly promotionStrength: number;
  /** Advertising spend over GMV. */
  readonly adShare: number;
  /** How well slots sell, 1 being usual. */
  readonly slotLevel: number;
  /** How many of the merchants advertise. */
  readonly advertisers: number;
  readonly targets: PlannedTargets;
}

export interface PlannedTargets {
  readonly gmvYuan: number;
  /** A new target from a day on. */
  readonly revision: { readonly from: Day; readonly gmvYuan: number } | null;
  /** A month whose target was fixed by hand. */
  readonly lock: { readonly month: string; readonly gmvYuan: number } | null;
  readonly adShare: number;
  /** Yuan for a day of a slot. */
  readonly slotOutputYuan: number;
  /** Expected completion of the outbound and conversion targets, which are set from what the portfolio should do. */
  readonly outboundCompletion: number;
  readonly conversionCompletion: number;
}

const SHEN: ManagerPlan = {
  managerId: 'om-shen',
  name: '沈知远',
  category: '厨房小电',
  probationFrom: null,
  probationUntil: null,
  merchantCount: 25,
  evenness: 1.5,
  gmvYuan: 4_560_000,
  basisLevel: 0.74,
  lastYearLevel: 0.86,
  trend: [0.95, 1.05],
  promotionStrength: 1.06,
  adShare: 0.086,
  slotLevel: 1,
  advertisers: 15,
  targets: {
    gmvYuan: 4_200_000,
    revision: { from: '2026-05-16', gmvYuan: 4_050_000 },
    lock: null,
    adShare: 0.08,
    slotOutputYuan: 2_100,
    outboundCompletion: 1.03,
    conversionCompletion: 1.04,
  },
};

const LUO: ManagerPlan = {
  managerId: 'om-luo',
  name: '罗静姝',
  category: '清洁电器',
  probationFrom: null,
  probationUntil: null,
  merchantCount: 22,
  evenness: 3,
  gmvYuan: 4_310_000,
  basisLevel: 0.76,
  lastYearLevel: 0.8,
  trend: [1.04, 0.96],
  promotionStrength: 0.92,
  adShare: 0.0895,
  slotLevel: 0.75,
  advertisers: 12,
  targets: {
    gmvYuan: 4_600_000,
    revision: null,
    lock: { month: '2026-06', gmvYuan: 1_950_000 },
    adShare: 0.09,
    slotOutputYuan: 2_000,
    outboundCompletion: 0.95,
    conversionCompletion: 0.95,
  },
};

const HAN: ManagerPlan = {
  managerId: 'om-han',
  name: '韩予安',
  category: '个护健康',
  probationFrom: '2026-04-01',
  probationUntil: '2026-06-30',
  merchantCount: 12,
  evenness: 2,
  gmvYuan: 1_630_000,
  basisLevel: 0.8,
  lastYearLevel: 0.9,
  trend: [0.9, 1.1],
  promotionStrength: 0.95,
  adShare: 0.058,
  slotLevel: 0.8,
  advertisers: 8,
  targets: {
    gmvYuan: 2_000_000,
    revision: { from: '2026-05-16', gmvYuan: 2_140_000 },
    lock: null,
    adShare: 0.075,
    slotOutputYuan: 1_000,
    outboundCompletion: 0.82,
    conversionCompletion: 0.9,
  },
};

/** The operations managers, the one on probation last. */
export const MANAGER_PLANS: readonly ManagerPlan[] = [SHEN, LUO, HAN];

/** The shop that changes hands in mid-quarter, by its place among its manager's merchants. */
export const HANDOVER = { from: SHEN, place: 5, to: HAN, day: '2026-05-16' } as const;

/** The shop that arrives late in the quarter: its sales relative to its manager's portfolio. */
export const LATE_ARRIVAL = { manager: LUO, share: 0.045, day: '2026-06-08' } as const;

/** Whom the merchants of the manager on probation belonged to before: so many to the first, the rest to the second. */
export const PREDECESSORS = { of: HAN, first: SHEN, count: 7, second: LUO, until: '2026-03-31' } as const;

/** The week in which a warehouse move holds parcels back, and the managers whose merchants it hits. */
export const WEAK_WEEK = { first: '2026-05-18', last: '2026-05-24', managers: [LUO, HAN] } as const;

/** The shop whose orders of some days are missing from the first batch, by its place. */
export const FORGOTTEN_EXPORT = { manager: LUO, place: 2, first: '2026-06-15', last: '2026-06-21' } as const;
