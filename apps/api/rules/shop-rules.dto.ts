import type { RulesOfShop, ShopRulesSpan } from '#libs/rulebook/shop-rule-book.js';
import type { AttributionRules, ShopRules } from '#libs/rules/rule-set.js';
import { ChoiceField, CountField, DayField, FlagField, InstantField, ListField, ObjectField, PeriodField, TextField, TextsField } from '../http/fields.js';

export class ShopFollowUpRequest {
  @FlagField({ description: 'Whether a silent order goes to the agent whom the buyer writes to soon afterwards.', optional: true })
  buyerContacts?: boolean;

  @FlagField({ description: 'Whether it goes to the agent who writes first soon afterwards.', optional: true })
  agentFollowsUp?: boolean;

  @CountField({ description: 'How many minutes soon is.', optional: true, min: 1, max: 60 })
  windowMinutes?: number;
}

export class ShopRuleFields {
  @ChoiceField({ description: 'What decides who wins an order.', of: ['chat_time', 'chat_rounds'], name: 'JudgeBy', optional: true })
  judgeBy?: string;

  @ChoiceField({ description: 'Whose the credit is: by the payment, by the order first, or by the order only.', of: ['payment', 'order_first', 'order_only'], name: 'CreditBy', optional: true })
  credit?: string;

  @ObjectField(() => ShopFollowUpRequest, { description: 'Follow-ups of silent orders.', optional: true })
  silentFollowUp?: ShopFollowUpRequest;

  @CountField({ description: 'How many days back a conversation counts; null without limit.', optional: true, nullable: true, min: 1, max: 30 })
  lookBackDays?: number | null;

  @ChoiceField({ description: 'What a conversation is.', of: ['agent_spoke', 'both_spoke'], name: 'ChatMeans', optional: true })
  chatMeans?: string;

  @CountField({ description: 'For how many minutes after a silent order messages do not count.', optional: true, min: 0, max: 60 })
  ignoreFollowUpAfterSilentOrderMinutes?: number;

  @CountField({ description: 'With how few messages an agent only hands over.', optional: true, min: 0, max: 10 })
  transferFilterMessages?: number;

  @FlagField({ description: 'Whether flagged orders are left out.', optional: true })
  excludeFlaggedOrders?: boolean;

  @ChoiceField({ description: 'When cash on delivery counts as paid.', of: ['placed', 'outbound'], name: 'CashOnDeliveryPays', optional: true })
  cashOnDeliveryPaysWhen?: string;

  @ChoiceField({ description: 'Whether refunds are taken off.', of: ['gross', 'net'], name: 'CreditedRefunds', optional: true })
  refunds?: string;

  @CountField({ description: 'After how many minutes of silence a conversation is another one, in reports on response times.', optional: true, min: 1, max: 120 })
  sessionGapMinutes?: number;
}

export class ShopRulesSimulationRequest {
  @ObjectField(() => ShopRuleFields, { description: 'What the shop would have otherwise than the default; null where the default would hold.', nullable: true })
  rules!: ShopRuleFields | null;

  @PeriodField({ description: 'The orders placed in it are judged.' })
  period!: string;
}

export class ShopRulesChangeRequest {
  @ObjectField(() => ShopRuleFields, { description: 'What the shop has otherwise than the default, all of it; null where the default is to hold.', nullable: true })
  rules!: ShopRuleFields | null;

  @DayField({ description: 'The first day in force, of the open quarter at the earliest; null for today.', nullable: true })
  from!: string | null;

  @CountField({ description: 'The newestVersion that the change is based on.', min: 1, max: 2_000_000_000 })
  basedOn!: number;
}

export class ShopRulesQuery {
  @DayField({ description: 'The day; today where nothing is said.', optional: true })
  on?: string;
}

export class ShopFollowUpAnswer {
  @FlagField({ description: 'Whether a silent order goes to the agent whom the buyer writes to soon afterwards.' })
  buyerContacts!: boolean;

  @FlagField({ description: 'Whether it goes to the agent who writes first soon afterwards.' })
  agentFollowsUp!: boolean;

  @CountField({ description: 'How many minutes soon is.' })
  windowMinutes!: number;
}

export class EffectiveShopRulesAnswer {
  @ChoiceField({ description: 'What decides who wins an order.', of: ['chat_time', 'chat_rounds'], name: 'JudgeBy' })
  judgeBy!: string;

  @ChoiceField({ description: 'Whose the credit is.', of: ['payment', 'order_first', 'order_only'], name: 'CreditBy' })
  credit!: string;

  @ObjectField(() => ShopFollowUpAnswer, { description: 'Follow-ups of silent orders.' })
  silentFollowUp!: ShopFollowUpAnswer;

  @CountField({ description: 'How many days back a conversation counts; null without limit.', nullable: true })
  lookBackDays!: number | null;

  @ChoiceField({ description: 'What a conversation is.', of: ['agent_spoke', 'both_spoke'], name: 'ChatMeans' })
  chatMeans!: string;

  @CountField({ description: 'For how many minutes after a silent order messages do not count.' })
  ignoreFollowUpAfterSilentOrderMinutes!: number;

  @CountField({ description: 'With how few messages an agent only hands over.' })
  transferFilterMessages!: number;

  @FlagField({ description: 'Whether flagged orders are left out.' })
  excludeFlaggedOrders!: boolean;

  @ChoiceField({ description: 'When cash on delivery counts as paid.', of: ['placed', 'outbound'], name: 'CashOnDeliveryPays' })
  cashOnDeliveryPaysWhen!: string;

  @ChoiceField({ description: 'Whether refunds are taken off.', of: ['gross', 'net'], name: 'CreditedRefunds' })
  refunds!: string;

  @CountField({ description: 'After how many minutes of silence a conversation is another one.' })
  sessionGapMinutes!: number;
}

export class NextRulesAnswer {
  @CountField({ description: 'The version.' })
  version!: number;

  @DayField({ description: 'The first day that it is in force.' })
  inForceFrom!: string;
}

export class ShopRulesAnswer {
  @TextField({ description: 'The shop.' })
  merchantId!: string;

  @DayField({ description: 'The day that the rules hold on.' })
  on!: string;

  @CountField({ description: 'The rule-set version in force on that day.' })
  version!: number;

  @DayField({ description: 'Since when.' })
  inForceFrom!: string;

  @ObjectField(() => EffectiveShopRulesAnswer, { description: 'All rules that hold for the shop.' })
  effective!: EffectiveShopRulesAnswer;

  @ObjectField(() => EffectiveShopRulesAnswer, { description: 'The default of all shops on that day.' })
  standard!: EffectiveShopRulesAnswer;

  @TextsField({ description: 'The names of those that the shop has otherwise than the default by its own section, such as lookBackDays or silentFollowUp.windowMinutes.' })
  own!: string[];

  @CountField({ description: 'The newest version there is, in force or not: what a change is based on.' })
  newestVersion!: number;

  @ObjectField(() => NextRulesAnswer, { description: 'The version that takes over next, with what it says of the shop; null where none does.', nullable: true })
  next!: NextRulesAnswer | null;
}

/** Days on which the same rules hold for the shop. */
export class ShopRulesSpanAnswer {
  @DayField({ description: 'The first day.' })
  from!: string;

  @DayField({ description: 'The last day; null where none is set.', nullable: true })
  until!: string | null;

  @CountField({ description: 'The rule-set version that brought them.' })
  version!: number;

  @InstantField({ description: 'When it was applied; null for the first of all.', nullable: true })
  appliedAt!: string | null;

  @TextField({ description: 'Who applied it; null where that is not known.', nullable: true })
  appliedBy!: string | null;

  @ObjectField(() => EffectiveShopRulesAnswer, { description: 'All rules that hold.' })
  effective!: EffectiveShopRulesAnswer;

  @TextsField({ description: 'The names of those that are otherwise than before, such as lookBackDays or silentFollowUp.windowMinutes.' })
  changed!: string[];
}

export class ShopRulesHistoryAnswer {
  @ListField(() => ShopRulesSpanAnswer, { description: 'The latest first; 100 at most.' })
  items!: ShopRulesSpanAnswer[];
}

/** The rules of a request as the rule set holds them. */
export function readShopRules(fields: ShopRuleFields | null): ShopRules | null {
  return fields === null ? null : underscored(fields);
}

/** The rules of a shop as they are answered. */
export function showShopRules({ effective, standard, own, ...rules }: RulesOfShop): ShopRulesAnswer {
  return { ...rules, effective: showEffective(effective), standard: showEffective(standard), own: own === null ? [] : namesIn(own) };
}

/** All that has held for a shop, as it is answered. */
export function showHistory(spans: readonly ShopRulesSpan[]): ShopRulesHistoryAnswer {
  return {
    items: spans.map(({ effective, before, appliedAt, ...span }) => ({
      ...span,
      appliedAt: appliedAt?.toISOString() ?? null,
      effective: showEffective(effective),
      changed: before === null ? [] : namesOfChanged(before, effective),
    })),
  };
}

function namesOfChanged({ silent_follow_up: followUpBefore, ...before }: AttributionRules, { silent_follow_up: followUp, ...after }: AttributionRules): string[] {
  const changed = (one: object, other: object) => Object.fromEntries(Object.entries(other).filter(([key, value]) => (one as Readonly<Record<string, unknown>>)[key] !== value));
  return namesIn({ ...changed(before, after), silent_follow_up: changed(followUpBefore, followUp) });
}

function showEffective({ silent_follow_up: followUp, ...rules }: AttributionRules): EffectiveShopRulesAnswer {
  return {
    judgeBy: rules.judge_by,
    credit: rules.credit,
    silentFollowUp: {
      buyerContacts: followUp.buyer_contacts,
      agentFollowsUp: followUp.agent_follows_up,
      windowMinutes: Number(followUp.window_minutes),
    },
    lookBackDays: rules.look_back_days === null ? null : Number(rules.look_back_days),
    chatMeans: rules.chat_means,
    ignoreFollowUpAfterSilentOrderMinutes: Number(rules.ignore_follow_up_after_silent_order_minutes),
    transferFilterMessages: Number(rules.transfer_filter_messages),
    excludeFlaggedOrders: rules.exclude_flagged_orders,
    cashOnDeliveryPaysWhen: rules.cash_on_delivery_pays_when,
    refunds: rules.refunds,
    sessionGapMinutes: Number(rules.session_gap_minutes),
  };
}

/** Names as a rule set writes them; numbers as the texts that it keeps. */
function underscored(fields: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields as Readonly<Record<string, unknown>>).flatMap(([name, value]) => {
      if (value === undefined) return [];
      const key = name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
      if (typeof value === 'object' && value !== null) return [[key, underscored(value)]];
      return [[key, typeof value === 'number' ? String(value) : value]];
    }),
  );
}

function namesIn(section: object): string[] {
  return Object.entries(section as Readonly<Record<string, unknown>>).flatMap(([key, value]) => {
    const name = key.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
    if (value === undefined) return [];
    return typeof value === 'object' && value !== null ? namesIn(value).map((each) => `${name}.${each}`) : [name];
  });
}
