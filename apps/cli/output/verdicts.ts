import { VERDICT_NAMES, meaningOfVerdict } from '#libs/attribution/describe-order.js';
import type { Console } from '../console.js';
import { say } from '../console.js';

/** A verdict by its name and what it means. */
export function nameVerdict(console: Console, verdict: string): string {
  return VERDICT_NAMES.includes(verdict) ? `${verdict} (${say(console, meaningOfVerdict(verdict))})` : verdict;
}
