import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readMappingProfile } from '#libs/ingest/mapping/mapping-profile.js';
import type { Imports } from '../../test/support/imports.js';
import { openImports } from '../../test/support/imports.js';
import { RuleVersions } from '#libs/rules/rule-versions.js';
import type { Definition } from './definition.rule.js';
import type { ComparedFigure, ReportFindings } from './reconciliations.js';
import { Reconciliations } from './reconciliations.js';
import { salesFigures } from './sales-definitions.rule.js';

/** SQL against a slow and obvious reference, on random orders: whatever definition a report was made by, it is found and explains the report. */

let imports: Imports;

beforeAll(async () => {
  imports = await openImports();
});
afterAll(() => imports.close());

const MINUTES_OF_DAY = 1440;
const DAYS = ['2026-07-01', '2026-07-02', '2026-07-03', '2026-07-04', '2026-07-05', '2026-07-06'];
const SHOPS = ['m1', 'm2'];
const FIGURES = ['gmv', 'paid_orders', 'paid_units', 'placed_amount', 'placed_orders', 'outbound_amount', 'outbound_orders', 'ordering_buyers'] as const;
type Figure = (typeof FIGURES)[number];

const PROFILE = readMappingProfile(
  `profile: any-report
title: { en: any report, zh: 任意报表 }
fields:
  day: { header: day, type: day }
  shop: { header: shop, type: id }
${FIGURES.map((figure) => `  ${figure}: { header: ${figure}, type: ${figure === 'gmv' || figure.endsWith('_amount') ? 'yuan' : 'count'}, optional: true }`).join('\n')}
facts: []
reconciles:
  by: { day: day, merchant_id: shop }
  figures: { ${FIGURES.map((figure) => `${figure}: ${figure}`).join(', ')} }
`,
  'any-report.yaml',
);

/** Moments are minutes since the first of the days began. */
interface Order {
  readonly shop: string;
  readonly id: string;
  readonly buyer: string;
  readonly placed: number;
  readonly paid: number | null;
  readonly sent: number | null;
  /** Whether a shipping list says when it was sent out. */
  readonly isListed: boolean;
  readonly status: string;
  readonly isCash: boolean;
  readonly fen: number;
  readonly refundedFen: number | null;
  readonly isFlagged: boolean;
  readonly parent: string | null;
  readonly pieces: number;
}

const later = fc.option(fc.constantFrom(0, 3, 600, MINUTES_OF_DAY, 2 * MINUTES_OF_DAY), { freq: 6, nil: null });
const anyOrders: fc.Arbitrary<Order[]> = fc
  .array(
    fc.record({
      shop: fc.constantFrom(...SHOPS),
      buyer: fc.constantFrom('ann', 'bob', 'eve'),
      placed: fc.tuple(fc.nat(3), fc.constantFrom(1, 200, 900, MINUTES_OF_DAY - 2)).map(([day, minutes]) => day * MINUTES_OF_DAY + minutes),
      paidAfter: later,
      sentAfter: later,
      isListed: fc.boolean(),
      status: fc.constantFrom('placed', 'paid', 'completed', 'completed', 'cancelled', 'refunded'),
      isCash: fc.nat(4).map((number) => number === 0),
      fen: fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 900_000 }) }, { weight: 1, arbitrary: fc.constant(0) }),
      refunded: fc.option(fc.constantFrom(0, 0.5, 1), { freq: 2, nil: null }),
      isFlagged: fc.nat(6).map((number) => number === 0),
      parent: fc.option(fc.nat(40), { freq: 5, nil: null }),
      pieces: fc.nat(3),
    }),
    { minLength: 1, maxLength: 60, size: 'max' },
  )
  .map((sketches) =>
    sketches.map(({ paidAfter, sentAfter, refunded, parent, ...order }, index) => ({
      ...order,
      id: String(index),
      paid: paidAfter === null ? null : order.placed + paidAfter,
      sent: sentAfter === null ? null : order.placed + sentAfter,
      refundedFen: refunded === null ? null : Math.floor(order.fen * refunded),
      parent: parent === null || parent === index ? null : String(parent),
    })),
  );

/** Answers to one question or two other than ours. */
const anyChanges = fc.subarray(
  [
    { cancelled: 'counted' },
    { cancelled: 'later' },
    { refunds: 'deducted' },
    { day: 'placed-of-paid' },
    { day: 'placed' },
    { day: 'sent-out' },
    { 'cash-on-delivery': 'sent-out' },
    { 'cash-on-delivery': 'received' },
    { splits: 'parents' },
    { splits: 'both' },
    { flagged: 'left-out' },
    { 'zero-amount': 'counted' },
  ] as Definition[],
  { minLength: 0, maxLength: 2 },
);

const dayOf = (minutes: number | null) => (minutes === null ? null : (DAYS[Math.floor(minutes / MINUTES_OF_DAY)] ?? null));

/** A figure of a shop and day, counted order by order. */
function count(orders: readonly Order[], figure: Figure, definition: Definition, shop: string, day: string): number {
  const own = orders.filter((order) => order.shop === shop);
  const counted = own.filter((order) => {
    const paid = order.isCash ? order.placed : order.paid;
    const listedOn = {
      paid: order.isCash && definition['cash-on-delivery'] === 'sent-out' ? order.sent : order.isCash && definition['cash-on-delivery'] === 'received' ? order.paid : paid,
      'placed-of-paid': paid === null ? null : order.placed,
      placed: order.placed,
      'sent-out': order.sent,
    }[definition['day'] ?? ''];
    const wasCancelledLater = (dayOf(order.sent ?? null) ?? '') > day;
    const isParent = own.some(({ parent }) => parent === order.id);
    const isChild = !isParent && order.parent !== null && own.some(({ id }) => id === order.parent);
    return (
      dayOf(listedOn ?? null) === day &&
      (order.status !== 'cancelled' || definition['cancelled'] === 'counted' || (definition['cancelled'] === 'later' && wasCancelledLater)) &&
      (!isParent || ['parents', 'both'].includes(definition['splits'] ?? '')) &&
      (!isChild || ['children', 'both'].includes(definition['splits'] ?? '')) &&
      (!order.isFlagged || definition['flagged'] === 'counted') &&
      (order.fen > 0 || definition['zero-amount'] === 'counted')
    );
  });
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const refundOf = ({ refundedFen, status, fen }: Order) => refundedFen ?? (status === 'refunded' || status === 'cancelled' ? fen : 0);
  if (figure === 'ordering_buyers') return new Set(counted.map(({ buyer }) => buyer)).size;
  if (figure === 'paid_units') return sum(counted.map(({ pieces }) => pieces));
  if (figure.endsWith('_orders')) return counted.length;
  return sum(counted.map((order) => order.fen - (definition['refunds'] === 'deducted' ? refundOf(order) : 0)));
}

const writeMoment = (minutes: number | null) => (minutes === null ? '' : new Date(Date.parse('2026-07-01T00:00:00Z') + minutes * 60_000).toISOString().slice(0, 19).replace('T', ' '));
const yuan = (fen: number | null) => (fen === null ? '' : (fen / 100).toFixed(2));
const isAmount = (figure: Figure) => figure === 'gmv' || figure.endsWith('_amount');

async function bringIn(orders: readonly Order[]): Promise<void> {
  await imports.empty();
  const header = 'order_id,merchant_id,buyer_id,placed_at,paid_at,outbound_at,status,pay_method,amount,refunded_amount,flagged,parent_order_id';
  const rows = orders.map((order) =>
    [order.id, order.shop, order.buyer, writeMoment(order.placed), writeMoment(order.paid), order.isListed ? '' : writeMoment(order.sent), order.status, order.isCash ? 'cash_on_delivery' : 'online', yuan(order.fen), yuan(order.refundedFen), order.isFlagged, order.parent ?? ''].join(','),
  );
  await imports.bringIn('orders', 'orders.csv', [header, ...rows, ''].join('\n'));
  const listed = orders.filter(({ isListed, sent }) => isListed && sent !== null).map(({ shop, id, sent }) => `${shop},${id},${writeMoment(sent)}`);
  if (listed.length > 0) await imports.bringIn('order_outbounds', 'order_outbounds.csv', ['merchant_id,order_id,outbound_at', ...listed, ''].join('\n'));
  const lines = orders.map(({ shop, id, pieces }) => `${shop},${id},1,k,${pieces},0`);
  await imports.bringIn('order_lines', 'order_lines.csv', ['merchant_id,order_id,line_no,sku_id,quantity,amount', ...lines, ''].join('\n'));
}

interface Reconciled {
  readonly findings: ReportFindings;
  readonly figures: readonly ComparedFigure[];
}

async function reconcile(rows: readonly (readonly string[])[]): Promise<Reconciled> {
  const path = join(imports.folder, 'report.csv');
  writeFileSync(path, [['day', 'shop', ...FIGURES], ...rows].map((row) => `${row.join(',')}\n`).join(''));
  const reconciliations = new Reconciliations(imports.database, new RuleVersions(imports.database));
  const request = { profile: PROFILE, path, options: {}, days: {}, toleranceFen: 0, onProgress: () => undefined };
  return reconciliations.reconcile(request, async (findings, read) => {
    const figures: ComparedFigure[] = [];
    for await (const some of read()) figures.push(...some);
    return { findings, figures };
  });
}

it('finds the definition of a report, and explains every day of it in parts that add up', async () => {
  await fc.assert(
    fc.asyncProperty(anyOrders, anyChanges, async (orders, changes) => {
      await bringIn(orders);
      const shops = SHOPS.filter((shop) => orders.some((order) => order.shop === shop));
      const known = salesFigures('paid_not_cancelled');
      const ours = (figure: Figure) => (figure === 'ordering_buyers' ? known.gmv.ours : known[figure].ours);
      const theirs = (figure: Figure): Definition => Object.assign({}, ours(figure), ...(figure === 'ordering_buyers' ? changes.filter((each) => each['cancelled'] === 'counted') : changes)) as Definition;
      const reported = shops.flatMap((shop) => DAYS.map((day) => [day, shop, ...FIGURES.map((figure) => {
        const value = count(orders, figure, theirs(figure), shop, day);
        return isAmount(figure) ? yuan(value) : String(value);
      })]));
      const { findings, figures } = await reconcile(reported);
      for (const { figure, days, agreeing, likelyAgreeing } of findings.figures) {
        // Where all days agree, or another definition makes all of them agree: never less than the one that the report was made by.
        expect([figure, Math.max(agreeing, likelyAgreeing)]).toEqual([figure, days]);
      }
      for (const each of figures) {
        const figure = each.figure as Figure;
        expect([figure, each.day, each.ours]).toEqual([figure, each.day, count(orders, figure, ours(figure), each.merchantId, each.day)]);
        expect(each.difference).toBe(each.parts.reduce((sum, { value }) => sum + value, 0));
        expect(['agrees', 'definition', 'missing']).toContain(each.finding);
      }
      expect(figures).toHaveLength(reported.length * FIGURES.length);
    }),
    { numRuns: 12 },
  );
});

it('finds that a report deducts only what was cancelled the same day', async () => {
  await fc.assert(
    fc.asyncProperty(anyOrders, async (sketches) => {
      // Of those that were cancelled, every other one was on the day itself.
      const orders = sketches.map((order) => ({ ...order, sent: null, status: order.paid === null ? 'placed' : Number(order.id) % 3 === 0 ? 'cancelled' : 'paid' }));
      await bringIn(orders);
      const counted = orders.filter(({ status, id }) => status !== 'cancelled' || Number(id) % 2 === 0);
      const { ours } = salesFigures('paid_not_cancelled').gmv;
      const everything = { ...ours, cancelled: 'counted' };
      const parents = new Set(orders.map(({ shop, parent }) => `${shop} ${parent}`));
      const wholes = counted.filter(({ shop, id }) => !parents.has(`${shop} ${id}`));
      const shops = SHOPS.filter((shop) => orders.some((order) => order.shop === shop));
      const { findings, figures } = await reconcile(
        shops.flatMap((shop) => DAYS.map((day) => [day, shop, yuan(count(wholes, 'gmv', everything, shop, day)), String(count(wholes, 'paid_orders', everything, shop, day)), '', '', '', '', '', ''])),
      );
      for (const { days, agreeing, likelyAgreeing } of findings.figures) expect(Math.max(agreeing, likelyAgreeing)).toBe(days);
      for (const { finding, difference, parts } of figures) {
        expect(['agrees', 'definition']).toContain(finding);
        expect(parts.reduce((sum, { value }) => sum + value, 0)).toBe(difference);
      }
    }),
    { numRuns: 5 },
  );
});

describe('of single days', () => {
  const order = (id: string, at: number, more: Partial<Order> = {}): Order => ({
    ...{ shop: 'm1', id, buyer: 'ann', placed: at, paid: at, sent: null, isListed: false, status: 'paid', isCash: false, fen: 10_000, refundedFen: null },
    ...{ isFlagged: false, parent: null, pieces: 1, ...more },
  });
  const row = (day: string, shop: string, gmv: string, orders = '') => [day, shop, gmv, orders, '', '', '', '', '', ''];
  const linesOf = ({ figures }: Reconciled) =>
    figures.filter(({ finding }) => finding !== 'agrees').map(({ merchantId, day, figure, parts }) => [day, merchantId, figure, ...parts.map(({ reason, value }) => `${reason} ${value}`)].join(' '));

  it('orders beside midnight, and cancelled after a shipping list sent them out', async () => {
    const midnight = MINUTES_OF_DAY;
    await bringIn([
      order('1', midnight - 3, { fen: 300 }),
      order('2', midnight + 2, { fen: 700 }),
      order('3', midnight + 500),
      order('4', midnight + 500, { status: 'cancelled', sent: 3 * midnight, isListed: true, fen: 4_000 }),
      order('5', midnight + 500, { status: 'cancelled', sent: midnight + 600, fen: 200 }),
      order('6', 2 * midnight + 500),
    ]);
    expect(linesOf(await reconcile([row('2026-07-01', 'm1', '10.00'), row('2026-07-02', 'm1', '110.00'), row('2026-07-03', 'm1', '100.00')]))).toEqual([
      '2026-07-01 m1 gmv midnight after 700',
      '2026-07-02 m1 gmv midnight before 300',
    ]);
    expect(linesOf(await reconcile([row('2026-07-01', 'm1', '3.00'), row('2026-07-02', 'm1', '147.00'), row('2026-07-03', 'm1', '100.00')]))).toEqual(['2026-07-02 m1 gmv cancelled later 4000']);
  });

  it('says what is replaced, left out, unknown, repeated and unreadable', async () => {
    await bringIn([order('1', 500), order('2', MINUTES_OF_DAY + 500), order('3', 2 * MINUTES_OF_DAY + 500)]);
    await imports.bringIn('merchant_days', 'merchant_days.csv', 'day,merchant_id,gmv\n2026-07-01,m1,90.00\n');
    const reconciled = await reconcile([
      row('2026-07-01', 'm1', '7.00', '1'),
      row('2026-07-01', 'm1', '100.00', '1'),
      row('2026-07-03', 'm1', '100.00', '1'),
      row('2026-07-04', 'm1', '5.00', ''),
      row('2026-07-01', 'nobody', '5.00', '1'),
      row('2026-07-01', 'm1', 'about 5', '1'),
      row('2026-07-32', 'm1', '5', '1'),
    ]);
    expect(linesOf(reconciled)).toEqual(['2026-07-02 m1 gmv', '2026-07-02 m1 paid_orders', '2026-07-04 m1 gmv missing 500', '2026-07-01 nobody gmv missing 500', '2026-07-01 nobody paid_orders missing 1']);
    expect(reconciled.figures.filter(({ isReplaced }) => isReplaced).map(({ day, figure }) => `${day} ${figure}`)).toEqual(['2026-07-01 gmv']);
    expect(reconciled.findings).toMatchObject({
      merchants: 2,
      unknownMerchants: 1,
      firstUnknownMerchants: ['nobody'],
      repeated: 1,
      taken: { rows: 5, unreadable: 2, firstUnreadable: [{ line: 7, column: 'gmv', value: 'about 5' }, { line: 8, column: 'day', value: '2026-07-32' }] },
    });
  });
});
