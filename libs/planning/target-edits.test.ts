import { quarterNamed } from '#libs/domain/periods.js';
import type { StoredTarget } from '#libs/targets/manager-targets.js';
import { editRows, findMisplacedEdits } from './target-edits.js';

const quarter = quarterNamed('2026Q4');
const row = (value: string, period = '2026Q4', effectiveFrom: string | null = null): StoredTarget => ({ period, measure: 'gmv', value, effectiveFrom });

describe('edits of targets', () => {
  it('replace rows, add rows and take rows away; what says the same is no change', () => {
    const stored = [row('100'), row('30', '2026-10'), row('40.0', '2026-11'), row('120', '2026Q4', '2026-12-01')];
    const { rows, before, after } = editRows(stored, [
      row('110'),
      { ...row('0', '2026-10'), value: null },
      row('40.00', '2026-11'),
      row('50', '2026-12'),
      { ...row('0', '2026Q4', '2026-11-01'), value: null },
    ]);
    expect(before).toEqual([row('100'), row('30', '2026-10')]);
    expect(after).toEqual([row('110'), row('50', '2026-12')]);
    expect(rows).toEqual([row('120', '2026Q4', '2026-12-01'), row('110'), row('40.00', '2026-11'), row('50', '2026-12')]);
  });

  it('of measures are kept apart', () => {
    expect(editRows([row('100')], [{ ...row('100'), measure: 'outbound_orders' }])).toMatchObject({ before: [], after: [{ measure: 'outbound_orders' }] });
  });

  it('belong to the quarter and its months, each once', () => {
    const edits = [row('1'), row('1', '2026-09'), row('1', '2026Q3'), row('2'), row('2', '2026Q4', '2026-11-01'), row('1', '2026-12')];
    expect(findMisplacedEdits(quarter, edits)).toEqual([
      { line: 1, column: 'period', reason: 'target-outside-quarter' },
      { line: 2, column: 'period', reason: 'target-outside-quarter' },
      { line: 3, column: 'period', reason: 'target-named-twice' },
    ]);
  });
});
