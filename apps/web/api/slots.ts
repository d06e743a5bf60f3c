import type { Schemas } from './client.js';
import { answerOf, api } from './client.js';
import type { DaySpan } from './merchants.js';
import { useRows } from './pages.js';

export type ManagerPlacement = Schemas['ManagerPlacementAnswer'];
export type PlacementsPage = Schemas['ManagerPlacementsAnswer'];

/** Whose placements, of which days (those that they end on), in which order. */
interface PlacementsView {
  readonly managerId: string;
  readonly span: DaySpan | undefined;
  readonly sort: { readonly key: string; readonly isDescending: boolean };
  readonly rowsAtOnce?: number;
}

/** The placements that count for a manager, with the sums of all of them. */
export function useManagerPlacements({ managerId, span, sort, rowsAtOnce = 200 }: PlacementsView) {
  return useRows<ManagerPlacement, PlacementsPage>(
    ['manager-placements', managerId, span, sort, rowsAtOnce],
    (cursor) =>
      answerOf(
        api.GET('/managers/{managerId}/placements', {
          params: {
            path: { managerId },
            query: { from: span?.from ?? '', to: span?.to ?? '', sort: sort.key as 'endsAt', descending: sort.isDescending, limit: rowsAtOnce, ...(cursor !== undefined && { cursor }) },
          },
        }),
      ),
    span !== undefined,
  );
}
