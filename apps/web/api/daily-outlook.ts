import { useQuery } from '@tanstack/react-query';
import type { Schemas } from './client.js';
import { answerOf, api } from './client.js';
import { useRows } from './pages.js';

export type OutboundOfPeriod = Schemas['OutboundOfPeriodAnswer'];
export type OutboundDay = Schemas['OutboundDayAnswer'];
export type OutboundSlice = Schemas['OutboundSliceAnswer'];

const FALLEN_SHOWN = 5;
const SKUS_SHOWN = 5;

/** A manager's outbound day by day and week by week, up to the last past day or an earlier one. */
export function useOutbound(managerId: string, period: string, asOf: string | null) {
  return useQuery({
    queryKey: ['outbound', managerId, period, asOf],
    queryFn: () => answerOf(api.GET('/managers/{managerId}/outbound', { params: { path: { managerId }, query: { period, ...(asOf !== null && { asOf }) } } })),
  });
}

/** What each merchant sent out on some days. */
export function useOutboundMerchants(managerId: string, from: string, to: string) {
  return useQuery({
    queryKey: ['outbound-merchants', managerId, from, to],
    queryFn: () => answerOf(api.GET('/managers/{managerId}/outbound-merchants', { params: { path: { managerId }, query: { from, to } } })),
  });
}

/** The merchants that fell back in the last seven days. */
export function useFallingMerchants(managerId: string, period: string, asOf: string | null) {
  return useQuery({
    queryKey: ['falling-merchants', managerId, period, asOf],
    queryFn: () => answerOf(api.GET('/managers/{managerId}/falling-merchants', { params: { path: { managerId }, query: { period, limit: FALLEN_SHOWN, ...(asOf !== null && { asOf }) } } })),
  });
}

/** The SKUs of the conversion ranking that stay below what is usual in their category, the lowest rate first. */
export function useLowSkus({ managerId, period, asOf }: { readonly managerId: string; readonly period: string; readonly asOf: string }) {
  return useQuery({
    queryKey: ['low-skus', managerId, period, asOf],
    queryFn: () => answerOf(api.GET('/reports/conversion/rows', { params: { query: { period, asOf, managerId, flag: 'low', limit: SKUS_SHOWN } } })),
  });
}

/** Whose week slices are listed, of which period, and by what they are sorted. */
interface SlicesView {
  readonly managerId: string;
  readonly period: string;
  readonly asOf: string | null;
  readonly sort: { readonly key: string; readonly isDescending: boolean };
}

/** The week slices as the scorecard counted them. */
export function useOutboundRows({ managerId, period, asOf, sort }: SlicesView) {
  const order = { sort: sort.key as 'sliceStart', descending: sort.isDescending };
  return useRows<Schemas['OutboundRow'], Schemas['OutboundRowsPage']>(['outbound-rows', managerId, period, asOf, sort], (cursor) =>
    answerOf(api.GET('/reports/outbound/rows', { params: { query: { managerId, period, ...order, ...(asOf !== null && { asOf }), ...(cursor !== undefined && { cursor }) } } })),
  );
}
