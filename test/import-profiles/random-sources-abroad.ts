import { createHmac } from 'node:crypto';
import type { RandomSource, SourceRow } from './random-sources.js';
import { SHOP, drawDistinct, drawInstant, storedInstant } from './random-sources.js';
import type { Cell, Pen } from './written-cells.js';

/** The secret of the deployment that digests of buyers are made with here. */
export const SECRET = Buffer.alloc(32, 7);

const EMAILS = ['ada@sample.example', 'bob@sample.example'];
const NONE: Cell = { text: '' };

function digestOf(email: string): string {
  return createHmac('sha256', SECRET).update(JSON.stringify({ digest: [email] })).digest('hex').slice(0, 24);
}

function writeEmail(pen: Pen, email: string): Cell {
  return pen.text(pen.pick([email, email.toUpperCase(), ` ${email} `]));
}

/** A time as it is at another place. */
function atPlace(instant: string, hours: number): string {
  return new Date(Date.parse(`${instant.replace(' ', 'T')}+08:00`) + hours * 3_600_000).toISOString().slice(0, 19);
}

function yuan(pen: Pen, fen: number): Cell {
  const value = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
  return { text: pen.pick([value, value.replace(/\.00$/, '')]), number: { value, isDate: false } };
}

interface BoughtItem {
  readonly sku: string;
  readonly quantity: number;
  readonly price: number;
  readonly discount: number;
}

function drawItems(pen: Pen): BoughtItem[] {
  return drawDistinct(pen, pen.integer(1, 3), (number) => `SKU-${number}`).map((sku) => {
    const [quantity, price] = [pen.integer(1, 3), pen.integer(0, 20_000)];
    return { sku, quantity, price, discount: pen.integer(0, price * quantity) };
  });
}

function linesOf(order: string, items: readonly BoughtItem[], isDiscounted: boolean): unknown[][] {
  return items
    .toSorted((left, right) => (left.sku < right.sku ? -1 : 1))
    .map(({ sku, quantity, price, discount }, index) => [order, index + 1, sku, quantity, price * quantity - (isDiscounted ? discount : 0)]);
}

const ORDERS = 'order_id buyer_id amount_fen refunded_fen status pay_method placed_at paid_at';
const LINES = 'order_id line_no sku_id quantity amount_fen';

export function shopify(pen: Pen): RandomSource {
  const paidStates = [['pending', '', 'placed'], ['paid', 'fulfilled', 'shipped'], ['paid', 'unfulfilled', 'paid'], ['refunded', 'fulfilled', 'refunded'], ['voided', '', 'cancelled']] as const;
  const [orders, lines]: [unknown[][], unknown[][]] = [[], []];
  const groups = drawDistinct(pen, pen.integer(1, 4), (number) => `#10${10 + number}`).map((order) => {
    const [email, items] = [pen.pick([...EMAILS, '']), drawItems(pen)];
    const [placedAt, paidAt, total, refunded] = [drawInstant(pen), pen.once(3) ? null : drawInstant(pen), pen.integer(0, 99_999), pen.integer(0, 999)];
    const [paid, sent, status] = pen.pick(paidStates);
    const [isCash, isCancelled] = [pen.once(3), pen.once(4)];
    const write = (instant: string | null) => (instant === null ? NONE : pen.text(`${atPlace(instant, -4).replace('T', ' ')} -0400`));
    orders.push([order, email === '' ? order : digestOf(email), total, refunded, isCancelled ? 'cancelled' : status, isCash ? 'cash_on_delivery' : 'online', storedInstant(placedAt), storedInstant(paidAt)]);
    lines.push(...linesOf(order, items, true));
    return items.map(({ sku, quantity, price, discount }, index): SourceRow => ({
      order: pen.text(order),
      email: email === '' ? NONE : writeEmail(pen, email),
      placed_at: write(placedAt),
      // What is of the order stands on its first row alone.
      paid_at: index === 0 ? write(paidAt) : NONE,
      cancelled: index === 0 && isCancelled ? write(placedAt) : NONE,
      paid_status: pen.text(index === 0 ? paid : ''),
      sent_status: pen.text(index === 0 ? sent : ''),
      pay_method: pen.text(index > 0 ? '' : isCash ? 'Cash on Delivery (COD)' : 'Shopify Payments'),
      amount: index === 0 ? yuan(pen, total) : NONE,
      refunded: index === 0 ? yuan(pen, refunded) : NONE,
      quantity: pen.text(String(quantity)),
      item_name: pen.text('Rice cooker, "white"'),
      price: yuan(pen, price),
      sku: pen.text(sku),
      item_discount: yuan(pen, discount),
    }));
  });
  return { profile: 'shopify-orders', options: SHOP, stem: 'orders_export', groups, expected: [{ kind: 'orders', columns: ORDERS, rows: orders }, { kind: 'order_lines', columns: LINES, rows: lines }] };
}

export function wooCommerce(pen: Pen): RandomSource {
  const states = [['Pending payment', 'placed', false], ['Processing', 'paid', true], ['wc-completed', 'completed', true], ['Cancelled', 'cancelled', false], ['Refunded', 'refunded', true]] as const;
  const [orders, lines]: [unknown[][], unknown[][]] = [[], []];
  const isRepeated = pen.once(2);
  const groups = drawDistinct(pen, pen.integer(1, 4), (number) => String(501 + number)).map((order) => {
    const [email, items, placedAt, total, refunded] = [pen.pick(EMAILS), drawItems(pen), drawInstant(pen), pen.integer(0, 99_999), pen.integer(0, 999)];
    const [state, status, isPaid] = pen.pick(states);
    const isCash = pen.once(3);
    const [, year = '', month = '', date = '', clock = ''] = /^(\d+)-(\d+)-(\d+) (.*)$/.exec(placedAt) ?? [];
    orders.push([order, digestOf(email), total, refunded, status, isCash ? 'cash_on_delivery' : 'online', storedInstant(placedAt), isPaid ? storedInstant(placedAt) : null]);
    lines.push(...linesOf(order, items, false));
    const whole = { email: writeEmail(pen, email), placed_at: pen.text(pen.pick([placedAt, `${month}/${date}/${year} ${clock}`])), status: pen.text(state), pay_method: pen.text(isCash ? 'Cash on delivery' : 'Credit card'), amount: yuan(pen, total), refunded: yuan(pen, refunded) };
    const blank = Object.fromEntries(Object.keys(whole).map((field) => [field, NONE])) as typeof whole;
    return items.map(({ sku, quantity, price }, index): SourceRow => ({ order: pen.text(order), ...(index === 0 || isRepeated ? whole : blank), sku: pen.text(sku), quantity: pen.text(String(quantity)), price: yuan(pen, price) }));
  });
  return { profile: 'woocommerce-orders', options: SHOP, stem: 'orders-2026-09-01', groups, expected: [{ kind: 'orders', columns: ORDERS, rows: orders }, { kind: 'order_lines', columns: LINES, rows: lines }] };
}

export function amazon(pen: Pen): RandomSource {
  const states = [['Pending', 'placed', false], ['Unshipped', 'paid', true], ['Shipped', 'shipped', true], ['Shipped - Delivered to Buyer', 'completed', true], ['Cancelled', 'cancelled', false]] as const;
  const [orders, lines]: [unknown[][], unknown[][]] = [[], []];
  const groups = drawDistinct(pen, pen.integer(1, 4), (number) => `111-000000${number}-0000001`).map((order) => {
    const [items, placedAt, freight] = [drawItems(pen), drawInstant(pen), pen.integer(0, 999)];
    const [state, status, isPaid] = pen.pick(states);
    const total = items.reduce((sum, { price, discount }) => sum + price * 3 - Math.min(discount, price * 3) + freight, 0);
    orders.push([order, order, total, null, status, 'online', storedInstant(placedAt), isPaid ? storedInstant(placedAt) : null]);
    lines.push(...items.toSorted((left, right) => (left.sku < right.sku ? -1 : 1)).map(({ sku, quantity, price, discount }, index) => [order, index + 1, sku, quantity, price * 3 - Math.min(discount, price * 3)]));
    return items.map(({ sku, quantity, price, discount }): SourceRow => ({
      order: pen.text(order),
      placed_at: pen.text(`${atPlace(placedAt, 0)}${pen.pick(['+00:00', 'Z'])}`),
      status: pen.text(state),
      sku: pen.text(sku),
      quantity: pen.text(String(quantity)),
      item_price: yuan(pen, price * 3),
      shipping_price: yuan(pen, freight),
      item_discount: yuan(pen, Math.min(discount, price * 3)),
    }));
  });
  return { profile: 'amazon-orders', options: SHOP, stem: 'AllOrders1', groups, expected: [{ kind: 'orders', columns: ORDERS, rows: orders }, { kind: 'order_lines', columns: LINES, rows: lines }] };
}

const DAYS = ['2026-02-28', '2026-09-01', '2026-10-31'];
const SPEND = 'day product campaign_id impressions clicks spend_fen attributed_orders attributed_fen';

function drawSpend(pen: Pen): { day: string; campaign: string; figures: readonly [number, number, number, number, number] }[] {
  return DAYS.flatMap((day) => ['20000000001', '20000000002'].map((campaign) => ({ day, campaign, figures: [pen.integer(0, 99_999), pen.integer(0, 999), pen.integer(0, 99_999), pen.integer(0, 50), pen.integer(0, 99_999)] as const }))).slice(0, pen.integer(1, 6));
}

function american(pen: Pen, day: string): Cell {
  const [year, month, date] = day.split('-').map(Number);
  const short = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][(month ?? 1) - 1];
  return pen.day(day, [`${month}/${date}/${year}`, `${short} ${date}, ${year}`]);
}

export function googleAds(pen: Pen): RandomSource {
  const spent = drawSpend(pen);
  return {
    profile: 'google-ads-daily',
    options: SHOP,
    stem: 'Campaign report',
    groups: spent.map(({ day, campaign, figures: [shown, clicked, cost, orders, value] }) => [
      { day: american(pen, day), campaign: pen.text(campaign), campaign_name: pen.text('Rice, steam'), impressions: pen.count(shown), clicks: pen.count(clicked), cost: yuan(pen, cost), conversions: pen.text(pen.pick([String(orders), `${orders}.00`, `${orders}.49`])), value: yuan(pen, value) },
    ]),
    total: { place: 'last', row: { day: pen.text(pen.pick(['Total: Campaigns', 'Total: Account', '--'])), cost: yuan(pen, 5) } },
    expected: [{ kind: 'ad_spend', columns: SPEND, rows: spent.map(({ day, campaign, figures }) => [day, 'google-ads', campaign, ...figures]) }],
  };
}

export function metaAds(pen: Pen): RandomSource {
  const spent = drawSpend(pen);
  const write = (figure: number, cell: (figure: number) => Cell) => (figure === 0 ? pen.nothing() : cell(figure));
  return {
    profile: 'meta-ads-daily',
    options: SHOP,
    stem: 'shop-Campaigns-Sep',
    groups: spent.map(({ day, campaign, figures: [shown, clicked, cost, orders, value] }) => [
      {
        day: pen.day(day),
        last_day: pen.day(day),
        campaign: pen.text(campaign),
        campaign_name: pen.text('Autumn, broad'),
        impressions: write(shown, (figure) => pen.count(figure)),
        clicks: write(clicked, (figure) => pen.count(figure)),
        spend: write(cost, (figure) => yuan(pen, figure)),
        purchases: write(orders, (figure) => pen.count(figure)),
        value: write(value, (figure) => yuan(pen, figure)),
      },
    ]),
    total: { place: 'first', row: { day: pen.text('2026-09-01'), last_day: pen.text('2026-09-30'), spend: yuan(pen, 5) } },
    expected: [{ kind: 'ad_spend', columns: SPEND, rows: spent.map(({ day, campaign, figures }) => [day, 'meta-ads', campaign, ...figures]) }],
  };
}
