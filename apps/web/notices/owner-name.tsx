import { useUser } from '../api/users.js';

/** Whose channel, subscription or message it is: for those who see everybody's. */
export function OwnerName({ userId }: { readonly userId: string }) {
  const { data } = useUser(userId);
  return data?.displayName ?? '…';
}
