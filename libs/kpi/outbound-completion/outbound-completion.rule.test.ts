import type { GivenInput } from '../../../test/support/kpi-input.js';
import { composeKpiInput } from '../../../test/support/kpi-input.js';
import { outboundCompletion } from './outbound-completion.rule.js';
import { outboundSettings } from './settings.js';

const settings = outboundSettings.parse({});

function measure(given: GivenInput, more: Partial<typeof settings> = {}) {
  return outboundCompletion.measure(composeKpiInput({ measure: 'outbound_orders', ...given }), { ...settings, ...more });
}

/** Orders sent out in a slice, and asked of it. */
function slice(orders: number, target: bigint) {
  return { sums: { outbound_orders: orders }, target };
}

describe('R9: outbound', () => {
  it('weighs the period and its weeks half and half: a rush at the end does not mend weak weeks', () => {
    // 200 of 200 in the period: 100 points. Weeks: 40 % is worth nothing, 160 % counts as 100 %: (0 + 100) / 2 = 50.
    const { actual, target, points, workings } = measure({ slices: [slice(40, 100n), slice(160, 100n)] });
    expect([actual?.toString(), target?.toString(), points?.toFixed(2)]).toEqual(['200', '200', '75.00']);
    expect(workings).toMatchObject({ periodPoints: '100.0000', weeklyPoints: '50.0000' });
    expect(workings.slices?.map(({ completion, points: each }) => [completion, each])).toEqual([
      ['0.4000', '0.0000'],
      ['1.6000', '100.0000'],
    ]);
  });

  it('weighs weeks by their targets', () => {
    // 270 of 300 in all: 90. Weeks: (100 × 70 + 200 × 100) / 300 = 90. 0.5 × 90 + 0.5 × 90 = 90.
    expect(measure({ slices: [slice(70, 100n), slice(200, 200n)] }).points?.toFixed(2)).toBe('90.00');
    // 230 of 300: 76.67. Weeks: (100 × 100 + 200 × 65) / 300 = 76.67.
    expect(measure({ slices: [slice(100, 100n), slice(130, 200n)] }).points?.toFixed(2)).toBe('76.67');
  });

  it('goes beyond 100 in the period alone', () => {
    // 120 % in every week: 0.5 × 120 + 0.5 × 100.
    expect(measure({ slices: [slice(12, 10n), slice(12, 10n)] }).points?.toFixed(2)).toBe('110.00');
  });

  it('leaves slices without target out of the mean, not out of the period', () => {
    // 110 of 100: 110 points; the one slice with a target is at 80 %.
    const { points, workings } = measure({ slices: [slice(80, 100n), slice(30, 0n)] });
    expect(points?.toFixed(2)).toBe('95.00');
    expect(workings.slices?.[1]).toMatchObject({ actual: 30, target: 0, completion: null, points: null });
  });

  it.each([
    ['0', '100.00'],
    ['1', '50.00'],
    ['0.2', '90.00'],
  ])('weighs the weeks by weekly_weight %s', (weight, points) => {
    const slices = [slice(40, 100n), slice(160, 100n)];
    expect(measure({ slices }, { weekly_weight: weight }).points?.toFixed(2)).toBe(points);
  });

  it('counts pieces against the target of pieces, where the rule set says so', () => {
    const slices = [{ sums: { outbound_orders: 1, outbound_units: 90 }, target: 100n }];
    const units = measure({ measure: 'outbound_units', slices }, { counts: 'units' });
    expect([units.actual?.toString(), units.points?.toFixed(2)]).toEqual(['90', '90.00']);
    // Each has a target of its own: pieces asked for say nothing of orders.
    expect(measure({ measure: 'outbound_units', slices }).target).toBeNull();
  });

  it('has an actual and nothing else without a target', () => {
    const { actual, target, points, workings } = measure({ total: { outbound_orders: 7 } });
    expect([actual?.toString(), target, points, workings.slices]).toEqual(['7', null, null, null]);
  });

  it('has no points where the period asks for nothing', () => {
    expect(measure({ slices: [slice(5, 0n), slice(0, 0n)] }).points).toBeNull();
  });
});
