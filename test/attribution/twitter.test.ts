import { join } from 'node:path';
import { describeWithShared, sharedFolder } from '../support/shared-folder.js';
import { loadFacts, openAttributionSystem } from './attribution-system.js';
import { compareWithReference, requireEqual } from './compare-verdicts.js';
import { VERDICTS } from './reference/attribution-facts.js';
import { judgeFacts } from './reference/judge-facts.js';
import { twitterFacts } from './twitter-threads.js';

/** People who really talked to one another: 76 companies, their customers and whoever signed the answers. */
describeWithShared('real conversations, with orders laid into them', () => {
  it.each([
    { seed: 1, timeZone: 'Asia/Shanghai' },
    { seed: 2, timeZone: 'America/New_York' },
    { seed: 3, timeZone: 'Asia/Shanghai' },
  ])('are judged by the product as by the reference: seed $seed in $timeZone', async ({ seed, timeZone }) => {
    const facts = twitterFacts(join(sharedFolder() ?? '', 'data', 'twitter_support_sample'), seed, timeZone);
    const judged = judgeFacts(facts);
    const system = await openAttributionSystem({ timeZone });
    try {
      await loadFacts(system, facts);
      expect(await system.judge()).toEqual({ judged: judged.length, changed: judged.length });
      const comparison = await compareWithReference(system, facts, judged);
      await requireEqual(facts, comparison);
      expect(comparison.verdicts).toBe(judged.length);
    } finally {
      await system.close();
    }
    expect(facts.messages.length).toBeGreaterThan(4_000);
    expect(judged.length).toBeGreaterThan(2_000);
    expect(new Set(judged.map(({ judgement }) => judgement.verdict))).toEqual(new Set(VERDICTS));
  });
});
