import { Button, Input } from 'antd';
import { useId } from 'react';
import type { ListedProfile } from '../api/import-profiles.js';
import { useProfileSave } from '../api/import-profiles.js';
import { useTell } from '../shell/tell.js';
import { useTexts } from '../text/use-texts.js';
import { setNames } from './change-profile.js';
import type { ReadProfile } from './profile-document.js';
import { ProfileProblems } from './profile-problems.js';

interface SaveProps {
  readonly read: ReadProfile;
  readonly text: string;
  /** Whether something is wrong in it that stands elsewhere. */
  readonly isWrong: boolean;
  readonly profiles: readonly ListedProfile[];
  readonly onChange: (text: string) => void;
  readonly onSaved: (name: string) => void;
  readonly onCancel: () => void;
}

/** Keeps a profile under a name, so that such files are known from then on. */
export function SaveProfile({ read: { name, title }, text, isWrong, profiles, onChange, onSaved, onCancel }: SaveProps) {
  const { t, language } = useTexts();
  const tell = useTell();
  const id = useId();
  const save = useProfileSave();
  const other = profiles.find((each) => each.name === name);
  const isNameRight = /^[a-z][a-z0-9-]{1,60}$/.test(name) && other?.builtIn !== true;
  const isTitleRight = title[language].trim() !== '';
  const saveIt = () =>
    save.mutate(
      { name, yaml: text },
      {
        onSuccess: () => {
          tell.done(t('importProfiles:saved', { title: title[language] }));
          onSaved(name);
        },
      },
    );
  // A title that is the same in both languages, or is lacking in one, is said once for both.
  const retitle = (next: string) => onChange(setNames(text, { name, title: title.en === title.zh || title.en === '' || title.zh === '' ? { en: next, zh: next } : { ...title, [language]: next } }));
  return (
    <div className="save-profile">
      <div className="option-fields">
        <div className="field">
          <label htmlFor={`${id}-title`}>{t('importProfiles:title')}</label>
          <Input id={`${id}-title`} value={title[language]} maxLength={200} onChange={({ target }) => retitle(target.value)} />
        </div>
        <div className="field">
          <label htmlFor={`${id}-name`}>{t('importProfiles:name')}</label>
          <Input id={`${id}-name`} value={name} maxLength={61} spellCheck={false} aria-invalid={!isNameRight} aria-describedby={`${id}-hint`} onChange={({ target }) => onChange(setNames(text, { name: target.value, title }))} />
          <p className={isNameRight ? 'muted field-hint' : 'field-problem'} id={`${id}-hint`}>
            {other?.builtIn === true ? t('importProfiles:name-built-in') : other !== undefined ? t('importProfiles:name-replaces') : t('importProfiles:name-hint')}
          </p>
        </div>
      </div>
      {save.error !== null && <ProfileProblems error={save.error} />}
      <div className="staged-tools">
        <Button onClick={onCancel}>{t('importProfiles:cancel')}</Button>
        <Button type="primary" disabled={!isNameRight || !isTitleRight || isWrong} loading={save.isPending} onClick={saveIt}>
          {t('importProfiles:save')}
        </Button>
      </div>
    </div>
  );
}
