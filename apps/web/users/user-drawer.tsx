import { Drawer, Skeleton } from 'antd';
import type { UserAnswer } from '../api/users.js';
import { useUser } from '../api/users.js';
import { businessZone, instant } from '../figures/times.js';
import { Failure } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import { GrantTags } from './grant-tags.js';
import { UserActions } from './user-actions.js';
import { UserChangeForm } from './user-change-form.js';
import { UserState } from './user-state.js';
import { UserTokens } from './user-tokens.js';

/** One account: who it is, what may be changed, and the tokens of its programs. */
export function UserDrawer({ userId, mayChange, onClose }: { readonly userId: string | null; readonly mayChange: boolean; readonly onClose: () => void }) {
  const { t } = useTexts();
  const { data: user, error, refetch } = useUser(userId);
  const title = user?.displayName ?? t('users:account');
  return (
    <Drawer open={userId !== null} onClose={onClose} size={560} title={title} aria-label={title} closable={{ 'aria-label': t('shell:close') }} destroyOnHidden>
      {error !== null ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : user === undefined ? (
        <Skeleton active title={false} paragraph={{ rows: 6 }} />
      ) : (
        <>
          <UserFacts user={user} />
          {/* After each change the form begins anew, with what is there now. */}
          {mayChange ? <UserChangeForm key={user.version} user={user} /> : <GrantTags grants={user.grants} />}
          {mayChange && <UserActions user={user} />}
          <UserTokens userId={user.userId} mayChange={mayChange} />
        </>
      )}
    </Drawer>
  );
}

function UserFacts({ user }: { readonly user: UserAnswer }) {
  const { t, language } = useTexts();
  const zone = businessZone(document.documentElement);
  const { name, addedAt, lockedUntil, external, hasPassword } = user;
  const rows = [
    [t('users:sign-in-name'), name],
    [t('users:state'), <UserState key="state" user={user} />],
    ...(lockedUntil === null ? [] : [[t('users:locked-until'), instant(lockedUntil, language, zone)]]),
    [t('users:signs-in-by'), external === null ? (hasPassword ? t('users:by-password') : t('users:by-nothing')) : external.issuer],
    [t('users:added-at'), instant(addedAt, language, zone)],
  ] as const;
  return (
    <dl className="user-facts">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
