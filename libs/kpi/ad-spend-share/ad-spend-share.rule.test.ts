import type { GivenInput } from '../../../test/support/kpi-input.js';
import { composeKpiInput } from '../../../test/support/kpi-input.js';
import { adSpendShare } from './ad-spend-share.rule.js';
import { adsSettings } from './settings.js';

const settings = adsSettings.parse({});

function measure(given: GivenInput, basis: 'gmv' | 'division' = 'gmv') {
  return adSpendShare.measure(composeKpiInput(given), { ...settings, basis });
}

describe('R6: ad spend as a share of GMV', () => {
  it('is spend over GMV, against the target share', () => {
    const total = { ad_spend_fen: 800_000, gmv_paid_fen: 10_000_000 };
    const { actual, target, points } = measure({ total, ratios: { ad_share: '0.1' } });
    expect([actual?.toFixed(4), target?.toFixed(4), points?.toFixed(2)]).toEqual(['0.0800', '0.1000', '80.00']);
  });

  it('is capped at 120 points: spending more than asked is no mistake, and no more than that', () => {
    const total = { ad_spend_fen: 5_000, gmv_paid_fen: 10_000 };
    expect(measure({ total, ratios: { ad_share: '0.1' } }).points?.toFixed(2)).toBe('120.00');
  });

  it('takes the GMV that the rule set defines', () => {
    const total = { ad_spend_fen: 600, gmv_paid_fen: 10_000, gmv_net_fen: 6_000 };
    const { actual } = measure({ total, gmvMeasure: 'gmv_net_fen', ratios: { ad_share: '0.1' } });
    expect(actual?.toFixed(4)).toBe('0.1000');
  });

  it('has no share without GMV', () => {
    const { actual, points } = measure({ total: { ad_spend_fen: 500 }, ratios: { ad_share: '0.1' } });
    expect([actual, points]).toEqual([null, null]);
  });

  it('has a share of 0 with GMV and no spend', () => {
    const { actual, points } = measure({ total: { gmv_paid_fen: 500 }, ratios: { ad_share: '0.1' } });
    expect([actual?.toFixed(4), points?.toFixed(2)]).toEqual(['0.0000', '0.00']);
  });

  it.each([[{}], [{ ad_share: '0' }]])('has no points with the target %j', (ratios) => {
    expect(measure({ total: { ad_spend_fen: 1, gmv_paid_fen: 2 }, ratios }).points).toBeNull();
  });
});

describe('R6: ad spend as a share of the division\'s', () => {
  const division = { ad_spend_fen: 1_200_000 };

  it('is spend over the spend of all managers of the division', () => {
    const total = { ad_spend_fen: 300_000, gmv_paid_fen: 1 };
    const { actual, points, workings } = measure({ total, division, ratios: { ad_share: '0.25' } }, 'division');
    expect([actual?.toFixed(4), points?.toFixed(2)]).toEqual(['0.2500', '100.00']);
    expect(workings).toMatchObject({ spendFen: 300_000, basisFen: 1_200_000 });
  });

  it('has no share where nobody spends anything', () => {
    expect(measure({ total: { gmv_paid_fen: 9 }, ratios: { ad_share: '0.25' } }, 'division').actual).toBeNull();
  });
});
