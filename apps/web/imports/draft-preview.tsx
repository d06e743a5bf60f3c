import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { DraftAnswer, PreviewAsked } from '../api/import-drafts.js';
import { useDraftPreview } from '../api/import-drafts.js';
import { useSettled } from '../rules/use-settled.js';
import { useTexts } from '../text/use-texts.js';
import { FileTable } from './file-table.js';
import { StoredTables } from './stored-tables.js';

const PAUSE_MS = 350;

/** The first rows of a file in two views: as they stand in it, and as they will be stored. `asked` says what reads them; null: nothing does yet. `missing` are options that are not told yet. */
export function DraftPreview({ draft, asked, missing }: { readonly draft: DraftAnswer; readonly asked: PreviewAsked | null; readonly missing: readonly string[] }) {
  const { t } = useTexts();
  const [view, setView] = useState<'stored' | 'file'>('stored');
  // What is typed is asked for once it has stayed the same for a while.
  const settled = useSettled(JSON.stringify(asked), PAUSE_MS);
  const wanted = useMemo(() => JSON.parse(settled) as PreviewAsked | null, [settled]);
  const preview = useDraftPreview(draft.id, wanted);
  const shown = wanted === null ? 'file' : view;
  return (
    <section className="draft-preview" aria-label={t('imports:preview')}>
      <div className="preview-head">
        <h3>{t('imports:preview')}</h3>
        {wanted !== null && (
          <Segmented
            size="small"
            aria-label={t('imports:preview')}
            value={shown}
            options={[
              { value: 'stored' as const, label: t('imports:as-stored') },
              { value: 'file' as const, label: t('imports:as-in-file') },
            ]}
            onChange={setView}
          />
        )}
      </div>
      {shown === 'file' ? <FileTable tables={draft.tables} leftOut={wanted === null ? [] : [...(preview.data?.ignoredColumns ?? []), ...(preview.data?.unknownColumns ?? [])]} /> : <StoredTables preview={preview} missing={missing} />}
    </section>
  );
}
