import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { useDisplayName } from '../api/account.js';
import { useTell } from '../shell/tell.js';
import { useTexts } from '../text/use-texts.js';

/** Changes the name that others see. */
export function NameForm({ displayName }: { readonly displayName: string }) {
  const { t } = useTexts();
  const tell = useTell();
  const save = useDisplayName();
  const id = useId();
  const [name, setName] = useState(displayName);
  return (
    <form
      className="field account-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(name.trim(), { onSuccess: () => tell.done(t('users:saved')), onError: tell.failed });
      }}
    >
      <label htmlFor={id}>{t('users:display-name')}</label>
      <div className="with-button">
        <Input id={id} value={name} autoComplete="name" onChange={(event) => setName(event.target.value)} />
        <Button htmlType="submit" disabled={name.trim() === '' || name.trim() === displayName} loading={save.isPending}>
          {t('users:save')}
        </Button>
      </div>
    </form>
  );
}
