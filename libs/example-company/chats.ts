import type { Day } from '#libs/domain/business-time.js';
import { daysOf } from '#libs/domain/business-time.js';
import type { Conversation, Message, Speakers } from './conversations.js';
import { converse } from './conversations.js';
import type { Agent, Merchant } from './merchants.js';
import type { Moment } from './moment.js';
import { HOUR, MINUTE, SECONDS_OF_DAY, dayOfMoment, momentOf, secondOfDay, writeMoment } from './moment.js';
import type { Order } from './orders.js';
import { drawBuyerId } from './orders.js';
import { QUARTER } from './plan.js';
import { RandomStream, elementAt } from './random-stream.js';
import type { Row } from './write-csv.js';

export const CHAT_MESSAGE_COLUMNS = ['message_id', 'merchant_id', 'buyer_id', 'agent_id', 'sent_at', 'sender'] as const;

export const CHAT_COVERAGE_COLUMNS = ['merchant_id', 'day'] as const;

/** What is known of a shop's chats: the days that its log covers, and the messages of those days. */
export interface ChatLog {
  readonly coverage: readonly Day[];
  readonly messages: readonly Message[];
}

const OPENS = 8 * HOUR + 30 * MINUTE;
const CLOSES = 23 * HOUR + 40 * MINUTE;
/** Buyers who ask and do not buy, relative to orders. */
const ENQUIRIES_PER_ORDER = 0.22;
/** Some small shops keep no record of which days are covered: their logs are taken as whole. */
const FIRST_UNRECORDED_PLACE = 19;

/** How a buyer came to an order, and how often. */
const MANNERS = [
  ['silent', 37],
  ['robot', 6],
  ['asks', 32],
  ['handed-over', 6],
  ['reminded', 9],
  ['asks-and-reminded', 5],
  ['buyer-follows', 3],
  ['agent-follows', 3],
] as const;
type Manner = (typeof MANNERS)[number][0];

/** The chats of a shop in the scored quarter: around its orders, and of buyers who only asked. */
export function createChats(seed: string, merchant: Merchant, orders: readonly Order[]): ChatLog {
  const random = new RandomStream(`${seed}/chats/${merchant.merchantId}`);
  const since = momentOf(QUARTER.first);
  const whole = orders.filter(({ placedAt, parentOrderId }) => placedAt >= since && parentOrderId === null);
  const conversations = whole.flatMap((order) => [
    ...chatsOfOrder(order, merchant, random),
    ...(random.chance(ENQUIRIES_PER_ORDER) ? [enquire(order, merchant, random)] : []),
  ]);
  const missing = drawMissingDays(random);
  const covered = daysOf(QUARTER).filter((day) => day >= merchant.arrives && !missing.has(day));
  const coveredDays = new Set(covered);
  return {
    coverage: merchant.place >= FIRST_UNRECORDED_PLACE ? [] : covered,
    messages: conversations
      .flatMap(({ messages }) => messages)
      .filter(({ sentAt }) => coveredDays.has(dayOfMoment(sentAt)))
      .toSorted((a, b) => a.sentAt - b.sentAt),
  };
}

/** The row of a message, numbered in the order of time within its shop. */
export function messageRow({ merchantId }: Merchant, message: Message, index: number): Row {
  const { buyerId, agentId, sentAt, sender } = message;
  const number = String(index + 1).padStart(6, '0');
  return [`${merchantId}-${number}`, merchantId, buyerId, agentId, writeMoment(sentAt), sender];
}

/** One shop in six lost its log for some days. */
function drawMissingDays(random: RandomStream): Set<Day> {
  if (!random.chance(0.17)) return new Set();
  const first = random.integer(10, 75);
  return new Set(daysOf(QUARTER).slice(first, first + random.integer(1, 4)));
}

function chatsOfOrder(order: Order, merchant: Merchant, random: RandomStream): Conversation[] {
  const manner = mannerOf(order, random);
  const { placedAt, paidAt } = order;
  const first = speakers(order, pickAgent(merchant, random));
  const second = speakers(order, otherAgent(merchant, first.agentId, random));
  const ask = (who: Speakers) =>
    converse({ ...who, rounds: drawRounds(random), endsAt: placedAt - gap(random, 40) }, random);
  const follow = (opener: 'buyer' | 'agent') =>
    converse({ ...first, rounds: 1, startsAt: (paidAt ?? placedAt) + random.integer(20, 6 * MINUTE), opener }, random);
  const chats: Record<Manner, () => Conversation[]> = {
    silent: () => [],
    robot: () => [converse({ ...first, rounds: 1, endsAt: placedAt - gap(random, 20), robotOnly: true }, random)],
    asks: () => [ask(first)],
    'handed-over': () => {
      const later = converse({ ...second, rounds: 1, endsAt: placedAt - gap(random, 10), handedOver: true }, random);
      const endsAt = later.startsAt - gap(random, 5);
      const before = converse({ ...first, rounds: drawRounds(random), endsAt }, random);
      return [before, later];
    },
    reminded: () => remind(order, first, random),
    'asks-and-reminded': () => [ask(first), ...remind(order, second, random)],
    'buyer-follows': () => [follow('buyer')],
    'agent-follows': () => [follow('agent')],
  };
  return chats[manner]();
}

/** At night nobody answers: a chat shortly before would be a robot's, and nobody follows up. */
function mannerOf({ placedAt, payMethod, paidAt }: Order, random: RandomStream): Manner {
  const [manner] = random.pickWeighted(MANNERS, ([, weight]) => weight);
  const answered = secondOfDay(placedAt) >= OPENS + HOUR && secondOfDay(placedAt) <= CLOSES;
  if (!answered) return manner === 'silent' || random.chance(0.6) ? 'silent' : 'robot';
  const follows = manner === 'buyer-follows' || manner === 'agent-follows';
  return follows && (paidAt === null || payMethod === 'cash_on_delivery') ? 'silent' : manner;
}

/** An agent reminds a buyer who has placed an order and not paid; one who pays at once leaves no time for it. */
function remind({ placedAt, paidAt, payMethod }: Order, who: Speakers, random: RandomStream): Conversation[] {
  if (payMethod === 'cash_on_delivery') return [];
  const startsAt = placedAt + random.integer(2 * MINUTE, 12 * MINUTE);
  const reminder = converse({ ...who, rounds: 1, startsAt, opener: 'agent' }, random);
  const inTime = paidAt === null || reminder.endsAt < paidAt;
  return inTime && secondOfDay(startsAt) <= CLOSES ? [reminder] : [];
}

/** A buyer without an order, about when others bought. */
function enquire({ placedAt }: Order, merchant: Merchant, random: RandomStream): Conversation {
  const day = Math.floor(placedAt / SECONDS_OF_DAY) * SECONDS_OF_DAY;
  const agent = pickAgent(merchant, random);
  return converse(
    {
      agentId: agent.agentId,
      buyerId: drawBuyerId(random),
      rounds: drawRounds(random),
      startsAt: day + random.integer(OPENS, CLOSES - HOUR),
    },
    random,
  );
}

function speakers({ buyerId }: Order, { agentId }: Agent): Speakers {
  return { buyerId, agentId };
}

/** The first agents of a shop take the most chats. */
function pickAgent({ agents }: Merchant, random: RandomStream): Agent {
  return random.pickWeighted(agents, (agent) => 1 / (agents.indexOf(agent) + 2));
}

function otherAgent({ agents }: Merchant, agentId: string, random: RandomStream): Agent {
  const others = agents.filter((agent) => agent.agentId !== agentId);
  return others.length === 0 ? elementAt(agents, 0) : random.pick(others);
}

function drawRounds(random: RandomStream): number {
  return random.pickWeighted([1, 2, 3, 4], (rounds) => 5 - rounds);
}

/** Seconds of quiet, up to so many minutes. */
function gap(random: RandomStream, minutes: number): Moment {
  return random.integer(15, minutes * MINUTE);
}
