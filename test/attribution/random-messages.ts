import type { AttributionRules, Message, Order } from './reference/attribution-facts.js';
import { lengthsOf } from './random-orders.js';
import type { RandomSource } from './random-source.js';

/** The chats of one buyer in one shop. Times in seconds. */
export interface ChatScene {
  readonly merchantId: string;
  readonly buyerId: string;
  readonly agentIds: readonly string[];
  readonly orders: readonly Order[];
  /** The rule sets at whose borders messages lie. */
  readonly rules: readonly AttributionRules[];
  /** Midnights near the orders. */
  readonly midnights: readonly number[];
  readonly nextMessageId: () => string;
}

type Sender = Message['sender'];

const HOUR = 3600;
const DAY = 86_400;

/**
 * Nothing at all, robots alone, one side alone, dialogues with equal rounds, buyers who are handed over, follow-ups of silent
 * orders, or anything.
 */
export function randomChats(random: RandomSource, scene: ChatScene): Message[] {
  return random.weigh<() => Message[]>([
    [4, () => []],
    [4, () => scatter(random, scene, ['robot', 'robot', 'system'])],
    [6, () => scatter(random, scene, ['agent'])],
    [3, () => scatter(random, scene, ['buyer'])],
    [28, () => dialogues(random, scene)],
    [8, () => handovers(random, scene)],
    [22, () => followUps(random, scene)],
    [4, () => answers(random, scene)],
    [33, () => scatter(random, scene, ['buyer', 'buyer', 'buyer', 'agent', 'agent', 'agent', 'agent', 'robot', 'system'])],
  ])();
}

/** Messages at the borders of rules, at midnights, or shortly after one another; any thread, any sender. */
function scatter(random: RandomSource, scene: ChatScene, senders: readonly Sender[]): Message[] {
  const messages: Message[] = [];
  const agentIds = random.happens(30) ? [random.pick(scene.agentIds)] : scene.agentIds;
  const count = 1 + random.below(14);
  for (let at = 0; at < count; at += 1) {
    const before = messages.at(-1);
    const sentAt =
      before !== undefined && random.happens(35) ? afterMessage(random, scene, before.sentAt) : atBorder(random, scene);
    messages.push(messageOf(scene, random.pick(agentIds), sentAt, random.pick(senders)));
  }
  return messages;
}

/** Threads side by side with the same number of rounds or nearly so, ending around the moments that are judged. */
function dialogues(random: RandomSource, scene: ChatScene): Message[] {
  const rounds = 1 + random.below(3);
  const step = random.pick([0, 1, 20, 60]);
  const end = atBorder(random, scene);
  const agentIds = random.shuffle(scene.agentIds).slice(0, 1 + random.below(3));
  return agentIds.flatMap((agentId) => {
    const ownEnd = random.happens(60) ? end : atBorder(random, scene);
    const senders: Sender[] = Array.from({ length: rounds }, () => ['buyer', 'agent'] as const).flat();
    if (random.happens(30)) senders.unshift(random.pick(['agent', 'buyer', 'robot']));
    if (random.happens(30)) senders.push(random.pick(['agent', 'buyer', 'robot']));
    if (random.happens(20)) senders.splice(random.below(senders.length), 1);
    return senders.map((sender, at) => messageOf(scene, agentId, ownEnd - (senders.length - 1 - at) * step, sender));
  });
}

/** An agent with about as many messages as a transfer filter takes away, and another who takes the buyer over. */
function handovers(random: RandomSource, scene: ChatScene): Message[] {
  const filters = scene.rules.map((rules) => rules.transfer_filter_messages);
  const filter = Math.max(1, random.happens(50) ? Math.max(...filters) : random.pick(filters));
  const end = random.happens(60) ? random.pick(scene.orders).placedAt : atBorder(random, scene);
  const step = random.pick([0, 1, 30]);
  return random
    .shuffle(scene.agentIds)
    .slice(0, 2)
    .flatMap((agentId, at) => {
      const own = random.pick(at === 0 ? [filter, filter + 1, filter + 1, filter + 2] : [1, 1, filter, filter + 1]);
      const ownEnd = at === 0 ? end - random.below(2) * step * own : end;
      const sent = Array.from({ length: own }, (_, back) => messageOf(scene, agentId, ownEnd - back * step, 'agent'));
      return random.happens(80) ? [...sent, messageOf(scene, agentId, ownEnd - random.below(60), 'buyer')] : sent;
    });
}

/** An agent who answers after the payment what the buyer asked about a window before. */
function answers(random: RandomSource, scene: ChatScene): Message[] {
  const { window } = lengthsOf(random.pick(scene.rules));
  const { placedAt, paidAt } = random.pick(scene.orders);
  const payment = paidAt ?? placedAt;
  const answeredAt = payment + random.pick([1, 1 + random.below(window), window]);
  const agentId = random.pick(scene.agentIds);
  return [
    messageOf(scene, agentId, Math.min(payment, answeredAt - window + random.pick([-1, 0, 0, 1])), 'buyer'),
    messageOf(scene, agentId, answeredAt, 'agent'),
    messageOf(scene, agentId, random.pick([answeredAt, answeredAt + 1, payment + window]), 'buyer'),
  ];
}

/** Both sides around the end of the window after a payment; before the payment mostly the buyer alone. */
function followUps(random: RandomSource, scene: ChatScene): Message[] {
  const { window } = lengthsOf(random.pick(scene.rules));
  const order = random.pick(scene.orders);
  const payments = [order.paidAt, order.placedAt, order.outboundAt].flatMap((moment) => moment ?? []);
  const paidAt = random.happens(70) ? (payments[0] ?? order.placedAt) : random.pick(payments);
  const after = () => paidAt + random.pick([1, 2, 1 + random.below(window), window - 1, window, window, window + 1]);
  const messages = [0, 0, 1, 2].slice(random.below(3)).flatMap(() => {
    const agentId = random.pick(scene.agentIds);
    const first = after();
    return [
      messageOf(scene, agentId, first, random.happens(50) ? 'agent' : 'buyer'),
      messageOf(scene, agentId, random.happens(25) ? first : after(), random.happens(50) ? 'agent' : 'buyer'),
      ...(random.happens(50) ? [messageOf(scene, agentId, after(), random.pick(['agent', 'buyer', 'robot']))] : []),
      ...(random.happens(40)
        ? [messageOf(scene, agentId, Math.min(paidAt, first - window + random.pick([-1, 0, 0, 1])), 'buyer')]
        : []),
      ...(random.happens(15)
        ? [messageOf(scene, agentId, paidAt - random.below(window), random.pick(['agent', 'robot', 'system']))]
        : []),
    ];
  });
  return messages;
}

/** A second at a border of a rule around an order, or just beside it. */
function atBorder(random: RandomSource, scene: ChatScene): number {
  const { guard, window, lookBack } = lengthsOf(random.pick(scene.rules));
  const { placedAt, paidAt, outboundAt } = random.pick(scene.orders);
  const moment = random.pick([placedAt, placedAt, paidAt ?? placedAt, paidAt ?? placedAt, outboundAt ?? placedAt]);
  const border = random.weigh<() => number>([
    [30, () => moment],
    [12, () => placedAt + guard],
    [10, () => moment + window],
    [4, () => moment - window],
    [14, () => moment - lookBack],
    [4, () => random.pick(scene.midnights)],
    [14, () => moment - random.below(HOUR)],
    [6, () => moment + random.below(HOUR)],
    [6, () => moment - random.below(40 * DAY)],
  ])();
  return border + random.pick([-1, 0, 0, 0, 1]);
}

function afterMessage(random: RandomSource, { rules }: ChatScene, sentAt: number): number {
  const { window } = lengthsOf(random.pick(rules));
  return sentAt + random.pick([0, 0, 1, 20, -1, window - 1, window, window + 1]);
}

function messageOf(scene: ChatScene, agentId: string, sentAt: number, sender: Sender): Message {
  const { merchantId, buyerId, nextMessageId } = scene;
  return { merchantId, messageId: nextMessageId(), buyerId, agentId, sentAt, sender };
}
