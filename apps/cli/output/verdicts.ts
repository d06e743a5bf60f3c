import type { Localised } from '#libs/reports/report.js';
import type { Console } from '../console.js';
import { say } from '../console.js';

const VERDICTS: Record<string, Localised> = {
  paid_agent: { en: 'credited to the paid-order agent', zh: '归属落实付款客服' },
  placed_agent: { en: 'credited to the placed-order agent', zh: '归属落实下单客服' },
  buyer_contact: { en: 'fully silent, the buyer made contact', zh: '全静默,买家联系后归属' },
  agent_follow_up: { en: 'fully silent, an agent followed up', zh: '全静默,客服跟进后归属' },
  silent: { en: 'fully silent, credited to nobody', zh: '全静默,无归属' },
  no_agent: { en: 'the credit rule names nobody', zh: '按规则无归属客服' },
  excluded: { en: 'excluded', zh: '不参与' },
  unpaid: { en: 'not paid', zh: '未付款' },
  unknown: { en: 'chat log missing', zh: '聊天记录缺失' },
};

/** A verdict by its name and what it means. */
export function nameVerdict(console: Console, verdict: string): string {
  const meaning = VERDICTS[verdict];
  return meaning === undefined ? verdict : `${verdict} (${say(console, meaning)})`;
}
