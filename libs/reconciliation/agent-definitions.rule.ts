import type { CountedFigure, Definition, DefinitionSpace } from './definition.rule.js';

/** The ways to count what an agent is credited with. */

/**
 * R12 to R18: words of a cell: the moment by whose day it is listed, whether the order is paid, what became of it (`unknown`: the chat log
 * is missing, so it may be anybody's), and whether the agent is its credited one, the paid-order one, the placed-order one, and the
 * placed-order one or else the paid-order one.
 */
const CREDITED: DefinitionSpace = {
  questions: [
    { name: 'credit', options: ['credited', 'paid-agent', 'placed-agent', 'order-first'] },
    { name: 'cancelled', options: ['left-out', 'counted'], isPartial: true },
    { name: 'refunds', options: ['as-credited', 'deducted'], isPartial: true },
    { name: 'day', options: ['paid', 'placed-of-paid', 'placed', 'sent-out'] },
    { name: 'unknown', options: ['left-out', 'counted'], isPartial: true, isNeverWhole: true },
  ],
  counts: ({ credit, cancelled, day, unknown }, [moment = '', paid = '', state = '', ...roles]) =>
    isListedBy(day, moment, paid) &&
    (state === 'unknown' ? unknown === 'counted' : roles.includes(credit ?? '') && (state === 'kept' || cancelled === 'counted')),
};

function isListedBy(day: string | undefined, moment: string, paid: string): boolean {
  if (day === 'placed-of-paid') return moment === 'placed' && paid === 'paid';
  return moment === (day === 'sent-out' ? 'sent' : day);
}

/** Whom an agent heard: buyers are counted once a day, so there is a cell for each definition. */
const HEARD: DefinitionSpace = {
  questions: [{ name: 'contact', options: ['wrote', 'answered', 'spoken-to'] }],
  counts: ({ contact }, [word, heard]) => word === 'enquiries' && heard === contact,
};

const PAID: Definition = { credit: 'credited', cancelled: 'left-out', refunds: 'as-credited', day: 'paid', unknown: 'left-out' };
const PLACED: Definition = { ...PAID, credit: 'placed-agent', day: 'placed' };
const SENT_OUT: Definition = { ...PAID, day: 'sent-out' };

/** The figures of an agent that verdicts and chats tell. */
type AgentFigure = 'enquiries' | 'gmv' | 'paid_orders' | 'placed_amount' | 'placed_orders' | 'outbound_amount' | 'outbound_orders';

/** How we count each figure of an agent. */
export const AGENT_FIGURES: Readonly<Record<AgentFigure, CountedFigure>> = {
  enquiries: { space: HEARD, measure: 'orders', ours: { contact: 'wrote' } },
  gmv: { space: CREDITED, measure: 'amount', ours: PAID },
  paid_orders: { space: CREDITED, measure: 'orders', ours: PAID },
  placed_amount: { space: CREDITED, measure: 'amount', ours: PLACED },
  placed_orders: { space: CREDITED, measure: 'orders', ours: PLACED },
  outbound_amount: { space: CREDITED, measure: 'amount', ours: SENT_OUT },
  outbound_orders: { space: CREDITED, measure: 'orders', ours: SENT_OUT },
};
