import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Schemas } from './client.js';
import { answerOf, api } from './client.js';
import { useRows } from './pages.js';

export type ListedMerchant = Schemas['MerchantAnswer'];
export type MerchantDetail = Schemas['MerchantDetailAnswer'];
export type MerchantDay = Schemas['MerchantDayAnswer'];
export type MerchantMonth = Schemas['MerchantMonthAnswer'];
export type MerchantSpan = Schemas['MerchantSpanAnswer'];
export type AdSpend = Schemas['AdSpendAnswer'];
export type Placement = Schemas['PlacementAnswer'];
export type SkuConversion = Schemas['SkuConversionAnswer'];
export type OrderBeneath = Schemas['OrderAnswer'];

/** Which merchants are wanted; null for any. */
export interface MerchantsFilter {
  readonly search: string | null;
  readonly division: string | null;
  readonly managerId: string | null;
  readonly category: string | null;
  readonly ka: boolean | null;
}

/** The days that figures are shown of, both counted in. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

/** Which orders of a span are wanted: by which of their days, and whether those that count, those that do not, or all (null). */
export interface OrdersFilter {
  readonly by: 'paid' | 'placed' | 'outbound';
  readonly counted: boolean | null;
}

/** Lists of many thousands scroll on without a pause. */
const MERCHANTS_AT_ONCE = 1_000;
const ROWS_AT_ONCE = 200;

/** The merchants within reach, by id. */
export function useMerchants(filter: MerchantsFilter) {
  const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null));
  return useRows(['merchants', filter], (cursor) => answerOf(api.GET('/merchants', { params: { query: { limit: MERCHANTS_AT_ONCE, ...asked, ...(cursor !== undefined && { cursor }) } } })));
}

/** What each day of a merchant brought. */
export function useMerchantDays(merchantId: string, span: DaySpan) {
  return useQuery({
    queryKey: ['merchant-days', merchantId, span],
    placeholderData: keepPreviousData,
    queryFn: () => answerOf(api.GET('/merchants/{merchantId}/days', { params: { path: { merchantId }, query: span } })),
  });
}

/** What each month of a merchant brought, and all the days together. */
export function useMerchantMonths(merchantId: string, span: DaySpan) {
  return useQuery({
    queryKey: ['merchant-months', merchantId, span],
    placeholderData: keepPreviousData,
    queryFn: () => answerOf(api.GET('/merchants/{merchantId}/months', { params: { path: { merchantId }, query: span } })),
  });
}

/** The advertising of a merchant by day, campaign and product. */
export function useAdSpend(merchantId: string, span: DaySpan) {
  return useRows<AdSpend>(['merchant-ad-spend', merchantId, span], (cursor) =>
    answerOf(api.GET('/merchants/{merchantId}/ad-spend', { params: { path: { merchantId }, query: { limit: ROWS_AT_ONCE, ...span, ...(cursor !== undefined && { cursor }) } } })),
  );
}

/** The slots that a merchant had. */
export function usePlacements(merchantId: string, span: DaySpan) {
  return useRows<Placement>(['merchant-placements', merchantId, span], (cursor) =>
    answerOf(api.GET('/merchants/{merchantId}/placements', { params: { path: { merchantId }, query: { limit: ROWS_AT_ONCE, ...span, ...(cursor !== undefined && { cursor }) } } })),
  );
}

/** The SKUs of a merchant, those with most visitors first. */
export function useSkuConversion(merchantId: string, span: DaySpan) {
  return useRows<SkuConversion>(['merchant-sku-conversion', merchantId, span], (cursor) =>
    answerOf(api.GET('/merchants/{merchantId}/sku-conversion', { params: { path: { merchantId }, query: { limit: ROWS_AT_ONCE, ...span, ...(cursor !== undefined && { cursor }) } } })),
  );
}

/** The orders of a merchant, the latest first. */
export function useOrders(merchantId: string, span: DaySpan, { by, counted }: OrdersFilter) {
  return useRows<OrderBeneath, Schemas['OrdersAnswer']>(['merchant-orders', merchantId, span, by, counted], (cursor) =>
    answerOf(
      api.GET('/merchants/{merchantId}/orders', {
        params: { path: { merchantId }, query: { limit: ROWS_AT_ONCE, ...span, by, descending: true, ...(counted !== null && { counted }), ...(cursor !== undefined && { cursor }) } },
      }),
    ),
  );
}

const MANAGERS_FOUND = 50;

/** The managers that fit what is typed, the first of them. */
export function useManagersFound(search: string) {
  return useQuery({
    queryKey: ['managers-found', search],
    placeholderData: keepPreviousData,
    queryFn: async () => (await answerOf(api.GET('/managers', { params: { query: { limit: MANAGERS_FOUND, ...(search !== '' && { search }) } } }))).items,
  });
}
