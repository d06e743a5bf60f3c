import type { AttributionRules, NamedRules, RuleVersion } from './reference/attribution-facts.js';
import { DEFAULT_RULES, replaceNamed } from './reference/attribution-facts.js';
import type { RandomSource } from './random-source.js';

/** The values of every option that rule sets are made of: all words and switches, numbers at and near their bounds. */
export const OPTION_VALUES = {
  judge_by: ['chat_time', 'chat_rounds'],
  credit: ['payment', 'order_first', 'order_only'],
  buyer_contacts: [false, true],
  agent_follows_up: [false, true],
  chat_means: ['agent_spoke', 'both_spoke'],
  exclude_flagged_orders: [false, true],
  cash_on_delivery_pays_when: ['placed', 'outbound'],
  refunds: ['gross', 'net'],
  window_minutes: [1, 10, 20, 60],
  look_back_days: [null, 1, 3, 30],
  ignore_follow_up_after_silent_order_minutes: [0, 1, 30, 60],
  transfer_filter_messages: [0, 1, 2, 10],
  session_gap_minutes: [1, 10, 120],
} as const;

/** How many combinations there are of the words and switches, and of whether the three numbers that can be off are on. */
export const COMBINATIONS = 2 ** 3 * 3 * 2 ** 4 * 2 ** 3;

/** Of these, how many leave follow-ups, `both_spoke` and the transfer filter off: the least significant digits of all. */
export const PLAIN_COMBINATIONS = COMBINATIONS / 2 ** 4;

/** How many choices of the numbers there are beside: three of each that is on, four windows, three gaps. */
const CHOICES = 3 ** 3 * 4 * 3;

/** Have no divisor in common with what they are strides through. */
const STRIDES = { combination: 1901, plain: 119, choice: 127 };

/**
 * A rule set by its number. Of numbers that follow one another, so many as there are combinations have every combination
 * once; with every choice of numbers a combination comes in the rounds after that.
 */
export function ruleSetAt(index: number): AttributionRules {
  return composeRules((index * STRIDES.combination) % COMBINATIONS, Math.floor(index / COMBINATIONS) + index * STRIDES.choice);
}

/** The same for the plain combinations alone, as most shops have them. */
export function plainRuleSetAt(index: number): AttributionRules {
  const combination = ((index * STRIDES.plain) % PLAIN_COMBINATIONS) * 2 ** 4;
  return composeRules(combination, Math.floor(index / PLAIN_COMBINATIONS) + index * STRIDES.choice);
}

function composeRules(combination: number, choice: number): AttributionRules {
  const word = digitsOf(combination);
  const pick = digitsOf(choice % CHOICES);
  const number = <Value>([off, ...on]: readonly [Value, ...Value[]]): Value => {
    const picked = pick(on);
    return word([false, true]) ? picked : off;
  };
  return {
    silent_follow_up: {
      buyer_contacts: word(OPTION_VALUES.buyer_contacts),
      agent_follows_up: word(OPTION_VALUES.agent_follows_up),
      window_minutes: pick(OPTION_VALUES.window_minutes),
    },
    chat_means: word(OPTION_VALUES.chat_means),
    transfer_filter_messages: number<number>(OPTION_VALUES.transfer_filter_messages),
    look_back_days: number<number | null>(OPTION_VALUES.look_back_days),
    ignore_follow_up_after_silent_order_minutes: number<number>(
      OPTION_VALUES.ignore_follow_up_after_silent_order_minutes,
    ),
    judge_by: word(OPTION_VALUES.judge_by),
    credit: word(OPTION_VALUES.credit),
    exclude_flagged_orders: word(OPTION_VALUES.exclude_flagged_orders),
    cash_on_delivery_pays_when: word(OPTION_VALUES.cash_on_delivery_pays_when),
    refunds: word(OPTION_VALUES.refunds),
    session_gap_minutes: pick(OPTION_VALUES.session_gap_minutes),
  };
}

/** Reads a number as choices among values, the least significant digit first. */
function digitsOf(number: number): <Value>(values: readonly Value[]) => Value {
  let left = number;
  return (values) => {
    const value = values[left % values.length];
    if (value === undefined) throw new RangeError('an option without values');
    left = Math.floor(left / values.length);
    return value;
  };
}

/** The options of a rule set by name, the follow-up's among them. */
export function optionsOf({ silent_follow_up: followUp, ...others }: AttributionRules): Readonly<Record<string, unknown>> {
  return { ...others, ...followUp };
}

/**
 * Which of the combinations a rule set has. How long a window is, and the gap between sessions, which no verdict hangs on, do
 * not tell them apart.
 */
export function combinationOf(rules: AttributionRules): string {
  return [
    ...[rules.judge_by, rules.credit, rules.chat_means, rules.cash_on_delivery_pays_when, rules.refunds],
    ...[rules.silent_follow_up.buyer_contacts, rules.silent_follow_up.agent_follows_up, rules.exclude_flagged_orders],
    ...[rules.look_back_days !== null, rules.ignore_follow_up_after_silent_order_minutes > 0],
    rules.transfer_filter_messages > 0,
  ].join(' ');
}

/** Every two values of different options that a rule set has together. */
export function pairsOf(rules: AttributionRules): string[] {
  const values = Object.entries(optionsOf(rules)).map(([name, value]) => `${name}=${String(value)}`);
  return values.flatMap((value, at) => values.slice(at + 1).map((other) => `${value} ${other}`));
}

/** How many such pairs there are. */
export const PAIRS = Object.values(OPTION_VALUES)
  .flatMap((values, at, all) => all.slice(at + 1).map((others) => values.length * others.length))
  .reduce((sum, pairs) => sum + pairs, 0);

/** Rule-set versions that are written shop by shop. */
export interface RuleBook {
  /** Gives a shop rules of its own in every version, or now and then the version's default; the rules it then has. */
  giveRules(merchantId: string): AttributionRules[];
  readonly versions: readonly RuleVersion[];
}

/** So many rule sets of a version do shops share that share any: plain ones and others. */
const SHARED = { plain: 6, others: 3 };

/**
 * A version from each of the days, in that order, with rule sets that differ from version to version; and from shop to shop,
 * or shared by many shops.
 */
export function ruleBook(random: RandomSource, seed: number, days: readonly string[], isShared = false): RuleBook {
  let [given, plain] = [0, 0];
  const next = () => ruleSetAt(seed + given++);
  // As many as a book takes, so that the books of seeds that follow one another have all of them.
  const nextPlain = () => plainRuleSetAt(seed * days.length * (SHARED.plain + 1) + plain++);
  const versions = days.map((from) => {
    const rules = isShared ? nextPlain() : next();
    const merchants: Record<string, NamedRules> = {};
    const shared = isShared
      ? [...Array.from({ length: SHARED.plain }, nextPlain), ...Array.from({ length: SHARED.others }, next)]
      : [];
    return { from, rules, default: nameRules(random, rules, DEFAULT_RULES), merchants, shared };
  });
  return {
    giveRules: (merchantId) =>
      versions.map(({ rules, merchants, shared }) => {
        if (random.happens(10)) return rules;
        const named = nameRules(random, isShared ? random.pick(shared) : next(), rules);
        merchants[merchantId] = named;
        return replaceNamed(rules, named);
      }),
    versions: versions.map(({ from, default: ofAll, merchants }) => ({ from, default: ofAll, merchants })),
  };
}

/** What a document names of a rule set: all of it, or only what differs from the rules that it builds on. */
function nameRules(random: RandomSource, rules: AttributionRules, base: AttributionRules): NamedRules {
  if (random.happens(50)) return rules;
  const { silent_follow_up: followUp, ...others } = rules;
  const { silent_follow_up: baseFollowUp, ...baseOthers } = base;
  return { ...pickDiffering(others, baseOthers), silent_follow_up: pickDiffering(followUp, baseFollowUp) };
}

function pickDiffering<Options extends object>(options: Options, base: Options): Partial<Options> {
  const differing: Partial<Options> = {};
  for (const name in options) if (options[name] !== base[name]) differing[name] = options[name];
  return differing;
}
