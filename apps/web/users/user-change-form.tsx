import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import { Problem } from '../api/problem.js';
import type { RoleGrant, UserAnswer } from '../api/users.js';
import { useGrantsChange, useUserChange } from '../api/users.js';
import { Refusal } from '../shell/refusal.js';
import { useTell } from '../shell/tell.js';
import { useTexts } from '../text/use-texts.js';
import { GrantsField } from './grants-field.js';
import { isShownAtFields, problemOfGrants } from './user-problems.js';

/** Changes the name that others see, and the roles: two changes, each saved by itself, since each is checked and kept by itself. */
export function UserChangeForm({ user }: { readonly user: UserAnswer }) {
  return (
    <>
      <NameForm user={user} />
      <RolesForm user={user} />
    </>
  );
}

function NameForm({ user }: { readonly user: UserAnswer }) {
  const { t } = useTexts();
  const tell = useTell();
  const change = useUserChange();
  const id = useId();
  const [displayName, setDisplayName] = useState(user.displayName);
  const isChanged = displayName.trim() !== user.displayName;
  return (
    <form
      className="field"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ user, body: { displayName: displayName.trim() } }, { onSuccess: () => tell.done(t('users:saved')) });
      }}
    >
      <label htmlFor={id}>{t('users:display-name')}</label>
      <div className="with-button">
        <Input id={id} value={displayName} onChange={(event) => setDisplayName(event.target.value)} />
        <Button htmlType="submit" disabled={!isChanged || displayName.trim() === ''} loading={change.isPending}>
          {t('users:save')}
        </Button>
      </div>
      <Refusal error={change.error} />
    </form>
  );
}

function RolesForm({ user }: { readonly user: UserAnswer }) {
  const { t } = useTexts();
  const tell = useTell();
  const change = useGrantsChange();
  const [grants, setGrants] = useState<RoleGrant[]>(user.grants);
  const problem = change.error instanceof Problem ? change.error : null;
  const isChanged = JSON.stringify(grants) !== JSON.stringify(user.grants);
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ user, grants }, { onSuccess: () => tell.done(t('users:saved')) });
      }}
    >
      <GrantsField grants={grants} onChange={setGrants} problemOf={(index) => problemOfGrants(problem, index)} />
      {!isShownAtFields(problem, ['grants']) && <Refusal error={change.error} />}
      {isChanged && (
        <Button type="primary" htmlType="submit" className="save-roles" loading={change.isPending}>
          {t('users:save-roles')}
        </Button>
      )}
    </form>
  );
}
