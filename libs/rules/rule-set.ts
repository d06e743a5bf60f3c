import { z } from 'zod';
import type { KpiSlice } from '#libs/kpi/kpi-slice.js';
import type { KPI_SLICES, ModuleId } from '#libs/kpi/list.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import { decimal, flag, mapping, oneOf, pointsCurve, sumsTo, wholeNumber } from '#libs/rule-schema/fields.js';

/** The rule set document with all its defaults: what R11 and R22 let an administrator adjust. */

/** A field for every KPI of the list. */
function forEachKpi<Fields extends Record<ModuleId, z.ZodType>>(field: (slice: KpiSlice) => z.ZodType): Fields {
  return Object.fromEntries(KPI_LIST.map(([id, slice]) => [id, field(slice)])) as Fields;
}

const weights = mapping(
  forEachKpi<Record<ModuleId, z.ZodDefault<ReturnType<typeof decimal>>>>(({ defaultWeight }) =>
    decimal(0).default(defaultWeight),
  ),
).refine((each) => Object.values(each).some((weight) => Number(weight) > 0), { error: 'at least one weight above 0' });

const grades = z
  .array(z.tuple([z.string({ error: 'a name of 1 to 10 characters' }).min(1).max(10), decimal(0)], { error: 'a pair [grade, least total]' }), {
    error: 'a list of pairs [grade, least total]',
  })
  .min(1, { error: 'at least one grade' })
  .superRefine((bands, context) => {
    for (const [index, [grade, minimum]] of bands.entries()) {
      const before = bands[index - 1];
      if (before !== undefined && Number(minimum) >= Number(before[1])) {
        context.addIssue({ code: 'custom', path: [index], message: 'least totals that fall from the best grade to the last' });
      }
      if (bands.slice(0, index).some(([other]) => other === grade)) {
        context.addIssue({ code: 'custom', path: [index], message: 'every grade once' });
      }
    }
    if (bands.length > 0 && Number(bands.at(-1)?.[1]) !== 0) {
      context.addIssue({ code: 'custom', path: [bands.length - 1], message: 'a last grade from 0 on, so that every total has one' });
    }
  });

const modules = mapping(
  forEachKpi<{ [Id in ModuleId]: z.ZodPrefault<(typeof KPI_SLICES)[Id]['settings']> }>(({ settings }) =>
    settings.prefault({}),
  ),
);

const distribution = mapping({
  mode: oneOf('off', 'advisory', 'enforced').default('off'),
  quotas: z
    .record(z.string(), decimal(0, 1), { error: 'a mapping of grades to shares' })
    .refine((shares) => sumsTo(Object.values(shares), 1n), { error: 'shares that add up to 1' })
    .prefault({ 'A+': '0.1', A: '0.2', 'B+': '0.3', B: '0.3', C: '0.1' }),
  min_team: wholeNumber(1).default('10'),
});

const scoring = mapping({
  curve: pointsCurve().prefault([
    ['0', '0'],
    ['0.6', '0'],
    ['0.6', '60'],
    ['1.2', '120'],
  ]),
  weights: weights.prefault({}),
  no_activity: oneOf('leave_out', 'zero').default('leave_out'),
  grades: grades.prefault([
    ['A+', '110'],
    ['A', '100'],
    ['B+', '90'],
    ['B', '75'],
    ['C', '0'],
  ]),
  modules: modules.prefault({}),
  distribution: distribution.prefault({}),
  probation: mapping({
    pass_total: decimal(0).default('75'),
    pass_weekly: decimal(0, 1).default('0.8'),
  }).prefault({}),
  slot_allocation: mapping({
    gmv: decimal(0).default('0.5'),
    conversion: decimal(0).default('0.2'),
    slot_output: decimal(0).default('0.2'),
    outbound: decimal(0).default('0.1'),
    max_per_merchant: wholeNumber(1).default('1'),
  })
    .refine(({ gmv, conversion, slot_output: output, outbound }) => sumsTo([gmv, conversion, output, outbound], 1n), {
      error: 'weights of gmv, conversion, slot_output and outbound that add up to 1',
    })
    .prefault({}),
}).superRefine(({ grades: bands, distribution: { mode, quotas } }, context) => {
  if (mode === 'off') return;
  for (const grade of Object.keys(quotas)) {
    if (bands.some(([name]) => name === grade)) continue;
    context.addIssue({
      code: 'custom',
      path: ['distribution', 'quotas', grade],
      message: `a grade of scoring.grades: ${bands.map(([name]) => name).join(', ')}`,
    });
  }
});

const calendar = mapping({
  weekday_weights: z
    .array(decimal(0), { error: 'seven decimals, Monday to Sunday' })
    .length(7, { error: 'seven decimals, Monday to Sunday' })
    .prefault(['1', '1', '1', '1', '1', '1', '1']),
  day_weights: oneOf('flat', 'last_year').default('flat'),
});

/** R14 to R22: a shop's rules of attribution. Every field is optional here: a shop names only what differs. */
const attributionFields = {
  judge_by: oneOf('chat_time', 'chat_rounds'),
  credit: oneOf('payment', 'order_first', 'order_only'),
  look_back_days: wholeNumber(1, 30).nullable(),
  chat_means: oneOf('agent_spoke', 'both_spoke'),
  ignore_follow_up_after_silent_order_minutes: wholeNumber(0, 60),
  transfer_filter_messages: wholeNumber(0, 10),
  exclude_flagged_orders: flag(),
  cash_on_delivery_pays_when: oneOf('placed', 'outbound'),
  refunds: oneOf('gross', 'net'),
  session_gap_minutes: wholeNumber(1, 120),
};
const followUpFields = { buyer_contacts: flag(), agent_follows_up: flag(), window_minutes: wholeNumber(1, 60) };

const attributionDefault = mapping({
  judge_by: attributionFields.judge_by.default('chat_time'),
  credit: attributionFields.credit.default('payment'),
  silent_follow_up: mapping({
    buyer_contacts: followUpFields.buyer_contacts.default(false),
    agent_follows_up: followUpFields.agent_follows_up.default(false),
    window_minutes: followUpFields.window_minutes.default('10'),
  }).prefault({}),
  look_back_days: attributionFields.look_back_days.default(null),
  chat_means: attributionFields.chat_means.default('agent_spoke'),
  ignore_follow_up_after_silent_order_minutes: attributionFields.ignore_follow_up_after_silent_order_minutes.default('0'),
  transfer_filter_messages: attributionFields.transfer_filter_messages.default('0'),
  exclude_flagged_orders: attributionFields.exclude_flagged_orders.default(false),
  cash_on_delivery_pays_when: attributionFields.cash_on_delivery_pays_when.default('placed'),
  refunds: attributionFields.refunds.default('gross'),
  session_gap_minutes: attributionFields.session_gap_minutes.default('10'),
});

const attributionOfMerchant = mapping({
  ...attributionFields,
  silent_follow_up: mapping(followUpFields).partial(),
}).partial();

export const ruleSetSchema = mapping({
  scoring: scoring.prefault({}),
  calendar: calendar.prefault({}),
  attribution: mapping({
    default: attributionDefault.prefault({}),
    merchants: z
      .record(z.string(), attributionOfMerchant, { error: 'a mapping of merchant ids to what differs' })
      .prefault({}),
  }).prefault({}),
});

/** The full set: every field has its value. Numbers are decimal texts. */
export type RuleSet = z.infer<typeof ruleSetSchema>;
export type ScoringRules = RuleSet['scoring'];
export type CalendarRules = RuleSet['calendar'];
export type AttributionRules = RuleSet['attribution']['default'];
/** What a shop has otherwise than the default. */
export type ShopRules = RuleSet['attribution']['merchants'][string];

export const DEFAULT_RULE_SET: RuleSet = ruleSetSchema.parse({});

/** R22: the attribution rules of a merchant: the default with what differs for it. */
export function attributionRulesOf({ attribution }: RuleSet, merchantId: string): AttributionRules {
  const { silent_follow_up: followUp, ...own } = attribution.merchants[merchantId] ?? {};
  const given = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
  const givenFollowUp = Object.fromEntries(Object.entries(followUp ?? {}).filter(([, value]) => value !== undefined));
  return {
    ...attribution.default,
    ...given,
    silent_follow_up: { ...attribution.default.silent_follow_up, ...givenFollowUp },
  };
}
