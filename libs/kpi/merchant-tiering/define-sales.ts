import { Rational } from '#libs/domain/rational.js';
import type { Definition } from '../kpi-slice.js';
import { GMV_DEFINITIONS } from './gmv-definitions.js';
import type { SalesSettings } from './settings.js';

/** R1, R4, R5: what the words of sales mean, with the definition of GMV in force. */
export function defineSales(settings: SalesSettings): Definition[] {
  return [...defineFigures(settings), ...defineTiers(settings)];
}

function defineFigures({ gmv, tier_weight: tierWeight }: SalesSettings): Definition[] {
  const { en, zh } = GMV_DEFINITIONS[gmv];
  const rest = Rational.ONE.minus(Rational.parse(tierWeight)).toDecimal();
  return [
    { term: { en: 'GMV', zh: '成交额' }, text: { en: `Definition ${gmv}: ${en}`, zh: `口径 ${gmv}：${zh}` } },
    {
      term: { en: 'Actual', zh: '实际' },
      text: {
        en: 'The GMV of the manager\'s merchants on the days of the period on which they were the manager\'s; yuan.',
        zh: '本期内名下商家的成交额，只算商家在该经理名下的日子；单位为元。',
      },
    },
    {
      term: { en: 'Target', zh: '目标' },
      text: {
        en: 'The sum of the day targets of the period up to the as-of day; yuan. Day targets are the quarter\'s target laid over its days by their weights.',
        zh: '本期截至日为止的每日目标之和；单位为元。每日目标由季度目标按日历权重分解得出。',
      },
    },
    {
      term: { en: 'Completion', zh: '完成率' },
      text: { en: 'Actual / target of all tiers together.', zh: '各层级合计的实际 ÷ 目标。' },
    },
    {
      term: { en: 'Points', zh: '得分' },
      text: {
        en: `${rest} × points of the completion + ${tierWeight} × the mean of the tiers' points, each tier weighed by its target. Where no tier has a target, the points of the completion alone.`,
        zh: `${rest} × 总完成率对应的得分 + ${tierWeight} × 各层级得分按目标加权的平均。没有任何层级有目标时，只取总完成率对应的得分。`,
      },
    },
  ];
}

function defineTiers({ head_count: headCount, mid_until: midUntil, tier_shares: shares }: SalesSettings): Definition[] {
  const percent = (decimal: string) => Rational.parse(decimal).times(Rational.of(100)).toDecimal();
  const { head, mid, tail } = shares === 'by_basis' ? { head: '', mid: '', tail: '' } : shares;
  return [
    {
      term: { en: 'Tier', zh: '层级' },
      text: {
        en: `Where a merchant stands by its sales of the quarter before: head are the first ${headCount}, mid the next ones until ${percent(midUntil)} % of the sales are reached, tail the rest.`,
        zh: `商家按上季度成交额所处的位置：头部为前 ${headCount} 家，腰部为其后累计达到成交额 ${percent(midUntil)}% 为止的商家，其余为尾部。`,
      },
    },
    {
      term: { en: 'Tier target', zh: '层级目标' },
      text:
        shares === 'by_basis'
          ? {
              en: 'The manager\'s target divided among the tiers by their sales of the quarter before; a tier\'s target is the sum of its merchants\'.',
              zh: '经理目标按各层级上季度成交额的占比分配；层级目标等于其商家目标之和。',
            }
          : {
              en: `The manager's target divided among the tiers: head ${percent(head)} %, mid ${percent(mid)} %, tail ${percent(tail)} %; an empty tier's share goes to the others. A tier's target is the sum of its merchants'.`,
              zh: `经理目标按层级分配：头部 ${percent(head)}%、腰部 ${percent(mid)}%、尾部 ${percent(tail)}%；空层级的份额并入其他层级。层级目标等于其商家目标之和。`,
            },
    },
    {
      term: { en: 'Basis GMV', zh: '基准成交额' },
      text: {
        en: 'What a merchant sold in the quarter before, whoever managed it then. Merchants are ranked by it, and share their tier\'s target by it.',
        zh: '商家上季度的全部成交额，不论当时由谁负责。商家排名和层级内的目标分配都以此为准。',
      },
    },
    {
      term: { en: 'Late merchant', zh: '后来加入的商家' },
      text: {
        en: 'A merchant that was assigned after the quarter\'s first day. Its sales count in the tail; it has no target of its own until the next quarter.',
        zh: '季度首日之后才分配给经理的商家。成交额计入尾部，下季度起才有自己的目标。',
      },
    },
    {
      term: { en: 'KA merchant', zh: 'KA 商家' },
      text: {
        en: 'A key account. The sales of a manager\'s KA merchants are shown beside the tiers; they do not change the points.',
        zh: '重点客户。KA 商家的成交额在层级旁单独列出，不影响得分。',
      },
    },
    {
      term: { en: 'Concentration', zh: '集中度' },
      text: {
        en: 'The Herfindahl index: the sum of the squares of the merchants\' shares of the sales. 1 means that one merchant sold everything.',
        zh: '赫芬达尔指数：各商家成交额占比的平方和。1 表示全部成交来自一家商家。',
      },
    },
  ];
}
