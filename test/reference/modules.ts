import type { Range } from './days.js';
import { slicesOf } from './days.js';
import type { Fraction } from './fractions.js';
import { add, decimal, divide, fraction, isZero, multiply, ONE, smaller, subtract, sum, ZERO } from './fractions.js';
import type { Placement } from './facts.js';
import { pointsOf, publish, weightedMean } from './points.js';
import type { Curve, ModuleName } from './rules.js';
import type { Setting } from './setting.js';
import { gmvFigure, quarterTargetText, sumOfMerchants } from './setting.js';
import type { AdditiveMeasure } from './targets.js';
import { targetOf } from './targets.js';
import { tierRows, TIERS } from './tiers.js';

/** An assessed module. Actual and target in yuan, orders, units or as a ratio; points published. */
export interface Assessed {
  readonly actual: Fraction;
  readonly target: Fraction;
  readonly completion: Fraction;
  readonly points: Fraction;
}

/** What is scored: days of a quarter, up to the as-of day. */
export interface Window {
  readonly quarter: Range;
  /** The days of the period up to the as-of day. */
  readonly range: Range;
}

type Assess = (setting: Setting, managerId: string, window: Window) => Assessed | null;

/** How each module is assessed; null where it is not. */
export const ASSESS: Readonly<Record<ModuleName, Assess>> = {
  sales: assessSales,
  ads: assessAds,
  slots: assessSlots,
  conversion: assessConversion,
  outbound: assessOutbound,
};

function curveOf(setting: Setting, module: ModuleName): Curve {
  return setting.rules.scoring.modules[module].curve ?? setting.rules.scoring.curve;
}

/** R1, R4: the total's completion, and the tiers' weighed by their targets. */
function assessSales(setting: Setting, managerId: string, { quarter, range }: Window): Assessed | null {
  const targetFen = targetOf(setting, managerId, 'gmv', quarter, range);
  if (targetFen === null || targetFen === 0n) return null;
  const curve = curveOf(setting, 'sales');
  const actual = fraction(sumOfMerchants(setting, managerId, range, gmvFigure(setting)), 100n);
  const target = fraction(targetFen, 100n);
  const completion = divide(actual, target);
  const merchants = tierRows(setting, managerId, quarter, range);
  const tiers = TIERS.flatMap((tier) => {
    const members = merchants.filter((merchant) => merchant.tier === tier);
    const tierTarget = members.reduce((total, { periodTarget }) => total + (periodTarget ?? 0n), 0n);
    const tierGmv = members.reduce((total, { periodGmv }) => total + periodGmv, 0n);
    if (tierTarget === 0n) return [];
    return [{ weight: fraction(tierTarget), value: pointsOf(curve, fraction(tierGmv, tierTarget)) }];
  });
  const ofTotal = pointsOf(curve, completion);
  const ofTiers = weightedMean(tiers) ?? ofTotal;
  const tierWeight = decimal(setting.rules.scoring.modules.sales.tier_weight);
  const points = add(multiply(subtract(ONE, tierWeight), ofTotal), multiply(tierWeight, ofTiers));
  return { actual, target, completion, points: publish(points) };
}

/** R6: ad spend over GMV, or over the ad spend of the division. */
function assessAds(setting: Setting, managerId: string, { quarter, range }: Window): Assessed | null {
  const spend = (id: string) => sumOfMerchants(setting, id, range, ({ adSpend }) => adSpend);
  const division = setting.directory.managers.find((manager) => manager.manager_id === managerId)?.division;
  const base =
    setting.rules.scoring.modules.ads.basis === 'gmv'
      ? sumOfMerchants(setting, managerId, range, gmvFigure(setting))
      : setting.directory.managers
          .filter((manager) => manager.division === division)
          .reduce((total, manager) => total + spend(manager.manager_id), 0n);
  return assessRatio(setting, managerId, quarter, 'ads', 'ad_share', fraction(spend(managerId)), fraction(base));
}

/** R2, R7: what assessed placements brought per unit. */
function assessSlots(setting: Setting, managerId: string, { quarter, range }: Window): Assessed | null {
  const placements = placementsOf(setting, managerId, range).filter(({ assessed }) => assessed);
  const amount = fraction(placements.reduce((total, { amountFen }) => total + amountFen, 0n), 100n);
  const units = sum(placements.map((placement) => unitsOf(setting, placement)));
  return assessRatio(setting, managerId, quarter, 'slots', 'slot_output', amount, units);
}

/** R8: ordering buyers over visitors. */
function assessConversion(setting: Setting, managerId: string, { quarter, range }: Window): Assessed | null {
  const buyers = sumOfMerchants(setting, managerId, range, ({ orderingBuyers }) => orderingBuyers);
  const visitors = sumOfMerchants(setting, managerId, range, (figures) => figures.visitors);
  return assessRatio(setting, managerId, quarter, 'conversion', 'conversion', fraction(buyers), fraction(visitors));
}

/** A measure that is a ratio: its target holds in every period of the quarter. */
function assessRatio(
  setting: Setting,
  managerId: string,
  quarter: Range,
  module: ModuleName,
  measure: string,
  above: Fraction,
  below: Fraction,
): Assessed | null {
  const written = quarterTargetText(setting, managerId, measure, quarter);
  if (written === '' || isZero(decimal(written))) return null;
  const target = decimal(written);
  if (isZero(below)) {
    const nothing = { actual: ZERO, target, completion: ZERO, points: ZERO };
    return setting.rules.scoring.no_activity === 'zero' ? nothing : null;
  }
  const actual = divide(above, below);
  const completion = divide(actual, target);
  return { actual, target, completion, points: publish(pointsOf(curveOf(setting, module), completion)) };
}

/** The placements that count for a manager in a range: by the day that each ends on. */
export function placementsOf(setting: Setting, managerId: string, range: Range): Placement[] {
  return setting.facts.placements.filter(
    ({ merchantId, day }) =>
      day >= range.first && day <= range.last && setting.directory.ownerOf(merchantId, day) === managerId,
  );
}

/** The units of a placement: its days, its hours, or one slot. */
export function unitsOf(setting: Setting, { startsAt, endsAt }: Placement): Fraction {
  const duration = BigInt(endsAt - startsAt);
  switch (setting.rules.scoring.modules.slots.unit) {
    case 'slot_day':
      return fraction(duration, 24n * 3_600_000n);
    case 'slot_hour':
      return fraction(duration, 3_600_000n);
    case 'slot':
      return ONE;
  }
}

/** A week slice with what went out in it and its target. */
export interface OutboundSlice extends Range {
  readonly month: string;
  readonly week: string;
  readonly actual: bigint;
  readonly target: bigint;
}

/** R9: the week slices of a range; none where the manager has no outbound target. */
export function outboundSlices(setting: Setting, managerId: string, { quarter, range }: Window): OutboundSlice[] {
  const measure = outboundMeasure(setting);
  return slicesOf(range).flatMap((slice) => {
    const target = targetOf(setting, managerId, measure, quarter, slice);
    return target === null ? [] : [{ ...slice, target, actual: sentOut(setting, managerId, slice) }];
  });
}

function outboundMeasure(setting: Setting): AdditiveMeasure {
  return setting.rules.scoring.modules.outbound.counts === 'orders' ? 'outbound_orders' : 'outbound_units';
}

function sentOut(setting: Setting, managerId: string, range: Range): bigint {
  return sumOfMerchants(setting, managerId, range, ({ outboundOrders, outboundUnits }) =>
    setting.rules.scoring.modules.outbound.counts === 'orders' ? outboundOrders : outboundUnits,
  );
}

/** R9: the period's completion, and the slices' (each at most 1) weighed by their targets. */
function assessOutbound(setting: Setting, managerId: string, window: Window): Assessed | null {
  const target = targetOf(setting, managerId, outboundMeasure(setting), window.quarter, window.range);
  if (target === null || target === 0n) return null;
  const curve = curveOf(setting, 'outbound');
  const actual = sentOut(setting, managerId, window.range);
  const completion = fraction(actual, target);
  const slices = outboundSlices(setting, managerId, window)
    .filter((slice) => slice.target > 0n)
    .map((slice) => ({
      weight: fraction(slice.target),
      value: pointsOf(curve, smaller(fraction(slice.actual, slice.target), ONE)),
    }));
  const weekly = decimal(setting.rules.scoring.modules.outbound.weekly_weight);
  const ofPeriod = multiply(subtract(ONE, weekly), pointsOf(curve, completion));
  const ofSlices = multiply(weekly, weightedMean(slices) ?? ZERO);
  return {
    actual: fraction(actual),
    target: fraction(target),
    completion,
    points: publish(add(ofPeriod, ofSlices)),
  };
}
