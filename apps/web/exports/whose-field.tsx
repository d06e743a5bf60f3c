import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { useManager, useMerchant } from '../api/directory.js';
import { useSession } from '../api/session.js';
import { useTexts } from '../text/use-texts.js';
import { readChoices } from '../users/scope-choices.js';
import type { NarrowedBy } from './exported-reports.js';

interface FieldProps {
  readonly id: string;
  readonly narrowedBy: readonly NarrowedBy[];
  /** `division:…`, `manager:…` or `merchant:…`; null for all within reach. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

/** Chooses whose rows are wanted: all within reach, those of a division, a manager or a shop. */
export function WhoseField({ id, narrowedBy, value, onChange }: FieldProps) {
  const { t } = useTexts();
  const [search, setSearch] = useState('');
  const { groups, isPending } = useChoices(narrowedBy, search.trim());
  const options = [{ value: '', label: t('exports:all-within-reach') }, ...groups];
  const isFound = value === null || groups.some((group) => group.options.some((each) => each.value === value));
  return (
    <Select
      id={id}
      className="whole-width"
      value={value ?? ''}
      loading={isPending}
      options={options}
      // What was searched for before must not be taken by Enter.
      showSearch={{ filterOption: (typed, choice) => choice !== undefined && 'value' in choice && choice.label.toLowerCase().includes(typed.trim().toLowerCase()), onSearch: setSearch }}
      notFoundContent={isPending ? null : t('users:nothing-found')}
      onChange={(next: string) => onChange(next === '' ? null : next)}
      {...(!isFound && { labelRender: nameChosen })}
    />
  );
}

interface ChoiceGroup {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

function useChoices(narrowedBy: readonly NarrowedBy[], search: string): { readonly groups: ChoiceGroup[]; readonly isPending: boolean } {
  const { t } = useTexts();
  const { data: session } = useSession();
  // Who is a manager alone reaches a part of a division.
  const seesDivisions = session?.grants.some(({ role }) => role !== 'manager' && role !== 'merchant-supervisor') === true;
  const kinds = (['division', 'manager', 'merchant'] as const).filter((kind) => narrowedBy.includes(kind) && (kind !== 'division' || seesDivisions));
  const { data = [], isPending } = useQuery({
    queryKey: ['export-choices', kinds, search],
    placeholderData: keepPreviousData,
    queryFn: () => Promise.all(kinds.map(async (kind) => ({ kind, choices: await readChoices(kind, search) }))),
  });
  const groups = data.map(({ kind, choices }) => ({ label: t(`exports:by-${kind}`), options: choices.map(({ value, label }) => ({ value: `${kind}:${value}`, label })) }));
  return { groups: groups.filter(({ options }) => options.length > 0), isPending };
}

/** Who was chosen need not be among the first that are found. */
function nameChosen({ value }: { readonly value?: string | number }) {
  const [kind, ...rest] = String(value).split(':');
  const name = rest.join(':');
  return kind === 'manager' ? <NameOfManager managerId={name} /> : kind === 'merchant' ? <NameOfMerchant merchantId={name} /> : name;
}

function NameOfManager({ managerId }: { readonly managerId: string }) {
  const { data } = useManager(managerId);
  return data?.name ?? managerId;
}

function NameOfMerchant({ merchantId }: { readonly merchantId: string }) {
  const { data } = useMerchant(merchantId);
  return data?.name ?? merchantId;
}
