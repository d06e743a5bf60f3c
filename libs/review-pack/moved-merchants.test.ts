import fc from 'fast-check';
import type { Tier } from '#libs/domain/tier-snapshot.js';
import type { MerchantWorkings } from '#libs/kpi/merchant-tiering/merchant-tiering.rule.js';
import type { ManagerStep } from '#libs/scorecards/course-of-managers.js';
import type { ScorecardSummary } from '#libs/scorecards/scorecard-summary.js';
import { describeMoves } from './moved-in-words.js';
import { findMovedMerchants } from './moved-merchants.js';

const merchant = (merchantId: string, tier: Tier, more: Partial<MerchantWorkings> = {}): MerchantWorkings => ({
  rank: 1,
  merchantId,
  tier,
  late: false,
  basisFen: 10_000,
  quarterTargetFen: 12_000,
  periodTargetFen: 6_000,
  actualFen: 10_000,
  ...more,
});

const WHOLE = { isWhole: true, isProvisional: false };

describe('merchants that moved', () => {
  it('go up or down a tier, come or leave', () => {
    const before = [merchant('a', 'head'), merchant('b', 'mid'), merchant('c', 'tail'), merchant('gone', 'tail')];
    const now = [merchant('b', 'head'), merchant('a', 'mid'), merchant('c', 'tail'), merchant('new', 'tail'), merchant('late', 'tail', { late: true, basisFen: null })];
    expect(findMovedMerchants(now, before, WHOLE).tiers).toEqual([
      { direction: 'up', count: 1, named: [{ merchantId: 'b', from: 'mid', to: 'head' }] },
      { direction: 'down', count: 1, named: [{ merchantId: 'a', from: 'head', to: 'mid' }] },
      { direction: 'came', count: 1, named: [{ merchantId: 'new', from: null, to: 'tail' }] },
      { direction: 'left', count: 1, named: [{ merchantId: 'gone', from: 'tail', to: null }] },
    ]);
    expect(findMovedMerchants(now, null, WHOLE).tiers).toEqual([]);
    expect(findMovedMerchants(now, before, { ...WHOLE, isProvisional: true }).tiers).toEqual([]);
  });

  it('sold more or less than in the quarter before, those of the largest change', () => {
    const sold = (merchantId: string, actualFen: number) => merchant(merchantId, 'head', { actualFen });
    const { sales } = findMovedMerchants([sold('a', 11_000), sold('b', 10_000), sold('c', 3_000), sold('d', 90_000), sold('e', 12_000), sold('f', 20_000)], null, WHOLE);
    expect(sales.map(({ merchantId }) => merchantId)).toEqual(['d', 'f', 'e', 'c']);
  });

  it('are held against the target so far while the quarter runs, and against nothing where there is none', () => {
    const merchants = [merchant('a', 'head', { actualFen: 7_000 }), merchant('b', 'tail', { late: true, basisFen: null, periodTargetFen: null })];
    const running = { isWhole: false, isProvisional: false };
    expect(findMovedMerchants(merchants, null, running).sales).toEqual([{ merchantId: 'a', actualFen: 7_000, comparedFen: 6_000 }]);
    expect(findMovedMerchants(merchants, null, { isWhole: true, isProvisional: true }).sales).toEqual([]);
  });

  it('of two equal snapshots are none', () => {
    const tiers = fc.array(fc.constantFrom<Tier>('head', 'mid', 'tail'), { maxLength: 20 });
    fc.assert(
      fc.property(tiers, (all) => {
        const merchants = all.map((tier, index) => merchant(`s${index}`, tier));
        expect(findMovedMerchants(merchants, merchants, WHOLE)).toEqual({ tiers: [], sales: [] });
      }),
    );
  });
});

const published = (points: string, completion: string) => ({ assessed: true, actual: '1', target: '1', weight: '15', points, completion }) as const;
const summary = { division: 'north', total: '98.20', grade: 'B+', rank: 2, modules: { sales: published('89.67', '0.9200'), ads: published('100.00', '1.0000'), slots: { assessed: false, reason: 'no-target' } } };
const QUARTER = { kind: 'quarter', name: '2026Q1', quarter: '2026Q1', first: '2026-01-01', last: '2026-03-31' } as const;
const before: ManagerStep = {
  period: QUARTER,
  asOf: QUARTER.last,
  division: 'north',
  total: '100.00',
  grade: 'A',
  rank: 3,
  modules: { sales: { points: '85.00', completion: '0.8810' }, ads: { points: '100.00', completion: '1.0000' }, slots: { points: '60.00', completion: '0.6000' } },
};
const MOVES = {
  summary: summary as unknown as ScorecardSummary,
  before,
  merchants: { tiers: [], sales: [] },
  grades: ['A+', 'A', 'B+', 'B', 'C'],
  isWhole: true,
  quarterBefore: '2026Q1',
  names: new Map([['s1', '海风数码旗舰店']]),
};

describe('what moved, in words', () => {
  it('is the total, the grade, the rank and the modules', () => {
    expect(describeMoves(MOVES).map(({ kind, isBetter, text }) => [kind, isBetter, text.en, text.zh])).toEqual([
      ['total', false, 'Total 98.20 after 100.00 in 2026Q1: 1.80 less.', '总分 98.20，较 2026Q1 的 100.00 下降 1.80。'],
      ['grade', false, 'Grade B+ after A.', '等级由 A 变为 B+。'],
      ['rank', true, 'Rank 2 in the division after 3.', '部门排名由第 3 变为第 2。'],
      ['module', true, 'Sales: 89.67 points after 85.00; completion 92.00 % after 88.10 %.', '业绩：得分 89.67（上季 85.00），完成率 92.00%（上季 88.10%）。'],
    ]);
    expect(describeMoves({ ...MOVES, before: null })).toEqual([]);
    expect(describeMoves({ ...MOVES, before: { ...before, division: 'south', grade: 'S' } }).map(({ kind, isBetter }) => [kind, isBetter])).toEqual([
      ['total', false],
      ['grade', null],
      ['module', true],
    ]);
  });

  it('is merchants by name, or by id where they have none', () => {
    const named = [
      { merchantId: 's1', from: 'mid', to: 'head' },
      { merchantId: 's2', from: 'tail', to: 'mid' },
    ] as const;
    const merchants = {
      tiers: [{ direction: 'up', count: 5, named } as const, { direction: 'left', count: 1, named: [{ merchantId: 's3', from: 'tail', to: null }] } as const],
      sales: [{ merchantId: 's2', actualFen: 1_234_500, comparedFen: 2_000_000 }],
    };
    const texts = describeMoves({ ...MOVES, before: null, merchants }).map(({ text }) => text);
    expect(texts).toEqual([
      { en: '5 merchants up a tier: 海风数码旗舰店 (mid → head), s2 (tail → mid) and 3 more.', zh: '5 家商家层级上升：海风数码旗舰店（腰部→头部）、s2（尾部→腰部）等。' },
      { en: '1 merchant no longer in the tier snapshot: s3 (tail).', zh: '1 家商家不再在分层快照中：s3（尾部）。' },
      { en: 's2 sold ¥12,345.00 after ¥20,000.00 in 2026Q1.', zh: 's2：成交额 ¥12,345.00，2026Q1 为 ¥20,000.00。' },
    ]);
    const running = describeMoves({ ...MOVES, before: null, merchants: { ...merchants, tiers: [] }, isWhole: false }).map(({ text }) => text.zh);
    expect(running).toEqual(['s2：成交额 ¥12,345.00，截至目前的目标为 ¥20,000.00。']);
  });
});
