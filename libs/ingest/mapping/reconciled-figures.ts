/**
 * The figures of a platform's own reports that ours can be compared with, by canonical name. Amounts are yuan; with an agent they are
 * what is credited to that agent.
 *
 * - `gmv`, `paid_orders`, `paid_units`, `ordering_buyers`: what was paid on the day (成交)
 * - `placed_amount`, `placed_orders`: what was placed on the day, paid or not (下单)
 * - `refunded_amount`: cancelled and refunded on the day
 * - `visitors`: visitors of the shop
 * - `outbound_amount`, `outbound_orders`: what was sent out on the day (出库)
 * - `enquiries`: buyers who wrote to the agent on the day (咨询)
 */
export const RECONCILED_FIGURES = [
  'gmv',
  'paid_orders',
  'paid_units',
  'ordering_buyers',
  'placed_amount',
  'placed_orders',
  'refunded_amount',
  'visitors',
  'outbound_amount',
  'outbound_orders',
  'enquiries',
] as const;

/** One of {@link RECONCILED_FIGURES}. */
export type ReconciledFigure = (typeof RECONCILED_FIGURES)[number];
