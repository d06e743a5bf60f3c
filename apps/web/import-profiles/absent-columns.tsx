import { Input, Select } from 'antd';
import type { ImportKind } from '../api/imports.js';
import { useFactWords } from '../imports/use-fact-words.js';
import { useTexts } from '../text/use-texts.js';
import { setAbsent } from './change-profile.js';
import type { ReadProfile } from './profile-document.js';
import type { AbsentTarget } from './profile-targets.js';
import { absentTargets, keyOf, targetsOf } from './profile-targets.js';

interface AbsentProps {
  readonly read: ReadProfile;
  readonly kinds: readonly ImportKind[];
  readonly text: string;
  readonly onChange: (text: string) => void;
}

/** What the file does not say: whether it is asked for at each import, or always the same. */
export function AbsentColumns({ read, kinds, text, onChange }: AbsentProps) {
  const { t } = useTexts();
  const absent = absentTargets(read, targetsOf(read, kinds));
  if (absent.length === 0) return null;
  return (
    <fieldset className="field-group absent-columns">
      <legend>{t('importProfiles:absent')}</legend>
      <ul>
        {absent.map((each) => (
          <AbsentRow key={keyOf(each.target)} absent={each} kind={read.facts.length < 2 ? null : (read.facts[each.target.fact]?.kind ?? null)} onChange={(value) => onChange(setAbsent(text, each.target, value))} />
        ))}
      </ul>
    </fieldset>
  );
}

function AbsentRow({ absent: { target, value }, kind, onChange }: { readonly absent: AbsentTarget; readonly kind: string | null; readonly onChange: (value: string | null) => void }) {
  const { t } = useTexts();
  const { columnName, wordName } = useFactWords();
  const { name, values } = target.column;
  const title = `${kind === null ? '' : `${t(`imports:kind-${kind as ImportKind['name']}`)} · `}${columnName(name)}`;
  return (
    <li>
      <span>{title}</span>
      <Select
        size="small"
        aria-label={t('importProfiles:where-from', { column: title })}
        value={value === null ? 'asked' : 'fixed'}
        options={[
          { value: 'asked', label: t('importProfiles:asked') },
          { value: 'fixed', label: t('importProfiles:fixed') },
        ]}
        popupMatchSelectWidth={false}
        onChange={(next) => onChange(next === 'asked' ? null : (values?.[0] ?? '0'))}
      />
      {value !== null &&
        (values === null ? (
          <Input size="small" aria-label={t('importProfiles:value-of', { column: title })} value={value} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <Select size="small" aria-label={t('importProfiles:value-of', { column: title })} value={value} options={values.map((word) => ({ value: word, label: wordName(word) }))} popupMatchSelectWidth={false} onChange={onChange} />
        ))}
    </li>
  );
}
