import { SafetyCertificateOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { AuditEntry } from '../api/audit.js';
import { useAuditEntries, useAuditVerification } from '../api/audit.js';
import { businessZone, instant } from '../figures/times.js';
import { CardSkeleton, Empty, Failure } from '../shell/states.js';
import { useTell } from '../shell/tell.js';
import type { Column } from '../tables/data-table.js';
import { DataTable } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';
import { actionWords } from './actions.js';
import { AuditFilters } from './audit-filters.js';
import { EntryDrawer } from './entry-drawer.js';
import { filterOf } from './audit-filter.js';
import './audit.css';

/** Who changed what, when and from where. What is looked for, and the entry that is opened, stand in the address. */
export function AuditPage() {
  const { t } = useTexts();
  const [query, setQuery] = useSearchParams();
  const { rows, more, hasMore, error, retry, isStale } = useAuditEntries(filterOf(query, businessZone(document.documentElement)));
  const opened = rows?.find(({ sequence }) => String(sequence) === query.get('entry'));
  const open = (sequence: number | null) =>
    setQuery((asked) => {
      if (sequence === null) asked.delete('entry');
      else asked.set('entry', String(sequence));
      return asked;
    });
  const columns = useColumns(open);
  return (
    <>
      <title>{`${t('audit:title')} · opscore`}</title>
      <div className="head">
        <div>
          <h1>{t('audit:title')}</h1>
          <p className="muted">{t('audit:lead')}</p>
        </div>
      </div>
      <Verification />
      <AuditFilters />
      {error !== null ? (
        <Failure error={error} onRetry={retry} />
      ) : rows === undefined ? (
        <CardSkeleton rows={8} />
      ) : rows.length === 0 ? (
        <Empty title={t('audit:empty')} lead={t('audit:empty-lead')} />
      ) : (
        <div className={isStale ? 'stale' : ''} aria-busy={isStale}>
          <DataTable label={t('audit:title')} columns={columns} rows={rows} keyOf={({ sequence }) => String(sequence)} more={more} {...(!hasMore && { total: rows.length })} />
        </div>
      )}
      <EntryDrawer entry={opened ?? null} onClose={() => open(null)} />
    </>
  );
}

function Verification() {
  const { t } = useTexts();
  const tell = useTell();
  const { mutate, data, isPending } = useAuditVerification();
  return (
    <div className="verification">
      <Button icon={<SafetyCertificateOutlined aria-hidden />} loading={isPending} onClick={() => mutate(undefined, { onError: tell.failed })}>
        {t('audit:verify')}
      </Button>
      {data !== undefined &&
        (data.broken === null ? (
          <Alert type="success" showIcon title={t('audit:whole', { number: data.entries })} description={<Hash value={data.hash} />} />
        ) : (
          <Alert type="error" showIcon title={t('audit:broken', { sequence: data.broken.sequence, flaw: t(`audit:flaw-${data.broken.flaw}`) })} description={t('audit:broken-lead', { number: data.entries })} />
        ))}
    </div>
  );
}

function Hash({ value }: { readonly value: string }) {
  const { t } = useTexts();
  return (
    <>
      {t('audit:last-hash')} <code className="hash">{value}</code>
    </>
  );
}

function useColumns(open: (sequence: number) => void): readonly Column<AuditEntry>[] {
  const { t, language } = useTexts();
  return useMemo(
    () => [
      { key: 'when', title: t('audit:when'), cell: ({ recordedAt }) => <span className="figure">{instant(recordedAt, language, businessZone(document.documentElement))}</span> },
      {
        key: 'who',
        title: t('audit:who'),
        cell: ({ actor: { name, via, address } }) => (
          <span className="person">
            {name}
            <small>
              {t(`audit:via-${via}`)}
              {address !== null && ` · ${address}`}
            </small>
          </span>
        ),
      },
      {
        key: 'what',
        title: t('audit:what'),
        isHeading: true,
        cell: ({ sequence, action }) => (
          <button type="button" className="link" onClick={() => open(sequence)}>
            {actionWords(action, t)}
          </button>
        ),
      },
      { key: 'subject', title: t('audit:subject'), isLeftOutNarrow: true, cell: ({ subject }) => <span className="subject">{subject}</span> },
    ],
    [t, language, open],
  );
}
