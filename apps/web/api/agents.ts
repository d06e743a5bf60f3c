import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Schemas } from './client.js';
import { answerOf, api } from './client.js';
import type { DaySpan } from './merchants.js';
import { useRows } from './pages.js';

export type ShopAgentFigures = Schemas['ShopAgentFiguresAnswer'];
export type AgentFigures = Schemas['AgentFiguresAnswer'];
export type OrderVerdict = Schemas['VerdictAnswer'];
export type VerdictExplanation = Schemas['VerdictExplanationAnswer'];
export type TimelineEntry = Schemas['TimelineEntryAnswer'];
export type CandidateAgent = Schemas['CandidateAnswer'];
export type VerdictName = OrderVerdict['verdict'];

/** Which verdicts are wanted; null for any. */
export interface VerdictsFilter {
  readonly agentId: string | null;
  readonly verdict: VerdictName | null;
  readonly search: string | null;
}

const ROWS_AT_ONCE = 200;
const AGENTS_AT_ONCE = 1_000;

/** What the agents of a shop did in some days; null for the last 30 up to its latest order. */
export function useAgentFigures(merchantId: string, span: DaySpan | null) {
  return useQuery({
    queryKey: ['agent-figures', merchantId, span],
    placeholderData: keepPreviousData,
    queryFn: () => answerOf(api.GET('/merchants/{merchantId}/agent-figures', { params: { path: { merchantId }, query: span ?? {} } })),
  });
}

/** The orders of a shop with their verdicts, the latest first. */
export function useVerdicts(merchantId: string, span: DaySpan, filter: VerdictsFilter) {
  const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null));
  return useRows<OrderVerdict, Schemas['VerdictsAnswer']>(['verdicts', merchantId, span, filter], (cursor) =>
    answerOf(
      api.GET('/merchants/{merchantId}/verdicts', {
        params: { path: { merchantId }, query: { limit: ROWS_AT_ONCE, ...span, descending: true, ...asked, ...(cursor !== undefined && { cursor }) } },
      }),
    ),
  );
}

/** Why an order was credited as it was. */
export function useVerdictExplanation(merchantId: string, orderId: string) {
  return useQuery({
    queryKey: ['verdict-explanation', merchantId, orderId],
    queryFn: () => answerOf(api.GET('/merchants/{merchantId}/orders/{orderId}/verdict-explanation', { params: { path: { merchantId, orderId } } })),
  });
}

/** The names of the agents of a shop. An agent without one is called by the id. */
export function useAgentNames(merchantId: string): (agentId: string) => string {
  const { data } = useQuery({
    queryKey: ['agent-names', merchantId],
    staleTime: 5 * 60_000,
    queryFn: async () => {
      const { items } = await answerOf(api.GET('/merchants/{merchantId}/agents', { params: { path: { merchantId }, query: { limit: AGENTS_AT_ONCE } } }));
      return new Map(items.map(({ agentId, name }) => [agentId, name]));
    },
  });
  return (agentId) => data?.get(agentId) ?? agentId;
}
