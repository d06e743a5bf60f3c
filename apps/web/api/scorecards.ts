import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Schemas } from './client.js';
import { answerOf, api } from './client.js';

export type Scorecard = Schemas['ScorecardAnswer'];
export type RankingLine = Schemas['RankingLineAnswer'];
export type RankingOrder = Schemas['RankingOrder'];
/** A grade of the rules, with its seats where they are distributed. */
export type GradeQuota = Schemas['GradeQuotaAnswer'];
export type ScorecardModule = Schemas['ModuleAnswer'];
export type PeriodAnswer = Schemas['PeriodAnswer'];

/** How a probation stands, month by month. */
export type ProbationStanding = Schemas['ProbationAnswer'];

/** A division ranks some hundreds of managers: the API gives them page by page, and the grades want all. */
const ROWS_AT_ONCE = 500;
const MOST_PAGES = 20;

/** The periods that have scorecards, the newest first. */
export function usePeriods(isWanted = true) {
  return useQuery({ queryKey: ['periods'], enabled: isWanted, queryFn: async () => (await answerOf(api.GET('/periods', { params: { query: { limit: ROWS_AT_ONCE } } }))).items });
}

/** The divisions within reach. */
export function useDivisions() {
  return useQuery({ queryKey: ['divisions'], queryFn: async () => (await answerOf(api.GET('/divisions', { params: { query: { limit: ROWS_AT_ONCE } } }))).items });
}

/** Which ranking: of a period, within a division or all within reach, sorted by what and which way. */
export interface RankingView {
  readonly period: string | null;
  readonly division: string | null;
  readonly order: RankingOrder;
  readonly isDescending: boolean;
}

/** The ranking of a period: all managers within reach, or those of one division. */
export function useRanking({ period, division, order, isDescending }: RankingView) {
  return useQuery({
    queryKey: ['ranking', period, division, order, isDescending],
    enabled: period !== null,
    placeholderData: keepPreviousData,
    queryFn: () => readRanking(period ?? '', { division, order, isDescending }),
  });
}

async function readRanking(period: string, { division, order, isDescending }: Omit<RankingView, 'period'>) {
  const asked = { period, order, descending: isDescending, limit: ROWS_AT_ONCE, ...(division !== null && { division }) } as const;
  const first = await answerOf(api.GET('/scorecards', { params: { query: asked } }));
  const items = [...first.items];
  let cursor = first.nextCursor;
  for (let page = 1; cursor !== null && page < MOST_PAGES; page++) {
    const next = await answerOf(api.GET('/scorecards', { params: { query: { ...asked, asOf: first.asOf, cursor } } }));
    items.push(...next.items);
    cursor = next.nextCursor;
  }
  return { ...first, items, isCut: cursor !== null };
}

/** The scorecard of a manager, as of the latest day that was scored, or the latest up to a day. */
export function useScorecard(managerId: string, period: string | null, asOf: string | null = null) {
  return useQuery({
    queryKey: ['scorecard', managerId, period, asOf],
    enabled: period !== null,
    queryFn: () => answerOf(api.GET('/managers/{managerId}/scorecard', { params: { path: { managerId }, query: { period: period ?? '', ...upTo(asOf) } } })),
  });
}

/** Whether what is stored of a period is up to date. */
export function useFreshness(period: string | null) {
  return useQuery({
    queryKey: ['freshness', period],
    enabled: period !== null,
    queryFn: () => answerOf(api.GET('/scorecards/freshness', { params: { query: { period: period ?? '' } } })),
  });
}

export type Pace = Schemas['PaceAnswer'];
export type ExplanationPart = Schemas['ExplanationPartAnswer'];

/** Where a manager stands against weighted time, from the daily sums as they are. */
export function usePace(managerId: string, period: string, asOf: string | null) {
  return useQuery({
    queryKey: ['pace', managerId, period, asOf],
    queryFn: () => answerOf(api.GET('/managers/{managerId}/pace', { params: { path: { managerId }, query: { period, ...upTo(asOf) } } })),
  });
}

/** What is missing to the next grade, and which steps bring most points. */
export function useNextPoints({ managerId, period, asOf }: Pick<Scorecard, 'managerId' | 'period' | 'asOf'>) {
  return useQuery({
    queryKey: ['next-points', managerId, period, asOf],
    queryFn: () => answerOf(api.GET('/managers/{managerId}/next-points', { params: { path: { managerId }, query: { period, asOf } } })),
  });
}

/** What one module of a scorecard is made of, or (null) how the modules make its total. */
export function useExplanation({ managerId, period, asOf }: Pick<Scorecard, 'managerId' | 'period' | 'asOf'>, module: ScorecardModule['id'] | null) {
  return useQuery({
    queryKey: ['explanation', managerId, period, asOf, module],
    queryFn: () => answerOf(api.GET('/managers/{managerId}/scorecard/explanation', { params: { path: { managerId }, query: { period, asOf, ...(module !== null && { module }) } } })),
  });
}

function upTo(asOf: string | null): { asOf?: string } {
  return asOf === null ? {} : { asOf };
}
