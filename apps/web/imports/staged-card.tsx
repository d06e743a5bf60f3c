import { CloseOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import type { ImportKind, KindName } from '../api/imports.js';
import { bytes } from '../figures/figures.js';
import { Refusal } from '../shell/refusal.js';
import { useTexts } from '../text/use-texts.js';
import { ColumnMapping } from './column-mapping.js';
import { needsMapping, suggestMapping } from './header-mapping.js';
import { ImportOnItsWay } from './import-on-its-way.js';
import type { StagedFile } from './staged-files.js';

interface CardProps {
  readonly staged: StagedFile;
  readonly kinds: readonly ImportKind[];
  readonly onChange: (change: Partial<StagedFile>) => void;
  readonly onRemove: () => void;
}

/** One file that was chosen: what it is taken for, how its columns are read, and how far it is. */
export function StagedCard({ staged, kinds, onChange, onRemove }: CardProps) {
  const { t } = useTexts();
  const { file, header, kind, mapping, way } = staged;
  const found = kinds.find(({ name }) => name === kind);
  const isOpen = way.step === 'chosen' || way.step === 'refused';
  const take = (name: KindName | null) => {
    const next = kinds.find((each) => each.name === name);
    onChange({ kind: name, mapping: header === null || next === undefined ? mapping : suggestMapping(header.columns, next) });
  };
  return (
    <li className="staged-file">
      <div className="staged-head">
        <strong>{file.name}</strong>
        <span className="muted figure">{bytes(file.size)}</span>
        {isOpen && (
          <Select<KindName | ''>
            className="staged-kind"
            aria-label={t('imports:kind-of', { file: file.name })}
            value={kind ?? ''}
            options={[{ value: '' as const, label: t('imports:kind-by-server') }, ...kinds.map(({ name }) => ({ value: name, label: `${t(`imports:kind-${name}`)} (${name})` }))]}
            onChange={(name) => take(name === '' ? null : name)}
          />
        )}
        {way.step !== 'sending' && <Button type="text" size="small" icon={<CloseOutlined aria-hidden />} aria-label={t('imports:remove', { file: file.name })} title={t('imports:remove', { file: file.name })} onClick={onRemove} />}
      </div>
      {isOpen && header !== null && found !== undefined && needsMapping(header.columns, found) && <ColumnMapping header={header} mapping={mapping} kind={found} onChange={(next) => onChange({ mapping: next })} />}
      {way.step === 'refused' && <Refusal error={way.error} />}
      {way.step === 'sending' && <Sending share={way.share} name={file.name} />}
      {way.step === 'sent' && <ImportOnItsWay id={way.importId} />}
    </li>
  );
}

function Sending({ share, name }: { readonly share: number; readonly name: string }) {
  const { t } = useTexts();
  const percent = Math.floor(share * 100);
  return (
    <div className="bar" role="progressbar" aria-label={t('imports:sending', { file: name })} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}>
      <span style={{ width: `${percent}%` }} />
    </div>
  );
}
