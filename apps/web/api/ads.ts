import type { Schemas } from './client.js';
import { answerOf, api } from './client.js';
import { useRows } from './pages.js';

/** The columns that the table can be sorted by. */
export const ADS_ORDERS = ['spend', 'gmv', 'adShare', 'attributedAmount', 'roi', 'merchantId'] as const;

/** What a merchant spends on advertising and what it brings, with its name where it has one. */
export type AdvertisingMerchant = Schemas['AdsRow'] & { readonly name: string | null };

/** Whose merchants are wanted, of which period, in which order; null for any. */
export interface AdsView {
  readonly managerId: string;
  readonly period: string;
  /** Up to which day; null for the latest. */
  readonly asOf: string | null;
  readonly sort: (typeof ADS_ORDERS)[number];
  readonly descending: boolean;
  readonly search: string | null;
  readonly attention: boolean | null;
}

const ROWS_AT_ONCE = 500;

/** The merchants of a manager with their advertising, as the scorecard counted it. */
export function useAdvertisingMerchants(view: AdsView) {
  return useRows<AdvertisingMerchant, Omit<Schemas['AdsRowsPage'], 'items'> & { items: AdvertisingMerchant[] }>(['ads-rows', view], (cursor) => readPage(view, cursor));
}

async function readPage({ managerId, period, asOf, sort, descending, search, attention }: AdsView, cursor: string | undefined) {
  const narrowed = { ...(asOf !== null && { asOf }), ...(search !== null && { search }), ...(attention !== null && { attention }), ...(cursor !== undefined && { cursor }) };
  const page = await answerOf(api.GET('/reports/ads/rows', { params: { query: { managerId, period, sort, descending, limit: ROWS_AT_ONCE, ...narrowed } } }));
  const names = new Map(page.merchants.map(({ merchantId, name }) => [merchantId, name]));
  return { ...page, items: page.items.map((row) => ({ ...row, name: names.get(row.merchantId) ?? null })) };
}
