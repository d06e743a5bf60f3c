import { checkRuleSet } from './check-rule-set.js';
import { editShopRules } from './edit-shop-rules.js';
import type { ShopRules } from './rule-set.js';

/** A document of an administrator, with all that people write into one. */
const DOCUMENT = `# rules of autumn
scoring:
  weights: { sales: 0.123456789012345678901, ads: 15.00 } # as agreed
  grades: [[A+, 110], [C, 0]]

# shops
attribution:
  default: { judge_by: chat_time }
  merchants:
    shop-b: # the big one
      credit: order_first # since spring
      silent_follow_up: { window_minutes: 20 }
    007: { look_back_days: 7 }
`;

const edit = (own: ShopRules | null, merchantId = 'shop-b', document = DOCUMENT) => editShopRules(document, merchantId, own);
const merchantsOf = (document: string | null) => checkRuleSet(document ?? 'none').ruleSet?.attribution.merchants;

describe('R22: the rules of one shop in the document of all', () => {
  it('change, and all else stays as it is written, but for blanks', () => {
    expect(edit({ credit: 'order_only', look_back_days: '30', silent_follow_up: { window_minutes: '20' } })).toBe(
      DOCUMENT.replace('[[A+, 110], [C, 0]]', '[ [ A+, 110 ], [ C, 0 ] ]')
        .replace('shop-b: # the big one', 'shop-b:\n      # the big one')
        .replace('credit: order_first # since spring', 'credit: order_only')
        .replace('20 }\n', '20 }\n      look_back_days: 30\n'),
    );
  });

  it('stay as they are written where they say the same', () => {
    expect(edit({ credit: 'order_first', silent_follow_up: { window_minutes: '20' } })).toContain('credit: order_first # since spring');
  });

  it.each([
    ['of a new shop', { judge_by: 'chat_rounds' } as const, 'shop-new'],
    ['of a shop whose id looks like a number', { look_back_days: null }, '42'],
    ['of a shop whose number is written with zeros before', { chat_means: 'both_spoke' } as const, '007'],
    ['of a shop with a name of signs', { refunds: 'net' } as const, 'a: {b} # "c"\n- d'],
    ['of a shop named like formulas and SQL', { refunds: 'net' } as const, "=1+1'; DROP TABLE orders; --"],
    ['that say nothing', {}, 'shop-b'],
  ])('%s', (_what, own, merchantId) => {
    const before = merchantsOf(DOCUMENT);
    expect(merchantsOf(edit(own, merchantId))).toEqual({ ...before, [merchantId]: own });
  });

  it('go where the shop has none any more', () => {
    const document = edit(null);
    expect(merchantsOf(document)).toEqual({ '007': { look_back_days: '7' } });
    expect(merchantsOf(edit(null, '007', document ?? ''))).toEqual({});
    expect(edit(null, 'unknown')).toContain('# the big one');
  });

  it.each([
    ['nothing', ''],
    ['a comment', '# only this\n'],
    ['no attribution', 'scoring: {}\n'],
    ['an empty attribution', 'attribution:\n'],
    ['an empty list of shops', 'attribution: { merchants: {} }\n'],
    ['no shops', 'attribution: { default: { refunds: net } }\n'],
  ])('come into a document with %s', (_what, document) => {
    const edited = edit({ refunds: 'net' }, 'm1', document);
    expect(merchantsOf(edited)).toEqual({ m1: { refunds: 'net' } });
    expect(edited).toContain(document.startsWith('#') ? '# only this' : 'm1');
  });

  it.each([
    ['an anchor', 'attribution: { merchants: &all { a: { refunds: net } } }'],
    ['an alias', 'x: &a {}\nattribution: { merchants: *a }'],
    ['an anchor of a shop that another names', 'attribution: { merchants: { shop-b: &b { refunds: net }, c: *b } }'],
    ['a list', 'attribution: []'],
    ['broken YAML', 'attribution: ['],
  ])('cannot be changed alone in a document with %s', (_what, document) => {
    const edited = edit(null, 'shop-b', document);
    expect(edited).toBeNull();
  });
});
