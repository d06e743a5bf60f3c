import { ruleSetSchema } from '#libs/rules/rule-set.js';
import type { RuleVersion } from '#libs/rules/rule-versions.js';
import { DEFAULT_VERSION } from '#libs/rules/rule-versions.js';
import { ruleChangesIn } from './rule-changes.js';

const SPAN = { first: '2026-01-01', last: '2026-06-30' };

const version = (number: number, inForceFrom: string, ruleSet: object, restatedUntil: string | null = null): RuleVersion => ({
  version: number,
  inForceFrom,
  restatedUntil,
  ruleSet: ruleSetSchema.parse(ruleSet),
  fingerprint: String(number),
  document: '',
});

const sales = (weight: string) => ({ scoring: { weights: { sales: weight } } });

const told = (...versions: RuleVersion[]) =>
  ruleChangesIn(SPAN, [DEFAULT_VERSION, ...versions], []).map(({ version: number, changes }) => [number, changes.map(({ before, after }) => `${before} → ${after}`)]);

describe('the changes of rules in a span', () => {
  it('begin with the version in force at its beginning, and end with its last day', () => {
    expect(told()).toEqual([[1, []]]);
    expect(told(version(2, '2025-10-01', sales('50')))).toEqual([[2, []]]);
    expect(told(version(2, '2026-02-01', sales('50')), version(3, '2026-06-30', sales('60')), version(4, '2026-07-01', sales('70')))).toEqual([
      [1, []],
      [2, ['40 → 50']],
      [3, ['50 → 60']],
    ]);
  });

  it('leave out what never was in force, and what was replaced from the same day', () => {
    expect(told(version(2, '2026-02-01', sales('50')), version(3, '2026-02-01', sales('60')))).toEqual([
      [1, []],
      [3, ['40 → 60']],
    ]);
    expect(told(version(2, '2026-05-01', sales('50')), version(3, '2026-04-01', sales('60'), '2026-06-30'))).toEqual([
      [1, []],
      [3, ['40 → 60']],
    ]);
  });

  it('leave out what concerns one shop', () => {
    const ofShop = { attribution: { merchants: { s1: { refunds: 'net' } } } };
    expect(told(version(2, '2026-02-01', ofShop))).toEqual([[1, []]]);
    expect(told(version(2, '2026-02-01', { ...ofShop, ...sales('50') }))).toEqual([
      [1, []],
      [2, ['40 → 50']],
    ]);
  });

  it('say who applied them, and when', () => {
    const appliedAt = new Date('2026-01-30T08:00:00Z');
    const applied = { version: 2, inForceFrom: '2026-02-01', restatedUntil: null, fingerprint: '2', appliedAt, appliedBy: 'chen', ofShop: false };
    expect(ruleChangesIn(SPAN, [DEFAULT_VERSION, version(2, '2026-02-01', sales('50'))], [applied])).toEqual([
      { version: 1, inForceFrom: '0001-01-01', appliedAt: null, appliedBy: null, changes: [] },
      { version: 2, inForceFrom: '2026-02-01', appliedAt, appliedBy: 'chen', changes: [{ path: 'scoring.weights.sales', before: '40', after: '50' }] },
    ]);
  });
});
