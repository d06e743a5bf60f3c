import { useUserTokenRevocation, useUserTokens } from '../api/users.js';
import { TokenList } from '../account/token-list.js';
import { useTexts } from '../text/use-texts.js';

/** The tokens with which somebody's programs come in. */
export function UserTokens({ userId, mayChange }: { readonly userId: string; readonly mayChange: boolean }) {
  const { t } = useTexts();
  const { data: tokens } = useUserTokens(userId);
  const revocation = useUserTokenRevocation(userId);
  if (tokens === undefined) return null;
  return (
    <section>
      <h3 className="drawer-heading">{t('users:tokens')}</h3>
      <TokenList tokens={tokens} {...(mayChange && { onRevoke: (tokenId: string) => revocation.mutateAsync(tokenId) })} />
    </section>
  );
}
