import type { EffectiveRules, OwnRules } from '../api/shop-rules.js';

/** The options of a shop's rules in groups that belong together, in the order in which people think of them. */
export const GROUPS = [
  ['winner', ['credit', 'judgeBy']],
  ['chats', ['chatMeans', 'lookBackDays', 'transferFilterMessages']],
  ['silent', ['buyerContacts', 'agentFollowsUp', 'windowMinutes', 'ignoreFollowUpAfterSilentOrderMinutes']],
  ['orders', ['excludeFlaggedOrders', 'cashOnDeliveryPaysWhen', 'refunds']],
  ['reports', ['sessionGapMinutes']],
] as const;

/** An option by its name, without the section that it stands in. */
export type OptionName = (typeof GROUPS)[number][1][number];

/** What can be chosen: the option and the value, as the texts of both are called. */
export const CHOICES = {
  judgeBy: ['judgeBy-chat_time', 'judgeBy-chat_rounds'],
  credit: ['credit-payment', 'credit-order_first', 'credit-order_only'],
  chatMeans: ['chatMeans-agent_spoke', 'chatMeans-both_spoke'],
  cashOnDeliveryPaysWhen: ['cashOnDeliveryPaysWhen-placed', 'cashOnDeliveryPaysWhen-outbound'],
  refunds: ['refunds-gross', 'refunds-net'],
} as const;

export type ChoiceName = keyof typeof CHOICES;
export type Choice = (typeof CHOICES)[ChoiceName][number];

/** Numbers: in what, and from which to which; `off` is the value at which it does nothing. */
export const NUMBERS = {
  windowMinutes: { unit: 'minutes', least: 1, most: 60, off: null },
  lookBackDays: { unit: 'days', least: 1, most: 30, off: null },
  ignoreFollowUpAfterSilentOrderMinutes: { unit: 'minutes', least: 0, most: 60, off: 0 },
  transferFilterMessages: { unit: 'messages', least: 0, most: 10, off: 0 },
  sessionGapMinutes: { unit: 'minutes', least: 1, most: 120, off: null },
} as const;

export type NumberName = keyof typeof NUMBERS;

/** Rules with every option at one level. */
export type Draft = Omit<EffectiveRules, 'silentFollowUp'> & EffectiveRules['silentFollowUp'];

/** Rules as they are edited. */
export function draftOf({ silentFollowUp, ...rules }: EffectiveRules): Draft {
  return { ...rules, ...silentFollowUp };
}

/** The options in which two differ, in the order of the form. */
export function differencesOf(left: Draft, right: Draft): OptionName[] {
  return GROUPS.flatMap(([, names]) => names.filter((name) => left[name] !== right[name]));
}

/** The option that a name of the API or a place in a request is about: its last part. */
export function optionAt(place: string): OptionName | null {
  const last = place.split('.').at(-1);
  return GROUPS.flatMap(([, names]): readonly OptionName[] => names).find((name) => name === last) ?? null;
}

interface Standing {
  /** What holds for the shop, and for all shops. */
  readonly effective: Draft;
  readonly standard: Draft;
  /** The options that the shop has of its own. */
  readonly own: readonly string[];
}

/** What a draft has otherwise than the default of all shops, and what was the shop's own already; null where nothing is left. */
export function ownRulesOf(draft: Draft, { effective, standard, own }: Standing): OwnRules | null {
  const isOwn = (name: OptionName) => draft[name] !== standard[name] || (draft[name] === effective[name] && own.some((each) => optionAt(each) === name));
  const names = GROUPS.flatMap(([, each]): readonly OptionName[] => each).filter(isOwn);
  if (names.length === 0) return null;
  const inFollowUp = (name: OptionName) => name === 'buyerContacts' || name === 'agentFollowsUp' || name === 'windowMinutes';
  const take = (those: readonly OptionName[]) => Object.fromEntries(those.map((name) => [name, draft[name]]));
  const followUp = names.filter(inFollowUp);
  return { ...take(names.filter((name) => !inFollowUp(name))), ...(followUp.length > 0 && { silentFollowUp: take(followUp) }) };
}
