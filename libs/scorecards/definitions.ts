import type { Definition } from '#libs/kpi/kpi-slice.js';
import type { ModuleId } from '#libs/kpi/list.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import type { ScoringRules } from '#libs/rules/rule-set.js';

/** A word of a scorecard: of one module, or of the whole. */
export interface ScorecardDefinition extends Definition {
  readonly module: ModuleId | null;
}

/** What every figure and word of a scorecard means under a rule set: those of the whole first, then module by module. */
export function definitionsOf(rules: ScoringRules): ScorecardDefinition[] {
  return [
    ...[...defineTotal(rules), ...defineCompletion(rules), ...defineProvenance(), ...defineManagers(rules)].map((each) => ({ module: null, ...each })),
    ...KPI_LIST.flatMap(([id, slice]) => slice.define(rules.modules[id]).map((each) => ({ module: id, ...each }))),
  ];
}

function defineTotal({ grades, distribution }: ScoringRules): Definition[] {
  const bands = { en: grades.map(([grade, minimum]) => `${grade} from ${minimum}`).join(', '), zh: grades.map(([grade, minimum]) => `${grade} ${minimum} 分起`).join('，') };
  return [
    {
      term: { en: 'Total', zh: '总分' },
      text: {
        en: 'Σ weight × points / Σ weight over the assessed modules, from their published points; rounded to 2 decimals.',
        zh: '参与考核的各模块 Σ 权重 × 得分 ÷ Σ 权重，按公布的得分计算，保留 2 位小数。',
      },
    },
    {
      term: { en: 'Weight', zh: '权重' },
      text: {
        en: 'How much a module counts in the total. The weight of a module that is not assessed is left out.',
        zh: '模块在总分中所占的分量。未考核的模块，其权重不计。',
      },
    },
    {
      term: { en: 'Grade', zh: '等级' },
      text:
        distribution.mode === 'enforced'
          ? {
              en: `The first band whose least total is reached: ${bands.en}; then calibrated to the seats of the division (forced distribution). Both grades are kept.`,
              zh: `总分达到的最高一档：${bands.zh}；再按部门名额校准（强制分布）。两个等级都保留。`,
            }
          : { en: `The first band whose least total is reached: ${bands.en}.`, zh: `总分达到的最高一档：${bands.zh}。` },
    },
    {
      term: { en: 'Rank', zh: '部门排名' },
      text: {
        en: 'The place within the division by total, the best first. Equal totals share a rank: 1, 2, 2, 4.',
        zh: '在部门内按总分从高到低的名次。总分相同名次相同：1、2、2、4。',
      },
    },
  ];
}

function defineCompletion({ curve, no_activity: noActivity }: ScoringRules): Definition[] {
  const breakpoints = curve.map(([completion, points]) => `${completion} → ${points}`);
  return [
    {
      term: { en: 'Completion', zh: '完成率' },
      text: { en: 'Actual / target, from exact figures; shown with 4 decimals.', zh: '实际 ÷ 目标，按精确数值计算，显示 4 位小数。' },
    },
    {
      term: { en: 'Points curve', zh: '得分曲线' },
      text: {
        en: `What a completion is worth: ${breakpoints.join(', ')}; linear between two breakpoints, flat beyond the ends. Two at one completion are a jump, and the upper one counts there. A module may have a curve of its own.`,
        zh: `完成率对应的得分：${breakpoints.join('，')}；两点之间按直线计算，两端之外保持不变。同一完成率有两个点表示跳升，取较高者。模块可以有自己的曲线。`,
      },
    },
    {
      term: { en: 'Not assessed', zh: '未考核' },
      text:
        noActivity === 'zero'
          ? {
              en: 'A module without a target: it is left out, and its weight with it. One with a target but without any activity counts 0 points.',
              zh: '没有目标的模块，该模块及其权重都不计入总分。有目标而没有相关活动的，计 0 分。',
            }
          : {
              en: 'A module without a target, or without any activity to measure. It is left out, and its weight with it.',
              zh: '没有目标、或没有相关活动的模块。该模块及其权重都不计入总分。',
            },
    },
    {
      term: { en: 'Pace', zh: '进度' },
      text: {
        en: 'Completion to date against time progress, the share of the period\'s target that its days so far carry. Within 2 percentage points it is on pace.',
        zh: '截至目前的完成率与时间进度（已过各日的目标占本期目标的比例）相比，相差不超过 2 个百分点即为进度正常。',
      },
    },
  ];
}

function defineProvenance(): Definition[] {
  return [
    {
      term: { en: 'As of', zh: '截至' },
      text: {
        en: 'The last day that counts, for actual and target alike. It limits the days, not what is known about them.',
        zh: '计入的最后一天，实际与目标都只算到这一天。它限定的是日期，不限定对这些日期的了解。',
      },
    },
    {
      term: { en: 'Rule version', zh: '规则版本' },
      text: {
        en: 'The version of the rule set that made a figure: the one in force on the first day of the quarter.',
        zh: '计算所用规则集的版本，即季度首日生效的版本。',
      },
    },
    {
      term: { en: 'Fingerprint', zh: '数据指纹' },
      text: {
        en: 'A SHA-256 of all that a scorecard was computed from: targets, merchants and sums. The same facts under the same version give the same figures.',
        zh: '成绩所依据的全部目标、商家和汇总数据的 SHA-256。数据和规则版本相同，成绩必然相同。',
      },
    },
    {
      term: { en: 'Adjustment', zh: '调整' },
      text: {
        en: 'A figure of a closed period that would be another one by facts that came later. It is listed beside; what was published stays.',
        zh: '已关账周期中，因之后到达的数据而会不同的数值。只在旁列出，已公布的成绩不变。',
      },
    },
  ];
}

function defineManagers({ probation }: ScoringRules): Definition[] {
  return [
    {
      term: { en: 'Tier snapshot', zh: '分层快照' },
      text: {
        en: 'The ranking and tiers of a quarter, taken once for the merchants that a manager has on its first day.',
        zh: '一个季度的商家排名和分层，按经理在季度首日负责的商家确定一次。',
      },
    },
    {
      term: { en: 'Provisional', zh: '暂定分层' },
      text: {
        en: 'None of a manager\'s merchants sold anything in the quarter before: they are ranked by the quarter so far.',
        zh: '经理名下商家上季度都没有成交，暂按本季度至今的成交额分层。',
      },
    },
    {
      term: { en: 'Probation', zh: '试用期' },
      text: {
        en: `A span in which a manager is not ranked with the others. It is passed when every whole month in it has a total of at least ${probation.pass_total} and a mean weekly outbound completion (each week slice capped at 100 %) of at least ${probation.pass_weekly}.`,
        zh: `不参与排名的一段时间。其中每个整月总分都不低于 ${probation.pass_total}、周出库平均完成率（每周分段封顶 100%）都不低于 ${probation.pass_weekly}，即为通过。`,
      },
    },
  ];
}
