import { Alert, Button } from 'antd';
import type { UserAnswer } from '../api/users.js';
import { usePasswordReset, useSessionsEnd, useUserChange } from '../api/users.js';
import { useAgreement, useTell } from '../shell/tell.js';
import { useTexts } from '../text/use-texts.js';
import { OneTimePassword } from './one-time-password.js';

/** What an administrator can do for somebody's account: a new password, ending all sessions, keeping out, letting in again. */
export function UserActions({ user }: { readonly user: UserAnswer }) {
  const { t } = useTexts();
  const tell = useTell();
  const agreed = useAgreement();
  const reset = usePasswordReset();
  const endSessions = useSessionsEnd();
  const change = useUserChange();
  const { userId, displayName, active } = user;
  const told = (text: string) => ({ onSuccess: () => tell.done(text), onError: tell.failed });
  const resetPassword = async () => {
    if (await agreed({ title: t('users:reset-question', { name: displayName }), content: t('users:reset-means'), agree: t('users:reset-password') })) reset.mutate(userId, { onError: tell.failed });
  };
  const end = async () => {
    if (await agreed({ title: t('users:end-question', { name: displayName }), agree: t('users:end-sessions') })) endSessions.mutate(userId, told(t('users:sessions-ended')));
  };
  const switchActive = async () => {
    const isAgreed = !active || (await agreed({ title: t('users:disable-question', { name: displayName }), content: t('users:disable-means'), agree: t('users:disable'), isDangerous: true }));
    if (isAgreed) change.mutate({ user, body: { active: !active } }, told(active ? t('users:disabled') : t('users:enabled')));
  };
  return (
    <section>
      <div className="user-actions">
        <Button onClick={() => void resetPassword()} loading={reset.isPending}>
          {t('users:reset-password')}
        </Button>
        <Button onClick={() => void end()} loading={endSessions.isPending}>
          {t('users:end-sessions')}
        </Button>
        <Button danger={active} onClick={() => void switchActive()} loading={change.isPending}>
          {active ? t('users:disable') : t('users:enable')}
        </Button>
      </div>
      {reset.data !== undefined && <Alert type="success" title={<OneTimePassword name={reset.data.user.name} password={reset.data.oneTimePassword} />} />}
    </section>
  );
}
