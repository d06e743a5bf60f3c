import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Schemas } from './client.js';
import { answerOf, api } from './client.js';
import { useRows } from './pages.js';

export type CampaignAnswer = Schemas['CampaignAnswer'];
/** A proposal without its lines. */
export type Proposal = Schemas['AllocationAnswer'];
export type ProposalLine = Schemas['AllocationLineAnswer'];
export type IndexPart = Schemas['IndexPartAnswer'];
export type OutcomeLine = Schemas['OutcomeLineAnswer'];
export type OutcomeSum = Schemas['OutcomeSumAnswer'];

/** All that is read here begins with this key, so that a change reads all of it anew. */
const ALLOCATIONS = 'allocations';
/** Of more campaigns than these the older ones are not offered. */
const MOST_CAMPAIGNS = 500;
const LINES_AT_ONCE = 200;

/** The campaigns, the latest first. */
export function useCampaigns() {
  return useQuery({ queryKey: ['campaigns'], queryFn: async () => (await answerOf(api.GET('/campaigns', { params: { query: { limit: MOST_CAMPAIGNS } } }))).items });
}

/** The proposals within reach, the newest first: of all campaigns or of one. */
export function useProposals(campaign: string | null) {
  return useRows<Proposal>([ALLOCATIONS, 'list', campaign], (cursor) =>
    answerOf(api.GET('/allocations', { params: { query: { ...(campaign !== null && { campaign }), ...(cursor !== undefined && { cursor }) } } })),
  );
}

/** Which lines of a proposal are asked for. */
export interface LinesFilter {
  readonly search: string | null;
  readonly changed: boolean;
}

type ProposalPage = Proposal & Schemas['AllocationLineAnswerPage'];

/** A proposal with its lines by rank. */
export function useProposal(allocationId: string, { search, changed }: LinesFilter) {
  return useRows<ProposalLine, ProposalPage>([ALLOCATIONS, 'lines', allocationId, search, changed], async (cursor) => {
    const query = { limit: LINES_AT_ONCE, ...(search !== null && { search }), ...(changed && { changed }), ...(cursor !== undefined && { cursor }) };
    const { lines, ...proposal } = await answerOf(api.GET('/allocations/{allocationId}', { params: { path: { allocationId }, query } }));
    return { ...proposal, ...lines };
  });
}

type OutcomePage = Omit<Schemas['AllocationOutcomeAnswer'], 'lines'> & Schemas['OutcomeLineAnswerPage'];

/** What came of a proposal, its lines by rank. */
export function useOutcome(allocationId: string) {
  return useRows<OutcomeLine, OutcomePage>([ALLOCATIONS, 'outcome', allocationId], async (cursor) => {
    const query = { limit: LINES_AT_ONCE, ...(cursor !== undefined && { cursor }) };
    const { lines, ...outcome } = await answerOf(api.GET('/allocations/{allocationId}/outcome', { params: { path: { allocationId }, query } }));
    return { ...outcome, ...lines };
  });
}

/** Makes a proposal for the slots of a campaign. */
export function useNewProposal() {
  const onSuccess = useReadAnew();
  return useMutation({ mutationFn: (body: Schemas['NewAllocationRequest']) => answerOf(api.POST('/allocations', { body })), onSuccess });
}

/** What a merchant gets instead; null: as proposed after all. */
export interface LineChange {
  readonly merchantId: string;
  readonly allotted: number | null;
}

/** Changes lines one after the other for one reason, each on the version that the one before made. The first refusal ends it. */
export function useOverrides({ allocationId, version }: Pick<Proposal, 'allocationId' | 'version'>) {
  const onSettled = useReadAnew();
  return useMutation({
    mutationFn: async ({ changes, reason }: { readonly changes: readonly LineChange[]; readonly reason: string }) => {
      let made = version;
      for (const { merchantId, allotted } of changes) {
        const params = { header: ifMatch(made), path: { allocationId, merchantId } };
        // One after the other: each has to name the version that the one before made.
        // oxlint-disable-next-line no-await-in-loop
        made = (await answerOf(api.PUT('/allocations/{allocationId}/lines/{merchantId}', { params, body: { allotted, reason } }))).allocation.version;
      }
    },
    onSettled,
  });
}

/** Makes a proposal final. */
export function useFinalisation({ allocationId, version }: Pick<Proposal, 'allocationId' | 'version'>) {
  const onSettled = useReadAnew();
  return useMutation({ mutationFn: () => answerOf(api.POST('/allocations/{allocationId}/finalisation', { params: { header: ifMatch(version), path: { allocationId } } })), onSettled });
}

function ifMatch(version: number) {
  return { 'If-Match': `"${version}"` };
}

/** After a refusal, too: somebody else may have been faster. */
function useReadAnew() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: [ALLOCATIONS] });
}
