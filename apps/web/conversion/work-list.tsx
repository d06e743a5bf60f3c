import { Select } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useSession } from '../api/session.js';
import type { WorkListFilter } from '../api/work-list.js';
import { WORK_STATES, useWorkItems } from '../api/work-list.js';
import { CardSkeleton, Empty, Failure } from '../shell/states.js';
import { DataTable } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';
import { workListOf } from './conversion-address.js';
import { RefreshButton } from './refresh-button.js';
import { WorkItemDrawer } from './work-item-drawer.js';
import { useWorkColumns } from './work-columns.js';

/** Whom to call about which SKU, how far that is, and what came of it. The item that is opened stands in the address as `item`. */
export function WorkList({ managerId, period }: { readonly managerId: string; readonly period: string }) {
  const { t } = useTexts();
  const { data: session } = useSession();
  const [query, setQuery] = useSearchParams();
  const filter = workListOf(query);
  const mayWork = session?.permissions.includes('conversion.work') === true;
  const set = (name: string, value: string | null) =>
    setQuery((asked) => {
      if (value === null || value === '') asked.delete(name);
      else asked.set(name, value);
      return asked;
    });
  return (
    <section>
      <div className="view-head">
        <h2>{t('workList:title')}</h2>
        {mayWork && <RefreshButton managerId={managerId} period={period} />}
      </div>
      <p className="muted ranking-lead">{t('workList:lead')}</p>
      <Filters filter={filter} onRecovered={(recovered) => set('recovered', recovered)} />
      <Items filter={{ managerId, ...filter }} mayWork={mayWork} />
      <WorkItemDrawer workItemId={query.get('item')} mayWork={mayWork} onClose={() => set('item', null)} />
    </section>
  );
}

function Filters({ filter, onRecovered }: { readonly filter: Pick<WorkListFilter, 'state' | 'recovered'>; readonly onRecovered: (recovered: string) => void }) {
  const { t } = useTexts();
  const [query] = useSearchParams();
  const pathTo = (state: string | null) => {
    const asked = new URLSearchParams(query);
    if (state === null) asked.delete('state');
    else asked.set('state', state);
    return `?${asked.toString()}`;
  };
  const options = [
    { value: '', label: t('workList:any-standing') },
    { value: 'false', label: t('workList:still-low') },
    { value: 'true', label: t('workList:recovered') },
  ];
  return (
    <div className="filters">
      <nav className="parts state-choices" aria-label={t('workList:states')}>
        {[null, ...WORK_STATES].map((state) => (
          <Link key={state} to={pathTo(state)} {...(state === filter.state && { 'aria-current': 'true' as const })}>
            {state === null ? t('workList:all-states') : t(`workList:state-${state}`)}
          </Link>
        ))}
      </nav>
      <Select aria-label={t('workList:standing')} className="conversion-choice" value={filter.recovered === null ? '' : String(filter.recovered)} options={options} onChange={onRecovered} />
    </div>
  );
}

function Items({ filter, mayWork }: { readonly filter: WorkListFilter; readonly mayWork: boolean }) {
  const { t } = useTexts();
  const { rows, more, hasMore, error, retry, isStale } = useWorkItems(filter);
  const columns = useWorkColumns();
  if (error !== null) return <Failure error={error} onRetry={retry} />;
  if (rows === undefined) return <CardSkeleton rows={8} />;
  if (rows.length === 0) {
    const isFiltered = filter.state !== null || filter.recovered !== null;
    return isFiltered ? <Empty title={t('workList:none')} lead={t('workList:none-lead')} /> : <Empty title={t('workList:empty')} lead={mayWork ? t('workList:empty-lead') : t('workList:empty-lead-reader')} />;
  }
  return (
    <div className={isStale ? 'stale' : ''} aria-busy={isStale}>
      <DataTable label={t('workList:title')} columns={columns} rows={rows} keyOf={({ workItemId }) => workItemId} more={more} {...(!hasMore && { total: rows.length })} />
    </div>
  );
}
