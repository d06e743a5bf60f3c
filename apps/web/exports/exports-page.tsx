import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useSearchParams } from 'react-router';
import { useExports } from '../api/exports.js';
import { useSession } from '../api/session.js';
import { CardSkeleton, Empty, Failure } from '../shell/states.js';
import { DataTable } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';
import { useExportColumns } from './export-columns.js';
import { reportsFor } from './exported-reports.js';
import './exports.css';
import { NewExport } from './new-export.js';

/** The reader's own exports: how far each is, its file, and asking for another one. */
export function ExportsPage() {
  const { t } = useTexts();
  const { data: session } = useSession();
  const [query, setQuery] = useSearchParams();
  const [first] = reportsFor(session?.permissions ?? []);
  return (
    <>
      <title>{`${t('exports:title')} · opscore`}</title>
      <div className="head">
        <div>
          <h1>{t('exports:title')}</h1>
          <p className="muted">{t('exports:lead')}</p>
        </div>
        {first !== undefined && (
          <div className="head-tools">
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setQuery({ new: first.report })}>
              {t('exports:new')}
            </Button>
          </div>
        )}
      </div>
      <ExportList />
      {query.has('new') && <NewExport />}
    </>
  );
}

function ExportList() {
  const { t } = useTexts();
  const { rows, more, hasMore, error, retry } = useExports();
  const columns = useExportColumns();
  if (error !== null && rows === undefined) return <Failure error={error} onRetry={retry} />;
  if (rows === undefined) return <CardSkeleton rows={6} />;
  if (rows.length === 0) return <Empty title={t('exports:none')} lead={t('exports:none-lead')} />;
  return <DataTable label={t('exports:title')} columns={columns} rows={rows} keyOf={({ exportId }) => exportId} more={more} {...(!hasMore && { total: rows.length })} />;
}
