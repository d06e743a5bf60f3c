import { parseCsv } from '../reference/company.js';
import { byBytes } from '../reference/days.js';
import type { AttributionSystem } from './attribution-system.js';
import { loadFacts, openAttributionSystem } from './attribution-system.js';
import { withRules } from './change-rules.js';
import { PERIOD, randomFacts } from './random-shop.js';
import { VERDICTS } from './reference/attribution-facts.js';
import type { AttributionFacts } from './reference/attribution-facts.js';
import { ATTRIBUTION_KINDS } from './reference/canonical-files.js';
import type { JudgedFact } from './reference/judge-facts.js';
import { businessDay, groupBy, judgeFacts } from './reference/judge-facts.js';

/** The invariants of the specification, asserted on what the product says. */

const CREDITING = ['paid_agent', 'placed_agent', 'buyer_contact', 'agent_follow_up'];
const UNCREDITED = ['silent', 'no_agent', 'unknown'];

/** A row of the report beside what the facts alone say of the order, whoever judges: payment, exclusion, amount. */
interface ShownOrder {
  readonly fact: JudgedFact;
  readonly row: Readonly<Record<string, string>>;
}

describe.each([
  { timeZone: 'Asia/Shanghai', sharesRules: true, rules: 'shared rules' },
  { timeZone: 'America/New_York', sharesRules: false, rules: 'rules of its own for every shop' },
])('the verdicts of the product, in $timeZone, with $rules', ({ timeZone, sharesRules }) => {
  const facts = randomFacts({ seed: 11, orders: 4_000, ordersPerShop: 25, timeZone, sharesRules });
  let system: AttributionSystem;
  let orders: readonly ShownOrder[];

  beforeAll(async () => {
    system = await openAttributionSystem({ timeZone });
    await loadFacts(system, facts);
    await system.judge();
    orders = await readOrders(system, facts);
  });

  afterAll(() => system.close());

  it('are one for every order, and name a credited agent, an amount and a message exactly where they credit', () => {
    expect(orders.length).toBe(facts.orders.length);
    for (const { fact, row } of orders) {
      expect([row['merchant_id'], row['order_id']]).toEqual([fact.order.merchantId, fact.order.orderId]);
      expect(VERDICTS).toContain(row['verdict']);
      const isCredited = CREDITING.includes(row['verdict'] ?? '');
      for (const column of ['credited_agent_id', 'credited_amount', 'deciding_message_id']) {
        expect(row[column] !== '').toBe(isCredited);
      }
    }
  });

  it('add up to what is paid and not excluded, to the fen, by shop and day of payment and in total', () => {
    const isPaid = ({ fact }: ShownOrder) => fact.paymentAt !== null && !fact.isExcluded;
    const due = sumByDay(orders.filter(isPaid), timeZone, ({ fact }) => fact.countedFen);
    const shown = orders.filter(({ row }) => row['verdict'] !== 'excluded' && row['verdict'] !== 'unpaid');
    const counted = sumByDay(shown, timeZone, ({ fact, row }) =>
      UNCREDITED.includes(row['verdict'] ?? '') ? fact.countedFen : fenOf(row['credited_amount']),
    );
    expect(counted).toEqual(due);
    expect(due.size).toBeGreaterThan(1_000);
    const total = (sums: ReadonlyMap<string, number>) => [...sums.values()].reduce((sum, fen) => sum + fen, 0);
    expect(total(counted)).toBe(total(due));
  });

  it('are what the product itself adds up, by shop and verdict', async () => {
    for (const [merchantId, ofShop] of groupBy(orders, ({ fact }) => fact.order.merchantId)) {
      const ofVerdict = groupBy(ofShop, ({ row }) => row['verdict'] ?? '');
      const expected = [...ofVerdict].map(([verdict, rows]) => ({
        verdict,
        orders: rows.length,
        amountFen: ['excluded', 'unpaid'].includes(verdict) ? 0 : rows.reduce((sum, { fact }) => sum + fact.countedFen, 0),
      }));
      const byVerdict = (one: { verdict: string }, other: { verdict: string }) => byBytes(one.verdict, other.verdict);
      expect((await system.totals(merchantId)).toSorted(byVerdict)).toEqual(expected.toSorted(byVerdict));
    }
  });

  it('are what the agents of the report have between them, by shop', async () => {
    const agents = groupBy(await readReport(system, 'agents'), (row) => row['merchant_id'] ?? '');
    for (const [merchantId, ofShop] of groupBy(orders, ({ fact }) => fact.order.merchantId)) {
      const credited = ofShop.filter(({ row }) => CREDITING.includes(row['verdict'] ?? ''));
      const rows = agents.get(merchantId) ?? [];
      expect(rows.reduce((sum, row) => sum + Number(row['credited_orders']), 0)).toBe(credited.length);
      expect(rows.reduce((sum, row) => sum + fenOf(row['credited_amount']), 0)).toBe(
        credited.reduce((sum, { row }) => sum + fenOf(row['credited_amount']), 0),
      );
    }
  });

  it('name a paid-order agent, once paid, where there is a placed-order agent', () => {
    const placed = orders.filter(({ fact, row }) => fact.paymentAt !== null && row['placed_agent_id'] !== '');
    expect(placed.length).toBeGreaterThan(500);
    for (const { row } of placed) expect(row['paid_agent_id']).not.toBe('');
    for (const { fact, row } of orders) if (fact.paymentAt === null) expect(row['paid_agent_id']).toBe('');
  });

  it('without a look-back and a guard name one who wrote before the payment', async () => {
    const free = withRules(facts, { look_back_days: null, ignore_follow_up_after_silent_order_minutes: 0 });
    const other = await openAttributionSystem({ timeZone });
    try {
      await loadFacts(other, free);
      await other.judge();
      const messages = groupBy(free.messages, ({ merchantId, buyerId }) => `${merchantId}\n${buyerId}`);
      let named = 0;
      for (const { fact, row } of await readOrders(other, free)) {
        const { order, paymentAt } = fact;
        if (paymentAt === null || paymentAt < order.placedAt || row['placed_agent_id'] === '') continue;
        const own = messages.get(`${order.merchantId}\n${order.buyerId}`) ?? [];
        const chatted = own.filter(({ sender, sentAt }) => sender === 'agent' && sentAt <= paymentAt);
        expect(chatted.map(({ agentId }) => agentId)).toContain(row['paid_agent_id']);
        named += 1;
      }
      expect(named).toBeGreaterThan(500);
    } finally {
      await other.close();
    }
  });

  it('are the same bytes whatever the order of import, the cut of the files and the number of connections', async () => {
    const expected = await exportBoth(system);
    for (const way of WAYS) {
      const other = await openAttributionSystem({ timeZone, poolSize: way.poolSize });
      try {
        await way.load(other, facts);
        await other.judge();
        expect({ way: way.name, texts: await exportBoth(other) }).toEqual({ way: way.name, texts: expected });
        await loadFacts(other, { ...facts, versions: [] });
        expect(await other.judge()).toEqual({ judged: 0, changed: 0 });
      } finally {
        await other.close();
      }
    }
  });
});

interface Way {
  readonly name: string;
  readonly poolSize: number;
  readonly load: (system: AttributionSystem, facts: AttributionFacts) => Promise<void>;
}

const WAYS: readonly Way[] = [
  {
    name: 'everything backwards, two connections, the rules last',
    poolSize: 2,
    load: async (system, facts) => {
      const backwards = {
        ...facts,
        merchantIds: facts.merchantIds.toReversed(),
        orders: facts.orders.toReversed(),
        messages: facts.messages.toReversed(),
        coverage: facts.coverage.toReversed(),
        versions: [],
      };
      await loadFacts(system, backwards, ATTRIBUTION_KINDS.toReversed());
      for (const version of facts.versions.toReversed()) await system.applyRules(version);
    },
  },
  {
    name: 'four parts, each with some of everything, judged in between',
    poolSize: 8,
    load: async (system, facts) => {
      for (const part of [2, 0, 3, 1]) {
        const own = <Row>(rows: readonly Row[]) => rows.filter((_, at) => at % 4 === part);
        await loadFacts(system, {
          ...facts,
          merchantIds: own(facts.merchantIds),
          agents: own(facts.agents),
          orders: own(facts.orders),
          messages: own(facts.messages),
          coverage: own(facts.coverage),
          versions: own(facts.versions),
        });
        await system.judge();
      }
    },
  },
];

async function exportBoth(system: AttributionSystem): Promise<string[]> {
  return [await system.exportCsv('attribution', PERIOD.name), await system.exportCsv('agents', PERIOD.name)];
}

async function readReport(system: AttributionSystem, report: 'attribution' | 'agents'): Promise<Record<string, string>[]> {
  return parseCsv(Buffer.from(await system.exportCsv(report, PERIOD.name)));
}

async function readOrders(system: AttributionSystem, facts: AttributionFacts): Promise<ShownOrder[]> {
  const rows = await readReport(system, 'attribution');
  return judgeFacts(facts).map((fact, at) => ({ fact, row: rows[at] ?? {} }));
}

function sumByDay(
  orders: readonly ShownOrder[],
  timeZone: string,
  fenOfOrder: (order: ShownOrder) => number,
): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const each of orders) {
    const { order, paymentAt } = each.fact;
    const key = `${order.merchantId} ${paymentAt === null ? 'unpaid' : businessDay(paymentAt, timeZone)}`;
    sums.set(key, (sums.get(key) ?? 0) + fenOfOrder(each));
  }
  return sums;
}

function fenOf(yuan = ''): number {
  return Number(yuan.replace('.', ''));
}
