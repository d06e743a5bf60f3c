import { KPI_LIST } from '#libs/kpi/list.js';
import { requireValid } from '#libs/rules/rule-versions.js';
import { definitionsOf } from './definitions.js';

const definitionsUnder = (document: string) => definitionsOf(requireValid(document).scoring);

/** The text of a term. */
function textOf(document: string, module: string | null, english: string) {
  return definitionsUnder(document).find(({ module: own, term }) => own === module && term.en === english)?.text;
}

const RULE_SETS = [
  '{}',
  'scoring: { no_activity: zero, distribution: { mode: enforced }, modules: { sales: { gmv: placed, tier_shares: by_basis, tier_weight: 0 }, ads: { basis: division }, slots: { unit: slot }, outbound: { counts: units, weekly_weight: 0.333 } } }',
  'scoring: { modules: { sales: { gmv: net_of_refunds }, slots: { unit: slot_hour } } }',
];

describe('definitions of figures', () => {
  it.each(RULE_SETS)('say each term once, whole, in both languages: %s', (document) => {
    const definitions = definitionsUnder(document);
    for (const { module, term, text } of definitions) {
      const place = `${module} ${term.en}`;
      expect({ place, ends: [text.en.at(-1), text.zh.at(-1)] }).toEqual({ place, ends: ['.', '。'] });
      // Chinese sentences have Chinese punctuation.
      expect({ place, half: /[一-鿿][,.;:()]|[,;:()][一-鿿]/u.exec(`${term.zh} ${text.zh}`)?.[0] }).toEqual({ place, half: undefined });
      expect(`${text.en}${text.zh}`).not.toMatch(/undefined|NaN|\bnull\b/);
    }
    const places = definitions.map(({ module, term }) => `${module} ${term.en}`);
    expect(new Set(places).size).toBe(places.length);
  });

  it('begin with those of the whole scorecard, and have the four figures of every module', () => {
    const definitions = definitionsUnder('{}');
    expect(definitions.filter(({ module }) => module === null).map(({ term }) => term.en)).toEqual([
      ...['Total', 'Weight', 'Grade', 'Rank', 'Completion', 'Points curve', 'Not assessed', 'Pace'],
      ...['As of', 'Rule version', 'Fingerprint', 'Adjustment', 'Tier snapshot', 'Provisional', 'Probation'],
    ]);
    for (const [id] of KPI_LIST) {
      const terms = definitions.filter(({ module }) => module === id).map(({ term }) => term.en);
      expect(terms).toEqual(expect.arrayContaining(['Actual', 'Target', 'Completion', 'Points']));
    }
  });

  it('follow the rule set: the definition of GMV with its name, weights, bands and curve', () => {
    expect(textOf('{}', 'sales', 'GMV')?.zh).toBe('口径 paid_not_cancelled：按付款日（货到付款按下单日）统计，不含取消、零金额订单和拆单父单；不扣退款。');
    expect(textOf('scoring: { modules: { sales: { gmv: placed } } }', 'sales', 'GMV')?.en).toBe(
      'Definition placed: all orders with an amount by the day they were placed, whatever their status.',
    );
    expect(textOf('scoring: { modules: { sales: { tier_weight: 0.333 } } }', 'sales', 'Points')?.zh).toMatch(/^0\.667 × 总完成率对应的得分 \+ 0\.333 × /);
    expect(textOf('{}', null, 'Grade')?.zh).toBe('总分达到的最高一档：A+ 110 分起，A 100 分起，B+ 90 分起，B 75 分起，C 0 分起。');
    expect(textOf('scoring: { curve: [[0, 0], [1, 100]] }', null, 'Points curve')?.en).toMatch(/^What a completion is worth: 0 → 0, 1 → 100; /);
  });
});
