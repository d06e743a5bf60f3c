import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseCsv } from '../reference/company.js';
import type { AttributionFacts, CoveredDay, Message, Order } from './reference/attribution-facts.js';
import { businessDay, groupBy } from './reference/judge-facts.js';
import { randomOrders } from './random-orders.js';
import { ruleBook } from './random-rule-sets.js';
import type { RandomSource } from './random-source.js';
import { randomSource } from './random-source.js';

/** Real conversations of customers with the support accounts of companies, with orders laid into them. */

/** Stands for whoever wrote the messages of a company that nobody signed. */
const UNSIGNED = 'unsigned';

/** The second falls into the days on which most of the messages were written. */
const VERSION_DAYS = ['2011-01-01', '2017-11-08'];

interface Tweet {
  readonly id: string;
  readonly authorId: string;
  readonly isInbound: boolean;
  readonly sentAt: number;
  readonly answersTo: string;
  readonly answeredBy: readonly string[];
  readonly agentId: string;
}

/**
 * Reads the sample as threads: company = shop, customer = buyer, signature = agent. A customer's message belongs to the
 * thread of the first agent who answers it, else of the agent whom it answers, else of the customer's message that it
 * continues. What belongs to no thread is left out.
 */
export function readTwitterMessages(sampleFolder: string): Message[] {
  const tweets = readTweets(sampleFolder);
  const byId = new Map(tweets.map((tweet) => [tweet.id, tweet]));
  const answers = groupBy(tweets, ({ answersTo }) => answersTo);
  return tweets.flatMap((tweet): Message[] => {
    const { id: messageId, sentAt } = tweet;
    if (!tweet.isInbound) {
      const buyerId = findAlong(tweet, byId, (each) => (each.isInbound ? each.authorId : null)) ?? firstWriter(tweet, byId);
      if (buyerId === null) return [];
      return [{ merchantId: tweet.authorId, messageId, buyerId, agentId: tweet.agentId, sentAt, sender: 'agent' }];
    }
    const answer = findAlong(tweet, byId, (each) => {
      if (!each.isInbound) return each;
      return each.authorId === tweet.authorId ? firstAnswer(answers.get(each.id) ?? []) : null;
    });
    if (answer === null) return [];
    const { authorId: merchantId, agentId } = answer;
    return [{ merchantId, messageId, buyerId: tweet.authorId, agentId, sentAt, sender: 'buyer' }];
  });
}

/** The threads of the sample with orders around and inside them, and rules of its own for every company. */
export function twitterFacts(sampleFolder: string, seed: number, timeZone = 'Asia/Shanghai'): AttributionFacts {
  const random = randomSource(seed);
  const messages = readTwitterMessages(sampleFolder);
  const shops = groupBy(messages, ({ merchantId }) => merchantId);
  const book = ruleBook(random, seed, VERSION_DAYS);
  const orders: Order[] = [];
  let given = 0;
  const coverage: CoveredDay[] = [];
  for (const [merchantId, ofShop] of shops) {
    const rules = book.giveRules(merchantId);
    for (const [buyerId, ofBuyer] of groupBy(ofShop, (message) => message.buyerId)) {
      const laid = randomOrders(random, {
        merchantId,
        buyerId,
        start: momentAround(random, ofBuyer),
        end: Infinity,
        rules,
        nextOrderId: () => `o${random.below(10)}.${given++}`,
        possibleParents: orders.slice(-20).map(({ orderId }) => orderId).concat('no-such-order'),
      });
      orders.push(...laid.map((order) => payAtChat(random, order, ofBuyer)));
    }
    coverage.push(...randomCoverage(random, merchantId, ofShop, timeZone));
  }
  const agents = groupBy(messages, ({ merchantId, agentId }) => `${merchantId}\n${agentId}`);
  return {
    timeZone,
    merchantIds: [...shops.keys()],
    agents: [...agents.values()].flatMap(([first]) =>
      first === undefined ? [] : [{ merchantId: first.merchantId, agentId: first.agentId }],
    ),
    orders,
    messages: random.shuffle(messages),
    coverage,
    versions: book.versions,
  };
}

function readTweets(sampleFolder: string): Tweet[] {
  return parseCsv(gunzipSync(readFileSync(join(sampleFolder, 'messages.csv.gz')))).map((row) => ({
    id: row['tweet_id'] ?? '',
    authorId: row['author_id'] ?? '',
    isInbound: row['inbound'] === 'True',
    sentAt: Date.parse(row['created_at'] ?? '') / 1000,
    answersTo: row['in_response_to_tweet_id'] ?? '',
    answeredBy: (row['response_tweet_id'] ?? '').split(',').filter((id) => id !== ''),
    agentId: row['agent_key'] === '' ? UNSIGNED : (row['agent_key'] ?? UNSIGNED),
  }));
}

/** What the first tweet of a conversation has to tell, from one tweet back to its beginning. */
function findAlong<Found>(
  from: Tweet,
  byId: ReadonlyMap<string, Tweet>,
  look: (tweet: Tweet) => Found | null,
): Found | null {
  const seen = new Set<Tweet>();
  let tweet: Tweet | undefined = from;
  while (tweet !== undefined && !seen.has(tweet)) {
    const found = look(tweet);
    if (found !== null) return found;
    seen.add(tweet);
    tweet = byId.get(tweet.answersTo);
  }
  return null;
}

/** The customer who answers a message that a company wrote first. */
function firstWriter({ answeredBy }: Tweet, byId: ReadonlyMap<string, Tweet>): string | null {
  const answers = answeredBy.flatMap((id) => byId.get(id) ?? []).filter(({ isInbound }) => isInbound);
  return answers.toSorted(byTime)[0]?.authorId ?? null;
}

function firstAnswer(answers: readonly Tweet[]): Tweet | null {
  return answers.filter(({ isInbound }) => !isInbound).toSorted(byTime)[0] ?? null;
}

function byTime(a: Tweet, b: Tweet): number {
  return a.sentAt - b.sentAt || Number(a.id) - Number(b.id);
}

/** On a message or a second beside it, between the first and the last, shortly before, or within a day after. */
function momentAround(random: RandomSource, messages: readonly Message[]): number {
  const times = messages.map(({ sentAt }) => sentAt).toSorted((a, b) => a - b);
  const first = times[0] ?? 0;
  const last = times.at(-1) ?? 0;
  return random.weigh<() => number>([
    [5, () => random.pick(times) + random.pick([-1, 0, 0, 1])],
    [3, () => first + random.below(last - first + 1)],
    [5, () => first - random.below(3600)],
    [2, () => last + random.below(86_400)],
  ])();
}

/** Some orders are paid on a later message, mostly the next, or shortly before it. */
function payAtChat(random: RandomSource, order: Order, messages: readonly Message[]): Order {
  const later = messages.map(({ sentAt }) => sentAt).filter((sentAt) => sentAt > order.placedAt);
  if (later.length === 0 || order.paidAt === null || random.happens(40)) return order;
  const sentAt = random.happens(70) ? Math.min(...later) : random.pick(later);
  return { ...order, paidAt: sentAt + random.pick([-600, -60, -1, -1, 0, 1]) };
}

/** Half of the companies keep no log of their days; of the others some days with messages are missing. */
function randomCoverage(
  random: RandomSource,
  merchantId: string,
  messages: readonly Message[],
  timeZone: string,
): CoveredDay[] {
  if (random.happens(50)) return [];
  const days = new Set(messages.map(({ sentAt }) => businessDay(sentAt, timeZone)));
  return [...days].filter(() => !random.happens(20)).map((day) => ({ merchantId, day }));
}
