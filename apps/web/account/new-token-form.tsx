import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useNewToken } from '../api/account.js';
import type { Schemas } from '../api/client.js';
import type { SignedIn } from '../api/session.js';
import { Refusal } from '../shell/refusal.js';
import { useTexts } from '../text/use-texts.js';
import { Secret } from '../users/one-time-password.js';

type Permission = SignedIn['permissions'][number];

const A_DAY_MS = 86_400_000;
/** For how many days a token can be made; the server allows 366 at most. */
const LIFETIMES = [30, 90, 365] as const;

/** Makes a token for a program: what it is for, what it may do at most, and until when. */
export function NewTokenForm({ permissions }: { readonly permissions: readonly Permission[] }) {
  const { t } = useTexts();
  const make = useNewToken();
  const id = useId();
  const [name, setName] = useState('');
  const [narrowed, setNarrowed] = useState<Permission[]>([]);
  const [days, setDays] = useState<number>(LIFETIMES[1]);
  const body = (): Schemas['NewTokenRequest'] => ({ name: name.trim(), permissions: narrowed.length === 0 ? null : narrowed, expiresAt: new Date(Date.now() + days * A_DAY_MS).toISOString() });
  const made = make.data;
  return (
    <form
      className="new-token"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        make.mutate(body(), { onSuccess: () => setName('') });
      }}
    >
      <div className="field">
        <label htmlFor={`${id}-name`}>{t('account:token-for')}</label>
        <Input id={`${id}-name`} value={name} placeholder={t('account:token-example')} onChange={(event) => setName(event.target.value)} />
      </div>
      <div className="field">
        <label htmlFor={`${id}-permissions`}>{t('account:token-may')}</label>
        <Select<Permission[]>
          id={`${id}-permissions`}
          mode="multiple"
          value={narrowed}
          placeholder={t('account:all-permissions')}
          options={permissions.filter((permission) => permission !== 'account.own').map((permission) => ({ value: permission, label: permission }))}
          onChange={setNarrowed}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-days`}>{t('account:token-until')}</label>
        <Select id={`${id}-days`} value={days} options={LIFETIMES.map((each) => ({ value: each, label: t('account:days', { number: each }) }))} onChange={setDays} />
      </div>
      <Button htmlType="submit" icon={<PlusOutlined aria-hidden />} disabled={name.trim() === ''} loading={make.isPending}>
        {t('account:make-token')}
      </Button>
      <Refusal error={make.error} />
      {made !== undefined && (
        <Alert
          type="success"
          title={t('account:token-made', { name: made.token.name })}
          description={
            <>
              <p>{t('account:token-once')}</p>
              <Secret value={made.secret} />
            </>
          }
        />
      )}
    </form>
  );
}
