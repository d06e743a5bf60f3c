import { useSearchParams } from 'react-router';
import type { DaySpan } from '../api/merchants.js';
import { usePeriods } from '../api/scorecards.js';
import { spanOf, spansOf } from './spans.js';

/** The days that are shown: those of the address, else those of the newest quarter. Null until they are known. */
export function useSpan() {
  const [query, setQuery] = useSearchParams();
  const { data: periods, error, refetch } = usePeriods();
  const newest = periods?.find(({ kind }) => kind === 'quarter');
  const offered = newest === undefined ? null : spansOf(newest);
  const choose = (next: DaySpan) =>
    setQuery((asked) => {
      asked.set('from', next.from);
      asked.set('to', next.to);
      return asked;
    });
  return { span: spanOf(query) ?? offered?.quarter ?? null, offered, choose, isEmpty: periods !== undefined && newest === undefined, error, retry: () => void refetch() };
}
