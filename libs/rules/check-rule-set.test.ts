import { checkRuleSet } from './check-rule-set.js';
import type { RuleSet } from './rule-set.js';
import { DEFAULT_RULE_SET } from './rule-set.js';

/** The set that a good document makes. */
function accept(text: string): RuleSet {
  const { ruleSet, problems } = checkRuleSet(text);
  expect(problems).toEqual([]);
  if (ruleSet === null) throw new Error('It was refused.');
  return ruleSet;
}

/** The problems of a document as `line:column path = value — allowed`. */
function refuse(text: string): string[] {
  return checkRuleSet(text).problems.map(
    ({ line, column, path, value, allowed }) => `${line}:${column} ${path} = ${value} — ${allowed}`,
  );
}

describe('a document names only what differs', () => {
  it.each(['', '# nothing yet\n', '{}', 'scoring: {}\ncalendar: {}\nattribution: { merchants: {} }'])(
    '%j is the defaults',
    (text) => {
      expect(accept(text)).toEqual(DEFAULT_RULE_SET);
    },
  );

  it('and keeps the defaults for all else', () => {
    const ruleSet = accept('scoring:\n  weights: { sales: 50 }\n  modules:\n    sales:\n      head_count: 20\n');
    const { scoring } = DEFAULT_RULE_SET;
    expect(ruleSet).toEqual({
      ...DEFAULT_RULE_SET,
      scoring: {
        ...scoring,
        weights: { ...scoring.weights, sales: '50' },
        modules: { ...scoring.modules, sales: { ...scoring.modules.sales, head_count: '20' } },
      },
    });
  });

  it('takes JSON, byte order marks, comments and anchors for what they are', () => {
    expect(accept('\uFEFF{"scoring": {"no_activity": "zero"}}').scoring.no_activity).toBe('zero');
    const shared =
      'scoring:\n  modules:\n    ads: { curve: &half [[0, 0], [0.5, 100]] } # for two\n    slots: { curve: *half }\n';
    expect(accept(shared).scoring.modules.slots.curve).toEqual([
      ['0', '0'],
      ['0.5', '100'],
    ]);
  });

  it('lets a shop differ from the default, whatever its id looks like', () => {
    const { merchants } = accept(
      'attribution:\n  merchants:\n    007: { credit: order_only }\n    "1e3": { silent_follow_up: { window_minutes: 20 } }',
    ).attribution;
    expect(merchants).toEqual({
      '007': { credit: 'order_only' },
      '1e3': { silent_follow_up: { window_minutes: '20' } },
    });
  });
});

describe('numbers', () => {
  it('are kept as exact decimals: 0.70 is 0.7, and 0.1 + 0.2 + 0.7 add up', () => {
    const { scoring } = accept(
      'scoring: { modules: { sales: { tier_shares: { head: 0.70, mid: 0.2, tail: 0.1 }, tier_weight: +0.50 } } }',
    );
    expect(scoring.modules.sales).toMatchObject({
      tier_shares: { head: '0.7', mid: '0.2', tail: '0.1' },
      tier_weight: '0.5',
    });
    const third = accept(
      'scoring: { modules: { sales: { tier_shares: { head: 0.3333333333333333333333, mid: 0.3333333333333333333333, tail: 0.3333333333333333333334 } } } }',
    );
    expect(third.scoring.modules.sales.tier_shares).toMatchObject({ tail: '0.3333333333333333333334' });
  });

  it('are the same in quotes, and with needless zeros', () => {
    const { weights } = accept(
      'scoring: { weights: { sales: "40.0", ads: 015, slots: 15.10, conversion: 0.0 } }',
    ).scoring;
    expect(weights).toEqual({ sales: '40', ads: '15', slots: '15.1', conversion: '0', outbound: '15' });
  });

  it.each(['.5', '1e1', '0x10', '.inf', '.nan', '1_000', '40 %', 'true', '[40]', '~'])('are not %s', (written) => {
    expect(refuse(`scoring: { weights: { sales: ${written} } }`)[0]).toMatch(
      /^1:\d+ scoring\.weights\.sales(\.\d)? = .* — a decimal from 0$/,
    );
  });
});

describe('every problem is named at once, with its place, path, value and what is allowed', () => {
  it('over the whole document', () => {
    const text = [
      'scoring:',
      '  no_activity: nothing',
      '  modules:',
      '    sales: { head_count: 1.5, tier_weight: 1.5 }',
      '    ads: { basis: sales }',
      '  probation: { pass_total: -1 }',
      'calendar: { weekday_weights: [1, 1, 1] }',
      'attribution:',
      '  default: { look_back_days: 31, exclude_flagged_orders: maybe }',
      '  merchants: { m1: { credit: payment_first } }',
    ].join('\n');
    expect(refuse(text)).toEqual([
      '2:16 scoring.no_activity = nothing — one of leave_out, zero',
      '4:26 scoring.modules.sales.head_count = 1.5 — a whole number from 1 to 1000000',
      '4:44 scoring.modules.sales.tier_weight = 1.5 — a decimal from 0 to 1',
      '5:19 scoring.modules.ads.basis = sales — one of gmv, division',
      '6:28 scoring.probation.pass_total = -1 — a decimal from 0',
      '7:30 calendar.weekday_weights = [1,1,1] — seven decimals, Monday to Sunday',
      '9:30 attribution.default.look_back_days = 31 — a whole number from 1 to 30',
      '9:58 attribution.default.exclude_flagged_orders = maybe — true or false',
      '10:30 attribution.merchants.m1.credit = payment_first — one of payment, order_first, order_only',
    ]);
  });

  it('and a whole section that is something else', () => {
    expect(refuse('hello')).toEqual(['1:1  = hello — a mapping of scoring, calendar, attribution']);
    expect(refuse('- scoring')).toEqual(['1:1  = ["scoring"] — a mapping of scoring, calendar, attribution']);
    expect(refuse('calendar: flat')).toEqual(['1:11 calendar = flat — a mapping of weekday_weights, day_weights']);
    expect(refuse('scoring: { curve: 100 }')).toEqual([
      '1:19 scoring.curve = 100 — a list of pairs [completion, points]',
    ]);
  });
});

describe('unknown keys', () => {
  it('are named where they stand, with what may stand there and what was meant', () => {
    expect(refuse('calendar:\n  day_weigths: flat\n')).toEqual([
      '2:3 calendar.day_weigths = flat — one of weekday_weights, day_weights (did you mean day_weights?)',
    ]);
    expect(refuse('Scoring: {}')).toEqual([
      '1:1 Scoring = {} — one of scoring, calendar, attribution (did you mean scoring?)',
    ]);
    expect(refuse('colour: red')).toEqual(['1:1 colour = red — one of scoring, calendar, attribution']);
  });

  it('know what is optional, and what a shop may differ in', () => {
    expect(refuse('scoring: { modules: { slots: { curv: [[0, 0]] } } }')[0]).toContain(
      'one of unit, curve (did you mean curve?)',
    );
    expect(refuse('attribution: { merchants: { m1: { credt: payment } } }')[0]).toContain('(did you mean credit?)');
    expect(refuse('attribution: { merchants: { m1: { silent_follow_up: { window: 5 } } } }')[0]).toContain(
      'one of buyer_contacts, agent_follows_up, window_minutes',
    );
    expect(refuse('scoring: { modules: { sales: { tier_shares: { heed: 0.7 } } } }')).toEqual([
      '1:47 scoring.modules.sales.tier_shares.heed = 0.7 — one of head, mid, tail (did you mean head?)',
    ]);
  });

  it('are all named', () => {
    expect(refuse('scoring: { one: 1, two: 2, weights: { three: 3 } }')).toHaveLength(3);
  });
});

describe('parts that do not fit together', () => {
  it.each([
    [
      'weights: { sales: 0, ads: 0, slots: 0, conversion: 0, outbound: 0 }',
      'scoring.weights',
      'at least one weight above 0',
    ],
    [
      'modules: { sales: { tier_shares: { head: 0.7, mid: 0.2, tail: 0.2 } } }',
      'scoring.modules.sales.tier_shares',
      'add up to 1',
    ],
    ['modules: { sales: { tier_shares: by_size } }', 'scoring.modules.sales.tier_shares', 'by_basis, or shares'],
    ['curve: [[0.6, 0], [0.5, 60]]', 'scoring.curve.1', 'completions that do not fall: the curve crosses itself'],
    ['curve: [[0.5, 60], [0.6, 0]]', 'scoring.curve.1', 'points that do not fall'],
    ['curve: [[0.6, 0], [0.6, 10], [0.6, 60]]', 'scoring.curve.2', 'at most two pairs at one completion'],
    ['curve: []', 'scoring.curve', 'at least one pair [completion, points]'],
    ['curve: [[0.6]]', 'scoring.curve.0', 'a pair [completion, points]'],
    ['modules: { ads: { curve: [[1, 2], [0, 3]] } }', 'scoring.modules.ads.curve.1', 'the curve crosses itself'],
    ['grades: [[A, 90], [B, 90], [C, 0]]', 'scoring.grades.1', 'least totals that fall'],
    ['grades: [[A, 90], [A, 80], [C, 0]]', 'scoring.grades.1', 'every grade once'],
    ['grades: [[A, 90], [B, 60]]', 'scoring.grades.1', 'a last grade from 0 on'],
    ['distribution: { quotas: { A: 0.5, B: 0.4 } }', 'scoring.distribution.quotas', 'shares that add up to 1'],
    [
      'distribution: { mode: enforced, quotas: { S: 1 } }',
      'scoring.distribution.quotas.S',
      'a grade of scoring.grades: A+, A, B+, B, C',
    ],
    ['slot_allocation: { gmv: 0.9 }', 'scoring.slot_allocation', 'add up to 1'],
  ])('%s', (text, path, allowed) => {
    const { problems } = checkRuleSet(`scoring: { ${text} }`);
    expect(problems).toEqual([expect.objectContaining({ path, allowed: expect.stringContaining(allowed) })]);
  });

  it('are named beside wrong values within them', () => {
    const found = refuse(
      'scoring: { modules: { sales: { tier_shares: { head: most, mid: 2 } } }, curve: [[a, 1], [0, 0]] }',
    );
    expect(found).toEqual([
      '1:53 scoring.modules.sales.tier_shares.head = most — a decimal from 0 to 1',
      '1:64 scoring.modules.sales.tier_shares.mid = 2 — a decimal from 0 to 1',
      '1:82 scoring.curve.0.0 = a — a decimal from 0',
      expect.stringContaining('scoring.curve.1'),
    ]);
  });
});

describe('what is no YAML', () => {
  it.each([
    ['scoring: [1\ncalendar: ]', '2:', 'Flow sequence in block collection must be sufficiently indented'],
    ['scoring:\n\tweights: {}', '2:1', 'Tabs are not allowed as indentation'],
    ['scoring: {}\nscoring: {}', '2:1', 'Map keys must be unique'],
    ['scoring: {}\n---\ncalendar: {}', '2:1', 'a single document'],
    ['scoring: { no_activity: !!js/function zero }', '1:25', 'Unresolved tag'],
    ['scoring: *default', '1:1', 'Unresolved alias'],
    ['scoring: "unclosed', '1:', 'Missing closing "quote'],
  ])('%j is refused at its line', (text, place, allowed) => {
    const [first] = refuse(text);
    expect(first?.startsWith(place)).toBe(true);
    expect(first).toContain('YAML: ');
    expect(first).toContain(allowed);
    expect(first).not.toMatch(/ at line \d/);
  });

  it('is not opened where aliases would make it explode', () => {
    const laughs = Array.from({ length: 9 }, (_, index) => {
      const inner = index === 0 ? 'ha' : `*level${index - 1}`;
      return `level${index}: &level${index} [${Array.from({ length: 9 }, () => inner).join(', ')}]`;
    });
    expect(refuse(laughs.join('\n'))).toEqual([expect.stringContaining('Excessive alias count')]);
  });

  it.each([
    ['[', 999_000],
    ['{a: ', 240_000],
    ['- ', 400_000],
    ['? ', 400_000],
  ])('is not followed into the depths of %j', (opening, times) => {
    expect(refuse(opening.repeat(times))).toEqual([
      expect.stringMatching(/^1:\d+ {2}= {2}— YAML: at most 50 levels of nesting$/),
    ]);
  });

  it('is refused where it is too long to have been written', () => {
    expect(refuse('# '.repeat(600_000))).toEqual(['1:1  = 1200000 characters — at most 1,000,000 characters']);
  });

  it('is taken at any length where it was checked before, as a full set that is longer than its document', () => {
    expect(checkRuleSet('# '.repeat(600_000), Infinity)).toEqual({ ruleSet: DEFAULT_RULE_SET, problems: [] });
  });
});
