import * as fc from 'fast-check';
import { checkRuleSet } from './check-rule-set.js';
import { diffRuleSets } from './diff-rule-sets.js';
import { fingerprintRuleSet, renderRuleSet } from './render-rule-set.js';
import type { RuleSet } from './rule-set.js';
import { DEFAULT_RULE_SET } from './rule-set.js';

function read(text: string): RuleSet {
  const { ruleSet, problems } = checkRuleSet(text);
  if (ruleSet === null) throw new Error(`${text}\n${JSON.stringify(problems)}`);
  return ruleSet;
}

/** Decimals from 0 to below 1,000, some of them finer than a binary float. */
const anyDecimal = fc
  .tuple(fc.nat({ max: 999 }), fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.integer({ min: 1, max: 21 }))
  .map(([whole, fraction, places]) => `${whole}.${String(fraction).padStart(21, '0').slice(0, places)}`);
const anyText = fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }).filter((text) => text !== '__proto__');
/** Ids that look like something else in YAML. */
const anyId = fc.oneof(
  anyText,
  fc.constantFrom('007', '1e3', 'null', 'true', '~', '0x1F', '- a', '#1', 'a: b', '店铺', '1.50', '*x', '&x'),
);

/** Documents as an administrator might write them, in JSON, which is YAML too. */
const anyDocument = fc
  .record(
    {
      scoring: fc.record(
        {
          weights: fc.record({ sales: anyDecimal, ads: anyDecimal }, { requiredKeys: [] }),
          no_activity: fc.constantFrom('leave_out', 'zero'),
          curve: fc
            .array(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 99 })), { minLength: 1, maxLength: 5 })
            .map(rising),
          grades: fc
            .uniqueArray(
              anyId.filter((id) => id.length <= 10),
              { minLength: 1, maxLength: 5 },
            )
            .map((names) => names.map((name, index) => [name, (names.length - 1 - index) * 10])),
          modules: fc.record(
            {
              sales: fc.record(
                {
                  head_count: fc.integer({ min: 1, max: 99 }),
                  tier_shares: fc.constantFrom('by_basis', { head: '0.5', mid: '0.25', tail: '0.25' }),
                },
                { requiredKeys: [] },
              ),
            },
            { requiredKeys: [] },
          ),
        },
        { requiredKeys: [] },
      ),
      calendar: fc.record(
        { weekday_weights: fc.array(anyDecimal, { minLength: 7, maxLength: 7 }) },
        { requiredKeys: [] },
      ),
      attribution: fc.record({
        merchants: fc.dictionary(
          anyId,
          fc.record(
            {
              credit: fc.constantFrom('payment', 'order_only'),
              look_back_days: fc.option(fc.integer({ min: 1, max: 30 })),
            },
            { requiredKeys: [] },
          ),
          { maxKeys: 5 },
        ),
      }),
    },
    { requiredKeys: [] },
  )
  .map((document) => JSON.stringify(document));

/** Breakpoints that do not fall, at completions of their own. */
function rising(steps: readonly (readonly [number, number])[]): number[][] {
  let [completion, points] = [0, 0];
  return steps.map(([run, rise]) => {
    completion += run + 1;
    points += rise;
    return [completion / 8, points];
  });
}

describe('a rule set written out', () => {
  it('is complete, with plain numbers', () => {
    const text = renderRuleSet(DEFAULT_RULE_SET);
    expect(text).toContain('    - [0.6, 60]\n');
    expect(text).toContain('    - [A+, 110]\n');
    expect(text).toContain('        head: 0.7\n');
    expect(text).toContain('  weekday_weights: [1, 1, 1, 1, 1, 1, 1]\n');
    expect(text).not.toContain('"');
  });

  it('gives itself when it is read again', () => {
    expect(read(renderRuleSet(DEFAULT_RULE_SET))).toEqual(DEFAULT_RULE_SET);
    fc.assert(
      fc.property(anyDocument, (document) => {
        const ruleSet = read(document);
        const text = renderRuleSet(ruleSet);
        expect(read(text)).toEqual(ruleSet);
        expect(renderRuleSet(read(text))).toBe(text);
        expect(diffRuleSets(ruleSet, read(text))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['0.00000001', '0.123456789012345678901', '123456789012345.5'])('keeps every digit of %s', (weight) => {
    const ruleSet = read(`scoring: { weights: { ads: ${weight} } }`);
    expect(renderRuleSet(ruleSet)).toContain(`    ads: ${weight}\n`);
    expect(read(renderRuleSet(ruleSet)).scoring.weights.ads).toBe(weight);
  });
});

describe('the fingerprint', () => {
  it('is the same for what says the same', () => {
    const written = read(
      'scoring: { weights: { sales: 40.00 }, distribution: { quotas: { C: 0.1, A+: 0.10, B: 0.3, A: 0.2, B+: 0.3 } } }',
    );
    expect(fingerprintRuleSet(written)).toBe(fingerprintRuleSet(DEFAULT_RULE_SET));
    const oneWay = read('attribution: { merchants: { b: { credit: payment }, a: { refunds: net } } }');
    const otherWay = read('attribution: { merchants: { a: { refunds: net }, b: { credit: payment } } }');
    expect(fingerprintRuleSet(oneWay)).toBe(fingerprintRuleSet(otherWay));
  });

  it('is another for what differs', () => {
    expect(fingerprintRuleSet(read('scoring: { weights: { sales: 40.000001 } }'))).not.toBe(
      fingerprintRuleSet(DEFAULT_RULE_SET),
    );
  });
});
