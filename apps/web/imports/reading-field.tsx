import { Select } from 'antd';
import { useId } from 'react';
import type { DraftAnswer } from '../api/import-drafts.js';
import type { ListedProfile } from '../api/import-profiles.js';
import type { ImportKind, KindName } from '../api/imports.js';
import { useTexts } from '../text/use-texts.js';
import type { Reading, ReadingAsked } from './staged-files.js';
import { optionsFor } from './staged-files.js';

interface FieldProps {
  readonly draft: DraftAnswer;
  readonly kinds: readonly ImportKind[];
  readonly profiles: readonly ListedProfile[];
  readonly reading: Reading | null;
  /** What was told until now: another profile may ask for the same. */
  readonly told: Readonly<Record<string, string>>;
  readonly onChange: (asked: ReadingAsked) => void;
}

/** Chooses how a file is read: by a profile that fits, by another one, or as a canonical file of a kind. */
export function ReadingField({ draft: { fileName, kind, fitting }, kinds, profiles, reading, told, onChange }: FieldProps) {
  const { t, language } = useTexts();
  const id = useId();
  // Profiles of several shops are often called alike.
  const isAmbiguous = ({ name, title }: ListedProfile) => profiles.some((each) => each.name !== name && each.title[language] === title[language]);
  const choiceOf = (profile: ListedProfile) => ({ value: `profile ${profile.name}`, label: isAmbiguous(profile) ? `${profile.title[language]} · ${profile.name}` : profile.title[language] });
  const isFitting = ({ name }: ListedProfile) => fitting.some(({ profile }) => profile === name);
  const canonical = kinds.map(({ name }) => ({ value: `kind ${name}`, label: t('imports:canonical', { kind: t(`imports:kind-${name}`) }) }));
  const fits = [...canonical.filter(({ value }) => value === `kind ${kind ?? ''}`), ...fitting.flatMap(({ profile }) => profiles.filter(({ name }) => name === profile).map(choiceOf))];
  const groups = [
    { label: t('imports:that-fit'), options: fits },
    { label: t('imports:other-profiles'), options: profiles.filter((profile) => !isFitting(profile)).map(choiceOf) },
    { label: t('imports:canonical-files'), options: canonical.filter(({ value }) => value !== `kind ${kind ?? ''}`) },
  ].filter(({ options }) => options.length > 0);
  const take = (value: string) => {
    const [by = '', name = ''] = value.split(' ');
    if (by === 'kind') return onChange({ reading: { by, kind: name as KindName }, options: {} });
    const options = profiles.find((each) => each.name === name)?.options ?? [];
    onChange({ reading: { by: 'profile', profile: name }, options: optionsFor(options, told, fitting.find(({ profile }) => profile === name)?.options ?? {}) });
  };
  return (
    <div className="field">
      <label htmlFor={id}>{t('imports:reading')}</label>
      <Select
        id={id}
        className="reading-select"
        aria-label={t('imports:reading-of', { file: fileName })}
        placeholder={t('imports:choose-reading')}
        value={reading === null ? null : reading.by === 'kind' ? `kind ${reading.kind}` : `profile ${reading.profile}`}
        options={groups}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        onChange={take}
      />
    </div>
  );
}
