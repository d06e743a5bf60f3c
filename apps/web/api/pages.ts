import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';

/** A page of a list, as the API gives lists: rows, and where the next page begins. */
export interface ListPage<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
}

/** How the next page of a list is got. */
export interface More {
  /** Asks for it; does nothing at the end, or while it is on its way. */
  readonly ask: () => void;
  /** Why it did not come, though the rows before it did; null where nothing failed. Whoever asks by himself waits for the reader then. */
  readonly error: unknown;
}

/**
 * A list that the server gives page by page. `key` names all that is asked for, `read` reads the page at a cursor (undefined: the
 * first). `rows` are those that have come, and stay where a further page fails: `error` says only why there are none. `first` is the
 * first page, with what else it says; `isStale` says that these rows are still those of the question before.
 */
export function useRows<Row, Page extends ListPage<Row> = ListPage<Row>>(key: readonly unknown[], read: (cursor: string | undefined) => Promise<Page & ListPage<Row>>, isWanted = true) {
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage, isFetchNextPageError, isPlaceholderData } = useInfiniteQuery({
    queryKey: key,
    enabled: isWanted,
    placeholderData: keepPreviousData,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) => read(pageParam),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const rows = useMemo(() => data?.pages.flatMap(({ items }) => items), [data]);
  const ask = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const more = useMemo((): More => ({ ask, error: isFetchNextPageError ? error : null }), [ask, isFetchNextPageError, error]);
  return { rows, first: data?.pages[0], more, hasMore: hasNextPage, error: isFetchNextPageError ? null : error, retry: () => void refetch(), isStale: isPlaceholderData };
}
