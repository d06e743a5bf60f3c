import type { Schemas } from './client.js';
import { answerOf, api } from './client.js';
import { useRows } from './pages.js';

/** The columns that the ranking can be sorted by. */
export const RANKING_ORDERS = ['rank', 'visitors', 'rate'] as const;

/** What the ranking says of a SKU. */
export const SKU_FLAGS = ['low', 'ok', 'too_few'] as const;

/** A SKU of the conversion ranking, with its name and that of its merchant where they have one. */
export type RankedSku = Schemas['ConversionRow'] & { readonly skuName: string | null; readonly merchantName: string | null };

/** Whose SKUs are wanted, of which period, in which order; null for any. */
export interface SkuRankingView {
  readonly managerId: string;
  readonly period: string;
  /** Up to which day; null for the latest. */
  readonly asOf: string | null;
  readonly sort: (typeof RANKING_ORDERS)[number];
  readonly descending: boolean;
  readonly search: string | null;
  readonly flag: (typeof SKU_FLAGS)[number] | null;
}

/** Each page ranks the whole division anew: few and long ones. */
const ROWS_AT_ONCE = 1_000;

/** The SKUs of a manager by their conversion. */
export function useSkuRanking(view: SkuRankingView) {
  return useRows<RankedSku, Omit<Schemas['ConversionRowsPage'], 'items'> & { items: RankedSku[] }>(['sku-ranking', view], (cursor) => readPage(view, cursor));
}

async function readPage({ managerId, period, asOf, sort, descending, search, flag }: SkuRankingView, cursor: string | undefined) {
  const narrowed = { ...(asOf !== null && { asOf }), ...(search !== null && { search }), ...(flag !== null && { flag }), ...(cursor !== undefined && { cursor }) };
  const page = await answerOf(api.GET('/reports/conversion/rows', { params: { query: { managerId, period, sort, descending, limit: ROWS_AT_ONCE, ...narrowed } } }));
  const merchants = new Map(page.merchants.map(({ merchantId, name }) => [merchantId, name]));
  const skus = new Map(page.skus.map(({ merchantId, skuId, name }) => [`${merchantId} ${skuId}`, name]));
  return {
    ...page,
    items: page.items.map((row) => ({ ...row, merchantName: merchants.get(row.merchantId ?? '') ?? null, skuName: skus.get(`${row.merchantId} ${row.skuId}`) ?? null })),
  };
}
