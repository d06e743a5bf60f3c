import { Segmented, Select } from 'antd';
import { useId, useState } from 'react';
import type { DraftAnswer } from '../api/import-drafts.js';
import type { ListedProfile, ProfileProblem } from '../api/import-profiles.js';
import type { ImportKind, KindName } from '../api/imports.js';
import { DraftPreview } from '../imports/draft-preview.js';
import { OptionFields } from '../imports/option-fields.js';
import { missingOptions, optionsFor } from '../imports/staged-files.js';
import type { EditorPlace } from '../rules/code-editor.js';
import { useTexts } from '../text/use-texts.js';
import { AbsentColumns } from './absent-columns.js';
import { headerOf } from './begin-profile.js';
import { setKind } from './change-profile.js';
import { ColumnTable } from './column-table.js';
import './mapping.css';
import { OpenQuestions } from './open-questions.js';
import { readProfile } from './profile-document.js';
import { ProfileText } from './profile-text.js';
import { SaveProfile } from './save-profile.js';
import { TextProblems } from './text-problems.js';
import { useCheckedProfile } from './use-checked-profile.js';

interface EditorProps {
  readonly draft: DraftAnswer;
  readonly kinds: readonly ImportKind[];
  readonly profiles: readonly ListedProfile[];
  /** The profile as YAML: the table reads and changes it. */
  readonly text: string;
  readonly options: Readonly<Record<string, string>>;
  readonly onChange: (text: string) => void;
  readonly onOptions: (options: Readonly<Record<string, string>>) => void;
  readonly onSaved: (name: string) => void;
  readonly onCancel: () => void;
}

/** Says how a file is read: what each of its columns is, or the profile as text; what becomes of the first rows shows at once. */
export function MappingEditor({ draft, kinds, profiles, text, options, onChange, onOptions, onSaved, onCancel }: EditorProps) {
  const { t } = useTexts();
  const id = useId();
  const [as, setAs] = useState<'table' | 'text'>('table');
  const [chosenLine, setLine] = useState<number | null>(null);
  const [goal, setGoal] = useState<EditorPlace | null>(null);
  const { problems, sound } = useCheckedProfile(text);
  const read = readProfile(text);
  const table = draft.tables.find(({ headerLine }) => headerLine !== null) ?? draft.tables.find(({ firstRows }) => firstRows.length > 0);
  const [fact] = read?.facts ?? [];
  const profileOptions = read?.options ?? [];
  const asked = optionsFor(profileOptions, options, {});
  const { header, line } = table === undefined ? { header: [], line: 1 } : headerOf(table, chosenLine);
  const go = ({ line: wanted, column }: EditorPlace) => {
    setAs('text');
    setGoal({ line: wanted, column });
  };
  return (
    <div className="mapping-editor">
      <div className="preview-head">
        <h3>{t('importProfiles:columns')}</h3>
        <Segmented
          size="small"
          aria-label={t('importProfiles:columns')}
          value={as}
          options={[
            { value: 'table' as const, label: t('importProfiles:as-table') },
            { value: 'text' as const, label: t('importProfiles:as-text') },
          ]}
          onChange={setAs}
        />
      </div>
      <OpenQuestions questions={draft.proposal?.questions ?? []} options={read?.options ?? null} />
      {as === 'table' && <TextProblems problems={read === null ? problems : problems.filter(isOfTable)} onGo={go} />}
      {as === 'text' ? (
        <ProfileText text={text} problems={problems} goal={goal} onChange={onChange} onGo={go} />
      ) : read === null ? (
        <p className="field-problem">{t('importProfiles:no-table')}</p>
      ) : (
        <>
          <div className="option-fields">
            {read.facts.length === 1 && fact !== undefined && (
              <div className="field">
                <label htmlFor={`${id}-kind`}>{t('importProfiles:kind')}</label>
                <Select
                  id={`${id}-kind`}
                  className="whole-width"
                  value={fact.kind}
                  options={kinds.map(({ name }) => ({ value: name as string, label: t(`imports:kind-${name}`) }))}
                  showSearch={{ optionFilterProp: 'label' }}
                  onChange={(name) => {
                    const kind = kinds.find((each) => each.name === (name as KindName));
                    if (kind !== undefined) onChange(setKind(text, kind));
                  }}
                />
              </div>
            )}
            {table?.headerLine === null && (
              <div className="field">
                <label htmlFor={`${id}-line`}>{t('importProfiles:header-line')}</label>
                <Select id={`${id}-line`} className="whole-width" value={line} options={table.firstRows.map((row) => ({ value: row.line, label: t('imports:line', { line: row.line }) }))} onChange={setLine} />
              </div>
            )}
          </div>
          <ColumnTable read={read} kinds={kinds} text={text} header={header} rows={(table?.firstRows ?? []).filter((row) => row.line > line).map(({ cells }) => cells)} onChange={onChange} />
          <AbsentColumns read={read} kinds={kinds} text={text} onChange={onChange} />
        </>
      )}
      <OptionFields options={profileOptions} told={asked} onChange={onOptions} />
      <DraftPreview draft={draft} asked={sound === null ? null : { yaml: sound, options: asked }} missing={missingOptions(profileOptions, asked)} />
      {read !== null && <SaveProfile read={read} text={text} isWrong={problems.length > 0} profiles={profiles} onChange={onChange} onSaved={onSaved} onCancel={onCancel} />}
    </div>
  );
}

/** What is wrong with name and title is said at their fields. */
function isOfTable({ path }: ProfileProblem): boolean {
  return !/^(profile|title)(\.|$)/.test(path);
}
