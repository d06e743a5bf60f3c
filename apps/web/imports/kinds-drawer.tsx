import { DownloadOutlined } from '@ant-design/icons';
import { Button, Collapse, Drawer } from 'antd';
import type { ImportKind } from '../api/imports.js';
import '../tables/data-table.css';
import { useTexts } from '../text/use-texts.js';
import { useFactWords } from './use-fact-words.js';

/** The kinds of files: what each is for, its columns, and an empty file to begin with. Null shows nothing. */
export function KindsDrawer({ kinds, onClose }: { readonly kinds: readonly ImportKind[] | null; readonly onClose: () => void }) {
  const { t } = useTexts();
  const items = (kinds ?? []).map((kind) => ({ key: kind.name, label: `${t(`imports:kind-${kind.name}`)} (${kind.name})`, children: <Columns kind={kind} /> }));
  return (
    <Drawer open={kinds !== null} onClose={onClose} size={680} title={t('imports:kinds')} aria-label={t('imports:kinds')} closable={{ 'aria-label': t('shell:close') }} destroyOnHidden>
      <p>{t('imports:kinds-lead')}</p>
      <Collapse accordion items={items} />
    </Drawer>
  );
}

function Columns({ kind: { name, key, columns } }: { readonly kind: ImportKind }) {
  const { t } = useTexts();
  const { columnName } = useFactWords();
  return (
    <>
      <div className="table-frame" tabIndex={0} role="region" aria-label={t('imports:columns')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('imports:column')}</th>
              <th scope="col">{t('imports:column-type')}</th>
              <th scope="col">{t('imports:column-required')}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map((column) => (
              <tr key={column.name}>
                <th scope="row">
                  <code>{column.name}</code> <span className="muted">{columnName(column.name)}</span>
                </th>
                <td>{column.values === null ? t(`imports:type-${column.type}`) : column.values.join(' / ')}</td>
                <td>{column.required ? t('imports:required') : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="muted kind-key">{t('imports:key', { columns: key.join(', ') })}</p>
      <Button icon={<DownloadOutlined aria-hidden />} href={`data:text/csv;charset=utf-8,${encodeURIComponent(`${columns.map((column) => column.name).join(',')}\r\n`)}`} download={`${name}.csv`}>
        {t('imports:template')}
      </Button>
    </>
  );
}
