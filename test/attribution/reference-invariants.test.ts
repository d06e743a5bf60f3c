import fc from 'fast-check';
import { withRules } from './change-rules.js';
import { randomFacts } from './random-shop.js';
import type { AttributionFacts, NamedRules } from './reference/attribution-facts.js';
import { replaceNamed } from './reference/attribution-facts.js';
import { agentFigures } from './reference/agents-report.js';
import type { JudgedFact } from './reference/judge-facts.js';
import { attributionRow, businessDay, groupBy, judgeFacts, narrowToBuyer } from './reference/judge-facts.js';

/** What holds for all facts and rule sets, whoever judges; here on the reference itself. */

const CREDITING = ['paid_agent', 'placed_agent', 'buyer_contact', 'agent_follow_up'];
const FOLLOW_UPS = ['buyer_contact', 'agent_follow_up'];
const ALL_TIME = { first: '0001-01-01', last: '9999-12-31' };

function forRandomFacts(check: (facts: AttributionFacts, judged: readonly JudgedFact[]) => void): void {
  const seeds = fc.nat({ max: 1_000_000 });
  fc.assert(
    fc.property(seeds, fc.constantFrom('Asia/Shanghai', 'America/New_York'), (seed, timeZone) => {
      const facts = randomFacts({ seed, orders: 500, ordersPerShop: 25, timeZone });
      check(facts, judgeFacts(facts));
    }),
    { numRuns: 12 },
  );
}

function cellsOf(judged: readonly JudgedFact[]): string[][] {
  return judged.map(attributionRow);
}

function sumFen(judged: readonly JudgedFact[]): number {
  return judged.reduce((fen, { countedFen }) => fen + countedFen, 0);
}

describe('every order', () => {
  it('has one verdict, and a credited agent with amount and message exactly where the verdict credits', () => {
    forRandomFacts((facts, judged) => {
      expect(judged.length).toBe(facts.orders.length);
      for (const { judgement, countedFen } of judged) {
        const isCredited = CREDITING.includes(judgement.verdict);
        expect(judgement.creditedAgentId !== null).toBe(isCredited);
        expect(judgement.decidingMessageId !== null).toBe(isCredited);
        expect(judgement.creditedFen).toBe(isCredited ? countedFen : null);
      }
    });
  });

  it('is decided by a message of the credited agent and this buyer, on the right side of the moment', () => {
    forRandomFacts((facts, judged) => {
      const messages = new Map(facts.messages.map((each) => [`${each.merchantId}\n${each.messageId}`, each] as const));
      for (const { order, judgement, paymentAt } of judged) {
        if (judgement.decidingMessageId === null) continue;
        const message = messages.get(`${order.merchantId}\n${judgement.decidingMessageId}`);
        expect(message).toMatchObject({ buyerId: order.buyerId, agentId: judgement.creditedAgentId });
        const sentAt = message?.sentAt ?? NaN;
        if (FOLLOW_UPS.includes(judgement.verdict)) {
          expect(sentAt).toBeGreaterThan(paymentAt ?? NaN);
        } else {
          expect(message?.sender).toBe('agent');
          expect(sentAt).toBeLessThanOrEqual(Math.max(order.placedAt, paymentAt ?? -Infinity));
        }
      }
    });
  });

  it('once paid has a paid-order agent where it has a placed-order agent, and no follow-up then', () => {
    forRandomFacts((_, judged) => {
      for (const { judgement, paymentAt } of judged) {
        const isNamed = judgement.placedAgentId !== null || judgement.paidAgentId !== null;
        if (paymentAt === null) expect(judgement.paidAgentId).toBeNull();
        else if (judgement.placedAgentId !== null) expect(judgement.paidAgentId).not.toBeNull();
        if (isNamed) expect(['silent', 'unknown', ...FOLLOW_UPS]).not.toContain(judgement.verdict);
      }
    });
  });

  it('without look-back and guard has a paid-order agent of its own, as more was chatted by then', () => {
    forRandomFacts((facts) => {
      const free = withRules(facts, { look_back_days: null, ignore_follow_up_after_silent_order_minutes: 0 });
      const messages = groupBy(free.messages, ({ merchantId, buyerId }) => `${merchantId}\n${buyerId}`);
      for (const { order, judgement, paymentAt } of judgeFacts(free)) {
        if (paymentAt === null || paymentAt < order.placedAt || judgement.placedAgentId === null) continue;
        const own = messages.get(`${order.merchantId}\n${order.buyerId}`) ?? [];
        const chatted = own.filter((each) => each.sender === 'agent' && each.sentAt <= paymentAt);
        expect(chatted.map(({ agentId }) => agentId)).toContain(judgement.paidAgentId);
      }
    });
  });
});

describe('nothing is lost', () => {
  it('credited, silent, no_agent and unknown add up to what is paid and not excluded, by shop and day', () => {
    forRandomFacts((facts, judged) => {
      const dayKey = ({ order, paymentAt }: JudgedFact) =>
        `${order.merchantId} ${paymentAt === null ? '' : businessDay(paymentAt, facts.timeZone)}`;
      const paid = groupBy(judged.filter(({ paymentAt, isExcluded }) => paymentAt !== null && !isExcluded), dayKey);
      const counted = ['silent', 'no_agent', 'unknown'];
      const shown = groupBy(judged, dayKey);
      for (const [key, orders] of shown) {
        const credited = orders.reduce((fen, { judgement }) => fen + (judgement.creditedFen ?? 0), 0);
        const others = orders.filter(({ judgement }) => counted.includes(judgement.verdict));
        expect(credited + sumFen(others)).toBe(sumFen(paid.get(key) ?? []));
      }
    });
  });

  it('the agents of the report add up to the verdicts', () => {
    forRandomFacts((facts, judged) => {
      const figures = groupBy(agentFigures(facts, judged, ALL_TIME), ({ merchantId }) => merchantId);
      const sum = (rows: readonly number[]) => rows.reduce((total, row) => total + row, 0);
      for (const [merchantId, all] of groupBy(judged, ({ order }) => order.merchantId)) {
        const agents = figures.get(merchantId) ?? [];
        const credited = all.filter(({ judgement }) => judgement.creditedAgentId !== null);
        const withPaidAgent = all.filter((each) => each.judgement.paidAgentId !== null && !each.isExcluded);
        expect(sum(agents.map(({ creditedOrders }) => creditedOrders))).toBe(credited.length);
        expect(sum(agents.map(({ creditedFen }) => creditedFen))).toBe(sumFen(credited));
        expect(sum(agents.map(({ silentFollowUps }) => silentFollowUps))).toBe(
          credited.filter(({ judgement }) => FOLLOW_UPS.includes(judgement.verdict)).length,
        );
        expect(sum(agents.map((each) => each.ownOwnFen + each.otherOwnFen + each.silentOwnFen))).toBe(sumFen(withPaidAgent));
        expect(sum(agents.map(({ ownOtherFen }) => ownOtherFen))).toBe(sum(agents.map(({ otherOwnFen }) => otherOwnFen)));
      }
    });
  });
});

describe('unknown', () => {
  it('comes only with gaps in a log that is kept: without rows those orders are silent and all others as before', () => {
    forRandomFacts((facts, judged) => {
      const uncovered = judgeFacts({ ...facts, coverage: [] });
      expect(cellsOf(uncovered)).toEqual(
        cellsOf(judged).map((cells) => cells.map((cell) => (cell === 'unknown' ? 'silent' : cell))),
      );
      const kept = new Set(facts.coverage.map(({ merchantId }) => merchantId));
      for (const { order, judgement } of judged) {
        if (judgement.verdict === 'unknown') expect(kept.has(order.merchantId)).toBe(true);
      }
    });
  });
});

describe('a verdict hangs on no more than it should', () => {
  it('not on the order of the facts', () => {
    forRandomFacts((facts, judged) => {
      const reversed = {
        ...facts,
        orders: facts.orders.toReversed(),
        messages: facts.messages.toReversed(),
        coverage: facts.coverage.toReversed(),
      };
      expect(cellsOf(judgeFacts(reversed))).toEqual(cellsOf(judged));
    });
  });

  it('not on robots and the system', () => {
    forRandomFacts((facts, judged) => {
      const people = facts.messages.filter(({ sender }) => sender === 'buyer' || sender === 'agent');
      expect(cellsOf(judgeFacts({ ...facts, messages: people }))).toEqual(cellsOf(judged));
    });
  });

  it('not on other buyers and other shops', () => {
    forRandomFacts((facts, judged) => {
      for (const { order, judgement } of judged.filter((_, at) => at % 10 === 0)) {
        const narrow = judgeFacts(narrowToBuyer(facts, order.merchantId, order.buyerId));
        const alone = narrow.find((each) => each.order.orderId === order.orderId);
        expect(alone?.judgement).toEqual(judgement);
      }
    });
  });

  it('not on messages after the order and its window, nor on those before its look-back', () => {
    forRandomFacts((facts, judged) => {
      const reachOf = new Map(judged.map(({ order, ...each }) => [order, reach({ order, ...each })] as const));
      for (const { order, judgement } of judged.filter((_, at) => at % 10 === 0)) {
        const { first, last } = reachOf.get(order) ?? { first: NaN, last: NaN };
        const narrow = narrowToBuyer(facts, order.merchantId, order.buyerId);
        const messages = narrow.messages.filter(({ sentAt }) => first < sentAt && sentAt <= last);
        const within = judgeFacts({ ...narrow, messages }).find((each) => each.order.orderId === order.orderId);
        expect(within?.judgement).toEqual(judgement);
      }
    });
  });
});

/** The seconds after `first` and up to `last`: no message outside can change the order's verdict. */
function reach({ order, rules, paymentAt }: JudgedFact): { first: number; last: number } {
  const moments = [order.placedAt, paymentAt ?? order.placedAt];
  const lookBack = rules.look_back_days === null ? Infinity : rules.look_back_days * 86_400;
  return {
    first: Math.min(...moments) - lookBack,
    last: Math.max(order.placedAt, (paymentAt ?? order.placedAt) + rules.silent_follow_up.window_minutes * 60),
  };
}

describe('an option changes only what it is about', () => {
  /** Every order under two values of some options, with its rules otherwise the same. */
  function forBoth(one: NamedRules, other: NamedRules, check: (one: JudgedFact, other: JudgedFact) => void): void {
    forRandomFacts((facts) => {
      const others = judgeFacts(withRules(facts, other));
      for (const [at, each] of judgeFacts(withRules(facts, one)).entries()) {
        const pair = others[at];
        if (pair === undefined) throw new Error('an order is missing');
        expect(replaceNamed(each.rules, other)).toEqual(pair.rules);
        check(each, pair);
      }
    });
  }

  const verdictsOf = (one: JudgedFact, other: JudgedFact) => [one.judgement.verdict, other.judgement.verdict];

  it('follow-up: only silent and unknown orders change', () => {
    const off: NamedRules = { silent_follow_up: { buyer_contacts: false, agent_follows_up: false } };
    const on: NamedRules = { silent_follow_up: { buyer_contacts: true, agent_follows_up: true } };
    forBoth(off, on, (one, other) => {
      expect(FOLLOW_UPS).not.toContain(one.judgement.verdict);
      if (!['silent', 'unknown'].includes(one.judgement.verdict)) expect(other.judgement).toEqual(one.judgement);
      else expect(['silent', 'unknown', ...FOLLOW_UPS]).toContain(other.judgement.verdict);
    });
  });

  it('credit: who placed and who paid stays, and money moves between agents and no_agent alone', () => {
    forBoth({ credit: 'payment' }, { credit: 'order_only' }, (one, other) => {
      const agents = ({ judgement }: JudgedFact) => [judgement.placedAgentId, judgement.paidAgentId];
      expect(agents(other)).toEqual(agents(one));
      const moved = [
        ['paid_agent', 'placed_agent'],
        ['paid_agent', 'no_agent'],
      ];
      if (one.judgement.verdict !== other.judgement.verdict) expect(moved).toContainEqual(verdictsOf(one, other));
    });
  });

  it('flagged orders: only they change, to excluded', () => {
    forBoth({ exclude_flagged_orders: false }, { exclude_flagged_orders: true }, (one, other) => {
      if (one.order.isFlagged) expect(other.judgement.verdict).toBe('excluded');
      else expect(other.judgement).toEqual(one.judgement);
    });
  });

  it('refunds: only amounts change, and none grows', () => {
    forBoth({ refunds: 'gross' }, { refunds: 'net' }, (one, other) => {
      expect({ ...other.judgement, creditedFen: null }).toEqual({ ...one.judgement, creditedFen: null });
      expect(other.countedFen).toBeLessThanOrEqual(one.countedFen);
    });
  });

  it('judging by rounds: whether an order has agents stays', () => {
    forBoth({ judge_by: 'chat_time' }, { judge_by: 'chat_rounds' }, (one, other) => {
      expect(verdictsOf(other, other)).toEqual(verdictsOf(one, one));
      expect(other.judgement.placedAgentId === null).toBe(one.judgement.placedAgentId === null);
    });
  });

  it('the guard: only orders without a placed-order agent change', () => {
    const minutes = (guard: number) => ({ ignore_follow_up_after_silent_order_minutes: guard });
    forBoth(minutes(0), minutes(60), (one, other) => {
      expect(other.judgement.placedAgentId).toBe(one.judgement.placedAgentId);
      if (one.judgement.placedAgentId !== null) expect(other.judgement).toEqual(one.judgement);
    });
  });

  it('session gap: nothing changes', () => {
    forBoth({ session_gap_minutes: 1 }, { session_gap_minutes: 120 }, (one, other) => {
      expect(other.judgement).toEqual(one.judgement);
    });
  });
});
