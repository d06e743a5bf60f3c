import { Button } from 'antd';
import { useState } from 'react';
import { useNewPassword } from '../api/session.js';
import { CredentialField } from '../shell/credential-field.js';
import { Refusal } from '../shell/refusal.js';
import { useTell } from '../shell/tell.js';
import { useTexts } from '../text/use-texts.js';

/** Replaces the reader's password. */
export function PasswordForm() {
  const { t } = useTexts();
  const tell = useTell();
  const save = useNewPassword();
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const isWhole = currentPassword !== '' && newPassword !== '';
  const saved = () => {
    setCurrent('');
    setNew('');
    tell.done(t('account:password-saved'));
  };
  return (
    <form
      className="account-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ currentPassword, newPassword }, { onSuccess: saved });
      }}
    >
      <CredentialField label={t('signingIn:current-password')} kind="current-password" value={currentPassword} onChange={setCurrent} />
      <CredentialField label={t('signingIn:new-password')} kind="new-password" value={newPassword} onChange={setNew} />
      <Refusal error={save.error} />
      <Button htmlType="submit" disabled={!isWhole} loading={save.isPending}>
        {t('account:save-password')}
      </Button>
    </form>
  );
}
