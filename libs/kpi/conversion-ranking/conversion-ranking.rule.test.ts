import type { GivenInput } from '../../../test/support/kpi-input.js';
import { composeKpiInput } from '../../../test/support/kpi-input.js';
import { conversionRanking } from './conversion-ranking.rule.js';
import { conversionSettings } from './settings.js';

function measure(given: GivenInput) {
  return conversionRanking.measure(composeKpiInput(given), conversionSettings.parse({}));
}

describe('R8: conversion', () => {
  it('is ordering buyers over visitors, of sums and never of rates', () => {
    // 2 of 10 and 1 of 90 are 3 of 100, not the mean of 20 % and 1.1 %.
    const merchants = [{ sums: { ordering_buyers: 2, visitors: 10 } }, { sums: { ordering_buyers: 1, visitors: 90 } }];
    const { actual, points } = measure({ merchants, ratios: { conversion: '0.04' } });
    expect([actual?.toFixed(4), points?.toFixed(2)]).toEqual(['0.0300', '75.00']);
  });

  it('is not there without visitors', () => {
    const { actual, points } = measure({ ratios: { conversion: '0.04' } });
    expect([actual, points]).toEqual([null, null]);
  });

  it('is 0 where nobody orders', () => {
    const { actual, points } = measure({ total: { visitors: 10 }, ratios: { conversion: '0.04' } });
    expect([actual?.toString(), points?.toFixed(2)]).toEqual(['0', '0.00']);
  });

  it.each([[{}], [{ conversion: '0' }]])('has no points with the target %j', (ratios) => {
    expect(measure({ total: { ordering_buyers: 1, visitors: 10 }, ratios }).points).toBeNull();
  });
});
