import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Schemas } from './client.js';
import { answerOf, api } from './client.js';
import { useRows } from './pages.js';

export type DivisionState = Schemas['DivisionStateAnswer'];
export type AdjustmentLine = Schemas['AdjustmentAnswer'];
export type LateImport = Schemas['LateImportAnswer'];
export type PeriodEvent = Schemas['PeriodEventAnswer'];
export type Verification = Schemas['PeriodVerificationAnswer'];

/** A period of a division. `division` is null where the reader reaches one alone: it is then left out. */
export interface PeriodPlace {
  readonly period: string;
  readonly division: string | null;
}

/** More than anybody has scored: seventeen periods make a quarter. */
const MOST_PERIODS = 1_000;

/** All that is read here begins with this key, so that a change reads all of it anew. */
const PERIODS = 'periods';

/** The periods with how each stands for the divisions within reach, the newest first, and whether closing takes two people. */
export function usePeriodList() {
  return useQuery({ queryKey: [PERIODS, 'list'], queryFn: () => answerOf(api.GET('/periods', { params: { query: { limit: MOST_PERIODS } } })) });
}

/** What late facts would change of a closed period, page by page, and the imports that they may come from. */
export function useAdjustments({ period, division }: PeriodPlace, isWanted = true) {
  return useRows<AdjustmentLine, Schemas['AdjustmentsAnswer']>(
    [PERIODS, 'adjustments', period, division],
    (cursor) => answerOf(api.GET('/periods/adjustments', { params: { query: { period, limit: 200, ...(division !== null && { division }), ...(cursor !== undefined && { cursor }) } } })),
    isWanted,
  );
}

/** Who asked, withdrew, closed and reopened, when and why, the newest first. */
export function usePeriodHistory({ period, division }: PeriodPlace) {
  return useRows<PeriodEvent>([PERIODS, 'history', period, division], (cursor) =>
    answerOf(api.GET('/periods/history', { params: { query: { period, ...(division !== null && { division }), ...(cursor !== undefined && { cursor }) } } })),
  );
}

/** Closes a period, or asks for it where that takes two people. */
export function usePeriodClosing() {
  const onSettled = useReadAnew();
  return useMutation({ mutationFn: (body: Schemas['PeriodDivisionRequest']) => answerOf(api.POST('/periods/close', { body })), onSettled });
}

/** Takes back that somebody asked for it. */
export function useClosingWithdrawal() {
  const onSettled = useReadAnew();
  return useMutation({ mutationFn: (body: Schemas['PeriodDivisionRequest']) => answerOf(api.POST('/periods/close-withdrawal', { body })), onSettled });
}

/** Opens a closed period again, with a reason. */
export function usePeriodReopening() {
  const onSettled = useReadAnew();
  return useMutation({ mutationFn: (body: Schemas['ReopeningRequest']) => answerOf(api.POST('/periods/reopening', { body })), onSettled });
}

/** Makes a closed period again from the facts and compares. */
export function usePeriodVerification() {
  return useMutation({ mutationFn: (body: Schemas['PeriodDivisionRequest']) => answerOf(api.POST('/periods/verification', { body })) });
}

/** After a refusal, too: somebody else may have been faster. */
function useReadAnew() {
  const queries = useQueryClient();
  return () => Promise.all([PERIODS, 'ranking', 'scorecard', 'freshness'].map((key) => queries.invalidateQueries({ queryKey: [key] })));
}
