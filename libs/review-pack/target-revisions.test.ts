import type { HistoricTarget, TargetHistoryEntry } from '#libs/planning/target-history.js';
import { publishTarget, revisionsOf } from './target-revisions.js';

const gmv = (value: string, effectiveFrom: string | null = null, period = '2026Q2'): HistoricTarget => ({ period, measure: 'gmv', value, effectiveFrom });

const entry = (before: readonly HistoricTarget[], after: readonly HistoricTarget[], more: Partial<TargetHistoryEntry> = {}): TargetHistoryEntry => ({
  id: '1',
  changedAt: new Date('2026-05-10T02:00:00Z'),
  source: 'hand',
  who: 'zhou',
  reason: 'stock came late',
  fileName: null,
  undoneAt: null,
  before,
  after,
  ...more,
});

describe('a published target', () => {
  it('has the decimals of its measure', () => {
    expect(publishTarget('gmv', '1234.5')).toBe('1234.50');
    expect(publishTarget('slot_output', '2100')).toBe('2100.00');
    expect(publishTarget('outbound_orders', '18')).toBe('18');
    expect(publishTarget('ad_share', '0.08')).toBe('0.0800');
  });
});

describe('revisions', () => {
  it('are none where the quarter was set once', () => {
    expect(revisionsOf('2026Q2', [gmv('1000')], [])).toEqual([]);
    expect(revisionsOf('2026Q2', [gmv('1000')], [entry([], [gmv('1000')])])).toEqual([]);
  });

  it('by hand say who and why, and what held before', () => {
    const stored = [gmv('1000'), gmv('900', '2026-05-01'), gmv('800', '2026-06-01')];
    const history = [entry([], [gmv('900', '2026-05-01')]), entry([], [gmv('800', '2026-06-01')], { who: 'wu', reason: null })];
    expect(revisionsOf('2026Q2', stored, history)).toEqual([
      {
        measure: 'gmv',
        period: '2026Q2',
        before: '1000.00',
        after: '900.00',
        effectiveFrom: '2026-05-01',
        changedAt: new Date('2026-05-10T02:00:00Z'),
        who: 'zhou',
        reason: 'stock came late',
      },
      expect.objectContaining({ before: '900.00', after: '800.00', effectiveFrom: '2026-06-01', who: 'wu', reason: null }),
    ]);
  });

  it('are told although nobody knows of whom, those first', () => {
    const stored = [gmv('1000'), gmv('400', null, '2026-06'), gmv('900', '2026-05-01')];
    const told = revisionsOf('2026Q2', stored, [entry([], [gmv('400', null, '2026-06')])]);
    expect(told.map(({ period, before, after, who }) => [period, before, after, who])).toEqual([
      ['2026Q2', '1000.00', '900.00', null],
      ['2026-06', null, '400.00', 'zhou'],
    ]);
  });

  it('are restatements and locks that were taken back, too', () => {
    const history = [entry([gmv('1000')], [gmv('1200')]), entry([gmv('400', null, '2026-06')], [])];
    const told = revisionsOf('2026Q2', [gmv('1200')], history);
    expect(told.map(({ period, before, after }) => [period, before, after])).toEqual([
      ['2026Q2', '1000.00', '1200.00'],
      ['2026-06', '400.00', null],
    ]);
  });

  it('are none where the value stayed the same', () => {
    expect(revisionsOf('2026Q2', [gmv('1000')], [entry([gmv('1000.00')], [gmv('1000')])])).toEqual([]);
  });
});
