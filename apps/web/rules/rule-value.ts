import type { Language } from '../figures/figures.js';
import { count, money, ratio } from '../figures/figures.js';
import { weekdayNames } from '../figures/times.js';
import type { RuleKey } from './rule-keys.js';

/** Values that are shares of something. */
const RATIOS = /\.(head|mid|tail|mid_until|tier_weight|low_factor|weekly_weight|pass_weekly|of)$|slot_allocation\.(gmv|conversion|slot_output|outbound)$/;

const UNITS: Readonly<Partial<Record<RuleKey, 'minutes' | 'days' | 'messages'>>> = {
  'attribution.default.silent_follow_up.window_minutes': 'minutes',
  'attribution.default.ignore_follow_up_after_silent_order_minutes': 'minutes',
  'attribution.default.session_gap_minutes': 'minutes',
  'attribution.default.look_back_days': 'days',
  'attribution.default.transfer_filter_messages': 'messages',
};

/** What a number at a key is counted in; null where it is a plain number. */
export function unitOf(key: RuleKey): 'minutes' | 'days' | 'messages' | null {
  return UNITS[key] ?? null;
}

/** A list or number of the rule set as people read it: shares in percent, a curve as pairs, a week by its days. A pair stays on one line. */
export function showValue(key: RuleKey, text: string, language: Language): string {
  if (text.startsWith('[')) return showList(key, text, language);
  if (!/^-?\d+(\.\d+)?$/.test(text)) return text;
  if (RATIOS.test(key)) return ratio(text).exact;
  if (key.endsWith('min_spend')) return money(text, language).exact;
  return count(text, language).exact;
}

function showList(key: RuleKey, text: string, language: Language): string {
  const pairs = [...text.matchAll(/\[([^[\],]+),([^[\],]+)\]/g)].map(([, first = '', second = '']) => [first.trim(), second.trim()] as const);
  if (key.endsWith('curve')) return pairs.map(([completion, points]) => `${ratio(completion).exact}\u{a0}→\u{a0}${points}`).join(' · ');
  if (key.endsWith('grades')) return pairs.map(([grade, least]) => `${grade}\u{a0}≥\u{a0}${least}`).join(' · ');
  const parts = text.slice(1, -1).split(',').map((part) => part.trim());
  const days = weekdayNames(language);
  return parts.length === days.length ? parts.map((part, index) => `${days[index] ?? ''}\u{a0}${part}`).join(' · ') : parts.join(' · ');
}
