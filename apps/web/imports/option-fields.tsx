import { Input, Select } from 'antd';
import { useId, useState } from 'react';
import { useMerchant } from '../api/directory.js';
import type { ProfileOption } from '../api/import-profiles.js';
import { useTexts } from '../text/use-texts.js';
import { useScopeChoices } from '../users/scope-choices.js';
import { useFactWords } from './use-fact-words.js';

interface FieldsProps {
  readonly options: readonly ProfileOption[];
  readonly told: Readonly<Record<string, string>>;
  readonly onChange: (told: Readonly<Record<string, string>>) => void;
}

/** What a profile has to be told since the file does not say it, a field each. Those that are needed and not filled say so. */
export function OptionFields({ options, told, onChange }: FieldsProps) {
  if (options.length === 0) return null;
  return (
    <div className="option-fields">
      {options.map((option) => (
        <OptionField
          key={option.name}
          option={option}
          value={told[option.name] ?? ''}
          onChange={(value) => onChange(Object.fromEntries(Object.entries({ ...told, [option.name]: value }).filter(([, each]) => each !== '')))}
        />
      ))}
    </div>
  );
}

interface FieldProps {
  readonly option: ProfileOption;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function OptionField({ option, value, onChange }: FieldProps) {
  const { t } = useTexts();
  const { optionName } = useFactWords();
  const id = useId();
  const { name, choices, optional } = option;
  const isMissing = !optional && value.trim() === '';
  const described = isMissing ? { 'aria-describedby': `${id}-needed` } : {};
  return (
    <div className="field">
      <label htmlFor={id}>
        {optionName(name, option)}
        {optional && <span className="muted card-aside">{t('imports:may-be-left-out')}</span>}
      </label>
      {choices !== null ? (
        <Select id={id} className="whole-width" value={value} allowClear={optional} options={choices.map((each) => ({ value: each, label: each }))} onChange={(next: string | undefined) => onChange(next ?? '')} {...described} />
      ) : name === 'merchant_id' ? (
        <MerchantField id={id} value={value} isNeeded={!optional} onChange={onChange} {...described} />
      ) : (
        <Input id={id} value={value} required={!optional} onChange={({ target }) => onChange(target.value)} {...described} />
      )}
      {isMissing && (
        <p className="field-needed" id={`${id}-needed`}>
          {t('imports:needed')}
        </p>
      )}
    </div>
  );
}

interface MerchantProps {
  readonly id: string;
  readonly value: string;
  readonly isNeeded: boolean;
  readonly onChange: (value: string) => void;
  readonly 'aria-describedby'?: string;
}

/** A merchant of the directory; what is typed may also be the id of one that is not there yet. */
function MerchantField({ id, value, isNeeded, onChange, ...described }: MerchantProps) {
  const { t } = useTexts();
  const [search, setSearch] = useState('');
  const typed = search.trim();
  const { choices, isPending } = useScopeChoices('merchant', typed);
  const isKnown = choices.some((each) => each.value === typed);
  const options = [...choices, ...(typed === '' || isKnown || isPending ? [] : [{ value: typed, label: t('imports:new-merchant', { merchant: typed }) }])];
  const isFound = value === '' || options.some((each) => each.value === value);
  return (
    <Select
      id={id}
      className="whole-width"
      placeholder={t('imports:choose-merchant')}
      value={value === '' ? null : value}
      loading={isPending}
      allowClear={!isNeeded}
      // Choices of the search before must not be taken by Enter.
      showSearch={{ filterOption: (text, choice) => choice?.label.toLowerCase().includes(text.trim().toLowerCase()) ?? false, onSearch: setSearch }}
      options={options}
      notFoundContent={isPending ? null : t('users:nothing-found')}
      onChange={(next: string | null | undefined) => onChange(next ?? '')}
      {...described}
      {...(!isFound && { labelRender: nameChosen })}
    />
  );
}

/** Who was chosen need not be among the first that are found. */
function nameChosen({ value }: { readonly value?: string | number }) {
  return <NameOfMerchant merchantId={String(value)} />;
}

function NameOfMerchant({ merchantId }: { readonly merchantId: string }) {
  const { data } = useMerchant(merchantId);
  return data === undefined || data.name === null ? merchantId : `${data.name} (${merchantId})`;
}
