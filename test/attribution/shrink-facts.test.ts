import { describeFacts } from './describe-facts.js';
import { combinationOf } from './random-rule-sets.js';
import { randomFacts } from './random-shop.js';
import type { AttributionFacts } from './reference/attribution-facts.js';
import { DEFAULT_RULES, replaceNamed } from './reference/attribution-facts.js';
import { judgeFacts } from './reference/judge-facts.js';
import { shrinkFacts } from './shrink-facts.js';

/** What a failing comparison shows must be small enough to read. */
describe('facts that show something', () => {
  it('are left with the order, the messages and the options that show it', async () => {
    const facts = randomFacts({ seed: 4, orders: 200, ordersPerShop: 20 });
    const shows = async (fewer: AttributionFacts) =>
      judgeFacts(fewer).some(({ judgement }) => judgement.verdict === 'agent_follow_up');
    expect(await shows(facts)).toBe(true);
    const smallest = await shrinkFacts(facts, shows);
    expect(await shows(smallest)).toBe(true);
    expect(smallest.orders).toHaveLength(1);
    expect(smallest.messages.map(({ sender }) => sender).toSorted()).toEqual(['agent', 'buyer']);
    expect(smallest.coverage).toEqual([]);
    const [version] = smallest.versions;
    expect(smallest.versions).toHaveLength(1);
    const onlyFollowUp = replaceNamed(DEFAULT_RULES, { silent_follow_up: { agent_follows_up: true } });
    expect(combinationOf(replaceNamed(DEFAULT_RULES, version?.default ?? {}))).toBe(combinationOf(onlyFollowUp));
    expect(describeFacts(smallest)).toHaveLength(6);
  });
});
