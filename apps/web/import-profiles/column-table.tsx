import { Select } from 'antd';
import type { ImportKind } from '../api/imports.js';
import { useFactWords } from '../imports/use-fact-words.js';
import '../tables/data-table.css';
import { useTexts } from '../text/use-texts.js';
import { bindColumns } from './bind-columns.js';
import type { Target } from './change-profile.js';
import { assignColumn } from './change-profile.js';
import { FieldWriting } from './field-writing.js';
import type { ProfileField, ReadProfile } from './profile-document.js';
import { keyOf, targetsOf, usesOf } from './profile-targets.js';

interface TableProps {
  readonly read: ReadProfile;
  readonly kinds: readonly ImportKind[];
  readonly text: string;
  readonly header: readonly string[];
  /** The first rows under the header. */
  readonly rows: readonly (readonly string[])[];
  readonly onChange: (text: string) => void;
}

const SAMPLES_SHOWN = 3;

/** The columns of a file, and what each of them is. */
export function ColumnTable({ read, kinds, text, header, rows, onChange }: TableProps) {
  const { t } = useTexts();
  const targets = targetsOf(read, kinds);
  const bound = bindColumns(header, read.fields);
  const lines = header.flatMap((name, column) => {
    if (name.trim() === '') return [];
    const samples = [...new Set(rows.map((cells) => (cells[column] ?? '').trim()).filter((cell) => cell !== ''))];
    const fields = bound[column] ?? [];
    return (fields.length === 0 ? [null] : fields).map((field) => ({ column, name, samples, field }));
  });
  return (
    <div className="table-frame mapping-table" tabIndex={0} role="region" aria-label={t('importProfiles:columns')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('importProfiles:column-of-file')}</th>
            <th scope="col">{t('importProfiles:is')}</th>
            <th scope="col">{t('importProfiles:written')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ column, name, samples, field }) => (
            <tr key={`${column} ${field?.name ?? ''}`} className={field === null ? 'left-out' : ''}>
              <th scope="row">
                <strong>{name}</strong>
                <small className="muted">{samples.slice(0, SAMPLES_SHOWN).join(' · ')}</small>
              </th>
              <td>
                <TargetsField read={read} targets={targets} name={name} field={field} onChange={(chosen, others) => onChange(assignColumn(text, { column: { header: name, samples }, field: field?.name ?? null, targets: chosen, others }))} />
              </td>
              <td>{field !== null && <FieldWriting field={field} name={name} samples={samples} words={wordsOf(read, targets, field)} text={text} onChange={onChange} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The words that a field may mean: those of the columns that it is. */
function wordsOf(read: ReadProfile, targets: readonly Target[], { name }: ProfileField): readonly string[] {
  const { direct, made } = usesOf(read, targets, name);
  return [...new Set([...direct, ...made].flatMap(({ column }) => column.values ?? []))];
}

interface TargetsProps {
  readonly read: ReadProfile;
  readonly targets: readonly Target[];
  readonly name: string;
  readonly field: ProfileField | null;
  /** `others` are those that it was and is no more. */
  readonly onChange: (chosen: readonly Target[], others: readonly Target[]) => void;
}

function TargetsField({ read, targets, name, field, onChange }: TargetsProps) {
  const { t } = useTexts();
  const { columnName } = useFactWords();
  const { direct, made } = field === null ? { direct: [], made: [] } : usesOf(read, targets, field.name);
  const kindOf = (fact: number) => read.facts[fact]?.kind ?? '';
  const nameOf = ({ fact, column }: Target) => (read.facts.length < 2 ? columnName(column.name) : `${t(`imports:kind-${kindOf(fact) as ImportKind['name']}`)} · ${columnName(column.name)}`);
  const options = targets.map((target) => ({ value: keyOf(target), label: `${nameOf(target)}${target.column.required ? ' *' : ''}` }));
  const choose = (keys: readonly string[]) => {
    const chosen = targets.filter((target) => keys.includes(keyOf(target)));
    onChange(chosen, direct.filter((target) => !chosen.includes(target)));
  };
  const same = {
    className: 'mapping-is',
    'aria-label': t('importProfiles:column-is', { column: name }),
    placeholder: made.length > 0 ? t('importProfiles:for-computing') : t('importProfiles:left-out'),
    showSearch: { optionFilterProp: 'label' },
    popupMatchSelectWidth: false,
  } as const;
  return (
    <>
      {read.facts.length < 2 && direct.length < 2 ? (
        <Select<string | null>
          {...same}
          value={direct[0] === undefined ? (made.length > 0 ? null : '') : keyOf(direct[0])}
          options={[{ value: '', label: t('importProfiles:left-out') }, ...options]}
          onChange={(key) => choose(key === null || key === '' ? [] : [key])}
        />
      ) : (
        <Select<string[]> {...same} mode="multiple" value={direct.map(keyOf)} options={options} onChange={choose} />
      )}
      {made.length > 0 && <small className="muted">{t('importProfiles:makes', { columns: made.map(nameOf).join(', ') })}</small>}
    </>
  );
}
