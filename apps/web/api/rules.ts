import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Schemas } from './client.js';
import { answerOf, api } from './client.js';
import { useRows } from './pages.js';

export type RuleVersionLine = Schemas['RuleVersionAnswer'];
export type RuleSetVersion = Schemas['RuleSetAnswer'];
export type RuleProblem = Schemas['RuleProblemAnswer'];
export type RuleDifferenceLine = Schemas['RuleDifferenceAnswer'];
export type RuleDifferences = Schemas['RuleDifferencesAnswer'];
export type RuleApplication = Schemas['RuleApplyRequest'];
export type RuleSimulation = Schemas['SimulationAnswer'];
export type SimulatedManager = Schemas['SimulatedScoreAnswer'];
export type RuleMove = Schemas['MovedCreditAnswer'];

/** All that is read here begins with this key, so that a new version reads all of it anew. */
const RULES = 'rules';
const ROWS_AT_ONCE = 200;

/** All versions, the newest first. */
export function useRuleVersions() {
  return useRows<RuleVersionLine>([RULES, 'versions'], (cursor) => answerOf(api.GET('/rule-versions', { params: { query: { limit: ROWS_AT_ONCE, ...(cursor !== undefined && { cursor }) } } })));
}

/** The version in force today. */
export function useRulesInForce() {
  return useQuery({ queryKey: [RULES, 'in-force'], queryFn: () => answerOf(api.GET('/rule-versions/in-force')) });
}

/** One version with what it says; null for none. */
export function useRuleVersion(version: number | null) {
  return useQuery({
    queryKey: [RULES, 'version', version],
    enabled: version !== null,
    queryFn: () => answerOf(api.GET('/rule-versions/{version}', { params: { path: { version: version ?? 0 } } })),
  });
}

/** What changes from one version to another. */
export function useVersionDifferences(a: number | null, b: number | null) {
  return useQuery({
    queryKey: [RULES, 'between', a, b],
    enabled: a !== null && b !== null,
    placeholderData: keepPreviousData,
    queryFn: () => answerOf(api.GET('/rule-versions/{a}/differences/{b}', { params: { path: { a: a ?? 0, b: b ?? 0 } } })),
  });
}

/** The JSON Schema of a rule set document. */
export function useRuleSchema() {
  return useQuery({ queryKey: ['rule-schema'], staleTime: Infinity, queryFn: () => answerOf(api.GET('/rule-schema')) });
}

/** What is wrong with a document. A document is checked once. */
export function useRuleCheck(document: string) {
  return useQuery({
    queryKey: ['rule-check', document],
    staleTime: Infinity,
    gcTime: 60_000,
    placeholderData: keepPreviousData,
    queryFn: () => answerOf(api.POST('/rules/check', { body: { document } })),
  });
}

/** What a valid document changes of the rules that are in force on a day; null for the first day of the open quarter. */
export function useDraftDifferences(document: string, from: string | null, isWanted: boolean) {
  return useQuery({
    queryKey: [RULES, 'draft', document, from],
    enabled: isWanted,
    placeholderData: keepPreviousData,
    queryFn: () => answerOf(api.POST('/rules/differences', { body: { document, from } })),
  });
}

/** Makes a version of a document. */
export function useRuleApplication() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: RuleApplication) => answerOf(api.POST('/rule-versions', { body })),
    // After a refusal, too: somebody else may have been faster.
    onSettled: () => Promise.all([RULES, 'shop-rules', 'shop-rules-history', 'ranking', 'scorecard', 'freshness'].map((key) => queries.invalidateQueries({ queryKey: [key] }))),
  });
}

/** Scores and verdicts of a period under a document, beside those that stand. Takes up to two minutes. */
export function useRuleSimulation() {
  return useMutation({ mutationFn: (body: Schemas['SimulationRequest']) => answerOf(api.POST('/rules/simulation', { body })) });
}
