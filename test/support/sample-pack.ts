import type { OperationsManager } from '#libs/directory/managers.js';
import { spread } from '#libs/domain/apportion.js';
import { daysOf } from '#libs/domain/business-time.js';
import { compareBytes } from '#libs/domain/byte-order.js';
import type { AdditiveMeasure, RatioMeasure, TargetMeasure } from '#libs/domain/kpi.js';
import type { Measure, Sums } from '#libs/domain/measures.js';
import { MEASURES, ZERO_SUMS, addSums } from '#libs/domain/measures.js';
import { monthsOf, quarterNamed, weekSlicesOf, weeksOf } from '#libs/domain/periods.js';
import type { Period } from '#libs/domain/periods.js';
import { compareListed } from '#libs/domain/ranking.js';
import { Rational } from '#libs/domain/rational.js';
import type { WorkedModule } from '#libs/domain/worked-figures.js';
import type { SalesWorkings } from '#libs/kpi/merchant-tiering/merchant-tiering.rule.js';
import type { ModuleId } from '#libs/kpi/list.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import { ratioCell, yuanCell } from '#libs/reports/cells.js';
import type { Row } from '#libs/reports/report.js';
import type { ManagerPages, ModuleEvidence, PackStep, PackTarget, ReviewPack } from '#libs/review-pack/review-pack.js';
import { fingerprintRuleSet } from '#libs/rules/render-rule-set.js';
import { ruleSetSchema } from '#libs/rules/rule-set.js';
import { composeScorecard, standManagers } from '#libs/scorecards/finish-scorecards.js';
import type { ProbationStanding, Scorecard } from '#libs/scorecards/scorecard-document.js';
import { summarise } from '#libs/scorecards/scorecard-summary.js';
import type { ManagerFacts, MerchantFacts } from '#libs/scorecards/score-manager.js';
import { scoreManager } from '#libs/scorecards/score-manager.js';
import type { StoredTarget } from '#libs/targets/manager-targets.js';
import { layManagerTargets, targetsOver } from '#libs/targets/manager-targets.js';

/** How large a made-up review pack is. */
interface SampleSize {
  readonly managers: number;
  /** Of each manager. */
  readonly merchants?: number;
}

const QUARTER = quarterNamed('2026Q2');
const FRAME = { period: QUARTER, quarter: QUARTER, window: QUARTER, slices: weekSlicesOf(QUARTER) };
/** The first is closed, with adjustments; in byte order. */
const DIVISIONS = ['数码家电事业部', '美妆个护事业部'];
const CATEGORIES = ['手机数码', '护肤彩妆', '大家电', '个人护理'];
const FAMILY_NAMES = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '欧阳'];
const GIVEN_NAMES = ['敏', '建国', '丽娜', '伟', '静怡', '磊', '晓燕'];
const SHOP_NAMES = ['海风数码旗舰店', '青禾专营店', '一苇母婴', '南山茶行', '云朵服饰旗舰店'];
/** Texts as bad people and bad systems write them: no spreadsheet may take them for a formula, none may damage them. */
const NASTY_TEXTS = ['=1+1', '-2', '+86', '@SUM(A1)', "'quoted", '<b>&"', 'a,b;c', '007', '1e5'];

const RULES = ruleSetSchema.parse({ scoring: { weights: { sales: '45' }, distribution: { mode: 'advisory', min_team: '2' } } });

/**
 * A made-up pack of the second quarter of 2026 that agrees with itself: figures are those that the rules give. The second manager has no
 * target for ads, the third is on probation; the first division is closed, with adjustments. With one manager it is that manager's own.
 */
export function samplePack({ managers, merchants = 24 }: SampleSize): ReviewPack {
  const facts = Array.from({ length: managers }, (_, index) => inventFacts(index, merchants));
  const scorecards = scoreAll(facts);
  const pages = scorecards.map((scorecard, index) => composePages(scorecard, index)).toSorted((left, right) => compareListed(left.summary, right.summary));
  const divisions = [...new Set(pages.map(({ summary }) => summary.division))];
  const [only] = pages.length === 1 ? pages : [];
  const evidence = KPI_LIST.map(([id]) => inventEvidence(id, scorecards));
  const closed = pages.filter(({ summary }) => summary.division === DIVISIONS[0]);
  return {
    cover: {
      quarter: QUARTER,
      asOf: QUARTER.last,
      divisions,
      manager: only === undefined ? null : { managerId: only.summary.managerId, name: only.summary.name },
      managers: pages.length,
      ruleVersion: 2,
      ruleFingerprint: fingerprintRuleSet(RULES),
      fingerprint: 'c0ffee'.repeat(11).slice(0, 64),
      state: divisions.length === 1 ? 'closed' : 'ended',
      closings: [{ division: DIVISIONS[0] ?? '', closedAt: new Date('2026-07-03T02:00:00Z'), closedBy: '钱总监' }],
      isCurrent: true,
      isProvisional: false,
      madeBy: '孙行者',
      madeAt: new Date('2026-07-05T01:30:00Z'),
      timeZone: 'Asia/Shanghai',
      language: 'zh',
    },
    managers: pages,
    distribution: divisions.map((division) => ({
      division,
      mode: 'advisory',
      grades: RULES.scoring.grades.map(([grade]) => ({
        grade,
        managers: pages.filter(({ summary }) => summary.division === division && summary.rank !== null && summary.grade === grade).length,
        seats: grade === 'B' ? 1 : 0,
      })),
    })),
    curves: Object.fromEntries(
      KPI_LIST.map(([id]) => [id, (RULES.scoring.modules[id].curve ?? RULES.scoring.curve).map(([completion, points]) => ({ completion, points }))]),
    ) as unknown as ReviewPack['curves'],
    grades: RULES.scoring.grades.map(([grade, minimum]) => ({ grade, minimum })),
    evidence,
    targets: facts.flatMap(layTargets),
    revisions: facts.slice(0, 2).map(({ manager }) => ({
      managerId: manager.managerId,
      managerName: manager.name,
      measure: 'gmv',
      period: QUARTER.name,
      before: '900000.00',
      after: '960000.00',
      effectiveFrom: '2026-05-18',
      changedAt: new Date('2026-05-17T08:12:00Z'),
      who: '钱总监',
      reason: '=新品提前上市，追加目标',
    })),
    probations: scorecards.flatMap(({ managerId, name, division, probation }) =>
      probation === null ? [] : [{ managerId, managerName: name, division, ...probation }],
    ),
    adjustments: closed.slice(0, 1).map(({ summary }) => ({
      division: summary.division,
      managerId: summary.managerId,
      managerName: summary.name,
      figure: 'sales.actual',
      closedValue: '912345.67',
      currentValue: '912000.67',
      foundAt: new Date('2026-07-04T20:00:00Z'),
    })),
    ruleChanges: [
      { version: 1, inForceFrom: '0001-01-01', appliedAt: null, appliedBy: null, changes: [] },
      {
        version: 2,
        inForceFrom: '2026-04-01',
        appliedAt: new Date('2026-03-30T03:00:00Z'),
        appliedBy: '平台管理员',
        changes: [
          { path: 'scoring.weights.sales', before: '40', after: '45' },
          { path: 'scoring.distribution.mode', before: 'off', after: 'advisory' },
        ],
      },
    ],
    definitions: [
      { module: null, term: { en: 'Completion', zh: '完成率' }, text: { en: 'Actual over target.', zh: '实际值除以目标值。' } },
      ...KPI_LIST.map(([id, { kpi }]) => ({
        module: id,
        term: kpi.title,
        text: { en: `What ${kpi.title.en} counts.`, zh: `${kpi.title.zh}的统计口径。` },
      })),
    ],
  };
}

function inventManager(index: number): OperationsManager {
  return {
    managerId: `m${String(index + 1).padStart(3, '0')}`,
    name: `${FAMILY_NAMES[index % FAMILY_NAMES.length]}${GIVEN_NAMES[index % GIVEN_NAMES.length]}`,
    division: DIVISIONS[index % 2] ?? '',
    category: CATEGORIES[index % CATEGORIES.length] ?? '',
    probationFrom: index === 2 ? '2026-04-01' : null,
    probationUntil: null,
  };
}

/** A number below another that looks like chance and is none. */
function someOf(below: number, ...seeds: number[]): number {
  return seeds.reduce((mixed, seed, place) => (mixed * 31 + (seed + 1) * (place + 7) * 2_654_435) % 1_000_003, 17) % below;
}

function inventFacts(index: number, merchants: number): ManagerFacts {
  const manager = inventManager(index);
  const shops = Array.from({ length: merchants }, (_, shop) => inventShop(index, shop));
  const total = shops.map(({ sums }) => sums).reduce(addSums, ZERO_SUMS);
  const targets = inventTargets(index, total);
  const weights = () => daysOf(QUARTER).map(() => Rational.ONE);
  return {
    manager,
    targets: layManagerTargets(manager.managerId, QUARTER, targets, weights),
    merchants: shops.toSorted((left, right) => compareBytes(left.merchantId, right.merchantId)),
    provisional: false,
    slices: cutIntoSlices(index, total),
    division: total,
  };
}

function inventShop(index: number, shop: number): MerchantFacts {
  const gmv = Math.floor(60_000_000 / (shop + 2)) + someOf(900_000, index, shop);
  const isLate = shop % 23 === 22;
  return {
    merchantId: `s${String(index + 1).padStart(3, '0')}${String(shop + 1).padStart(3, '0')}`,
    ka: shop === 1,
    inSnapshot: !isLate,
    basisFen: isLate ? 0 : Math.floor((gmv * (80 + someOf(35, shop, index))) / 100),
    sums: {
      ...ZERO_SUMS,
      gmv_paid_fen: gmv,
      gmv_net_fen: gmv,
      gmv_placed_fen: gmv,
      paid_orders: Math.floor(gmv / 9_900),
      ad_spend_fen: Math.floor(gmv / (24 + someOf(9, shop))),
      ad_attributed_fen: Math.floor(gmv / 6),
      slot_amount_fen: shop < 6 ? Math.floor(gmv / 9) : 0,
      slot_seconds: shop < 6 ? 86_400 * 3 + 3_600 * someOf(20, index, shop) : 0,
      slot_count: shop < 6 ? 3 : 0,
      visitors: Math.floor(gmv / 290),
      ordering_buyers: Math.floor(gmv / 9_990),
      outbound_orders: Math.floor(gmv / 9_800),
      outbound_units: Math.floor(gmv / 7_000),
    },
  };
}

/** Slices that add up to the total, fuller and emptier ones among them. */
function cutIntoSlices(index: number, total: Sums): Sums[] {
  const weights = FRAME.slices.map((slice, place) => Rational.of(daysOf(slice).length * (8 + someOf(5, index, place))));
  const parts = MEASURES.map((measure): [Measure, bigint[]] => [measure, spread(BigInt(total[measure]), weights)]);
  return FRAME.slices.map((_, place) => Object.fromEntries(parts.map(([measure, each]) => [measure, Number(each[place])])) as Sums);
}

/** Targets near what was done: some managers are above, some below; the second has none for ads. A month is locked. */
function inventTargets(index: number, total: Sums): StoredTarget[] {
  const percent = 82 + someOf(36, index);
  const target = (measure: TargetMeasure, value: number | string, period = QUARTER.name, effectiveFrom: string | null = null): StoredTarget => ({
    period,
    measure,
    value: String(value),
    effectiveFrom,
  });
  const gmvYuan = Math.floor((total.gmv_paid_fen * 100) / percent / 100);
  return [
    target('gmv', gmvYuan),
    target('gmv', Math.floor(gmvYuan / 3), '2026-06'),
    target('outbound_orders', Math.floor((total.outbound_orders * 100) / (percent + 3))),
    ...(index === 1 ? [] : [target('ad_share', '0.0350')]),
    target('conversion', '0.0285'),
    target('slot_output', '5210.5'),
  ];
}

function scoreAll(facts: readonly ManagerFacts[]): Scorecard[] {
  const scores = facts.map((each) => scoreManager(each, FRAME, RULES.scoring));
  const isOnProbation = (index: number) => index === 2;
  const standings = standManagers(
    scores.map(({ manager, total }, index) => ({ managerId: manager.managerId, division: manager.division, total, onProbation: isOnProbation(index) })),
    RULES.scoring,
  );
  return scores.map((score, index) => {
    const standing = standings.get(score.manager.managerId) ?? { total: score.total, grade: null, calibration: null, rank: null };
    return composeScorecard(score, standing, isOnProbation(index) ? PROBATION : null, { frame: FRAME, rules: RULES.scoring, ruleVersion: 2 });
  });
}

const PROBATION: ProbationStanding = {
  from: '2026-04-01',
  until: null,
  state: 'at_risk',
  months: [
    { month: '2026-04', state: 'ended', total: '78.20', weeklyCompletion: '0.8731' },
    { month: '2026-05', state: 'ended', total: '81.05', weeklyCompletion: '0.9010' },
    { month: '2026-06', state: 'under-way', total: '74.99', weeklyCompletion: '0.7900' },
  ],
};

function composePages(scorecard: Scorecard, index: number): ManagerPages {
  const summary = summarise(scorecard);
  const sales = scorecard.modules['sales']?.workings as SalesWorkings;
  const modules = Object.fromEntries(
    Object.entries(summary.modules).flatMap(([id, module]) => (module.assessed ? [[id, { completion: module.completion, points: module.points }]] : [])),
  ) as PackStep['modules'];
  const step = (period: Period, place: number): PackStep => ({
    period,
    asOf: period.last,
    total: summary.total === null ? null : Rational.parse(summary.total).plus(Rational.of(someOf(12, index, place) - 6)).toFixed(2),
    grade: summary.grade,
    rank: summary.rank,
    modules,
  });
  return {
    summary,
    fingerprint: `${String(index + 1).padStart(4, '0')}beef`.repeat(8),
    hasOtherGrades: false,
    worked: workOutAll(scorecard),
    months: monthsOf(QUARTER).map(step),
    weeks: weeksOf(QUARTER).map((week, place) => step(week, place + 3)),
    // The newest has no quarter before.
    before: index === 3 ? null : step(quarterNamed('2026Q1'), 20),
    moved: [
      { kind: 'total', text: { en: 'Total up by 3.10 to 98.20.', zh: '总分上升 3.10，至 98.20。' }, isBetter: true },
      { kind: 'rank', text: { en: 'Rank 2 after 1.', zh: '名次由第 1 变为第 2。' }, isBetter: false },
      { kind: 'merchant', text: { en: 'Shop “=1+1” fell by ¥ 12,000.00.', zh: '商家“=1+1”下降 ¥ 12,000.00。' }, isBetter: false },
      { kind: 'tier', text: { en: 'Two merchants came into the head tier.', zh: '两家商家进入头部。' }, isBetter: null },
    ],
    topMerchants: sales.merchants.slice(0, 15).map(({ rank, merchantId, tier, periodTargetFen, actualFen }, place) => ({
      rank,
      merchantId,
      name: place === 3 ? '=1+1' : place === 4 ? null : (SHOP_NAMES[place % SHOP_NAMES.length] ?? null),
      tier,
      target: yuanCell(periodTargetFen),
      gmv: yuanCell(actualFen) ?? '0.00',
      completion: ratioCell(actualFen, periodTargetFen),
    })),
  };
}

function workOutAll({ modules, managerId }: Scorecard): ManagerPages['worked'] {
  const ratioTargets = new Map<RatioMeasure, Rational>([
    ['conversion', Rational.parse('0.0285')],
    ['slot_output', Rational.parse('5210.5')],
    ...(managerId === 'm002' ? [] : [['ad_share', Rational.parse('0.0350')] as const]),
  ]);
  return Object.fromEntries(
    KPI_LIST.flatMap(([id, slice]): [ModuleId, WorkedModule][] => {
      const module = modules[id];
      if (module?.assessed !== true) return [];
      const settings = RULES.scoring.modules[id];
      return [[id, slice.workOut({ workings: module.workings, settings, published: { target: module.target }, ratioTargets })]];
    }),
  );
}

function inventEvidence(module: ModuleId, scorecards: readonly Scorecard[]): ModuleEvidence {
  const report = KPI_LIST.find(([id]) => id === module)?.[1].reports[0];
  if (report === undefined) throw new RangeError(`${module} owns no report.`);
  return {
    module,
    title: report.title,
    report: report.id,
    columns: report.columns,
    rows: async function* rows(): AsyncIterable<Row> {
      for (const [index, scorecard] of scorecards.entries()) {
        for (let place = 0; place < Math.min(12, merchantsOf(scorecard)); place += 1) {
          yield report.columns.map(({ name, type }) => inventCell(name, type, { scorecard, index, place }));
        }
      }
    },
  };
}

function merchantsOf({ snapshot }: Scorecard): number {
  return snapshot.merchants + snapshot.lateMerchants;
}

function inventCell(
  name: string,
  type: string,
  { scorecard, index, place }: { readonly scorecard: Scorecard; readonly index: number; readonly place: number },
): Row[number] {
  if (name === 'manager_id') return scorecard.managerId;
  if (name === 'merchant_id') return `s${String(index + 1).padStart(3, '0')}${String(place + 1).padStart(3, '0')}`;
  if (name === 'rank') return place + 1;
  const some = someOf(90_000, index, place, name.length);
  switch (type) {
    case 'text':
      return NASTY_TEXTS[place % NASTY_TEXTS.length] ?? '';
    case 'day':
      return FRAME.slices[place]?.first ?? QUARTER.first;
    case 'instant':
      return `2026-05-${String(place + 1).padStart(2, '0')}T16:00:00Z`;
    case 'flag':
      return place % 3 === 0;
    case 'count':
      return some;
    case 'money':
      // Refunds can exceed sales.
      return place === 5 ? '-1234.50' : `${some}.${String(some % 100).padStart(2, '0')}`;
    default:
      return place === 6 ? null : (some / 90_000).toFixed(4);
  }
}

function layTargets({ manager, targets }: ManagerFacts): PackTarget[] {
  const own = { managerId: manager.managerId, managerName: manager.name, quarter: QUARTER.name };
  const over = targetsOver(QUARTER, targets, QUARTER);
  const additive = [...targets.curves.keys()].map((measure: AdditiveMeasure) => ({
    ...own,
    measure,
    months: monthsOf(QUARTER).map((month) => ({
      month: month.name,
      value: measure === 'gmv' ? (yuanCell(Number(over.additiveOver(measure, month))) ?? '') : String(over.additiveOver(measure, month)),
      isLocked: measure === 'gmv' && month.name === '2026-06',
    })),
  }));
  const ratios = [...targets.ratios].map(([measure, value]) => ({
    ...own,
    measure,
    months: monthsOf(QUARTER).map(({ name }) => ({ month: name, value: value.toFixed(4), isLocked: false })),
  }));
  return [...additive, ...ratios];
}
