import { conversionSettings } from './settings.js';
import { judgeSku } from './sku-rate.rule.js';

const settings = conversionSettings.parse({});
/** A category at 4 %: a SKU is low where it is surely below 3 %. */
const category = { categoryVisitors: 10_000, categoryOrderingBuyers: 400 };

function judge(orderingBuyers: number, visitors: number) {
  return judgeSku({ visitors, orderingBuyers, ...category }, settings);
}

describe('R8: low SKUs', () => {
  it('are those whose whole interval lies below 0.75 of their category', () => {
    // 10 of 1,000: the 95 % Wilson interval is 0.54 % to 1.83 %.
    const { wilsonLow, wilsonHigh, flag } = judge(10, 1_000);
    expect([wilsonLow.toFixed(4), wilsonHigh.toFixed(4), flag]).toEqual(['0.0054', '0.0183', 'low']);
  });

  it('are not those that could be better than that', () => {
    // 1 of 100 is the same rate, but up to 5.45 % is possible.
    const { wilsonHigh, flag } = judge(1, 100);
    expect([wilsonHigh.toFixed(4), flag]).toEqual(['0.0545', 'ok']);
  });

  it('need 100 visitors to be judged', () => {
    expect([judge(0, 99).flag, judge(0, 100).flag, judge(0, 1_000).flag]).toEqual(['too_few', 'ok', 'low']);
  });

  it('are judged by the limits of the rule set', () => {
    const strict = conversionSettings.parse({ min_visitors: '1000', low_factor: '1' });
    const of = (orderingBuyers: number, visitors: number) =>
      judgeSku({ visitors, orderingBuyers, ...category }, strict).flag;
    // 20 of 1,000: at most 3.07 %, below 4 %.
    expect([of(20, 999), of(20, 1_000), of(40, 1_000)]).toEqual(['too_few', 'low', 'ok']);
  });

  it('are none in a category where nobody orders', () => {
    const traffic = { visitors: 5_000, orderingBuyers: 0, categoryVisitors: 5_000, categoryOrderingBuyers: 0 };
    expect(judgeSku(traffic, settings).flag).toBe('ok');
  });
});
