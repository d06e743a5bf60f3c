import type { Session } from '#libs/database/database.js';
import type { Day, DayRange } from '#libs/domain/business-time.js';
import type { Measure, Sums } from '#libs/domain/measures.js';
import { MEASURES } from '#libs/domain/measures.js';
import * as sql from './merchant-sums.sql.js';

/** Where a figure of a merchant and a day comes from: `merchant_days` states it, or it is derived from orders, traffic, ads and slots. */
export type FigureSource = 'stated' | 'derived';

/** The figures that `merchant_days` can state. */
export type StatableFigure = 'gmv' | 'paidOrders' | 'outboundOrders' | 'outboundUnits' | 'traffic';

/** The sums of a merchant and a day, as scoring reads them. */
export interface MerchantDay {
  readonly day: Day;
  readonly sums: Sums;
  readonly sources: Readonly<Record<StatableFigure, FigureSource>>;
}

/** Which figure `merchant_days` states instead of a measure; measures that it cannot state are left out. */
export const FIGURE_OF_MEASURE: Readonly<Partial<Record<Measure, StatableFigure>>> = {
  gmv_paid_fen: 'gmv',
  gmv_net_fen: 'gmv',
  gmv_placed_fen: 'gmv',
  paid_orders: 'paidOrders',
  outbound_orders: 'outboundOrders',
  outbound_units: 'outboundUnits',
  visitors: 'traffic',
  ordering_buyers: 'traffic',
};

type DayRow = Record<Measure, number> & {
  readonly day: Day;
  readonly gmv_stated: boolean;
  readonly paid_orders_stated: boolean;
  readonly outbound_orders_stated: boolean;
  readonly outbound_units_stated: boolean;
  readonly traffic_stated: boolean;
};

/** The days of a merchant with facts, in order: what their figures are and where they come from. The caller bounds the range. */
export async function readMerchantDays(session: Session, merchantId: string, { first, last }: DayRange): Promise<MerchantDay[]> {
  const rows = await session.query<DayRow>(sql.DAYS_OF_MERCHANT, [merchantId, first, last]);
  const source = (isStated: boolean): FigureSource => (isStated ? 'stated' : 'derived');
  return rows.map((row) => ({
    day: row.day,
    sums: Object.fromEntries(MEASURES.map((measure) => [measure, row[measure]])) as Record<Measure, number>,
    sources: {
      gmv: source(row.gmv_stated),
      paidOrders: source(row.paid_orders_stated),
      outboundOrders: source(row.outbound_orders_stated),
      outboundUnits: source(row.outbound_units_stated),
      traffic: source(row.traffic_stated),
    },
  }));
}

/** The days of a merchant whose facts have changed since their sums were made: until the next roll-up the rows do not add up to them. */
export async function readWaitingDays(session: Session, merchantId: string, { first, last }: DayRange): Promise<Day[]> {
  const rows = await session.query<{ day: Day }>(sql.WAITING_DAYS_OF_MERCHANT, [merchantId, first, last]);
  return rows.map(({ day }) => day);
}
