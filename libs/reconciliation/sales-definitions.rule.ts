import type { CountedFigure, Definition, DefinitionSpace } from './definition.rule.js';

/** The ways to count the sales of a shop by its orders. */

/**
 * R1: what platforms and shops do differently. Words of a cell: the moment by whose day it is listed, how it is paid, whether it is, whether
 * it was cancelled (`later`: it was sent out on a later day than that, so it was cancelled after it), its part in a split, whether it is
 * flagged, whether it has an amount.
 */
const SALES: DefinitionSpace = {
  questions: [
    { name: 'cancelled', options: ['left-out', 'later', 'counted'], isPartial: true },
    { name: 'refunds', options: ['kept', 'deducted'], isPartial: true },
    { name: 'day', options: ['paid', 'placed-of-paid', 'placed', 'sent-out'] },
    { name: 'cash-on-delivery', options: ['placed', 'sent-out', 'received'] },
    { name: 'splits', options: ['children', 'parents', 'both'] },
    { name: 'flagged', options: ['counted', 'left-out'], isPartial: true },
    { name: 'zero-amount', options: ['left-out', 'counted'], isPartial: true },
  ],
  counts: (definition, [moment = '', method = '', paid = '', state = '', part = '', mark = '', worth = '']) =>
    isListedBy(definition, moment, method, paid) &&
    (state === 'kept' || definition['cancelled'] === 'counted' || (state === 'later' && definition['cancelled'] === 'later')) &&
    (part === 'whole' || definition['splits'] === 'both' || definition['splits'] === (part === 'child' ? 'children' : 'parents')) &&
    (mark === 'plain' || definition['flagged'] === 'counted') &&
    (worth === 'amount' || definition['zero-amount'] === 'counted'),
};

function isListedBy({ day, 'cash-on-delivery': cash }: Definition, moment: string, method: string, paid: string): boolean {
  // Orders paid on delivery are listed as paid on the day they were placed.
  if (day === 'paid') return moment === (method === 'online' || cash === 'placed' ? 'paid' : cash === 'sent-out' ? 'sent' : 'received');
  if (day === 'placed-of-paid') return moment === 'placed' && paid === 'paid';
  return moment === (day === 'sent-out' ? 'sent' : 'placed');
}

/** Buyers are counted once a day, so they cannot be added up: a cell for each definition. */
const BUYERS: DefinitionSpace = {
  questions: [
    { name: 'cancelled', options: ['left-out', 'counted'], isPartial: true },
    { name: 'day', options: ['paid', 'placed-of-paid', 'placed'] },
  ],
  counts: ({ cancelled, day }, [word, ...answers]) => word === 'buyers' && answers[0] === day && answers[1] === cancelled,
};

const PAID_NOT_CANCELLED: Definition = {
  cancelled: 'left-out',
  refunds: 'kept',
  day: 'paid',
  'cash-on-delivery': 'placed',
  splits: 'children',
  flagged: 'counted',
  'zero-amount': 'left-out',
};
const PLACED: Definition = { ...PAID_NOT_CANCELLED, cancelled: 'counted', day: 'placed' };
const SENT_OUT: Definition = { ...PAID_NOT_CANCELLED, cancelled: 'counted', day: 'sent-out', 'zero-amount': 'counted' };

/** R1: our definitions of sales, by the name that they have in the rule set. */
const GMV = { paid_not_cancelled: PAID_NOT_CANCELLED, net_of_refunds: { ...PAID_NOT_CANCELLED, refunds: 'deducted' }, placed: PLACED } as const;

/** R1: the name that a definition of sales has in the rule set; null where it has none. */
export function nameInRuleSet(definition: Definition): keyof typeof GMV | null {
  const names = ['paid_not_cancelled', 'net_of_refunds', 'placed'] as const;
  return names.find((name) => Object.entries(GMV[name]).every(([question, answer]) => definition[question] === answer)) ?? null;
}

/** The figures of a shop that orders tell. */
type SalesFigure = 'gmv' | 'paid_orders' | 'paid_units' | 'ordering_buyers' | 'placed_amount' | 'placed_orders' | 'outbound_amount' | 'outbound_orders';

/** R1, R9: how we count each figure of a shop, under the definition of sales in force. */
export function salesFigures(gmv: keyof typeof GMV): Readonly<Record<SalesFigure, CountedFigure>> {
  return {
    gmv: { space: SALES, measure: 'amount', ours: GMV[gmv] },
    paid_orders: { space: SALES, measure: 'orders', ours: PAID_NOT_CANCELLED },
    paid_units: { space: SALES, measure: 'units', ours: PAID_NOT_CANCELLED },
    ordering_buyers: { space: BUYERS, measure: 'orders', ours: { cancelled: 'left-out', day: 'paid' } },
    placed_amount: { space: SALES, measure: 'amount', ours: PLACED },
    placed_orders: { space: SALES, measure: 'orders', ours: PLACED },
    outbound_amount: { space: SALES, measure: 'amount', ours: SENT_OUT },
    outbound_orders: { space: SALES, measure: 'orders', ours: SENT_OUT },
  };
}
