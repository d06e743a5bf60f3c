import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { KIND_NAMES } from '#libs/ingest/kinds.js';
import type { Fact } from '../../test/support/example-facts.js';
import { ExampleFacts, dayOf, indexBy, keyOf, valuesOf } from '../../test/support/example-facts.js';
import type { ExampleCompany } from './example-company.js';
import { writeExampleCompany } from './example-company.js';
import type { WrittenFile } from './write-csv.js';

let folder: string;
let company: ExampleCompany;
let facts: ExampleFacts;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'example-company-'));
  company = await writeExampleCompany(join(folder, 'one'));
  facts = await ExampleFacts.read(company);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function hashFiles({ files, lateFiles }: ExampleCompany): Promise<string[]> {
  return Promise.all([...files, ...lateFiles].map(hashFile));
}

async function hashFile({ path }: WrittenFile): Promise<string> {
  return createHash('sha256').update(await readFile(path)).digest('hex');
}

/** The values of a column that a kind does not have. */
function unknown(rows: readonly Fact[], column: string, kind: string): string[] {
  const ids = new Set(valuesOf(facts.all(kind), column));
  return valuesOf(rows, column).filter((id) => !ids.has(id));
}

const fenOf = (amount = '') => Math.round(Number(amount) * 100);

describe('the files of the example company', () => {
  it('are of every kind, in the order of import', () => {
    expect(company.files.map(({ kind }) => kind)).toEqual(KIND_NAMES);
    expect(company.files.map(({ path }) => basename(path))).toEqual(KIND_NAMES.map((kind) => `${kind}.csv`));
    expect(company.files.map(({ kind, rows }) => [kind, rows])).toEqual(
      KIND_NAMES.map((kind) => [kind, facts.first(kind).length]),
    );
    expect(company.files.filter(({ rows }) => rows === 0)).toEqual([]);
  });

  it('have the same bytes for the same seed', async () => {
    const again = await writeExampleCompany(join(folder, 'two'));
    expect(await hashFiles(again)).toEqual(await hashFiles(company));
  });

  it('have other bytes for another seed, but for what is the same story', async () => {
    const other = await writeExampleCompany(join(folder, 'other'), { seed: 'another' });
    const [here, there] = [await hashFiles(company), await hashFiles(other)];
    const same = [...company.files, ...company.lateFiles].filter((_, place) => here[place] === there[place]);
    const story = ['managers', 'assignments', 'calendar', 'slots'];
    const coverageOfLateDays = 'chat_coverage';
    expect(same.map(({ kind }) => kind)).toEqual([...story, coverageOfLateDays]);
  });

  it('are of a size that loads in seconds', () => {
    const [orders, messages] = [facts.all('orders').length, facts.all('chat_messages').length];
    expect([orders > 15_000, orders < 25_000]).toEqual([true, true]);
    expect([messages > 40_000, messages < 60_000]).toEqual([true, true]);
  });
});

describe('references between the files', () => {
  const withoutMerchants = new Set(['managers', 'targets', 'calendar', 'slots']);

  it.each(KIND_NAMES.filter((kind) => !withoutMerchants.has(kind)))('name merchants that exist: %s', (kind) => {
    expect(unknown(facts.all(kind), 'merchant_id', 'merchants')).toEqual([]);
  });

  it.each([
    ['assignments', 'manager_id', 'managers'],
    ['targets', 'manager_id', 'managers'],
    ['order_lines', 'sku_id', 'skus'],
    ['sku_traffic', 'sku_id', 'skus'],
    ['slot_placements', 'sku_id', 'skus'],
    ['slot_placements', 'slot_id', 'slots'],
    ['chat_messages', 'agent_id', 'agents'],
  ])('%s name by %s what %s have', (kind, column, other) => {
    expect(unknown(facts.all(kind), column, other)).toEqual([]);
  });

  it('name parents and orders of the same merchant', () => {
    const orders = indexBy(facts.orders(), 'merchant_id', 'order_id');
    const children = facts.orders().filter((order) => order['parent_order_id'] !== '');
    expect(children.filter((order) => !orders.has(keyOf(order, 'merchant_id', 'parent_order_id')))).toEqual([]);
    const lines = facts.all('order_lines');
    expect(lines.filter((line) => !orders.has(keyOf(line, 'merchant_id', 'order_id')))).toEqual([]);
  });

  it.each([
    ['merchants', ['merchant_id']],
    ['skus', ['sku_id']],
    ['agents', ['merchant_id', 'agent_id']],
    ['orders', ['merchant_id', 'order_id']],
    ['order_lines', ['merchant_id', 'order_id', 'line_no']],
    ['merchant_days', ['merchant_id', 'day']],
    ['sku_traffic', ['sku_id', 'day']],
    ['ad_spend', ['merchant_id', 'campaign_id', 'product', 'day']],
    ['slot_placements', ['slot_id', 'merchant_id', 'sku_id', 'starts_at']],
    ['chat_messages', ['merchant_id', 'message_id']],
  ])('%s come once in a batch', (kind, key) => {
    for (const batch of [facts.first(kind), facts.late(kind)]) expect(indexBy(batch, ...key).size).toBe(batch.length);
  });
});

describe('what a fact of the example company holds', () => {
  it.each([
    ['orders', 'amount'],
    ['orders', 'refunded_amount'],
    ['order_lines', 'amount'],
    ['merchant_days', 'gmv'],
    ['ad_spend', 'spend'],
    ['ad_spend', 'attributed_amount'],
    ['slot_placements', 'amount'],
  ])('money has two decimals: %s.%s', (kind, column) => {
    const amounts = valuesOf(facts.all(kind), column).filter((amount) => amount !== '');
    expect(amounts.filter((amount) => !/^\d+\.\d\d$/.test(amount))).toEqual([]);
  });

  it.each(['sku_traffic', 'merchant_days'])('buyers do not outnumber visitors: %s', (kind) => {
    const outnumbered = facts.all(kind).filter((each) => Number(each['ordering_buyers']) > Number(each['visitors']));
    expect(outnumbered).toEqual([]);
  });

  it('a placement lies inside its slot, and a merchant stands once in a campaign', () => {
    const slots = indexBy(facts.all('slots'), 'slot_id');
    const placements = facts.all('slot_placements').map((placement) => {
      const { campaign, starts_at: opens = '9', ends_at: closes = '' } = slots.get(placement['slot_id'] ?? '') ?? {};
      const { starts_at: starts = '', ends_at: ends = '', merchant_id: merchant } = placement;
      return { inside: opens <= starts && starts < ends && ends <= closes, place: `${campaign} ${merchant}` };
    });
    expect(placements.filter(({ inside }) => !inside)).toEqual([]);
    expect(new Set(placements.map(({ place }) => place)).size).toBe(placements.length);
  });

  it('a merchant has one manager on any day since it arrived', () => {
    const spans = facts.all('assignments').toSorted((a, b) => ((a['from'] ?? '') < (b['from'] ?? '') ? -1 : 1));
    const overlapping = spans.filter((span, place) => {
      const earlier = spans.slice(0, place).filter((each) => each['merchant_id'] === span['merchant_id']);
      return earlier.some(({ to = '' }) => to === '' || to >= (span['from'] ?? ''));
    });
    expect(overlapping).toEqual([]);
    expect(new Set(valuesOf(spans, 'merchant_id')).size).toBe(facts.all('merchants').length);
  });

  it('an order is paid after it is placed, and leaves after it is paid or, on delivery, placed', () => {
    const outOfOrder = facts.orders().filter((order) => {
      const { placed_at: placed = '', paid_at: paid = '', outbound_at: outbound = '', pay_method: method } = order;
      const payable = method === 'online' ? paid : placed;
      return (paid !== '' && paid <= placed) || (outbound !== '' && (payable === '' || outbound <= payable));
    });
    expect(outOfOrder).toEqual([]);
  });

  it('the lines of an order add up to its amount; a split parent has none', () => {
    const sums = new Map<string, number>();
    for (const line of facts.all('order_lines')) {
      const key = keyOf(line, 'merchant_id', 'order_id');
      sums.set(key, (sums.get(key) ?? 0) + fenOf(line['amount']));
    }
    const parents = new Set(facts.orders().map((order) => keyOf(order, 'merchant_id', 'parent_order_id')));
    const wrong = facts.orders().filter((order) => {
      const key = keyOf(order, 'merchant_id', 'order_id');
      return sums.get(key) !== (parents.has(key) ? undefined : fenOf(order['amount']));
    });
    expect(wrong).toEqual([]);
  });

  it('a refund is no more than the amount', () => {
    const orders = facts.orders();
    expect(orders.filter((order) => fenOf(order['refunded_amount']) > fenOf(order['amount']))).toEqual([]);
  });

  it('a message was sent on a day that the log of its shop covers', () => {
    const covered = new Set(facts.all('chat_coverage').map((each) => keyOf(each, 'merchant_id', 'day')));
    const recorded = new Set(valuesOf(facts.all('chat_coverage'), 'merchant_id'));
    const uncovered = facts
      .all('chat_messages')
      .filter(({ merchant_id: merchant = '' }) => recorded.has(merchant))
      .filter(({ merchant_id: merchant, sent_at: sent }) => !covered.has(`${merchant} ${dayOf(sent)}`));
    expect(uncovered).toEqual([]);
  });
});
