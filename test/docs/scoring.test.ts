import { apportion } from '#libs/domain/apportion.js';
import { gradeOf, nextGrade } from '#libs/domain/grades.js';
import { performanceIndices, percentRanks } from '#libs/domain/performance-index.js';
import { pointsAt } from '#libs/domain/points-curve.js';
import { meanWeeklyCompletion } from '#libs/domain/probation.js';
import { rankManagers } from '#libs/domain/ranking.js';
import { Rational, writeDecimal } from '#libs/domain/rational.js';
import { totalOf } from '#libs/domain/scorecard.js';
import { wilsonInterval } from '#libs/domain/significance.js';
import { DEFAULT_CURVE } from '../support/kpi-input.js';
import { findUnsaid, groupThousands, published } from './worked-numbers.js';

/** The numbers of the page from completion to grade, computed again and put into its sentences. */

const PAGE = 'docs/targets-and-scoring.md';
const decimal = (text: string) => Rational.parse(text);
const over = (left: number, right: number) => Rational.of(left).dividedBy(Rational.of(right));
const points = (completion: Rational) => pointsAt(DEFAULT_CURVE, completion);
const half = decimal('0.5');

/** Σ weight · value / Σ weight. */
function weighedMean(parts: readonly (readonly [weight: Rational, value: Rational])[]): Rational {
  const weights = parts.reduce((sum, [weight]) => sum.plus(weight), Rational.ZERO);
  return parts.reduce((sum, [weight, value]) => sum.plus(weight.times(value)), Rational.ZERO).dividedBy(weights);
}

describe(`${PAGE} is right about`, () => {
  it('the curve', () => {
    const worth = ['0.5999', '0.6', '0.93', '1', '1.2', '1.5'].map((completion) => points(decimal(completion)).toFixed(2));
    const sentences = [
      `| completion | 59.99 % | 60 % | 93 % | 100 % | 120 % | 150 % | | --- | --- | --- | --- | --- | --- | --- | | points | ${worth.join(' | ')} |`,
    ];
    expect(findUnsaid(PAGE, sentences)).toEqual([]);
  });

  it('the sales of the example', () => {
    const tiers = [
      ['head', 770_000, 700_000],
      ['mid', 120_000, 200_000],
      ['tail (with F)', 50_000, 100_000],
      ['total', 940_000, 1_000_000],
    ] as const;
    const rows = tiers.map(([name, actual, target]) => {
      const completion = over(actual, target);
      return `| ${name} | ${groupThousands(String(actual))} | ${groupThousands(String(target))} | ${completion.toFixed(2)} | ${points(completion).toFixed(0)} |`;
    });
    const ofTiers = weighedMean(tiers.slice(0, 3).map(([, actual, target]) => [Rational.of(target), points(over(actual, target))]));
    const total = weighedMean([
      [decimal('0.6'), points(over(940_000, 1_000_000))],
      [decimal('0.4'), ofTiers],
    ]);
    const sentences = [
      ...rows,
      `/ 1,000,000 = ${ofTiers.toFixed(0)}. Points: 0.6 × 94 + 0.4 × ${ofTiers.toFixed(0)} = **${total.toFixed(2)}**.`,
    ];
    expect(findUnsaid(PAGE, sentences)).toEqual([]);
  });

  it('the ads, slots and conversion of the example', () => {
    const share = over(84_000, 940_000);
    const ads = share.dividedBy(decimal('0.08'));
    const output = Rational.of(17_500).dividedBy(over(48 + 36 + 12, 24));
    const slots = output.dividedBy(Rational.of(5_000));
    const rate = over(690, 23_000);
    const conversion = rate.dividedBy(decimal('0.032'));
    const sentences = [
      `Spend ¥84,000 / GMV ¥940,000 = ${share.toFixed(4)}. Target 0.08. Completion ${ads.toFixed(4)}, points **${points(ads).toFixed(2)}**.`,
      `84 / 940 / 0.08 = ${ads.toFixed(5)}…`,
      `17,500 / (2 + 1.5 + 0.5) = ¥${published(output, 2)} a slot day.`,
      `Target ¥5,000.00. Completion ${slots.toFixed(4)}, points **${points(slots).toFixed(2)}**.`,
      `690 buyers of 23,000 visitors: ${rate.toFixed(4)}. Target 0.0320. Completion ${conversion.toFixed(4)}, points **${points(conversion).toFixed(2)}**.`,
    ];
    expect(findUnsaid(PAGE, sentences)).toEqual([]);
  });

  const slices = [
    ['1–4 October', 100, 60],
    ['5–11 October', 250, 200],
    ['12–18 October', 250, 240],
    ['19–25 October', 250, 300],
    ['26–31 October', 150, 250],
  ] as const;

  it('the outbound of the example', () => {
    const capped = slices.map(([, target, actual]) => over(actual, target).min(Rational.ONE));
    const rows = slices.map(([name, target, actual], index) => {
      const cap = capped[index] ?? Rational.ZERO;
      return `| ${name} | ${target} | ${actual} | ${over(actual, target).toFixed(2)} | ${cap.toFixed(2)} | ${points(cap).toFixed(0)} |`;
    });
    const month = points(over(1_050, 1_000));
    const weekly = weighedMean(slices.map(([, target], index) => [Rational.of(target), points(capped[index] ?? Rational.ZERO)]));
    const sentences = [
      ...rows,
      `| October | 1,000 | 1,050 | 1.05 | – | ${month.toFixed(0)} |`,
      `/ 1,000 = ${weekly.toFixed(0)}. Points: 0.5 × ${month.toFixed(0)} + 0.5 × ${weekly.toFixed(0)} = **${half.times(month).plus(half.times(weekly)).toFixed(2)}**.`,
    ];
    expect(findUnsaid(PAGE, sentences)).toEqual([]);
  });

  it('the total, its grade and what is missing', () => {
    const modules = { sales: '92.00', ads: '111.70', slots: '87.50', conversion: '93.75', outbound: '97.50' };
    const weighed = Object.entries(modules).map(([name, earned]) => ({
      name,
      weight: Rational.of(name === 'sales' ? 40 : 15),
      points: decimal(earned),
    }));
    const total = totalOf(weighed) ?? 0n;
    const withoutSlots = totalOf(weighed.filter(({ name }) => name !== 'slots')) ?? 0n;
    const bands = Object.entries({ 'A+': 110, A: 100, 'B+': 90, B: 75, C: 0 }).map(([grade, minimum]) => ({
      grade,
      minimum: Rational.of(minimum),
    }));
    const next = nextGrade(total, bands);
    const shown = writeDecimal(total, 2);
    const sentences = [
      `/ (40 + 15 + 15 + 15 + 15) = 9,536.75 / 100 = **${shown}**`,
      `/ 85 = 8,224.25 / 85 = **${writeDecimal(withoutSlots, 2)}**`,
      `${shown} is a \`${gradeOf(total, bands)}\`; ${writeDecimal(next?.missing ?? 0n, 2)} points are missing to \`${next?.grade}\`.`,
    ];
    expect(findUnsaid(PAGE, sentences)).toEqual([]);
  });

  it('ranks, seats and probation', () => {
    const contestants = [9_500n, 9_000n, 9_000n, 8_000n].map((total, index) => ({
      managerId: `om-${index}`,
      division: 'Home',
      total,
      onProbation: false,
    }));
    const ranks = [...rankManagers(contestants).values()].join(', ');
    const [best, good, fair, low, least] = apportion(12n, ['0.1', '0.2', '0.3', '0.3', '0.1'].map(decimal));
    const mean = meanWeeklyCompletion(slices.map(([, target, actual]) => ({ target: BigInt(target), actual })));
    const sentences = [
      `Equal totals share a rank: ${ranks}.`,
      `\`A+\` **${best}**, \`A\` **${good}**, \`B+\` **${fair}**, \`B\` **${low}**, \`C\` **${least}**.`,
      `(60 + 200 + 240 + 250 + 150) / 1,000 = **${mean?.toFixed(2)}**: enough.`,
    ];
    expect(findUnsaid(PAGE, sentences)).toEqual([]);
  });

  it('the conversion ranking', () => {
    const interval = (buyers: number, visitors: number) => {
      const { low = 0, high = 0 } = wilsonInterval(buyers, visitors) ?? {};
      return `${low.toFixed(4)} to ${high.toFixed(4)}`;
    };
    const sentences = [
      `24 buyers of 2,341 visitors: rate ${over(24, 2_341).toFixed(4)}, Wilson interval ${interval(24, 2_341)}.`,
      `0.75 × 0.0229 = ${decimal('0.75').times(decimal('0.0229')).toFixed(4)}.`,
      `With 13 buyers of 500 visitors the interval is ${interval(13, 500)}: **ok**.`,
    ];
    expect(findUnsaid(PAGE, sentences)).toEqual([]);
  });

  it('the slot allocation', () => {
    const merchants = [
      ['A', '900,000', '0.03', '2,000', '0.95'],
      ['B', '400,000', '0.05', '–', '0.90'],
      ['C', '400,000', '–', '3,000', '1.00'],
      ['D', '100,000', '0.04', '1,000', '0.80'],
    ];
    const criteria = ['0.5', '0.2', '0.2', '0.1'].map((weight, index) => ({
      weight: decimal(weight),
      values: merchants.map((cells) => readCell(cells[index + 1] ?? '–')),
    }));
    const ranks = criteria.map(({ values }) => percentRanks(values).map((rank) => `${rank.times(Rational.of(3)).toFixed(0)}/3`));
    const indices = performanceIndices(criteria).map((index) => writeDecimal(index, 2));
    const rows = merchants.map(
      (cells, row) => `| ${cells.join(' | ')} | ${ranks.map((each) => each[row]).join(', ')} | **${indices[row]}** |`,
    );
    expect(findUnsaid(PAGE, rows)).toEqual([]);
    const best = merchants.map(([name = ''], row) => [name, Number(indices[row])] as const).toSorted((a, b) => b[1] - a[1]);
    expect(findUnsaid(PAGE, [`Two slots go to **${best[0]?.[0]}** and **${best[1]?.[0]}**.`])).toEqual([]);
  });
});

function readCell(text: string): Rational | null {
  return text === '–' ? null : Rational.parse(text.replaceAll(',', ''));
}

