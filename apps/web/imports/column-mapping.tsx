import { Select } from 'antd';
import type { ImportKind } from '../api/imports.js';
import { useTexts } from '../text/use-texts.js';
import type { FileHeader, Mapping } from './header-mapping.js';
import { problemsOf } from './header-mapping.js';

interface MappingProps {
  readonly header: FileHeader;
  readonly mapping: Mapping;
  readonly kind: ImportKind;
  readonly onChange: (mapping: Mapping) => void;
}

/** Says for each column of a file which column of its kind it is, or that it is passed over. */
export function ColumnMapping({ header, mapping, kind, onChange }: MappingProps) {
  const { t } = useTexts();
  const { missing, twice } = problemsOf(mapping, kind);
  const options = [{ value: '', label: t('imports:passed-over') }, ...kind.columns.map(({ name, required }) => ({ value: name, label: required ? `${name} *` : name }))];
  return (
    <fieldset className="field-group mapping">
      <legend>{t('imports:mapping')}</legend>
      <p className="muted">{t('imports:mapping-lead')}</p>
      <ul>
        {header.columns.map((column, index) => (
          // Two columns of a file may have one name.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <code>{column === '' ? t('imports:unnamed') : column}</code>
            <span aria-hidden>→</span>
            <Select
              aria-label={t('imports:column-is', { column: column === '' ? String(index + 1) : column })}
              value={mapping[index] ?? ''}
              options={options}
              showSearch={{ optionFilterProp: 'label' }}
              popupMatchSelectWidth={false}
              onChange={(name) => onChange(mapping.map((each, place) => (place === index ? (name === '' ? null : name) : each)))}
            />
          </li>
        ))}
      </ul>
      {missing.length > 0 && <p className="field-problem">{t('imports:columns-missing', { columns: missing.join(', ') })}</p>}
      {twice.length > 0 && <p className="field-problem">{t('imports:columns-twice', { columns: twice.join(', ') })}</p>}
    </fieldset>
  );
}
