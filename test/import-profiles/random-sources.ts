import type { KindName } from '#libs/ingest/kind.js';
import type { BuiltInName } from '#libs/ingest/profiles.js';
import type { Cell, Pen } from './written-cells.js';

/** A row of a foreign table by the fields of its profile. */
export type SourceRow = Readonly<Record<string, Cell>>;

/** What should be stored of a kind: the values of some columns of each row. */
export interface ExpectedFacts {
  readonly kind: KindName;
  readonly columns: string;
  readonly rows: readonly (readonly unknown[])[];
}

/** Random facts as a profile's source has them, and as they should be stored. */
export interface RandomSource {
  readonly profile: BuiltInName;
  readonly options: Readonly<Record<string, string>>;
  /** The name of the file, without its ending. */
  readonly stem: string;
  /** Rows that must stay together in a file where the facts are cut into several. */
  readonly groups: readonly (readonly SourceRow[])[];
  /** A row of totals, and where it stands. */
  readonly total?: { readonly place: 'first' | 'last'; readonly row: SourceRow };
  readonly expected: readonly ExpectedFacts[];
}

export const SHOP = { merchant_id: 'm1' };
const DAYS = ['2026-02-28', '2026-09-01', '2026-09-02', '2026-10-31'];
const CLOCKS = ['00:00:00', '09:05:00', '10:30:59', '23:59:59'];
const BUYERS = ['jd_试样a', 'jd_试样b', '0012345', 'tom_买家'];
const AGENTS = ['客服1', 'shop_agent2'];

export function drawInstant(pen: Pen): string {
  return `${pen.pick(DAYS)} ${pen.pick(CLOCKS)}`;
}

/** As it is stored, where the business time zone is that of Shanghai. */
export function storedInstant(instant: string | null): string | null {
  return instant === null ? null : `${instant.replace(' ', 'T')}+08:00`;
}

/** Different ones out of many. */
export function drawDistinct(pen: Pen, count: number, make: (number: number) => string): string[] {
  return pen.shuffle(Array.from({ length: count * 2 }, (_, index) => make(index))).slice(0, count);
}

export function jdOrders(pen: Pen): RandomSource {
  const states = [['等待付款', 'placed'], ['等待出库', 'paid'], ['等待确认收货', 'shipped'], ['完成', 'completed'], ['(取消)等待出库', 'cancelled'], ['（取消）完成', 'cancelled']] as const;
  const [orders, lines]: [unknown[][], unknown[][]] = [[], []];
  const ids = drawDistinct(pen, 12, (number) => pen.pick(['310000000000000', '000000000000000']) + String(100 + number));
  const drawOrder = (order: string, note: string, parent: string | null, isParent: boolean): SourceRow[] => {
    const [state, status] = isParent ? (['(删除)等待出库', 'cancelled'] as const) : pen.pick(states);
    const isCash = pen.once(4);
    const [placedAt, paidAt, buyer] = [drawInstant(pen), pen.once(3) ? null : drawInstant(pen), pen.pick(BUYERS)];
    const amount = pen.integer(0, 9_999_999);
    orders.push([order, buyer, amount, status, isCash ? 'cash_on_delivery' : 'online', storedInstant(placedAt), storedInstant(paidAt), parent]);
    const skus = drawDistinct(pen, pen.integer(1, 3), (number) => String(100_012_043_970 + number));
    const bought = skus.map((sku) => ({ sku, quantity: pen.integer(1, 3), price: pen.integer(0, 99_999) }));
    for (const [index, { sku, quantity, price }] of bought.toSorted((left, right) => (left.sku < right.sku ? -1 : 1)).entries()) {
      lines.push([order, index + 1, sku, quantity, price * quantity]);
    }
    // Everything of the order is repeated on each of its lines, as the platform writes it.
    const whole = {
      order: pen.id(order),
      pay_method: pen.text(isCash ? '货到付款' : pen.pick(['在线支付', '公司转账'])),
      placed_at: pen.instant(placedAt),
      amount: pen.yuan(amount, 'amount'),
      status: pen.text(state),
      buyer: pen.text(buyer),
      children: pen.text(note),
      paid_at: paidAt === null ? pen.nothing(['', '--', '0001-01-01 00:00:00', '1970-01-01 08:00:00']) : pen.instant(paidAt),
    };
    return bought.map(({ sku, quantity, price }) => ({ ...whole, sku: pen.id(sku), quantity: pen.count(quantity), price: pen.yuan(price, 'price') }));
  };
  const groups = Array.from({ length: pen.integer(1, 4) }, () => {
    const [order = '', ...children] = ids.splice(0, 3);
    if (!pen.once(3)) return drawOrder(order, pen.pick(['', '--', '加急']), null, false);
    return [drawOrder(order, `${pen.pick(['', '请致电买家；'])}订单拆分为 ${children.join(pen.pick([' ', '，', ' , ']))}`, null, true), ...children.map((child) => drawOrder(child, '', order, false))].flat();
  });
  return {
    profile: 'jd-pop-orders',
    options: SHOP,
    stem: '订单导出',
    groups,
    expected: [
      { kind: 'orders', columns: 'order_id buyer_id amount_fen status pay_method placed_at paid_at parent_order_id', rows: orders },
      { kind: 'order_lines', columns: 'order_id line_no sku_id quantity amount_fen', rows: lines },
    ],
  };
}

export function jdShipping(pen: Pen): RandomSource {
  const sent = drawDistinct(pen, pen.integer(1, 5), (number) => `3100000000000${100 + number}`).map((order) => ({ order, at: pen.once(4) ? null : drawInstant(pen) }));
  return {
    profile: 'jd-shipping',
    options: SHOP,
    stem: '发货清单',
    groups: sent.map(({ order, at }) => [{ order: pen.id(order), outbound_at: at === null ? pen.nothing() : pen.instant(at) }]),
    expected: [{ kind: 'order_outbounds', columns: 'order_id outbound_at', rows: sent.flatMap(({ order, at }) => (at === null ? [] : [[order, storedInstant(at)]])) }],
  };
}

export function jdSkus(pen: Pen): RandomSource {
  const day = pen.pick(DAYS);
  const [inName, hasViews, shopInName] = [pen.once(2), !pen.once(3), pen.once(2)];
  const figures = drawDistinct(pen, pen.integer(1, 5), (number) => `10001204397${number % 10}`).map((sku) => ({ sku, visitors: pen.once(5) ? null : pen.integer(1, 99) * 1_000, views: pen.integer(0, 99_999), buyers: pen.once(3) ? 0 : pen.integer(0, 900) }));
  const name = pen.pick(['电饭煲 3L，白色', '蒸笼 "大"', '锅']);
  return {
    profile: 'jd-shangzhi-sku',
    options: shopInName ? {} : SHOP,
    stem: `${shopInName ? 'm1' : '试样旗舰店'}_商品明细_${day}_sku`,
    groups: figures.map(({ sku, visitors, views, buyers }) => [
      {
        ...(!inName && { day: pen.day(day) }),
        sku: pen.id(sku),
        sku_name: pen.text(name),
        visitors: visitors === null ? pen.nothing() : pen.count(visitors),
        ...(hasViews && { page_views: pen.count(views) }),
        ordering_buyers: buyers === 0 ? pen.nothing() : pen.count(buyers),
      },
    ]),
    total: { place: 'first', row: { sku: pen.text(pen.pick(['合计', '总计', '全部'])), visitors: pen.count(5) } },
    expected: [
      { kind: 'skus', columns: 'merchant_id sku_id name', rows: figures.map(({ sku }) => ['m1', sku, name]) },
      { kind: 'sku_traffic', columns: 'merchant_id day sku_id visitors page_views ordering_buyers', rows: figures.flatMap(({ sku, visitors, views, buyers }) => (visitors === null ? [] : [['m1', day, sku, visitors, hasViews ? views : null, buyers]])) },
    ],
  };
}

export function jdOverview(pen: Pen): RandomSource {
  const days = pen.shuffle(DAYS).map((day) => ({ day, gmv: pen.integer(0, 99_999_999), visitors: pen.integer(10, 900) * 1_000, buyers: pen.integer(0, 9_000), orders: pen.once(3) ? null : pen.integer(0, 999) }));
  return {
    profile: 'jd-shangzhi-overview',
    options: SHOP,
    stem: '交易概况_数据概览_全部渠道_2026年09月',
    groups: days.map(({ day, gmv, visitors, buyers, orders }) => [
      { day: pen.day(day), visitors: pen.count(visitors), ordering_buyers: pen.count(buyers), gmv: pen.yuan(gmv, 'gmv'), paid_orders: orders === null ? pen.nothing() : pen.count(orders) },
    ]),
    total: { place: 'first', row: { day: pen.text(pen.pick(['合计', '2026-09-01 至 2026-09-30', '2026/09/01~2026/09/30', '--'])), gmv: pen.yuan(1, 'gmv'), visitors: pen.count(7) } },
    expected: [{ kind: 'merchant_days', columns: 'day gmv_fen paid_orders visitors ordering_buyers', rows: days.map(({ day, gmv, visitors, buyers, orders }) => [day, gmv, orders, visitors, buyers]) }],
  };
}

export function jingzhuntong(level: 'account' | 'campaign' | 'sku', pen: Pen): RandomSource {
  const [days, caliber] = [pen.pick(['0', '1', '15', '30']), pen.pick(['click', 'order'])];
  const product = pen.pick([null, '京东快车', '推荐广告']);
  const campaigns = level === 'account' ? ['account'] : ['77001001', '0077001002', '77001003'];
  const spent = DAYS.flatMap((day) => campaigns.map((campaign) => ({ day, campaign, rows: Array.from({ length: pen.integer(0, 2) }, () => Array.from({ length: 5 }, () => pen.integer(0, 50) * pen.pick([1, 1_000]))) })));
  const drawRow = (day: string, campaign: string, [shown = 0, clicked = 0, cost = 0, orders = 0, amount = 0]: readonly number[]): SourceRow => ({
    day: pen.day(day),
    ...(level !== 'account' && { campaign: pen.id(campaign), campaign_name: pen.text(`快车-${campaign}`) }),
    ...(level === 'sku' && { clicked_sku: pen.id(pen.pick(['100012043978', '100012043979'])) }),
    ...(product !== null && { product_line: pen.text(product) }),
    impressions: pen.count(shown),
    clicks: pen.count(clicked),
    spend: pen.yuan(cost, 'spend'),
    orders: pen.count(orders),
    amount: pen.yuan(amount, 'amount'),
  });
  const filled = spent.filter(({ rows }) => rows.length > 0);
  const sum = (rows: readonly (readonly number[])[]) => rows.reduce<number[]>((sums, row) => row.map((figure, place) => figure + (sums[place] ?? 0)), []);
  return {
    profile: level === 'account' ? 'jd-jingzhuntong-account' : level === 'sku' ? 'jd-jingzhuntong-sku' : 'jd-jingzhuntong',
    options: { ...SHOP, days, caliber },
    stem: '计划报表',
    groups: filled.map(({ day, campaign, rows }) => rows.map((row) => drawRow(day, campaign, row))),
    total: { place: 'last', row: { day: pen.text(pen.pick(['合计', '总计', '汇总'])), spend: pen.yuan(5, 'spend') } },
    expected: [{ kind: 'ad_spend', columns: 'day product campaign_id impressions clicks spend_fen attributed_orders attributed_fen attribution', rows: filled.map(({ day, campaign, rows }) => [day, product ?? '京准通', campaign, ...sum(rows), `${days}d ${caliber}`]) }],
  };
}

export function jdMessages(pen: Pen): RandomSource {
  const senders = [['顾客', 'buyer'], ['客服', 'agent'], ['机器人', 'robot'], ['系统', 'system']] as const;
  const hasRecalled = !pen.once(3);
  const messages = drawDistinct(pen, pen.integer(1, 8), (number) => `msg-${number}`).map((message) => ({ message, buyer: pen.pick(BUYERS), agent: pen.pick(AGENTS), at: drawInstant(pen), sender: pen.pick(senders), isRecalled: hasRecalled && pen.once(4) }));
  const kept = messages.filter(({ isRecalled }) => !isRecalled);
  return {
    profile: 'jd-chat-messages',
    options: SHOP,
    stem: '聊天记录',
    groups: messages.map(({ message, buyer, agent, at, sender, isRecalled }) => [
      { message: pen.text(message), buyer: pen.text(buyer), agent: pen.text(agent), sent_at: pen.instant(at), sender: pen.text(sender[0]), ...(hasRecalled && { recalled: pen.text(isRecalled ? '是' : pen.pick(['否', '', '--'])) }) },
    ]),
    expected: [
      { kind: 'chat_messages', columns: 'message_id buyer_id agent_id sent_at sender', rows: kept.map(({ message, buyer, agent, at, sender }) => [message, buyer, agent, storedInstant(at), sender[1]]) },
      { kind: 'chat_coverage', columns: 'merchant_id day', rows: [...new Set(kept.map(({ at }) => at.slice(0, 10)))].map((day) => ['m1', day]) },
    ],
  };
}

export function jdSessions(pen: Pen): RandomSource {
  const sessions = drawDistinct(pen, pen.integer(1, 5), (number) => `500${10 + number}`).map((session) => ({ session, buyer: pen.pick(BUYERS), agent: pen.pick(AGENTS), day: pen.pick(DAYS), byAgent: pen.once(2), ofBuyer: pen.integer(0, 3), ofAgent: pen.integer(0, 3), answers: pen.once(2) }));
  const at = (day: string, minute: number) => `${day} 10:${String(minute).padStart(2, '0')}:00`;
  const messages = sessions.flatMap(({ session, buyer, agent, day, byAgent, ofBuyer, ofAgent, answers }) => {
    const write = (number: number, minute: number, sender: string) => [`${session}/${agent}/${number}`, buyer, agent, storedInstant(at(day, minute)), sender];
    return [
      ...(byAgent && ofAgent > 0 ? [write(1, 0, 'agent')] : []),
      ...(ofBuyer > 0 ? [write(2, byAgent ? 30 : 0, 'buyer')] : []),
      ...(!byAgent && ofAgent > 0 ? [write(3, answers ? 5 : 0, 'agent')] : []),
      ...(ofAgent > 1 ? [write(4, 30, 'agent')] : []),
    ];
  });
  return {
    profile: 'jd-chat-sessions',
    options: SHOP,
    stem: '会话列表',
    groups: sessions.map(({ session, buyer, agent, day, byAgent, ofBuyer, ofAgent, answers }) => [
      {
        session: pen.text(session),
        buyer: pen.text(buyer),
        agent: pen.text(agent),
        began_at: pen.instant(at(day, 0)),
        ended_at: pen.instant(at(day, 30)),
        replied_at: answers ? pen.instant(at(day, 5)) : pen.nothing(),
        buyer_wrote: pen.text(ofBuyer === 0 ? pen.pick(['0', '', '--']) : String(ofBuyer)),
        agent_wrote: pen.text(ofAgent === 0 ? pen.pick(['0', '', '--']) : String(ofAgent)),
        by_agent: pen.text(byAgent ? pen.pick(['客服', '商家']) : '顾客'),
      },
    ]),
    total: { place: 'last', row: { session: pen.text('合计'), buyer_wrote: pen.text('9') } },
    expected: [
      { kind: 'chat_messages', columns: 'message_id buyer_id agent_id sent_at sender', rows: messages },
      { kind: 'chat_coverage', columns: 'merchant_id day', rows: [...new Set(sessions.map(({ day }) => day))].map((day) => ['m1', day]) },
    ],
  };
}
