import { Input, Modal, Segmented } from 'antd';
import { useId, useState } from 'react';
import { Problem } from '../api/problem.js';
import type { RoleGrant } from '../api/users.js';
import { useNewUser } from '../api/users.js';
import type { Language } from '../figures/figures.js';
import { Refusal } from '../shell/refusal.js';
import { useTexts } from '../text/use-texts.js';
import { GrantsField } from './grants-field.js';
import { OneTimePassword } from './one-time-password.js';
import { isShownAtFields, problemAt, problemOfGrants } from './user-problems.js';

/** Adds an account; then shows the password for the first sign-in, this once. */
export function NewUserForm({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTexts();
  const add = useNewUser();
  const id = useId();
  const close = () => {
    add.reset();
    onClose();
  };
  const made = add.data;
  return (
    <Modal
      open={isOpen}
      title={made === undefined ? t('users:add') : t('users:added', { name: made.user.displayName })}
      onCancel={close}
      destroyOnHidden
      closable={{ 'aria-label': t('shell:close') }}
      {...(made === undefined
        ? { okText: t('users:add'), cancelText: t('users:cancel'), okButtonProps: { htmlType: 'submit', form: id, loading: add.isPending } }
        : { okText: t('users:done'), onOk: close, cancelButtonProps: { style: { display: 'none' } } })}
    >
      {made === undefined ? (
        <UserForm id={id} error={add.error} onSubmit={(user) => add.mutate(user)} />
      ) : (
        <OneTimePassword name={made.user.name} password={made.oneTimePassword} />
      )}
    </Modal>
  );
}

interface FormProps {
  readonly id: string;
  readonly error: Error | null;
  readonly onSubmit: (user: { name: string; displayName: string; language: Language; grants: RoleGrant[] }) => void;
}

function UserForm({ id, error, onSubmit }: FormProps) {
  const { t } = useTexts();
  const [name, setName] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [language, setLanguage] = useState<Language>('zh');
  const [grants, setGrants] = useState<RoleGrant[]>([{ role: 'manager', scope: null }]);
  const problem = error instanceof Problem ? error : null;
  const hasMore = error !== null && !isShownAtFields(problem, ['name', 'displayName', 'grants']);
  return (
    <form
      id={id}
      className="user-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit({ name: name.trim(), displayName: displayName.trim(), language, grants });
      }}
    >
      <Field label={t('users:sign-in-name')} value={name} onChange={setName} hint={t('users:sign-in-name-hint')} problem={problemAt(problem, 'name')} />
      <Field label={t('users:display-name')} value={displayName} onChange={setDisplayName} problem={problemAt(problem, 'displayName')} />
      <div className="field">
        <span id={`${id}-language`}>{t('users:language')}</span>
        <Segmented<Language>
          aria-labelledby={`${id}-language`}
          value={language}
          onChange={setLanguage}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </div>
      <GrantsField grants={grants} onChange={setGrants} problemOf={(index) => problemOfGrants(problem, index)} />
      {hasMore && <Refusal error={error} />}
    </form>
  );
}

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  readonly problem: string | null;
}

function Field({ label, value, onChange, hint, problem }: TextFieldProps) {
  const id = useId();
  const below = problem ?? hint;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <Input
        id={id}
        value={value}
        autoComplete="off"
        status={problem === null ? '' : 'error'}
        aria-invalid={problem !== null}
        {...(below !== undefined && { 'aria-describedby': `${id}-below` })}
        onChange={(event) => onChange(event.target.value)}
      />
      {below !== undefined && (
        <p className={problem === null ? 'muted field-hint' : 'field-problem'} id={`${id}-below`}>
          {below}
        </p>
      )}
    </div>
  );
}
