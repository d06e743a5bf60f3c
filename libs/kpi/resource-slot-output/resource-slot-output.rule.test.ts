import type { GivenInput } from '../../../test/support/kpi-input.js';
import { composeKpiInput } from '../../../test/support/kpi-input.js';
import { resourceSlotOutput, slotUnits } from './resource-slot-output.rule.js';
import type { SlotsSettings } from './settings.js';

function measure(given: GivenInput, unit: SlotsSettings['unit'] = 'slot_day') {
  return resourceSlotOutput.measure(composeKpiInput(given), { unit });
}

describe('R2, R7: slot output', () => {
  // ¥30,000 over two placements of 36 hours together.
  const total = { slot_amount_fen: 3_000_000, slot_seconds: 36 * 3_600, slot_count: 2 };

  it.each([
    // 36 hours are 1.5 slot days: ¥20,000 a day.
    ['slot_day', '2000000.00'],
    // ¥833.33… an hour.
    ['slot_hour', '83333.33'],
    ['slot', '1500000.00'],
  ] as const)('is sales over units by %s', (unit, fenPerUnit) => {
    expect(measure({ total, ratios: { slot_output: '1' } }, unit).actual?.toFixed(2)).toBe(fenPerUnit);
  });

  it('stands against a target in yuan per unit', () => {
    const { target, points } = measure({ total, ratios: { slot_output: '25000' } });
    expect([target?.toString(), points?.toFixed(2)]).toEqual(['2500000', '80.00']);
  });

  it('keeps exact fractions of a day: 7 hours are 7/24', () => {
    expect(slotUnits('slot_day', 7 * 3_600, 1).toString()).toBe('7/24');
    const seven = { slot_amount_fen: 700, slot_seconds: 7 * 3_600, slot_count: 1 };
    expect(measure({ total: seven, ratios: { slot_output: '24' } }).points?.toFixed(2)).toBe('100.00');
  });

  it('is not there without a placement', () => {
    const { actual, points } = measure({ total: {}, ratios: { slot_output: '25000' } });
    expect([actual, points]).toEqual([null, null]);
  });

  it('is 0 where placements sold nothing', () => {
    const { actual, points } = measure({ total: { slot_seconds: 60, slot_count: 1 }, ratios: { slot_output: '1' } });
    expect([actual?.toString(), points?.toFixed(2)]).toEqual(['0', '0.00']);
  });

  it.each([[{}], [{ slot_output: '0' }]])('has no points with the target %j', (ratios) => {
    expect(measure({ total, ratios }).points).toBeNull();
  });
});
