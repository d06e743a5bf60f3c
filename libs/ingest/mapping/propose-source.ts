import type { Ask } from './open-question.js';
import { markOf } from './open-question.js';

/** Where a column comes from, as a profile says it. */
type ProposedSource = string | Readonly<Record<string, unknown>>;

/** What a file hardly ever says and somebody has to. */
export const MERCHANT_OPTION = { title: { en: 'the merchant whose file it is', zh: '该文件所属的商家' } };

/** What stands for a column that a kind needs and the file seems not to have, with a question where somebody has to decide. Null: its rows are numbered. */
export function sourceOfMissing(column: string, { profile, columns }: { readonly profile: string; readonly columns: Readonly<Record<string, unknown>> }, ask: Ask): ProposedSource | null {
  const assume = (source: ProposedSource, en: string, zh: string): ProposedSource => {
    const missing = markOf('column', column);
    ask({ en: `No column looks like ${missing}: ${en}. Name its column if there is one.`, zh: `没有列像是 ${missing}：${zh}。如有对应列请写明。` });
    return source;
  };
  switch (column) {
    case 'merchant_id':
      return assume({ option: 'merchant_id' }, `it is asked for at the import (${markOf('option', column)})`, `将在导入时指定（${markOf('option', column)}）`);
    case 'product':
      return assume({ value: profile }, `"${profile}" stands for it`, `暂写为“${profile}”`);
    case 'campaign_id':
      return assume({ value: 'all' }, 'all is taken for one campaign', '全部视为一个计划');
    case 'buyer_id':
      return assume('order_id', 'every order is one of a buyer of its own, and no chat can be matched with it', '每个订单视为不同买家，无法与聊天对应');
    case 'placed_at':
      return assume('paid_at', 'the time of payment is taken', '暂取付款时间');
    case 'status':
      return assume({ value: columns['paid_at'] === undefined ? 'placed' : 'paid' }, 'all orders are taken for the same', '全部订单按同一状态处理');
    case 'sender':
      return assume({ value: 'buyer' }, 'all messages are taken for those of buyers', '全部消息视为买家发送');
    case 'message_id':
      return assume({ text: '{agent_id}/{buyer_id}/{sent_at}' }, 'one is made of agent, buyer and time', '由客服、买家与时间拼成');
    case 'line_no':
      ask({ en: 'The lines of an order are numbered in the order of their SKUs.', zh: '订单行按 SKU 顺序编号。' });
      return null;
    case 'quantity':
      return assume({ value: 1 }, '1 is taken', '暂按 1 计');
    default:
      return assume({ value: 0 }, '0 is taken', '暂按 0 计');
  }
}
