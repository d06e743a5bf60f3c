import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Schemas } from './client.js';
import { answerOf, api } from './client.js';
import { useRows } from './pages.js';
import { Problem } from './problem.js';

export type WorkItem = Schemas['WorkItemAnswer'];
export type WorkItemDetail = Schemas['WorkItemDetailAnswer'];
export type TrafficOfDays = Schemas['TrafficOfDaysAnswer'];
export type WorkState = WorkItem['state'];

/** The states of an item, in the order in which work goes on. */
export const WORK_STATES = ['to-contact', 'contacted', 'action-agreed', 'done'] as const;

/** What can be agreed with a merchant. */
export const ACTION_KINDS = ['flash-sale', 'price', 'page', 'stock', 'other'] as const;

/** Which items of a manager are wanted; null for any. */
export interface WorkListFilter {
  readonly managerId: string;
  readonly state: WorkState | null;
  readonly recovered: boolean | null;
}

const ROWS_AT_ONCE = 200;
const LIST = 'work-items';
const ITEM = 'work-item';

/** The work-list of a manager, the newest items first. */
export function useWorkItems(filter: WorkListFilter) {
  const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== null));
  return useRows<WorkItem>([LIST, filter], (cursor) => answerOf(api.GET('/work-items', { params: { query: { limit: ROWS_AT_ONCE, ...asked, ...(cursor !== undefined && { cursor }) } } })));
}

/** One item with its history. */
export function useWorkItem(workItemId: string) {
  return useQuery({
    queryKey: [ITEM, workItemId],
    queryFn: () => answerOf(api.GET('/work-items/{workItemId}', { params: { path: { workItemId } } })),
  });
}

/** Changes an item. Where somebody else was faster, the item is read anew. */
export function useWorkItemChange() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ item: { workItemId, version }, body }: { readonly item: WorkItem; readonly body: Schemas['WorkItemRequest'] }) =>
      answerOf(api.PATCH('/work-items/{workItemId}', { params: { path: { workItemId }, header: { 'If-Match': `"${version}"` } }, body })),
    onSuccess: (changed) => {
      queries.setQueryData([ITEM, changed.workItemId], changed);
      // Nobody has to wait for the list behind it.
      void queries.invalidateQueries({ queryKey: [LIST] });
    },
    onError: (error, { item: { workItemId } }) => {
      if (!isConflict(error)) return;
      void queries.invalidateQueries({ queryKey: [ITEM, workItemId] });
      void queries.invalidateQueries({ queryKey: [LIST] });
    },
  });
}

/** Whether a change was refused since somebody else was faster. */
export function isConflict(error: unknown): boolean {
  return error instanceof Problem && error.code === 'changed-meanwhile';
}

/** Opens items for the SKUs that the ranking of a period calls low, and notes those that have recovered. */
export function useWorkListRefresh() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['WorkListRefreshRequest']) => answerOf(api.POST('/work-items/refresh', { body })),
    onSuccess: () => queries.invalidateQueries({ queryKey: [LIST] }),
  });
}
