import { Rational } from '#libs/domain/rational.js';
import type { FallingMerchants } from '#libs/scorecards/falling-merchants.js';
import type { OutboundDay, OutboundOfPeriod, OutboundSlice } from '#libs/scorecards/outbound-calendar.js';
import { exactRatioCell, yuanCell } from '#libs/reports/cells.js';
import type { FallingMerchantsAnswer, OutboundDayAnswer, OutboundOfPeriodAnswer, OutboundSliceAnswer } from './daily-outlook.dto.js';

const FEN = Rational.of(100);

/** The outbound of a period as the API answers. */
export function showOutbound(managerId: string, period: string, found: OutboundOfPeriod): OutboundOfPeriodAnswer {
  const { asOf, ruleVersion, measure, weeklyWeight, actual, target, targetToDate, completion } = found;
  const days = found.days.map(showDay);
  const slices = found.slices.map(showSlice);
  return {
    managerId,
    period,
    asOf,
    ruleVersion,
    measure,
    weeklyWeight,
    actual,
    target: pieces(target),
    targetToDate: pieces(targetToDate),
    completion: exactRatioCell(completion),
    today: days.find(({ day }) => day === asOf) ?? null,
    currentSlice: asOf === null ? null : (slices.find(({ first, last }) => first <= asOf && asOf <= last) ?? null),
    days,
    slices,
  };
}

function showDay({ day, week, label, actual, target, completion }: OutboundDay): OutboundDayAnswer {
  return { day, week, label, actual, target: pieces(target), completion: exactRatioCell(completion) };
}

function showSlice({ target, targetToDate, completion, ofWhole, ...slice }: OutboundSlice): OutboundSliceAnswer {
  return { ...slice, target: pieces(target), targetToDate: pieces(targetToDate), completion: exactRatioCell(completion), ofWhole: exactRatioCell(ofWhole) };
}

/** The merchants that fell back as the API answers. */
export function showFalling(managerId: string, period: string, { asOf, ruleVersion, now, before, plannedChange, merchants }: FallingMerchants): FallingMerchantsAnswer {
  return {
    managerId,
    period,
    asOf,
    ruleVersion,
    now,
    before,
    plannedChange: exactRatioCell(plannedChange),
    merchants: merchants.map(({ merchantId, name, gmvBefore, gmv, expected, lost }) => ({
      merchantId,
      name,
      gmvBefore: yuanCell(gmvBefore) ?? '0',
      gmv: yuanCell(gmv) ?? '0',
      change: gmvBefore === 0 ? null : Rational.fraction(BigInt(gmv - gmvBefore), BigInt(gmvBefore)).toFixed(4),
      expected: expected.dividedBy(FEN).toFixed(2),
      lost: lost.dividedBy(FEN).toFixed(2),
    })),
  };
}

function pieces(count: bigint | null): number | null {
  return count === null ? null : Number(count);
}
