import { useSearchParams } from 'react-router';
import type { Sort } from './data-table.js';

/** How a list's search, filters and order come to stand in the address. */
export interface ListAddress {
  readonly query: URLSearchParams;
  /** Takes a choice; an empty one goes. The way back does not stop at every letter that was typed. */
  readonly choose: (name: string, value: string) => void;
  /** Asks for another order: `sort` and `descending`. */
  readonly sortBy: (sort: Sort) => void;
}

/** The address of a list that the server searches, filters and sorts. */
export function useListAddress(): ListAddress {
  const [query, setQuery] = useSearchParams();
  return {
    query,
    choose: (name, value) =>
      setQuery(
        (asked) => {
          if (value === '') asked.delete(name);
          else asked.set(name, value);
          return asked;
        },
        { replace: true },
      ),
    sortBy: ({ key, isDescending }) =>
      setQuery((asked) => {
        asked.set('sort', key);
        asked.set('descending', String(isDescending));
        return asked;
      }),
  };
}
