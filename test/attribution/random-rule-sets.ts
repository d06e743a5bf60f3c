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

export const RULE_SETS = Object.values(OPTION_VALUES).reduce((product, { length }) => product * length, 1);

/** Has no divisor in common with the number of rule sets, and lies near its golden section. */
const STRIDE = 182_267;

/** A rule set by its number; numbers that follow one another differ in most options, and all come once in a round. */
export function ruleSetAt(index: number): AttributionRules {
  let left = (index * STRIDE) % RULE_SETS;
  const digit = <Value>(values: readonly Value[]): Value => {
    const value = values[left % values.length];
    if (value === undefined) throw new RangeError('an option without values');
    left = Math.floor(left / values.length);
    return value;
  };
  return {
    judge_by: digit(OPTION_VALUES.judge_by),
    credit: digit(OPTION_VALUES.credit),
    silent_follow_up: {
      buyer_contacts: digit(OPTION_VALUES.buyer_contacts),
      agent_follows_up: digit(OPTION_VALUES.agent_follows_up),
      window_minutes: digit(OPTION_VALUES.window_minutes),
    },
    look_back_days: digit(OPTION_VALUES.look_back_days),
    chat_means: digit(OPTION_VALUES.chat_means),
    ignore_follow_up_after_silent_order_minutes: digit(OPTION_VALUES.ignore_follow_up_after_silent_order_minutes),
    transfer_filter_messages: digit(OPTION_VALUES.transfer_filter_messages),
    exclude_flagged_orders: digit(OPTION_VALUES.exclude_flagged_orders),
    cash_on_delivery_pays_when: digit(OPTION_VALUES.cash_on_delivery_pays_when),
    refunds: digit(OPTION_VALUES.refunds),
    session_gap_minutes: digit(OPTION_VALUES.session_gap_minutes),
  };
}

/** The options of a rule set by name, the follow-up's among them. */
export function optionsOf({ silent_follow_up: followUp, ...others }: AttributionRules): Readonly<Record<string, unknown>> {
  return { ...others, ...followUp };
}

/** Rule-set versions that are written shop by shop. */
export interface RuleBook {
  /** Gives a shop rules of its own in every version, or now and then the version's default; the rules it then has. */
  giveRules(merchantId: string): AttributionRules[];
  readonly versions: readonly RuleVersion[];
}

/** A version from each of the days, in that order, with rule sets that differ from shop to shop and version to version. */
export function ruleBook(random: RandomSource, seed: number, days: readonly string[]): RuleBook {
  let given = 0;
  const versions = days.map((from) => {
    const rules = ruleSetAt(seed + given++);
    const merchants: Record<string, NamedRules> = {};
    return { from, rules, default: nameRules(random, rules, DEFAULT_RULES), merchants };
  });
  return {
    giveRules: (merchantId) =>
      versions.map(({ rules, merchants }) => {
        const own = ruleSetAt(seed + given++);
        if (random.happens(10)) return rules;
        const named = nameRules(random, own, rules);
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
