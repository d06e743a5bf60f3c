import { Button } from 'antd';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { useNewPassword } from '../api/session.js';
import { useTexts } from '../text/use-texts.js';
import { CredentialField } from './credential-field.js';
import { Refusal } from './refusal.js';
import { Entrance } from './sign-in.js';

/** The first password is replaced before anything else. */
export function NewPasswordPage() {
  const { t } = useTexts();
  const save = useNewPassword();
  const [currentPassword, setCurrent] = useState('');
  const [newPassword, setNew] = useState('');
  const [repeated, setRepeated] = useState('');
  const [isAsked, setAsked] = useState(false);
  const isWhole = currentPassword !== '' && newPassword !== '' && newPassword === repeated;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (isWhole) save.mutate({ currentPassword, newPassword });
  };
  const needed = (value: string) => (isAsked && value === '' ? t('signingIn:needed') : null);
  return (
    <Entrance title={t('signingIn:first-title')} lead={t('signingIn:first-lead')}>
      <form onSubmit={submit} noValidate>
        <CredentialField label={t('signingIn:current-password')} kind="current-password" value={currentPassword} onChange={setCurrent} problem={needed(currentPassword)} />
        <CredentialField label={t('signingIn:new-password')} kind="new-password" value={newPassword} onChange={setNew} problem={needed(newPassword)} />
        <CredentialField
          label={t('signingIn:repeat-password')}
          kind="new-password"
          value={repeated}
          onChange={setRepeated}
          problem={needed(repeated) ?? (isAsked && newPassword !== repeated ? t('signingIn:differ') : null)}
        />
        <Refusal error={save.error} />
        <Button type="primary" size="large" htmlType="submit" block loading={save.isPending}>
          {t('signingIn:save-password')}
        </Button>
      </form>
    </Entrance>
  );
}
