import type { Day } from '#libs/domain/business-time.js';
import { addDays } from '#libs/domain/business-time.js';
import type { AttributionRules, RuleSet } from '#libs/rules/rule-set.js';
import { attributionRulesOf } from '#libs/rules/rule-set.js';
import type { RuleVersion } from '#libs/rules/rule-versions.js';
import { pickInForce } from '#libs/rules/rule-versions.js';

/**
 * One rule as the judging statements read it: of a span of placing days, for a shop or (merchant_id null) for all others.
 * Named as the columns of `attribution_rules`.
 */
export interface RuleRow {
  readonly rule_no: number;
  readonly merchant_id: string | null;
  readonly first_day: Day;
  readonly last_day: Day;
  readonly version: number;
  readonly by_rounds: boolean;
  readonly credit: AttributionRules['credit'];
  readonly buyer_contacts: boolean;
  readonly agent_follows_up: boolean;
  readonly window_minutes: number;
  readonly look_back_days: number | null;
  readonly both_spoke: boolean;
  readonly guard_minutes: number;
  readonly transfer_messages: number;
  readonly exclude_flagged: boolean;
  readonly pays_at_outbound: boolean;
  readonly net_of_refunds: boolean;
  /** For reports on response times only. */
  readonly session_gap_minutes: number;
}

const FIRST_DAY = '0001-01-01';
const LAST_DAY = '9999-12-31';

/** R22: the rules of every placing day: one span for each stretch of days with the same version in force. */
export function spanRules(versions: readonly RuleVersion[]): RuleRow[] {
  const begins = versions.flatMap(({ inForceFrom, restatedUntil }) =>
    restatedUntil === null ? [inForceFrom] : [inForceFrom, addDays(restatedUntil, 1)],
  );
  const firsts = [...new Set([FIRST_DAY, ...begins])].toSorted();
  const spans: { first: Day; last: Day; version: RuleVersion }[] = [];
  for (const [index, first] of firsts.entries()) {
    const version = pickInForce(versions, first);
    const next = firsts[index + 1];
    const last = next === undefined ? LAST_DAY : addDays(next, -1);
    const open = spans.at(-1);
    if (open?.version.version === version.version) open.last = last;
    else spans.push({ first, last, version });
  }
  const rows = spans.flatMap(({ first, last, version }) => rowsOfSet(version.ruleSet, version.version, first, last));
  return rows.map((row, index) => ({ ...row, rule_no: index + 1 }));
}

/** The rules of one rule set for all days: what a simulation judges by. */
export function rulesForAllDays(ruleSet: RuleSet, version: number): RuleRow[] {
  return rowsOfSet(ruleSet, version, FIRST_DAY, LAST_DAY).map((row, index) => ({ ...row, rule_no: index + 1 }));
}

function rowsOfSet(ruleSet: RuleSet, version: number, first: Day, last: Day): Omit<RuleRow, 'rule_no'>[] {
  const shops = [null, ...Object.keys(ruleSet.attribution.merchants)];
  return shops.map((merchantId) => {
    const rules = merchantId === null ? ruleSet.attribution.default : attributionRulesOf(ruleSet, merchantId);
    return { merchant_id: merchantId, first_day: first, last_day: last, version, ...columnsOf(rules) };
  });
}

/** The options of a rule as columns. */
export function columnsOf(
  rules: AttributionRules,
): Omit<RuleRow, 'rule_no' | 'merchant_id' | 'first_day' | 'last_day' | 'version'> {
  return {
    by_rounds: rules.judge_by === 'chat_rounds',
    credit: rules.credit,
    buyer_contacts: rules.silent_follow_up.buyer_contacts,
    agent_follows_up: rules.silent_follow_up.agent_follows_up,
    window_minutes: Number(rules.silent_follow_up.window_minutes),
    look_back_days: rules.look_back_days === null ? null : Number(rules.look_back_days),
    both_spoke: rules.chat_means === 'both_spoke',
    guard_minutes: Number(rules.ignore_follow_up_after_silent_order_minutes),
    transfer_messages: Number(rules.transfer_filter_messages),
    exclude_flagged: rules.exclude_flagged_orders,
    pays_at_outbound: rules.cash_on_delivery_pays_when === 'outbound',
    net_of_refunds: rules.refunds === 'net',
    session_gap_minutes: Number(rules.session_gap_minutes),
  };
}

/** The first placing day whose orders are judged by another version or other rules than before; null where none is. */
export function firstDayOfChange(before: readonly RuleRow[], after: readonly RuleRow[]): Day | null {
  const days = [...before, ...after].map((row) => row.first_day);
  return [...new Set(days)].toSorted().find((day) => describeDay(before, day) !== describeDay(after, day)) ?? null;
}

/** The rules of a day; jsonb keeps no order of keys, so they are sorted here. */
function describeDay(rows: readonly RuleRow[], day: Day): string {
  const ofDay = rows.filter((row) => row.first_day <= day && day <= row.last_day);
  const texts = ofDay.map(({ rule_no: _number, first_day: _first, last_day: _last, session_gap_minutes: _gap, ...rule }) =>
    JSON.stringify(Object.entries(rule).toSorted(([left], [right]) => (left < right ? -1 : 1))),
  );
  return texts.toSorted().join();
}
