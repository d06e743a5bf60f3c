import type { Language } from '#libs/domain/errors.js';

/** Why a row was rejected, and what to do: every reason that staging and row rules give. */
const REASONS: Record<string, Record<Language, string>> = {
  missing: { en: 'a value is required here', zh: '此处必须有值' },
  'not-id': { en: 'not an id: 1 to 200 characters without blanks at the ends; one written as 1.2E+17 has lost digits, export it as text', zh: '不是有效编号：1 至 200 个字符，首尾无空白；形如 1.2E+17 的编号已丢失位数，请以文本格式导出' },
  'not-text': { en: 'longer than 2,000 characters', zh: '超过 2000 个字符' },
  'not-day': { en: 'not a day: write YYYY-MM-DD, 1900 to 2099', zh: '不是有效日期：请写 YYYY-MM-DD，1900 至 2099 年' },
  'not-instant': {
    en: 'not a time: write YYYY-MM-DD HH:MM:SS, or ISO 8601 with offset, 1900 to 2099',
    zh: '不是有效时间：请写 YYYY-MM-DD HH:MM:SS 或带时区的 ISO 8601，1900 至 2099 年',
  },
  'not-yuan': { en: 'not an amount: yuan, not negative, at most two decimals', zh: '不是有效金额：元，非负，至多两位小数' },
  'not-count': { en: 'not a count: a whole number from 0', zh: '不是有效数量：非负整数' },
  'not-decimal': { en: 'not a decimal number from 0', zh: '不是有效的非负小数' },
  'not-boolean': { en: 'write true or false', zh: '请写 true 或 false' },
  'not-one-of-order_status': {
    en: 'write one of placed, paid, shipped, completed, cancelled, refunded',
    zh: '请写 placed、paid、shipped、completed、cancelled、refunded 之一',
  },
  'not-one-of-pay_method': { en: 'write online or cash_on_delivery', zh: '请写 online 或 cash_on_delivery' },
  'not-one-of-message_sender': { en: 'write one of buyer, agent, robot, system', zh: '请写 buyer、agent、robot、system 之一' },
  'not-one-of-target_measure': {
    en: 'write one of gmv, outbound_orders, outbound_units, ad_share, conversion, slot_output',
    zh: '请写 gmv、outbound_orders、outbound_units、ad_share、conversion、slot_output 之一',
  },
  'field-count': { en: 'has another number of fields than the header, or is not an object of the known columns', zh: '列数与表头不符，或不是由已知列组成的对象' },
  'belongs-to-rejected': { en: 'belongs to a rejected row and is imported with it: leave it as it is', zh: '与被拒绝的行属于同一笔数据，须一并导入：无需修改' },
  'buyers-exceed-visitors': { en: 'more ordering buyers than visitors', zh: '成交客户数多于访客数' },
  'end-before-start': { en: 'ends before it begins', zh: '结束早于开始' },
  'own-parent': { en: 'names itself as parent', zh: '父订单是其自身' },
  'unknown-manager': { en: 'no manager of this id: import managers first', zh: '没有此运营经理：请先导入 managers' },
  'assignment-overlaps': {
    en: 'overlaps another assignment of this merchant: end that one first',
    zh: '与该商家的另一段归属重叠：请先结束那一段',
  },
  'target-period-unknown': { en: 'not a quarter (2026Q4) or month (2026-11) of 1900 to 2099', zh: '不是 1900 至 2099 年的季度（2026Q4）或月份（2026-11）' },
  'target-month-of-ratio': {
    en: 'a ratio holds for the whole quarter: months cannot have their own',
    zh: '比率目标整季有效，不能按月设定',
  },
  'target-month-effective-from': { en: 'a month has no effective_from', zh: '月度目标不能有 effective_from' },
  'target-ratio-effective-from': { en: 'a ratio has no effective_from', zh: '比率目标不能有 effective_from' },
  'target-effective-outside-quarter': { en: 'not a day of the quarter', zh: '不在该季度内' },
  'target-not-whole': {
    en: 'gmv in yuan with at most two decimals; orders and units as whole numbers',
    zh: 'gmv 为至多两位小数的元；订单数与件数为整数',
  },
};

/** The reason's text in a language. */
export function describeReason(reason: string, language: Language): string {
  return REASONS[reason]?.[language] ?? reason;
}
