import { apportion, spread } from '#libs/domain/apportion.js';
import { daysOf } from '#libs/domain/business-time.js';
import type { TargetRow } from '#libs/domain/day-curve.js';
import { layDayTargets, learnDayWeights, weighDays } from '#libs/domain/day-curve.js';
import { quarterNamed } from '#libs/domain/periods.js';
import { Rational } from '#libs/domain/rational.js';
import { divideAmongMerchants, divideAmongTiers, divideForPeriod, takeTierSnapshot } from '#libs/domain/tier-snapshot.js';
import { monthSums } from '../support/target-generators.js';
import { findUnsaid, published, wholeYuan, yuan } from './worked-numbers.js';

/** The numbers of the page about targets and tiers, computed again and put into its sentences. */

const PAGE = 'docs/targets-and-scoring.md';
const quarter = quarterNamed('2026Q4');
const days = daysOf(quarter);
const equal = (count: number) => Array.from({ length: count }, () => Rational.ONE);
const decimals = (...texts: string[]) => texts.map((text) => Rational.parse(text));

type YuanRow = readonly [period: string, yuan: bigint, from?: string];

/** The target in fen of every day by its name, of rows in yuan. */
function layYuan(weights: readonly Rational[], ...rows: readonly YuanRow[]): { on: (day: string) => string; months: bigint[] } {
  const inFen = rows.map(([period, value, from]): TargetRow => ({ period, value: value * 100n, effectiveFrom: from ?? null }));
  const targets = layDayTargets(quarter, weights, inFen)?.days ?? [];
  return { on: (day) => yuan(targets[days.indexOf(day)] ?? -1n), months: monthSums(quarter, targets) };
}

describe(`${PAGE} is right about`, () => {
  it('apportioning and spreading', () => {
    const places = spread(18n, equal(92)).flatMap((part, index) => (part === 1n ? [ordinal(index + 1)] : []));
    const sentences = [
      `The one fen left goes to the first: **${apportion(100n, equal(3)).join(', ')}**.`,
      `¥1,000.00 over three equal days: sums so far 333.33, 666.67, 1,000.00. Days: **${spread(100_000n, equal(3)).map(yuan).join(', ')}**.`,
      `18 orders over the 92 equal days of a quarter: the days that get one are the ${places.slice(0, -1).join(', ')} and ${places.at(-1)}.`,
    ];
    expect(findUnsaid(PAGE, sentences)).toEqual([]);
  });

  it('day weights', () => {
    const calendar = [
      { day: '2026-10-01', weight: Rational.parse('0.5'), label: null },
      { day: '2026-11-11', weight: Rational.parse('6'), label: null },
    ];
    const weights = weighDays(quarter, decimals('1', '1', '1', '1', '1', '1.2', '1.2'), calendar);
    const sum = weights.reduce((left, right) => left.plus(right), Rational.ZERO).toFixed(1);
    const { on, months } = layYuan(weights, ['2026Q4', 10_000_000n]);
    const [october = '', november = '', december = ''] = months.map(yuan);
    const sentences = [
      `The weights of the ${days.length} days add up to ${sum}. Of a target of ¥10,000,000.00`,
      `an ordinary Friday, 2 October, gets 10,000,000 × 1 / ${sum} = **¥${on('2026-10-02')}**,`,
      `Saturday 3 October 10,000,000 × 1.2 / ${sum} = **¥${on('2026-10-03')}**,`,
      `1 October (0.5) **¥${on('2026-10-01')}**,`,
      `11 November (6) **¥${on('2026-11-11')}**,`,
      `the months **¥${october}**, **¥${november}** and **¥${december}**: together ¥${yuan(months.reduce((a, b) => a + b))}.`,
    ];
    expect(findUnsaid(PAGE, sentences)).toEqual([]);
  });

  it('weights learned from the year before', () => {
    const done = [100, 120, 110, 130, 900, 90, 100];
    const around = done.map((sum, index) => ({ day: `2025-10-0${index + 1}`, sum, label: sum === 900 ? '618' : null }));
    const learned = learnDayWeights(quarter, new Map(), around)[3] ?? Rational.ZERO;
    const sentences = [
      '100, 120, 110, 130, 900 (labelled 618), 90 and 100.',
      `(100 + 120 + 110 + 130 + 90 + 100) / 6 = **${published(learned, 2)}**`,
    ];
    expect(findUnsaid(PAGE, sentences)).toEqual([]);
  });

  it('locks and revisions', () => {
    const lock: YuanRow = ['2026-11', 4_000_000n];
    const flat = layYuan(equal(92), ['2026Q4', 9_200_000n]);
    const locked = layYuan(equal(92), ['2026Q4', 9_200_000n], lock);
    const revised = layYuan(equal(92), ['2026Q4', 9_200_000n], lock, ['2026Q4', 9_800_000n, '2026-12-01']);
    const [october, november, december] = flat.months.map((fen) => `¥${wholeYuan(fen)}`);
    const [inOctober = 0n, inNovember = 0n, inDecember] = locked.months;
    const [keptOctober = 0n, keptNovember = 0n, left = 0n] = revised.months;
    expect([inDecember, keptOctober, keptNovember]).toEqual([inOctober, inOctober, inNovember]);
    const sentences = [
      `all days alike: ¥${flat.on('2026-10-01')} a day, so ${october}, ${november} and ${december} a month.`,
      `November is locked to ¥${yuan(inNovember)}. Its days now have 4,000,000 / 30 = **¥${locked.on('2026-11-01')}**;`,
      `the other 62 days share 5,200,000 / 62 = **¥${locked.on('2026-10-01')}** each, ¥${wholeYuan(inOctober)} in October and in December.`,
      `October (${wholeYuan(keptOctober)}) and November (${wholeYuan(keptNovember)}) keep theirs.`,
      `December gets 9,800,000 − 6,600,000 = ${wholeYuan(left)}, **¥${revised.on('2026-12-01')}** a day.`,
    ];
    expect(findUnsaid(PAGE, sentences)).toEqual([]);
  });

  it('merchants and tiers', () => {
    const basis = { A: 500_000, B: 300_000, C: 120_000, D: 50_000, E: 30_000 };
    const candidates = Object.entries(basis).map(([merchantId, sum]) => ({ merchantId, basisFen: sum * 100 }));
    const shares = { head: Rational.parse('0.7'), mid: Rational.parse('0.2'), tail: Rational.parse('0.1') };
    const rules = { headCount: 2, midUntil: Rational.parse('0.9'), tierShares: shares };
    const ranked = takeTierSnapshot(candidates, rules);
    const reached = (rank: number) => ranked.slice(0, rank).reduce((sum, { basisFen }) => sum + basisFen, 0) / 1_000_000;
    const tiers = divideAmongTiers(100_000_000n, ranked, rules);
    // Whatever the quarter's target is, October's is divided by the parts of it.
    const [a, b, c, d, e] = divideForPeriod(100_000_000n, divideAmongMerchants(300_000_000n, ranked, rules)).map(wholeYuan);
    const sentences = [
      ...ranked.map(
        ({ rank, merchantId, basisFen, tier }) =>
          `| ${rank} | ${merchantId} | ¥${wholeYuan(BigInt(basisFen))} | ${reached(rank)} % | ${tier}`,
      ),
      `October's target is ¥1,000,000: head ${wholeYuan(tiers.head)}, mid ${wholeYuan(tiers.mid)}, tail ${wholeYuan(tiers.tail)}.`,
      `A 700,000 × 500 / 800 = **${a}**, B **${b}**, C **${c}**, D 100,000 × 50 / 80 = **${d}**, E **${e}**.`,
    ];
    expect(findUnsaid(PAGE, sentences)).toEqual([]);
  });
});

const ENDINGS: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };

function ordinal(number: number): string {
  return `${number}${ENDINGS[new Intl.PluralRules('en', { type: 'ordinal' }).select(number)] ?? 'th'}`;
}
