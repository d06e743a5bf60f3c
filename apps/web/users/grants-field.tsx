import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useState } from 'react';
import type { Role, RoleGrant } from '../api/users.js';
import { useTexts } from '../text/use-texts.js';
import { ROLES, SCOPE_OF_ROLE } from './role-scopes.js';
import { useScopeChoices } from './scope-choices.js';

interface FieldProps {
  readonly grants: readonly RoleGrant[];
  readonly onChange: (grants: RoleGrant[]) => void;
  /** What is wrong with a grant, by its place; null where nothing is. */
  readonly problemOf: (index: number) => string | null;
}

/** The roles of somebody, each with whom it is given for. */
export function GrantsField({ grants, onChange, problemOf }: FieldProps) {
  const { t } = useTexts();
  const replace = (index: number, grant: RoleGrant) => onChange(grants.map((each, place) => (place === index ? grant : each)));
  return (
    <fieldset className="field-group grants">
      <legend>{t('users:roles')}</legend>
      {grants.map((grant, index) => (
        // Two rows may be alike while one types.
        // oxlint-disable-next-line react/no-array-index-key
        <div className="grant" key={index}>
          <Select
            aria-label={t('users:role-number', { number: index + 1 })}
            value={grant.role}
            options={ROLES.map((role) => ({ value: role, label: t(`shell:role-${role}`) }))}
            onChange={(role: Role) => replace(index, { role, scope: null })}
          />
          <ScopeField number={index + 1} grant={grant} onChange={(scope) => replace(index, { ...grant, scope })} />
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={t('users:remove-role', { number: index + 1 })}
            title={t('users:remove-role', { number: index + 1 })}
            onClick={() => onChange(grants.filter((_, place) => place !== index))}
          />
          {problemOf(index) !== null && <p className="field-problem">{problemOf(index)}</p>}
        </div>
      ))}
      <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => onChange([...grants, { role: 'manager', scope: null }])}>
        {t('users:add-role')}
      </Button>
    </fieldset>
  );
}

function ScopeField({ number, grant: { role, scope }, onChange }: { readonly number: number; readonly grant: RoleGrant; readonly onChange: (scope: string | null) => void }) {
  const { t } = useTexts();
  const kind = SCOPE_OF_ROLE[role];
  const [search, setSearch] = useState('');
  const { choices, isPending } = useScopeChoices(kind, search);
  if (kind === 'everything') return <span className="muted grant-scope">{t('users:scope-everything')}</span>;
  return (
    <Select
      className="grant-scope"
      aria-label={t('users:scope-number', { number })}
      placeholder={t(`users:scope-${kind}`)}
      value={scope}
      loading={isPending}
      // Choices of the search before, which stay until those of this one come, must not be taken by Enter.
      showSearch={{ filterOption: (typed, choice) => choice?.label.toLowerCase().includes(typed.trim().toLowerCase()) ?? false, onSearch: setSearch }}
      options={[...choices]}
      onChange={onChange}
      notFoundContent={isPending ? null : t('users:nothing-found')}
    />
  );
}
