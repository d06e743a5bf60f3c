/** [completion, points] breakpoints. */
export type Curve = readonly (readonly [number, number])[];

export type GmvDefinition = 'paid_not_cancelled' | 'net_of_refunds' | 'placed';
export type ModuleName = 'sales' | 'ads' | 'slots' | 'conversion' | 'outbound';

/** The modules in the order of the report columns. */
export const MODULES: readonly ModuleName[] = ['sales', 'ads', 'slots', 'conversion', 'outbound'];

/** A rule set as the document of `rules.md` shows it, complete; decimals as the numbers written there. */
export interface ReferenceRules {
  readonly scoring: {
    readonly curve: Curve;
    readonly weights: Readonly<Record<ModuleName, number>>;
    readonly no_activity: 'leave_out' | 'zero';
    readonly grades: readonly (readonly [string, number])[];
    readonly modules: {
      readonly sales: {
        readonly curve?: Curve;
        readonly gmv: GmvDefinition;
        readonly head_count: number;
        readonly tier_shares: { readonly head: number; readonly mid: number; readonly tail: number } | 'by_basis';
        readonly mid_until: number;
        readonly tier_weight: number;
      };
      readonly ads: {
        readonly curve?: Curve;
        readonly basis: 'gmv' | 'division';
        readonly attention: { readonly min_spend: number; readonly min_roi: number };
      };
      readonly slots: { readonly curve?: Curve; readonly unit: 'slot_day' | 'slot_hour' | 'slot' };
      readonly conversion: { readonly curve?: Curve; readonly min_visitors: number; readonly low_factor: number };
      readonly outbound: {
        readonly curve?: Curve;
        readonly weekly_weight: number;
        readonly counts: 'orders' | 'units';
      };
    };
    readonly distribution: {
      readonly mode: 'off' | 'advisory' | 'enforced';
      readonly quotas: Readonly<Record<string, number>>;
      readonly min_team: number;
    };
    readonly probation: { readonly pass_total: number; readonly pass_weekly: number };
    readonly slot_allocation: {
      readonly gmv: number;
      readonly conversion: number;
      readonly slot_output: number;
      readonly outbound: number;
      readonly max_per_merchant: number;
    };
  };
  readonly calendar: {
    readonly weekday_weights: readonly number[];
    readonly day_weights: 'flat' | 'last_year';
  };
}

/** The defaults of `rules.md`. */
export const DEFAULT_RULES: ReferenceRules = {
  scoring: {
    curve: [
      [0, 0],
      [0.6, 0],
      [0.6, 60],
      [1.2, 120],
    ],
    weights: { sales: 40, ads: 15, slots: 15, conversion: 15, outbound: 15 },
    no_activity: 'leave_out',
    grades: [
      ['A+', 110],
      ['A', 100],
      ['B+', 90],
      ['B', 75],
      ['C', 0],
    ],
    modules: {
      sales: {
        gmv: 'paid_not_cancelled',
        head_count: 15,
        tier_shares: { head: 0.7, mid: 0.2, tail: 0.1 },
        mid_until: 0.9,
        tier_weight: 0.4,
      },
      ads: { basis: 'gmv', attention: { min_spend: 1000, min_roi: 4 } },
      slots: { unit: 'slot_day' },
      conversion: { min_visitors: 100, low_factor: 0.75 },
      outbound: { weekly_weight: 0.5, counts: 'orders' },
    },
    distribution: { mode: 'off', quotas: { 'A+': 0.1, A: 0.2, 'B+': 0.3, B: 0.3, C: 0.1 }, min_team: 10 },
    probation: { pass_total: 75, pass_weekly: 0.8 },
    slot_allocation: { gmv: 0.5, conversion: 0.2, slot_output: 0.2, outbound: 0.1, max_per_merchant: 1 },
  },
  calendar: { weekday_weights: [1, 1, 1, 1, 1, 1, 1], day_weights: 'flat' },
};
