import * as fc from 'fast-check';
import type { ConversationPlan } from './conversations.js';
import { converse } from './conversations.js';
import { RandomStream } from './random-stream.js';

const WHO = { buyerId: 'u1', agentId: 'a1' };
const anySeed = fc.string();
const anyRounds = fc.integer({ min: 1, max: 5 });

function sendersOf(seed: string, plan: Partial<ConversationPlan>): string[] {
  const { messages } = converse({ ...WHO, rounds: 2, startsAt: 1_000, ...plan }, new RandomStream(seed));
  return messages.map(({ sender }) => sender);
}

describe('a conversation', () => {
  it('is laid from its start, in the order of time', () => {
    fc.assert(
      fc.property(anySeed, anyRounds, (seed, rounds) => {
        const { messages, startsAt, endsAt } = converse({ ...WHO, rounds, startsAt: 5_000 }, new RandomStream(seed));
        const moments = messages.map(({ sentAt }) => sentAt);
        expect(moments).toEqual(moments.toSorted((a, b) => a - b));
        expect([startsAt, moments[0], moments.at(-1)]).toEqual([5_000, 5_000, endsAt]);
      }),
    );
  });

  it('is laid up to its end where that is given', () => {
    fc.assert(
      fc.property(anySeed, anyRounds, (seed, rounds) => {
        const { messages } = converse({ ...WHO, rounds, endsAt: 90_000 }, new RandomStream(seed));
        expect(messages.at(-1)?.sentAt).toBe(90_000);
      }),
    );
  });

  it('has as many rounds as planned: the buyer writes, the agent answers', () => {
    fc.assert(
      fc.property(anySeed, anyRounds, (seed, rounds) => {
        const human = sendersOf(seed, { rounds }).filter((sender) => sender === 'buyer' || sender === 'agent');
        const turns = human.filter((sender, index) => sender === 'agent' && human[index - 1] === 'buyer');
        expect(turns).toHaveLength(rounds);
      }),
    );
  });

  it('is opened by the agent where that is planned', () => {
    fc.assert(fc.property(anySeed, (seed) => expect(sendersOf(seed, { opener: 'agent' })[0]).toBe('agent')));
  });

  it('has no agent where only the robot answers', () => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        const senders = sendersOf(seed, { rounds: 1, robotOnly: true });
        expect(senders).toContain('robot');
        expect(senders).not.toContain('agent');
      }),
    );
  });

  it('begins with a note of the system where the buyer was handed over', () => {
    fc.assert(fc.property(anySeed, (seed) => expect(sendersOf(seed, { handedOver: true })[0]).toBe('system')));
  });
});
