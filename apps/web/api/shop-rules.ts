import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Schemas } from './client.js';
import { answerOf, api } from './client.js';

export type ShopRulesState = Schemas['ShopRulesAnswer'];
export type EffectiveRules = Schemas['EffectiveShopRulesAnswer'];
export type OwnRules = Schemas['ShopRuleFields'];
export type RulesSpan = Schemas['ShopRulesSpanAnswer'];
export type SimulatedOrders = Schemas['SimulatedOrdersAnswer'];

/** The attribution rules of a shop on a day; null for today. */
export function useShopRules(merchantId: string, on: string | null) {
  return useQuery({
    queryKey: ['shop-rules', merchantId, on],
    placeholderData: keepPreviousData,
    queryFn: () => answerOf(api.GET('/merchants/{merchantId}/attribution-rules', { params: { path: { merchantId }, query: on === null ? {} : { on } } })),
  });
}

/** All rules that have held and will hold for a shop, the latest first. */
export function useShopRulesHistory(merchantId: string) {
  return useQuery({
    queryKey: ['shop-rules-history', merchantId],
    queryFn: async () => (await answerOf(api.GET('/merchants/{merchantId}/attribution-rules/history', { params: { path: { merchantId } } }))).items,
  });
}

/** What other rules would make of the orders of a period. */
export function useShopRulesSimulation(merchantId: string) {
  return useMutation({
    mutationFn: (body: Schemas['ShopRulesSimulationRequest']) => answerOf(api.POST('/merchants/{merchantId}/attribution-rules/simulation', { params: { path: { merchantId } }, body })),
  });
}

/** Gives a shop other rules from a day on; verdicts are judged again afterwards. */
export function useShopRulesChange(merchantId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['ShopRulesChangeRequest']) => answerOf(api.PUT('/merchants/{merchantId}/attribution-rules', { params: { path: { merchantId } }, body })),
    onSuccess: () =>
      Promise.all(
        ['shop-rules', 'shop-rules-history', 'agent-figures', 'verdicts', 'verdict-explanation'].map((what) => queries.invalidateQueries({ queryKey: [what, merchantId] })),
      ),
  });
}
