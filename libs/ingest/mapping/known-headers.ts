import type { KindName } from '../kind.js';
import { builtInProfiles } from '../profiles.js';

/**
 * What columns of other systems are commonly called, by the canonical column that they hold: for proposing a profile of an unknown file.
 * The first that a file has counts.
 */
type Headers = Readonly<Record<string, readonly string[]>>;

const MERCHANT = ['merchant_id', '商家ID', '商家编号', '店铺ID', '店铺编号', '商家', '店铺', '店铺名称', '店铺名', '商家名称', 'Shop ID', 'Store ID', 'Shop', 'Store', 'Seller ID', 'Merchant ID'];
const DAY = ['day', '日期', '统计日期', '数据日期', '时间', 'Date', 'Day', 'Reporting starts'];
const SKU = ['sku_id', 'SKU', 'SKU编码', 'SKUID', 'SKU ID', '商品ID', '商品编号', '商品编码', '货号', 'Lineitem sku', 'Item SKU', 'Product SKU', 'Product ID', 'Item ID', 'ASIN', '宝贝ID', '规格编码', '商家编码'];
const ORDER = ['order_id', '订单号', '订单编号', '主订单编号', '订单ID', '单号', 'Order ID', 'Order Number', 'Order No', 'Order', 'order-id', 'Transaction ID', 'Name'];
const VISITORS = ['visitors', '访客数', '商品访客数', '访客人数', '浏览人数', 'UV', 'Visitors', 'Users', 'Sessions'];
const BUYERS = ['ordering_buyers', '成交客户数', '成交人数', '支付买家数', '支付客户数', 'Purchasers', 'Buyers'];

const COMMON_HEADERS: Readonly<Partial<Record<KindName, Headers>>> = {
  orders: {
    order_id: ORDER,
    merchant_id: MERCHANT,
    buyer_id: ['buyer_id', '下单帐号', '下单账号', '买家账号', '买家昵称', '买家会员名', '客户ID', '用户ID', 'Customer ID', 'Buyer ID', '会员名', '买家', '客户', '会员ID', 'User ID', 'Visitor ID', 'Customer', 'Username'],
    placed_at: ['placed_at', '下单时间', '订单创建时间', '创建时间', 'Created at', 'Order Date', 'purchase-date', 'order_purchase_timestamp', '成交时间', '订单时间', '拍下时间'],
    paid_at: ['paid_at', 'order_approved_at', '付款确认时间', '付款时间', '支付时间', 'Paid at', 'payments-date'],
    outbound_at: ['outbound_at', '出库时间', '发货时间', 'Fulfilled at', 'Shipped Date', 'shipment-date'],
    status: ['status', '订单状态', '交易状态', 'Order Status', 'Financial Status', 'order-status'],
    pay_method: ['pay_method', '支付方式', '付款方式', 'Payment Method', 'payment-method'],
    amount: ['amount', '订单金额', '实付金额', '应付金额', '买家实付金额', '总金额', 'Total', 'Order Total', 'Order Total Amount', '成交金额', '支付金额', '金额', 'Amount', 'Grand Total', 'Revenue', 'order-total'],
    refunded_amount: ['refunded_amount', '退款金额', '已退金额', 'Refunded Amount'],
    parent_order_id: ['parent_order_id', '父订单号', '原订单号'],
  },
  order_lines: {
    order_id: ORDER,
    merchant_id: MERCHANT,
    line_no: ['line_no', '行号', '序号', 'order-item-id'],
    sku_id: SKU,
    quantity: ['quantity', '订购数量', '商品数量', '购买数量', '宝贝数量', '数量', '件数', 'Lineitem quantity', 'Quantity', 'Qty', 'quantity-purchased'],
    // Of one piece: times the quantity it is the amount.
    price: ['price', '京东价', '单价', '商品单价', '成交单价', '销售单价', '宝贝单价', 'Lineitem price', 'Unit Price', 'Item Cost', 'Price'],
    amount: ['amount', '商品金额', '商品总额', '小计', 'Item Total', 'item-price', 'Line Total', 'Subtotal'],
  },
  merchant_days: {
    day: DAY,
    merchant_id: MERCHANT,
    gmv: ['gmv', '成交金额', '支付金额', '销售额', '交易金额', 'Total sales', 'Net sales', 'Revenue', 'Total transaction revenue'],
    paid_orders: ['paid_orders', '成交单量', '支付订单数', '成交订单数', '支付子订单数', '订单数', 'Orders', 'Transactions'],
    outbound_orders: ['outbound_orders', '出库单量', '出库订单数', '发货单量'],
    outbound_units: ['outbound_units', '出库件数', '发货件数'],
    visitors: VISITORS,
    ordering_buyers: BUYERS,
  },
  sku_traffic: {
    day: DAY,
    merchant_id: MERCHANT,
    sku_id: SKU,
    visitors: VISITORS,
    page_views: ['page_views', '浏览量', '商品浏览量', 'Page views', 'Pageviews'],
    ordering_buyers: BUYERS,
  },
  ad_spend: {
    day: DAY,
    merchant_id: MERCHANT,
    product: ['product', '产品线', '推广产品', '广告产品', 'Campaign type'],
    campaign_id: ['campaign_id', '计划ID', '推广计划ID', '推广计划', '计划名称', '计划', 'Campaign ID', 'Campaign', 'Campaign name', 'Campaign number'],
    impressions: ['impressions', '展现数', '展现量', '展示量', '曝光量', '曝光', '展现', 'Impressions', 'Impr.', 'Displays'],
    clicks: ['clicks', '点击数', '点击量', '点击', 'Clicks', 'Link clicks'],
    spend: ['spend', '花费', '总费用', '消耗', '消费', '费用', '推广费', '广告费', 'Cost', 'Amount spent', 'Spend'],
    attributed_orders: ['attributed_orders', '总订单行', '总成交笔数', '成交订单数', '成交笔数', '订单量', '订单数', 'Conversions', 'Purchases', 'Orders', 'Post click conversions'],
    attributed_amount: ['attributed_amount', '总订单金额', '总成交金额', '成交金额', '交易额', 'Conv. value', 'Purchases conversion value', 'Sales', 'Post click sales amount'],
  },
  chat_messages: {
    message_id: ['message_id', '消息ID', '消息编号', 'Message ID'],
    merchant_id: MERCHANT,
    buyer_id: ['buyer_id', '客户', '顾客', '买家账号', '买家昵称', '客户账号', '顾客账号', '访客', 'Customer', 'Customer ID'],
    agent_id: ['agent_id', '客服', '客服账号', '接待客服', 'Agent'],
    sent_at: ['sent_at', '发送时间', '消息时间', '时间', 'Sent at', 'Timestamp'],
    sender: ['sender', '发送方', '发送人类型', '消息方向', 'Sender', 'Direction'],
  },
  order_outbounds: {
    order_id: ORDER,
    merchant_id: MERCHANT,
    outbound_at: ['outbound_at', '出库时间', '发货时间', '揽收时间', 'Shipped at', 'Shipped Date', 'shipment-date', 'order_delivered_carrier_date'],
  },
  skus: {
    sku_id: SKU,
    merchant_id: MERCHANT,
    name: ['name', '商品名称', 'SKU名称', 'Product name', 'Title'],
    category: ['category', '三级类目', '类目', '商品类目', 'Category', 'Product type'],
  },
  agents: {
    agent_id: ['agent_id', '客服账号', '客服ID', '客服', 'Agent'],
    merchant_id: MERCHANT,
    name: ['name', '客服姓名', '客服昵称', '姓名'],
  },
};

/**
 * What only the file itself can say of a fact of a kind: one of each list. A table that lacks it is of another kind, however many other
 * columns it has.
 */
export const ESSENTIAL: Readonly<Partial<Record<KindName, readonly (readonly string[])[]>>> = {
  orders: [['order_id'], ['placed_at', 'paid_at'], ['amount', 'status']],
  order_lines: [['order_id'], ['sku_id'], ['quantity']],
  order_outbounds: [['order_id'], ['outbound_at']],
  merchant_days: [['day'], ['gmv', 'paid_orders', 'outbound_orders', 'outbound_units', 'visitors']],
  sku_traffic: [['day'], ['sku_id'], ['visitors']],
  ad_spend: [['day'], ['spend'], ['impressions', 'clicks', 'campaign_id']],
  chat_messages: [['buyer_id'], ['agent_id'], ['sent_at'], ['sender']],
  skus: [['sku_id'], ['name', 'category']],
  agents: [['agent_id'], ['name']],
};

let known: Readonly<Partial<Record<KindName, Headers>>> | null = null;

/** What the columns of each kind are called: commonly, and in the built-in profiles. */
export function knownHeaders(): Readonly<Partial<Record<KindName, Headers>>> {
  if (known !== null) return known;
  const merged: Partial<Record<KindName, Record<string, string[]>>> = {};
  for (const [kind, headers] of Object.entries(COMMON_HEADERS)) {
    merged[kind as KindName] = Object.fromEntries(Object.entries(headers).map(([column, aliases]) => [column, [...aliases]]));
  }
  for (const { facts, fields } of builtInProfiles()) {
    for (const { kind, columns } of facts) {
      for (const [column, source] of Object.entries(columns)) {
        const field = typeof source === 'string' ? fields[source] : undefined;
        if (field !== undefined) merged[kind as KindName]?.[column]?.push(...field.header);
      }
    }
  }
  known = merged;
  return known;
}

/** Words in the headers of columns that hold what the product must not have. */
const PERSONAL = /姓名|昵称|收货|收件|地址|电话|手机|联系|身份证|邮编|发票|备注|留言|微信|邮箱|消息内容|first.?name|last.?name|(?:billing|shipping|customer|buyer|recipient|user|full|contact).*name|address|street|city|zip|post.?code|postal|phone|mobile|e-?mail|\bnotes?\b|company|province|^ship.*(?:state|country)|(?:billing|shipping).*(?:state|country)/i;

/** Whether a header sounds like personal data. */
export function soundsPersonal(header: string): boolean {
  return PERSONAL.test(header);
}

/** Whether a header sounds like the addresses that some shops know their buyers by alone. */
export function soundsLikeMail(header: string): boolean {
  return /e-?mail|邮箱/i.test(header);
}

/** Whether a header sounds like a time. */
export function soundsLikeTime(header: string): boolean {
  return /时间|日期|date|time|epoch|(?:^|[_\s])(?:at|day)$/i.test(header.trim());
}

/** How paying at the door is commonly called. */
export const CASH_ON_DELIVERY = /货到付款|先货后款|\bcod\b|cash on delivery/i;

/** What the statuses of orders are commonly called. */
export const KNOWN_CHOICES: Readonly<Record<string, readonly (readonly [pattern: RegExp, meaning: string])[]>> = {
  order_status: [
    [/^[（(]删除|取消|关闭|作废|cancel|void|failed|trash/i, 'cancelled'],
    [/退款成功|已退款|refunded/i, 'refunded'],
    [/待付款|等待付款|未付款|未支付|pending|unpaid|on-hold/i, 'placed'],
    [/待发货|等待出库|待出库|已付款|已支付|等待发货|paid|processing|unshipped|authorized/i, 'paid'],
    [/已发货|已出库|待收货|等待确认收货|等待收货|运输|shipped|fulfilled|shipping/i, 'shipped'],
    [/完成|已签收|交易成功|complete|delivered/i, 'completed'],
  ],
  message_sender: [
    [/机器人|智能|robot|bot/i, 'robot'],
    [/系统|system/i, 'system'],
    [/客服|商家|坐席|agent|seller|out/i, 'agent'],
    [/客户|顾客|买家|用户|buyer|customer|in/i, 'buyer'],
  ],
};
