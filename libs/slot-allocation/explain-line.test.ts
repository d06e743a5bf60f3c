import { DEFAULT_RULE_SET } from '#libs/rules/rule-set.js';
import { explainLine, indexPartsOf, isAboveLimit } from './explain-line.js';
import type { AllocationProposal, ProposalLine } from './proposal-rows.js';

const { scoring: RULES } = DEFAULT_RULE_SET;

const PROPOSAL: AllocationProposal = {
  allocationId: '00000000-0000-4000-8000-000000000001',
  campaign: '11.11',
  slots: 3,
  managerId: 'm1',
  managerName: 'Wang',
  division: null,
  month: '2026-10',
  ruleVersion: 1,
  candidates: 5,
  state: 'draft',
  version: 1,
  proposedBy: 'wang',
  proposedAt: new Date('2026-10-20T00:00:00Z'),
  finalisedBy: null,
  finalisedAt: null,
  allotted: 3,
  overridden: 0,
};

const LINE: ProposalLine = {
  merchantKey: 7,
  merchantId: 'B',
  merchantName: 'Beta',
  rank: 2,
  index: 5_000n,
  sums: {
    gmv_fen: 123_450,
    visitors: 0,
    ordering_buyers: 0,
    slot_amount_fen: 100_000,
    slot_seconds: 129_600,
    slot_count: 1,
    paid_orders: 8,
    outbound_orders: 9,
  },
  below: { gmv: 3, conversion: 0, slotOutput: 1, outbound: 4 },
  proposed: 1,
  override: null,
  allotted: 1,
  reason: null,
  overriddenBy: null,
  overriddenAt: null,
  tiedWith: null,
};

const english = (line: Partial<ProposalLine>, proposal: Partial<AllocationProposal> = {}) =>
  explainLine({ ...LINE, ...line }, { ...PROPOSAL, ...proposal }, RULES).map(({ en }) => en);
const chinese = (line: Partial<ProposalLine>) => explainLine({ ...LINE, ...line }, PROPOSAL, RULES).map(({ zh }) => zh);

describe('R7: a line of a proposal', () => {
  it('shows its four figures: slot output by the unit of the rules, an absent one as lowest', () => {
    expect(indexPartsOf(LINE, 5, RULES)).toEqual([
      { criterion: 'gmv', figure: '1234.50', below: 3, percentRank: '0.7500', weight: '0.5' },
      { criterion: 'conversion', figure: null, below: 0, percentRank: '0.0000', weight: '0.2' },
      // ¥1,000 over a day and a half.
      { criterion: 'slotOutput', figure: '666.67', below: 1, percentRank: '0.2500', weight: '0.2' },
      { criterion: 'outbound', figure: '1.1250', below: 4, percentRank: '1.0000', weight: '0.1' },
    ]);
    expect(english({})[1]).toBe('Conversion - (absent, so counted as lowest): higher than 0 of the 4 others, percent rank 0.0000; weight 0.2.');
  });

  it('tells why it stands behind another with the same index', () => {
    expect(english({ tiedWith: { merchantId: 'A', gmvFen: 999_999 } })).toContain('A has the same index and comes first by its larger GMV.');
    expect(english({ tiedWith: { merchantId: 'A', gmvFen: 123_450 } })).toContain('A has the same index and the same GMV, and comes first by its id.');
    expect(chinese({ tiedWith: { merchantId: 'A', gmvFen: 123_450 } })).toContain('A 指数与成交额均相同，按商家编号排在前面。');
  });

  it('tells why it got slots or none', () => {
    expect(english({}).at(-1)).toBe('Rank 2 of 5: 2 of 3 slots are left when it comes up, at most 1 per merchant, so it is proposed 1.');
    expect(english({ rank: 4, proposed: 0 }).at(-1)).toBe('Rank 4 of 5: all 3 slots go to ranks 1 to 3 (at most 1 per merchant), so it is proposed none.');
  });

  it('says so where nobody competes', () => {
    expect(english({ rank: 1, index: 0n, below: { gmv: 0, conversion: 0, slotOutput: 0, outbound: 0 } }, { candidates: 1 }).slice(3)).toEqual([
      'Outbound rate 1.1250: the only candidate, percent rank 0; weight 0.1.',
      'Index = 100 × (0.5 × 0 + 0.2 × 0 + 0.2 × 0 + 0.1 × 0) = 0.00.',
      'Rank 1 of 1: 3 of 3 slots are left when it comes up, at most 1 per merchant, so it is proposed 1.',
    ]);
  });

  it('tells who changed it, and warns where that is more than the rules give', () => {
    const changed = { override: 2, allotted: 2, reason: '双十一主推', overriddenBy: 'li', overriddenAt: new Date('2026-10-21T00:00:00Z') };
    expect(english(changed).slice(-2)).toEqual([
      'li set 2 instead of 1 at 2026-10-21T00:00:00.000Z: 双十一主推',
      'That is more than the 1 that the rules give one merchant at most.',
    ]);
    expect([isAboveLimit({ allotted: 2 }, RULES), isAboveLimit({ allotted: 1 }, RULES)]).toEqual([true, false]);
    expect(english({ ...changed, override: null, allotted: 1 }).at(-1)).toBe('li went back to the proposal at 2026-10-21T00:00:00.000Z: 双十一主推');
  });
});
