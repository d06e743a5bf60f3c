import type { Localised } from '#libs/reports/report.js';
import type { SalesSettings } from './settings.js';

/** What each definition of GMV counts, as screens and exports say it. */
export const GMV_DEFINITIONS: Readonly<Record<SalesSettings['gmv'], Localised>> = {
  paid_not_cancelled: {
    en: 'orders by the day of payment (cash on delivery: of placing), without cancelled and zero-amount orders and split parents; refunds are not deducted.',
    zh: '按付款日（货到付款按下单日）统计，不含取消、零金额订单和拆单父单；不扣退款。',
  },
  net_of_refunds: {
    en: 'orders by the day of payment (cash on delivery: of placing), without cancelled and zero-amount orders and split parents, less refunds.',
    zh: '按付款日（货到付款按下单日）统计，不含取消、零金额订单和拆单父单，扣除退款。',
  },
  placed: {
    en: 'all orders with an amount by the day they were placed, whatever their status.',
    zh: '按下单日统计所有有金额的订单，不论状态。',
  },
};
