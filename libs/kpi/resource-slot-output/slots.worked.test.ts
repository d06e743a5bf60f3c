import { evaluateWorked } from '#libs/domain/evaluate-worked-figures.js';
import { Rational } from '#libs/domain/rational.js';
import { DEFAULT_CURVE } from '../../../test/support/kpi-input.js';
import { slotsSettings } from './settings.js';
import type { SlotsSettings } from './settings.js';
import { workOutSlots } from './slots.worked.js';

function evaluate(unit: SlotsSettings['unit'], workings: { amountFen: number; seconds: number; placements: number }) {
  const settings = { ...slotsSettings.parse({}), unit };
  const ratioTargets = new Map([['slot_output' as const, Rational.parse('5000')]]);
  const module = workOutSlots({ workings, settings, published: { target: '5000.00' }, ratioTargets });
  const { actual, target, completion, points, cells } = evaluateWorked(module, DEFAULT_CURVE);
  return {
    columns: module.tables[0]?.columns.map(({ id }) => id),
    cells: cells.get('slots')?.[0]?.map((figure) => figure?.toFixed(4)),
    figures: [actual?.toFixed(2), target?.toFixed(2), completion?.toFixed(4), points?.toFixed(2)],
  };
}

describe('R2, R7: slot output worked out', () => {
  // The worked example of the README: 48, 36 and 12 hours.
  const october = { amountFen: 1_750_000, seconds: 345_600, placements: 3 };

  it('by slot day', () => {
    expect(evaluate('slot_day', october)).toEqual({
      columns: ['amount', 'placements', 'seconds', 'units', 'target'],
      cells: ['17500.0000', '3.0000', '345600.0000', '4.0000', '5000.0000'],
      figures: ['4375.00', '5000.00', '0.8750', '87.50'],
    });
  });

  it('by slot hour', () => {
    expect(evaluate('slot_hour', { ...october, amountFen: 48_000_000 }).figures).toEqual(['5000.00', '5000.00', '1.0000', '100.00']);
  });

  it('by slot, without durations', () => {
    expect(evaluate('slot', october)).toMatchObject({ columns: ['amount', 'placements', 'target'], figures: ['5833.33', '5000.00', '1.1667', '116.67'] });
  });

  it('keeps a third of a day exact', () => {
    // ¥5,000 in 8 hours: 5,000 / (1/3) is 15,000 a slot day.
    expect(evaluate('slot_day', { amountFen: 500_000, seconds: 28_800, placements: 1 }).figures[0]).toBe('15000.00');
  });

  it('is nought where nothing was done and that counts', () => {
    expect(evaluate('slot_day', { amountFen: 0, seconds: 0, placements: 0 }).figures).toEqual(['0.00', '5000.00', '0.0000', '0.00']);
  });
});
