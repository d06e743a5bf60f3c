import type { Moment } from './moment.js';
import { MINUTE } from './moment.js';
import type { RandomStream } from './random-stream.js';

export interface Message {
  readonly buyerId: string;
  readonly agentId: string;
  readonly sentAt: Moment;
  readonly sender: 'buyer' | 'agent' | 'robot' | 'system';
}

/** A chat between a buyer and an agent, with its first and last moment. */
export interface Conversation {
  readonly messages: readonly Message[];
  readonly startsAt: Moment;
  readonly endsAt: Moment;
}

export interface Speakers {
  readonly buyerId: string;
  readonly agentId: string;
}

/** A conversation is laid from its start or up to its end. */
export type ConversationPlan = Speakers & {
  /** How often the buyer writes and is answered. */
  readonly rounds: number;
  /** Who speaks first; the buyer where nothing is said. */
  readonly opener?: 'buyer' | 'agent';
  /** Only the robot answers. */
  readonly robotOnly?: boolean;
  /** A note of the system that the buyer comes from another agent. */
  readonly handedOver?: boolean;
} & ({ readonly startsAt: Moment } | { readonly endsAt: Moment });

interface Utterance {
  readonly after: number;
  readonly sender: Message['sender'];
}

/** Lets a buyer and an agent talk. */
export function converse(plan: ConversationPlan, random: RandomStream): Conversation {
  const utterances = speak(plan, random);
  const seconds = utterances.reduce((sum, { after }) => sum + after, 0);
  const startsAt = 'startsAt' in plan ? plan.startsAt : plan.endsAt - seconds;
  let sentAt = startsAt;
  const messages = utterances.map(({ after, sender }) => {
    sentAt += after;
    return { buyerId: plan.buyerId, agentId: plan.agentId, sentAt, sender };
  });
  return { messages, startsAt, endsAt: sentAt };
}

function speak({ rounds, opener, robotOnly, handedOver }: ConversationPlan, random: RandomStream): Utterance[] {
  const said: Utterance[] = [];
  const add = (sender: Message['sender'], shortest: number, longest: number) => {
    said.push({ after: said.length === 0 ? 0 : random.integer(shortest, longest), sender });
  };
  const greeted = opener !== 'agent' && handedOver !== true && (robotOnly === true || random.chance(0.3));
  if (handedOver === true) add('system', 0, 0);
  if (opener === 'agent') add('agent', 0, 0);
  for (let round = 0; round < rounds; round++) {
    add('buyer', 8, 90);
    if (random.chance(0.25)) add('buyer', 4, 25);
    if (round === 0 && greeted) add('robot', 1, 2);
    if (robotOnly === true) continue;
    add('agent', 6, random.chance(0.1) ? 4 * MINUTE : 50);
    if (random.chance(0.2)) add('agent', 5, 30);
  }
  return said;
}
