import type { ErrorDefinition } from './error-definition.js';

/** The expected failures of looking at merchants, their orders and their agents: a part of the table of all. */
export const MERCHANT_ERRORS = {
  'order-not-found': {
    exit: 2,
    http: 404,
    en: 'The shop {merchant} has no order {order}. GET /api/v1/merchants/{merchant}/orders lists its orders.',
    zh: '店铺 {merchant} 没有订单 {order}。可通过 GET /api/v1/merchants/{merchant}/orders 查询。',
  },
  'explanations-busy': {
    exit: 1,
    http: 503,
    en: 'Too many orders are being explained at this moment. Ask again in a few seconds.',
    zh: '当前正在说明的订单过多，请几秒后重试。',
  },
  'explanation-too-long': {
    exit: 1,
    http: 503,
    en: 'Explaining the order {order} takes more than {seconds} seconds. Ask again when the server is less busy, or use "opscore explain order", which has no limit.',
    zh: '说明订单 {order} 所需时间超过 {seconds} 秒。请在服务器空闲时重试，或使用没有时间限制的 opscore explain order。',
  },
  'days-reversed': {
    exit: 2,
    http: 400,
    en: 'The last day {to} lies before the first day {from}. Exchange them.',
    zh: '结束日期 {to} 早于开始日期 {from}。请对调。',
  },
  'days-too-many': {
    exit: 2,
    http: 400,
    en: 'From {from} to {to} there are {days} days; {most} at most are answered at once. Ask for fewer.',
    zh: '{from} 至 {to} 共 {days} 天，一次最多查询 {most} 天。请缩小范围。',
  },
} as const satisfies Record<string, ErrorDefinition>;
