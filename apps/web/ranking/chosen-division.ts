import { useSearchParams } from 'react-router';
import { useDivisions } from '../api/scorecards.js';

/**
 * The division of the address. Where the reader reaches one alone there is nothing to choose, and it is left out: a manager reaches a
 * part of one.
 */
export function useChosenDivision() {
  const [query, setQuery] = useSearchParams();
  const { data: divisions } = useDivisions();
  const choose = (next: string | null) =>
    setQuery((asked) => {
      if (next === null) asked.delete('division');
      else asked.set('division', next);
      return asked;
    });
  return { division: query.get('division'), divisions: divisions?.map((each) => each.division), choose };
}
