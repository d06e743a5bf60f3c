import { useSearchParams } from 'react-router';
import { useSession } from '../api/session.js';

/** Whose notices are shown, what the reader may do with those of others, and how something comes to stand in the address. */
export function useNoticesView() {
  const { data: session } = useSession();
  const [query, setQuery] = useSearchParams();
  const permissions = session?.permissions ?? [];
  return {
    /** What the address names; null where it names nothing. */
    asked: (name: string) => query.get(name) || null,
    ofEverybody: query.get('everybody') === 'true' && permissions.includes('notices.read'),
    isOwn: (ownerId: string) => ownerId === session?.userId,
    mayChangeOthers: permissions.includes('notices.change'),
    /** Null takes a choice out of the address. */
    choose: (chosen: Readonly<Record<string, string | null>>) =>
      setQuery((asked) => {
        for (const [name, value] of Object.entries(chosen)) {
          if (value === null || value === '') asked.delete(name);
          else asked.set(name, value);
        }
        return asked;
      }),
  };
}
