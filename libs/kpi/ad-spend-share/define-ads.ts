import type { Definition } from '../kpi-slice.js';
import type { AdsSettings } from './settings.js';

/** R6: what the words of advertising mean. */
export function defineAds({ basis, attention }: AdsSettings): Definition[] {
  return [
    {
      term: { en: 'Actual', zh: '实际' },
      text: {
        en: 'Ad spend / basis, both over the days of the period on which the merchants were the manager\'s.',
        zh: '广告花费 ÷ 基数，两者都只算本期内商家在该经理名下的日子。',
      },
    },
    {
      term: { en: 'Basis', zh: '基数' },
      text:
        basis === 'division'
          ? { en: 'What the spend is a share of: the ad spend of all managers of the division.', zh: '广告占比的分母：全部门经理的广告花费合计。' }
          : { en: 'What the spend is a share of: the GMV of the manager\'s merchants, as sales define it.', zh: '广告占比的分母：名下商家的成交额，口径与业绩相同。' },
    },
    {
      term: { en: 'Target', zh: '目标' },
      text: {
        en: 'The share that is asked for in the quarter. It holds in each of its months and weeks.',
        zh: '本季度的目标占比，季内各月各周相同。',
      },
    },
    {
      term: { en: 'Completion', zh: '完成率' },
      text: { en: 'Actual share / target share.', zh: '实际占比 ÷ 目标占比。' },
    },
    {
      term: { en: 'Points', zh: '得分' },
      text: {
        en: 'What the completion is worth on the points curve. Not assessed where the basis is zero.',
        zh: '完成率在得分曲线上对应的分数。基数为零时不考核。',
      },
    },
    {
      term: { en: 'Return on spend', zh: '投产比' },
      text: {
        en: 'Sales attributed to advertising / ad spend.',
        zh: '广告引导成交额 ÷ 广告花费。',
      },
    },
    {
      term: { en: 'Attention', zh: '重点关注' },
      text: {
        en: `A merchant that is not head, spends at least ¥${attention.min_spend} in the period and brings back at least ${attention.min_roi} times that: strong advertising with modest sales.`,
        zh: `非头部、本期花费不低于 ¥${attention.min_spend}、投产比不低于 ${attention.min_roi} 的商家：广告效果好，成交还不高。`,
      },
    },
  ];
}
