import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fact } from '../../test/support/example-facts.js';
import { ExampleFacts, dayOf, daysBetweenMoments, indexBy, keyOf, valuesOf } from '../../test/support/example-facts.js';
import type { ExampleCompany } from './example-company.js';
import { writeExampleCompany } from './example-company.js';

let folder: string;
let company: ExampleCompany;
let facts: ExampleFacts;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'example-story-'));
  company = await writeExampleCompany(folder);
  facts = await ExampleFacts.read(company);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function countOrders(holds: (order: Fact) => boolean): number {
  return facts.orders().filter(holds).length;
}

/** How often each value comes. */
function tally(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

const ORDER_KEY = ['merchant_id', 'order_id'];
const AD_KEY = ['merchant_id', 'campaign_id', 'product', 'day'];

describe('the story of the example company', () => {
  it('has 3 managers of one division, one of them on probation for the whole quarter', () => {
    const managers = facts.all('managers').map((each) => keyOf(each, 'division', 'probation_from', 'probation_until'));
    expect(managers).toEqual(['家电事业部  ', '家电事业部  ', '家电事业部 2026-04-01 2026-06-30']);
  });

  it('has 60 merchants, 15 of them KA', () => {
    expect(tally(valuesOf(facts.all('merchants'), 'ka'))).toEqual(new Map([['true', 15], ['false', 45]]));
  });

  it('has a merchant that changes hands in mid-quarter, and one that arrives late', () => {
    const inQuarter = facts.all('assignments').filter(({ from = '' }) => from > '2026-04-01');
    expect(inQuarter).toEqual([
      { merchant_id: 's105', manager_id: 'om-han', from: '2026-05-16', to: '' },
      { merchant_id: 's160', manager_id: 'om-luo', from: '2026-06-08', to: '' },
    ]);
    const before = facts.all('assignments').filter(({ merchant_id: merchant }) => merchant === 's105')[0];
    expect(before).toEqual({ merchant_id: 's105', manager_id: 'om-shen', from: '2025-01-01', to: '2026-05-15' });
  });

  it('has a locked month, and revisions on both sides of the change of hands', () => {
    const targets = facts.all('targets').filter((each) => each['period'] !== '2026Q2' || each['effective_from'] !== '');
    expect(targets.map((each) => keyOf(each, 'manager_id', 'period', 'measure', 'effective_from'))).toEqual([
      'om-shen 2026Q2 gmv 2026-05-16',
      'om-luo 2026-06 gmv ',
      'om-han 2026Q2 gmv 2026-05-16',
    ]);
  });

  it('has a 618 that peaks on 18 June, in the calendar and in orders', () => {
    const calendar = facts.all('calendar').toSorted((a, b) => Number(b['weight']) - Number(a['weight']));
    expect(valuesOf(calendar.slice(0, 2), 'day').toSorted()).toEqual(['2025-06-18', '2026-06-18']);
    const perDay = [...tally(valuesOf(facts.orders(), 'placed_at').map(dayOf))];
    expect(perDay.toSorted(([, a], [, b]) => b - a)[0]?.[0]).toBe('2026-06-18');
  });

  it('has a holiday and its make-up working day', () => {
    const calendar = indexBy(facts.all('calendar'), 'day');
    expect(calendar.get('2026-05-01')).toEqual({ day: '2026-05-01', weight: '1.4', label: '五一假期' });
    expect(calendar.get('2026-05-09')).toEqual({ day: '2026-05-09', weight: '0.9', label: '调休上班' });
  });

  it('has as many days of each label last year, so that a day curve can be learned from it', () => {
    const labelsOf = (year: string) =>
      tally(valuesOf(facts.all('calendar').filter(({ day = '' }) => day > `${year}-04`), 'label'));
    const [both, thisYear] = [labelsOf('2025'), labelsOf('2026')];
    both.delete('春节假期');
    expect(both).toEqual(new Map([...thisYear].map(([label, days]) => [label, days * 2])));
    const lastYear = facts.all('merchant_days').filter(({ day = '' }) => day.startsWith('2025'));
    expect(new Set(valuesOf(lastYear, 'day')).size).toBe(91);
    expect(new Set(valuesOf(lastYear, 'merchant_id')).size).toBe(59);
  });

  it('has orders of every status and way of paying', () => {
    expect([...tally(valuesOf(facts.orders(), 'status')).keys()].toSorted()).toEqual([
      'cancelled', 'completed', 'paid', 'placed', 'refunded', 'shipped',
    ]);
    const methods = tally(valuesOf(facts.orders(), 'pay_method'));
    expect([...methods.keys()].toSorted()).toEqual(['cash_on_delivery', 'online']);
  });

  it('has split, free and flagged orders, small refunds, and refunds without an amount', () => {
    expect(countOrders((order) => order['parent_order_id'] !== '')).toBeGreaterThan(100);
    expect(countOrders((order) => order['amount'] === '0.00')).toBeGreaterThan(20);
    expect(countOrders((order) => order['flagged'] === 'true')).toBeGreaterThan(20);
    const refunds = tally(facts.orders().map((order) => `${order['status']} ${order['refunded_amount'] !== ''}`));
    expect(refunds.get('completed true')).toBeGreaterThan(20);
    expect(refunds.get('refunded false')).toBeGreaterThan(20);
  });

  it('has orders that are paid the next day, and parcels that leave after no to four days', () => {
    const paid = facts.orders().filter((order) => order['paid_at'] !== '' && order['pay_method'] === 'online');
    const nextDay = paid.filter(({ placed_at: at = '', paid_at: paidAt = '' }) => daysBetweenMoments(at, paidAt) === 1);
    expect(nextDay.length).toBeGreaterThan(300);
    const waited = paid
      .filter((order) => order['outbound_at'] !== '')
      .map(({ paid_at: at = '', outbound_at: outbound = '' }) => daysBetweenMoments(at, outbound));
    expect([...new Set(waited)].filter((days) => days <= 4).toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4]);
  });

  it('has shops that give figures by day and no orders', () => {
    const figures = facts.all('merchant_days').filter(({ day = '' }) => day >= '2026-04-01');
    const shops = new Set(valuesOf(figures, 'merchant_id'));
    expect(shops.size).toBe(3);
    expect(countOrders(({ merchant_id: merchant = '' }) => shops.has(merchant))).toBe(0);
  });

  it('has exempt slots with a reason, placements over days, and some that end with the day or the month', () => {
    const exempt = facts.all('slots').filter(({ assessed }) => assessed === 'false');
    expect(exempt.length).toBeGreaterThan(0);
    expect(exempt.filter((slot) => slot['exempt_reason'] === '')).toEqual([]);
    const ends = valuesOf(facts.all('slot_placements'), 'ends_at');
    expect(ends.filter((end) => end.endsWith(' 00:00:00')).length).toBeGreaterThan(10);
    expect(ends).toContain('2026-06-01 00:00:00');
    const lasting = facts
      .all('slot_placements')
      .filter(({ starts_at: from = '', ends_at: to = '' }) => daysBetweenMoments(from, to) > 1);
    expect(lasting.length).toBeGreaterThan(10);
  });

  it('has messages of all senders, shops that lack some days, and shops that keep no record', () => {
    expect([...tally(valuesOf(facts.all('chat_messages'), 'sender')).keys()].toSorted()).toEqual([
      'agent', 'buyer', 'robot', 'system',
    ]);
    const covered = tally(valuesOf(facts.all('chat_coverage'), 'merchant_id'));
    expect([...covered.values()].filter((days) => days >= 87 && days < 91).length).toBeGreaterThan(3);
    const chatting = new Set(valuesOf(facts.all('chat_messages'), 'merchant_id'));
    expect([...chatting].filter((merchant) => !covered.has(merchant)).length).toBeGreaterThan(3);
  });

  it('has about as many silent orders as orders that an agent spoke before', () => {
    const firstAnswers = new Map<string, string>();
    for (const message of facts.all('chat_messages')) {
      const pair = keyOf(message, 'merchant_id', 'buyer_id');
      const { sender, sent_at: sent = '' } = message;
      if (sender === 'agent' && sent < (firstAnswers.get(pair) ?? '9')) firstAnswers.set(pair, sent);
    }
    const placed = facts.orders().filter(({ placed_at: at = '' }) => at >= '2026-04-01');
    const assisted = placed.filter((order) => {
      const answer = firstAnswers.get(keyOf(order, 'merchant_id', 'buyer_id')) ?? '9';
      return answer <= (order['placed_at'] ?? '');
    });
    expect(assisted.length / placed.length).toBeGreaterThan(0.3);
    expect(assisted.length / placed.length).toBeLessThan(0.7);
  });
});

describe('the late batch', () => {
  it('brings the last two days', () => {
    expect([company.firstBatchUntil, company.lastDay]).toEqual(['2026-06-28', '2026-06-30']);
    const earlyDays = valuesOf(facts.first('orders'), 'placed_at').map(dayOf);
    expect(earlyDays.filter((day) => day > company.firstBatchUntil)).toEqual([]);
    expect(new Set(valuesOf(facts.late('sku_traffic'), 'day'))).toEqual(new Set(['2026-06-29', '2026-06-30']));
    expect(valuesOf(facts.orders(), 'outbound_at').filter((at) => dayOf(at) > company.lastDay)).toEqual([]);
  });

  it('brings the orders of a shop whose export of the week of 18 June was forgotten', () => {
    const known = indexBy(facts.first('orders'), ...ORDER_KEY);
    const added = facts.late('orders').filter((order) => !known.has(keyOf(order, ...ORDER_KEY)));
    const forgotten = added.filter(({ placed_at: at }) => dayOf(at) <= company.firstBatchUntil);
    expect(new Set(valuesOf(forgotten, 'merchant_id'))).toEqual(new Set(['s127']));
    const days = valuesOf(forgotten, 'placed_at').map(dayOf);
    expect(days).toContain('2026-06-18');
    expect(days.filter((day) => day < '2026-06-15' || day > '2026-06-21')).toEqual([]);
  });

  it('tells more of orders that the first batch has', () => {
    const known = indexBy(facts.first('orders'), ...ORDER_KEY);
    const again = facts.late('orders').filter((order) => known.has(keyOf(order, ...ORDER_KEY)));
    expect(again.length).toBeGreaterThan(200);
    const columns = Object.keys(again[0] ?? {});
    const same = again.filter((order) => {
      const before = known.get(keyOf(order, ...ORDER_KEY)) ?? {};
      return keyOf(order, ...columns) === keyOf(before, ...columns);
    });
    expect(same).toEqual([]);
  });

  it('attributes more to the clicks of the last weeks, for the same spend', () => {
    const known = indexBy(facts.first('ad_spend'), ...AD_KEY);
    const ripened = facts.late('ad_spend').flatMap((after) => {
      const before = known.get(keyOf(after, ...AD_KEY));
      return before === undefined ? [] : [{ before, after }];
    });
    expect(ripened.length).toBeGreaterThan(100);
    expect(ripened.filter(({ before, after }) => before['spend'] !== after['spend'])).toEqual([]);
    const unripe = ripened.filter(
      ({ before, after }) => Number(after['attributed_amount']) <= Number(before['attributed_amount']),
    );
    expect(unripe).toEqual([]);
  });
});
