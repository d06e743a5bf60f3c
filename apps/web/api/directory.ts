import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from './client.js';

const DIRECTORY_FRESH_MS = 5 * 60_000;

/** A manager: name, division, category, probation. */
export function useManager(managerId: string) {
  return useQuery({
    queryKey: ['manager', managerId],
    staleTime: DIRECTORY_FRESH_MS,
    queryFn: () => answerOf(api.GET('/managers/{managerId}', { params: { path: { managerId } } })),
  });
}

/** A merchant, and who managed it when. */
export function useMerchant(merchantId: string) {
  return useQuery({
    queryKey: ['merchant', merchantId],
    staleTime: DIRECTORY_FRESH_MS,
    queryFn: () => answerOf(api.GET('/merchants/{merchantId}', { params: { path: { merchantId } } })),
  });
}
