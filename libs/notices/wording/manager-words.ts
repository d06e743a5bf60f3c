import type { Language } from '#libs/domain/errors.js';
import { SCORECARD_MODULES } from '#libs/scorecards/modules.js';
import type { GradeFacts, LowCompletionFacts, PaceFacts } from '../plan/happening.js';
import { sayCount, sayNumber, sayPercent, sayPercentagePoints, sayPeriod, sayYuan } from './figure-words.js';
import type { Saying } from './saying.js';
import { managerPath } from './saying.js';

/** The outbound of a week was under the line. */
export function sayLowCompletion({ period, managerId, name, completion, actual, target, line }: LowCompletionFacts, language: Language): Saying {
  const week = sayPeriod(period, language);
  const path = managerPath(managerId, 'outbound', period);
  if (language === 'zh') {
    return {
      title: `${name}周出库达成率 ${sayPercent(completion)}，低于 ${sayPercent(line)}`,
      lines: [`${week}出库 ${sayCount(actual)}，目标 ${sayCount(target)}。`, `请联系${name}核对缺货和发货延迟的商家，逐日出库见链接。`],
      path,
    };
  }
  return {
    title: `${name}: outbound of the week ${sayPercent(completion)}, under ${sayPercent(line)}`,
    lines: [
      `${sayCount(actual)} left in ${week}, of a target of ${sayCount(target)}.`,
      `Ask ${name} which merchants are out of stock or ship late; the days are on the page.`,
    ],
    path,
  };
}

const MEASURES: Readonly<Record<string, { readonly en: string; readonly zh: string; readonly unit: { readonly en: string; readonly zh: string } }>> = {
  gmv: { en: 'Sales', zh: '销售额', unit: { en: '', zh: '' } },
  outbound_orders: { en: 'Outbound', zh: '出库', unit: { en: ' orders', zh: ' 单' } },
  outbound_units: { en: 'Outbound', zh: '出库', unit: { en: ' units', zh: ' 件' } },
};

/** Sales or outbound of the quarter are behind weighted time. */
export function sayBehind({ period, managerId, name, gap, measures }: PaceFacts, language: Language): Saying {
  const quarter = sayPeriod(period, language);
  const path = managerPath(managerId, 'scorecard', period);
  const lines = measures.map(({ measure, completion, timeProgress, lead, missing }) => {
    const words = MEASURES[measure];
    const what = words?.[language] ?? measure;
    const amount = measure === 'gmv' ? sayYuan(missing, language) : `${sayCount(missing)}${words?.unit[language] ?? ''}`;
    return language === 'zh'
      ? `${what}完成 ${sayPercent(completion)}，时间进度 ${sayPercent(timeProgress)}（按日权重），落后 ${sayPercentagePoints(lead)} 个百分点，差 ${amount}。`
      : `${what}: ${sayPercent(completion)} done against ${sayPercent(timeProgress)} of weighted time, ${sayPercentagePoints(lead)} points behind; ${amount} short.`;
  });
  if (language === 'zh') {
    return { title: `${name}${quarter}进度落后超过 ${sayNumber(gap)} 个百分点`, lines: [...lines, `请与${name}确认追赶计划，先看下滑的头部商家。`], path };
  }
  return { title: `${name}: more than ${sayNumber(gap)} points behind in ${quarter}`, lines: [...lines, `Settle with ${name} how to catch up; begin with the large merchants that fell.`], path };
}

/** A grade of the quarter may be lost. */
export function sayAtRisk(facts: GradeFacts, language: Language): Saying {
  const { period, managerId, name, total, grade, minimum, above, isNear, forecast } = facts;
  const quarter = sayPeriod(period, language);
  const path = managerPath(managerId, 'scorecard', period);
  if (language === 'zh') {
    const lines = [
      isNear ? `当前总分 ${total}，仅高出 ${grade} 级下限（${minimum}）${above} 分。` : `当前总分 ${total}，${grade} 级下限 ${minimum}。`,
      ...(forecast === null ? [] : [`总分近一周在下滑，照此速度季末约 ${forecast} 分，将低于下限。`]),
    ];
    return { title: `${name}${quarter} ${grade} 级有失守风险`, lines: [...lines, ...sayWeakest(facts, language)], path };
  }
  const lines = [
    isNear ? `The total is ${total}, only ${above} above the minimum of ${grade} (${minimum}).` : `The total is ${total}; the minimum of ${grade} is ${minimum}.`,
    ...(forecast === null ? [] : [`It fell in the last week: at that speed it ends at about ${forecast}, under the minimum.`]),
  ];
  return { title: `${name}: grade ${grade} of ${quarter} is at risk`, lines: [...lines, ...sayWeakest(facts, language)], path };
}

function sayWeakest({ name, weakest }: GradeFacts, language: Language): string[] {
  if (weakest === null) return [];
  const module = SCORECARD_MODULES.find(({ id }) => id === weakest.module)?.title[language] ?? weakest.module;
  const completion = sayPercent(weakest.completion);
  return [
    language === 'zh'
      ? `达成率最低的模块是${module}（${completion}），请与${name}从这里补起。`
      : `The weakest module is ${module} (${completion}): begin there with ${name}.`,
  ];
}
