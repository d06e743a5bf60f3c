import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Schemas } from './client.js';
import { answerOf, api } from './client.js';
import { useRows } from './pages.js';

export type QuarterTargets = Schemas['TargetsAnswer'];
export type MeasureTargets = Schemas['TargetMeasureAnswer'];
export type TargetHistoryEntry = Schemas['TargetHistoryAnswer'];

/** Whose targets, and of which quarter. */
export interface TargetsOf {
  readonly managerId: string;
  readonly quarter: string;
}

/** Each drag makes many: they are not worth keeping longer. */
const PREVIEW_KEPT_MS = 10_000;

/** What follows from targets: the scorecards come when they have been scored anew. */
const MADE_FROM_TARGETS = ['pace', 'outbound', 'outbound-rows', 'falling-merchants', 'freshness', 'scorecard', 'explanation', 'next-points', 'ranking', 'review'] as const;

/** A manager's targets of a quarter, laid over the days. */
export function useTargets({ managerId, quarter }: TargetsOf) {
  return useQuery({
    queryKey: ['targets', managerId, quarter],
    queryFn: () => answerOf(api.GET('/managers/{managerId}/targets', { params: { path: { managerId }, query: { quarter } } })),
  });
}

/** What changes would make of the targets. A preview that is no longer wanted is broken off; nothing is asked without changes. */
export function useTargetPreview({ managerId, quarter }: TargetsOf, version: string, changes: readonly Schemas['TargetEditRequest'][]) {
  return useQuery({
    queryKey: ['target-preview', managerId, quarter, version, changes],
    enabled: changes.length > 0,
    gcTime: PREVIEW_KEPT_MS,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => answerOf(api.POST('/managers/{managerId}/targets/preview', { signal, params: { path: { managerId } }, body: { quarter, changes: [...changes] } })),
  });
}

/** Changes targets, all of the changes or none. Refused where somebody else has changed them since `version`. */
export function useTargetChange({ managerId, quarter }: TargetsOf) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ version, changes, reason }: { readonly version: string; readonly changes: readonly Schemas['TargetEditRequest'][]; readonly reason: string | null }) =>
      answerOf(
        api.PUT('/managers/{managerId}/targets', {
          params: { path: { managerId }, header: { 'If-Match': `"${version}"` } },
          body: { quarter, changes: [...changes], reason },
        }),
      ),
    onSuccess: async (targets) => {
      queries.setQueryData(['targets', managerId, quarter], targets);
      await Promise.all(['target-history', ...MADE_FROM_TARGETS].map((key) => queries.invalidateQueries({ queryKey: [key] })));
    },
  });
}

/** Reads targets and their history anew. */
export function useTargetRenewal({ managerId, quarter }: TargetsOf) {
  const queries = useQueryClient();
  return () => Promise.all(['targets', 'target-history'].map((key) => queries.invalidateQueries({ queryKey: [key, managerId, quarter] })));
}

/** Who changed the targets of a quarter, when, why, and which; the newest first. */
export function useTargetHistory({ managerId, quarter }: TargetsOf) {
  return useRows<TargetHistoryEntry>(['target-history', managerId, quarter], (cursor) =>
    answerOf(api.GET('/managers/{managerId}/target-history', { params: { path: { managerId }, query: { quarter, limit: 20, ...(cursor !== undefined && { cursor }) } } })),
  );
}
