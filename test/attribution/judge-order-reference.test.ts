import type { Message, NamedRules } from './reference/attribution-facts.js';
import { DEFAULT_RULES, replaceNamed } from './reference/attribution-facts.js';
import type { JudgedOrder, Judgement } from './reference/judge-order.js';
import { judgeOrder } from './reference/judge-order.js';

/** The sentences of the specification at their borders; placed at 0 and paid at 1800 where nothing else is said. */

const DAY = 86_400;

const ORDER: JudgedOrder = {
  merchantId: 's',
  orderId: 'o',
  buyerId: 'b',
  placedAt: 0,
  paidAt: 1800,
  outboundAt: null,
  status: 'paid',
  payMethod: 'online',
  amountFen: 10_000,
  refundedFen: null,
  isFlagged: false,
  parentOrderId: null,
  isSplitParent: false,
};

interface Question {
  /** Messages as `A:agent@-5#id`: agent, sender, second, and an id where the order of the list is not meant. */
  readonly chats?: string;
  readonly order?: Partial<JudgedOrder>;
  readonly rules?: NamedRules;
  readonly coveredDays?: readonly string[];
}

function judge({ chats = '', order = {}, rules = {}, coveredDays = [] }: Question): Judgement {
  const coverage = { days: new Set(coveredDays), timeZone: 'UTC' };
  return judgeOrder({ ...ORDER, ...order }, readChats(chats), coverage, replaceNamed(DEFAULT_RULES, rules));
}

function readChats(chats: string): Message[] {
  return chats
    .split(' ')
    .filter((chat) => chat !== '')
    .map((chat, at) => {
      const [, agentId = '', sender, second, id] = /^(\w+):(\w+)@(-?\d+)(?:#(.+))?$/.exec(chat) ?? [];
      if (sender !== 'buyer' && sender !== 'agent' && sender !== 'robot' && sender !== 'system') throw new Error(chat);
      return { merchantId: 's', messageId: id ?? `m${at}`, buyerId: 'b', agentId, sentAt: Number(second), sender };
    });
}

/** Placed-order agent, paid-order agent, credited agent and verdict in one line; `-` for nobody. */
function say(question: Question): string {
  const { placedAgentId, paidAgentId, creditedAgentId, verdict } = judge(question);
  return `${placedAgentId ?? '-'} ${paidAgentId ?? '-'} ${creditedAgentId ?? '-'} ${verdict}`;
}

describe('candidates before a moment', () => {
  it('count a message in the second of the moment, and none after it', () => {
    expect(say({ chats: 'A:agent@0 B:agent@1800 C:agent@1801' })).toBe('A B B paid_agent');
    expect(say({ chats: 'A:agent@1' })).toBe('- A A paid_agent');
  });

  it('need a message of the agent: buyers, robots and the system alone leave an order silent', () => {
    expect(say({ chats: 'A:buyer@-9 A:robot@-8 B:system@-7' })).toBe('- - - silent');
  });

  it('in one second the greater message id wins, by bytes', () => {
    expect(say({ chats: 'A:agent@-5#10 B:agent@-5#9' })).toBe('B B B paid_agent');
    expect(say({ chats: 'A:agent@-5#😀 B:agent@-5#ｚ' })).toBe('A A A paid_agent');
  });

  it('a look-back limit leaves out what is exactly so old', () => {
    const rules = { look_back_days: 1 };
    const order = { placedAt: DAY, paidAt: DAY };
    expect(say({ rules, order, chats: 'A:agent@0' })).toBe('- - - silent');
    expect(say({ rules, order, chats: 'A:agent@1' })).toBe('A A A paid_agent');
  });

  it('where both must have spoken, the buyer too within the look-back', () => {
    const rules: NamedRules = { chat_means: 'both_spoke', look_back_days: 1 };
    expect(say({ rules, chats: `A:buyer@-${DAY} A:agent@-9` })).toBe('- - - silent');
    expect(say({ rules, chats: `A:buyer@-${DAY - 1800} A:agent@-9` })).toBe('A A A paid_agent');
  });

  it('the transfer filter takes away who wrote no more than so many messages, unless it takes all', () => {
    const rules = { transfer_filter_messages: 1 };
    expect(say({ rules, chats: 'A:agent@-9 A:agent@-8 B:agent@-7' })).toBe('A A A paid_agent');
    expect(say({ rules, chats: 'A:agent@-9 B:agent@-7' })).toBe('B B B paid_agent');
  });
});

describe('rounds', () => {
  const rules: NamedRules = { judge_by: 'chat_rounds' };

  it('count the turns from buyer to agent, however many messages each side wrote', () => {
    const once = 'A:buyer@-99 A:buyer@-98 A:agent@-97 A:agent@-96 A:agent@-95';
    const twice = 'B:buyer@-199 B:agent@-198 B:buyer@-197 B:agent@-196';
    expect(say({ rules, chats: `${once} ${twice}` })).toBe('B B B paid_agent');
  });

  it('go to the later latest message of an agent where they are equal', () => {
    expect(say({ rules, chats: 'A:buyer@-9 A:agent@-5 B:buyer@-8 B:agent@-6 B:buyer@-4' })).toBe('A A A paid_agent');
  });

  it('order a thread by time and then id', () => {
    const chats = 'A:agent@-9#1 A:buyer@-9#2 A:agent@-9#3 B:buyer@-5 B:agent@-4 A:agent@-8#0 A:buyer@-8#1 A:agent@-8#2';
    expect(say({ rules, chats })).toBe('A A A paid_agent');
  });
});

describe('the paid-order agent', () => {
  it('is the placed-order agent where an order was paid before it was placed, with that message', () => {
    const judgement = judge({ order: { placedAt: 100, paidAt: 0 }, chats: 'A:agent@50#x' });
    expect(judgement).toMatchObject({ placedAgentId: 'A', paidAgentId: 'A', decidingMessageId: 'x' });
  });

  it('under the guard is nobody who wrote from one second to N minutes after a silent placing', () => {
    const rules = { ignore_follow_up_after_silent_order_minutes: 10 };
    expect(say({ rules, chats: 'A:agent@1 B:agent@600' })).toBe('- - - silent');
    expect(say({ rules, chats: 'A:agent@601 B:agent@600' })).toBe('- A A paid_agent');
    expect(say({ rules, chats: 'A:agent@-1 B:agent@600' })).toBe('A B B paid_agent');
  });

  it('under the guard loses those rounds, while the messages of the buyer stay', () => {
    const rules: NamedRules = { judge_by: 'chat_rounds', ignore_follow_up_after_silent_order_minutes: 10 };
    const guarded = 'A:buyer@1 A:agent@2 A:buyer@3 A:agent@601';
    expect(say({ rules, chats: `${guarded} B:buyer@605 B:agent@606` })).toBe('- B B paid_agent');
    expect(say({ rules: { ...rules, chat_means: 'both_spoke' }, chats: guarded })).toBe('- A A paid_agent');
  });
});

describe('payment', () => {
  const onDelivery: Partial<JudgedOrder> = { payMethod: 'cash_on_delivery', outboundAt: 5000 };

  it('on delivery is the placing or the shipping, whatever paid_at says', () => {
    const chats = 'A:agent@0 B:agent@1700 C:agent@4000';
    expect(say({ chats, order: onDelivery })).toBe('A A A paid_agent');
    expect(say({ chats, order: onDelivery, rules: { cash_on_delivery_pays_when: 'outbound' } })).toBe('A C C paid_agent');
  });

  it('on delivery has not come before shipping where shipping counts', () => {
    const rules: NamedRules = { cash_on_delivery_pays_when: 'outbound' };
    expect(say({ rules, chats: 'A:agent@0', order: { ...onDelivery, outboundAt: null } })).toBe('A - - unpaid');
  });
});

describe('the follow-up of a fully silent order', () => {
  const both: NamedRules = { silent_follow_up: { buyer_contacts: true, agent_follows_up: true, window_minutes: 10 } };
  const agents: NamedRules = { silent_follow_up: { agent_follows_up: true, window_minutes: 10 } };

  it('needs both sides after payment and until the end of the window', () => {
    expect(say({ rules: both, chats: 'A:buyer@1801 A:agent@2400' })).toBe('- - A buyer_contact');
    expect(say({ rules: both, chats: 'A:buyer@1801 A:agent@2401' })).toBe('- - - silent');
    expect(say({ rules: both, chats: 'A:buyer@1800 A:agent@2400' })).toBe('- - - silent');
  });

  it('an agent who answers is no initiator, as long as the question is no older than the window', () => {
    const answer = 'A:agent@2000 A:buyer@2100';
    expect(say({ rules: both, chats: `A:buyer@1400 ${answer}` })).toBe('- - A buyer_contact');
    expect(say({ rules: both, chats: `A:buyer@1399 ${answer}` })).toBe('- - A agent_follow_up');
    expect(say({ rules: agents, chats: `A:buyer@1400 ${answer}` })).toBe('- - - silent');
  });

  it('goes to the admitted thread whose first message there is earliest, then of the lesser id', () => {
    const chats = 'A:buyer@1900#2 A:agent@1950 B:agent@1900#10 B:buyer@1960 C:agent@1850';
    expect(say({ rules: both, chats })).toBe('- - B agent_follow_up');
    expect(judge({ rules: both, chats }).decidingMessageId).toBe('10');
    expect(say({ rules: { silent_follow_up: { buyer_contacts: true } }, chats })).toBe('- - A buyer_contact');
  });

  it('may be what the guard kept from the payment', () => {
    const rules = { ...both, ignore_follow_up_after_silent_order_minutes: 60 };
    expect(say({ rules, chats: 'A:agent@60 A:buyer@1900 A:agent@1950' })).toBe('- - A buyer_contact');
  });
});

describe('a verdict', () => {
  const noon = 12 * 3600;
  const rules: NamedRules = { look_back_days: 2, silent_follow_up: { buyer_contacts: true, window_minutes: 60 } };

  it('is unknown where a day is missing from the look-back to the end of the window', () => {
    const order = { placedAt: 5 * DAY + noon, paidAt: 6 * DAY - 60 };
    const days = ['1970-01-04', '1970-01-05', '1970-01-06', '1970-01-07'];
    expect(say({ rules, order, coveredDays: days })).toBe('- - - silent');
    for (const missing of days) {
      expect(say({ rules, order, coveredDays: days.filter((day) => day !== missing) })).toBe('- - - unknown');
    }
    expect(say({ rules, order, coveredDays: [] })).toBe('- - - silent');
    expect(say({ order, coveredDays: ['1970-01-06'] })).toBe('- - - silent');
  });

  it('is no_agent where the order alone counts and only the payment has an agent', () => {
    expect(say({ rules: { credit: 'order_only' }, chats: 'A:agent@9' })).toBe('- A - no_agent');
    expect(say({ rules: { credit: 'order_first' }, chats: 'A:agent@9' })).toBe('- A A paid_agent');
    expect(say({ rules: { credit: 'order_first' }, chats: 'A:agent@0' })).toBe('A A A placed_agent');
  });

  it('is excluded before anything else, and names the agents all the same', () => {
    const chats = 'A:agent@0';
    expect(say({ chats, order: { status: 'cancelled' } })).toBe('A A - excluded');
    expect(say({ chats, order: { status: 'cancelled', paidAt: null } })).toBe('A - - excluded');
    expect(say({ chats, order: { amountFen: 0 } })).toBe('A A - excluded');
    expect(say({ chats, order: { isSplitParent: true } })).toBe('A A - excluded');
    expect(say({ chats, order: { isFlagged: true } })).toBe('A A A paid_agent');
    expect(say({ chats, order: { isFlagged: true }, rules: { exclude_flagged_orders: true } })).toBe('A A - excluded');
  });

  it('credits the amount, or what refunds leave of it', () => {
    const credited = (order: Partial<JudgedOrder>, named: NamedRules = {}) =>
      judge({ chats: 'A:agent@0', order, rules: named }).creditedFen;
    expect(credited({ refundedFen: 3000 })).toBe(10_000);
    expect(credited({ refundedFen: 3000 }, { refunds: 'net' })).toBe(7000);
    expect(credited({ status: 'refunded' }, { refunds: 'net' })).toBe(0);
    expect(credited({ status: 'refunded', refundedFen: 0 }, { refunds: 'net' })).toBe(10_000);
  });
});
