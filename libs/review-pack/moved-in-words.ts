import { Rational } from '#libs/domain/rational.js';
import type { Tier } from '#libs/domain/tier-snapshot.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import { readableYuan } from '#libs/reports/sentences.js';
import type { ManagerStep } from '#libs/scorecards/course-of-managers.js';
import type { ScorecardSummary } from '#libs/scorecards/scorecard-summary.js';
import type { MerchantChange, MovedMerchants, TierMovement } from './moved-merchants.js';
import type { PackMove } from './review-pack.js';

const TIER_NAMES: Readonly<Record<Tier, { readonly en: string; readonly zh: string }>> = {
  head: { en: 'head', zh: '头部' },
  mid: { en: 'mid', zh: '腰部' },
  tail: { en: 'tail', zh: '尾部' },
};

/** So many modules are told of. */
const MOST_MODULES = 3;

/** What the moves of a manager are told from. */
export interface MovesOf {
  readonly summary: ScorecardSummary;
  /** How the manager stood in the quarter before; null where it was not scored. */
  readonly before: ManagerStep | null;
  readonly merchants: MovedMerchants;
  /** The grades, the best first. */
  readonly grades: readonly string[];
  /** Whether the quarter is scored as of its last day. */
  readonly isWhole: boolean;
  readonly quarterBefore: string;
  /** The names of merchants by id; who has none is absent. */
  readonly names: ReadonlyMap<string, string>;
}

/** What moved since the quarter before, in words: the total, grade and rank, the modules that moved most, tiers, merchants. */
export function describeMoves(moves: MovesOf): PackMove[] {
  const { summary, before, merchants } = moves;
  return [
    ...(before === null ? [] : [...describeStanding(summary, before, moves.grades), ...describeModules(summary, before)]),
    ...merchants.tiers.map((movement) => describeTiers(movement, moves)),
    ...merchants.sales.map((change) => describeChange(change, moves)),
  ];
}

function describeStanding(now: ScorecardSummary, before: ManagerStep, grades: readonly string[]): PackMove[] {
  const quarter = before.period.name;
  const moves: PackMove[] = [];
  if (now.total !== null && before.total !== null && now.total !== before.total) {
    const gain = Rational.parse(now.total).minus(Rational.parse(before.total));
    const isBetter = gain.compare(Rational.ZERO) > 0;
    const size = (isBetter ? gain : Rational.ZERO.minus(gain)).toFixed(2);
    moves.push({
      kind: 'total',
      isBetter,
      text: {
        en: `Total ${now.total} after ${before.total} in ${quarter}: ${size} ${isBetter ? 'more' : 'less'}.`,
        zh: `总分 ${now.total}，较 ${quarter} 的 ${before.total} ${isBetter ? '上升' : '下降'} ${size}。`,
      },
    });
  }
  if (now.grade !== null && before.grade !== null && now.grade !== before.grade) {
    const [is, was] = [grades.indexOf(now.grade), grades.indexOf(before.grade)];
    moves.push({
      kind: 'grade',
      // A grade that the rules do not know any more is neither better nor worse.
      isBetter: was < 0 ? null : is < was,
      text: { en: `Grade ${now.grade} after ${before.grade}.`, zh: `等级由 ${before.grade} 变为 ${now.grade}。` },
    });
  }
  if (now.rank !== null && before.rank !== null && now.rank !== before.rank && now.division === before.division) {
    moves.push({
      kind: 'rank',
      isBetter: now.rank < before.rank,
      text: { en: `Rank ${now.rank} in the division after ${before.rank}.`, zh: `部门排名由第 ${before.rank} 变为第 ${now.rank}。` },
    });
  }
  return moves;
}

function describeModules(now: ScorecardSummary, before: ManagerStep): PackMove[] {
  const moved = KPI_LIST.flatMap(([id, { kpi }]) => {
    const [is, was] = [now.modules[id], before.modules[id]];
    if (is?.assessed !== true || was === undefined || is.points === was.points) return [];
    const gain = Rational.parse(is.points).minus(Rational.parse(was.points));
    const isBetter = gain.compare(Rational.ZERO) > 0;
    const text = {
      en: `${kpi.title.en}: ${is.points} points after ${was.points}; completion ${percent(is.completion)} % after ${percent(was.completion)} %.`,
      zh: `${kpi.title.zh}：得分 ${is.points}（上季 ${was.points}），完成率 ${percent(is.completion)}%（上季 ${percent(was.completion)}%）。`,
    };
    return [{ size: isBetter ? gain : Rational.ZERO.minus(gain), move: { kind: 'module', isBetter, text } as const }];
  });
  return moved
    .toSorted((one, other) => other.size.compare(one.size))
    .slice(0, MOST_MODULES)
    .map(({ move }) => move);
}

const DIRECTIONS = {
  up: { isBetter: true, en: 'up a tier', zh: '层级上升' },
  down: { isBetter: false, en: 'down a tier', zh: '层级下降' },
  came: { isBetter: null, en: 'new in the tier snapshot', zh: '新进入分层快照' },
  left: { isBetter: null, en: 'no longer in the tier snapshot', zh: '不再在分层快照中' },
} as const satisfies Record<TierMovement['direction'], unknown>;

function describeTiers({ direction, count, named }: TierMovement, { names }: MovesOf): PackMove {
  const { isBetter, en, zh } = DIRECTIONS[direction];
  const told = (language: 'en' | 'zh') =>
    named.map(({ merchantId, from, to }) => {
      const name = names.get(merchantId) ?? merchantId;
      const [was, is] = [from, to].map((tier) => (tier === null ? '' : TIER_NAMES[tier][language]));
      if (from !== null && to !== null) return language === 'en' ? `${name} (${was} → ${is})` : `${name}（${was}→${is}）`;
      return language === 'en' ? `${name} (${was}${is})` : `${name}（${was}${is}）`;
    });
  const more = count - named.length;
  return {
    kind: 'tier',
    isBetter,
    text: {
      en: `${count} ${count === 1 ? 'merchant' : 'merchants'} ${en}: ${told('en').join(', ')}${more > 0 ? ` and ${more} more` : ''}.`,
      zh: `${count} 家商家${zh}：${told('zh').join('、')}${more > 0 ? '等' : ''}。`,
    },
  };
}

function describeChange({ merchantId, actualFen, comparedFen }: MerchantChange, { isWhole, quarterBefore, names }: MovesOf): PackMove {
  const name = names.get(merchantId) ?? merchantId;
  const [sold, compared] = [readableYuan(actualFen), readableYuan(comparedFen)];
  return {
    kind: 'merchant',
    isBetter: actualFen > comparedFen,
    text: isWhole
      ? { en: `${name} sold ${sold} after ${compared} in ${quarterBefore}.`, zh: `${name}：成交额 ${sold}，${quarterBefore} 为 ${compared}。` }
      : { en: `${name} sold ${sold} against a target of ${compared} so far.`, zh: `${name}：成交额 ${sold}，截至目前的目标为 ${compared}。` },
  };
}

function percent(ratio: string): string {
  return Rational.parse(ratio).times(Rational.of(100)).toFixed(2);
}
