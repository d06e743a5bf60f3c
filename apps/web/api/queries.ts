import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { Problem, mayPass } from './problem.js';

const FRESH_MS = 30_000;
const TRIES = 2;

/** What was read, kept while people go from view to view. A session that has ended shows the sign-in page. */
export function createQueries(): QueryClient {
  const onError = (error: Error) => {
    if (error instanceof Problem && error.status === 401) queries.setQueryData(['session'], null);
  };
  const queries: QueryClient = new QueryClient({
    defaultOptions: { queries: { staleTime: FRESH_MS, retry: (tries, error) => tries < TRIES && mayPass(error) } },
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
  });
  return queries;
}
