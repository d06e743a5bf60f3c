import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { ListedMerchant, MerchantsFilter } from '../api/merchants.js';
import { useMerchants } from '../api/merchants.js';
import { usePeriods } from '../api/scorecards.js';
import { ExportMenu } from '../exports/export-menu.js';
import { count } from '../figures/figures.js';
import { scorecardPath } from '../shell/navigation.js';
import { CardSkeleton, Empty, Failure } from '../shell/states.js';
import type { Column } from '../tables/data-table.js';
import { DataTable } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';
import { KaTag } from './ka-tag.js';
import { MerchantFilters } from './merchant-filters.js';
import { merchantPath } from './merchant-path.js';
import './merchant-list.css';

/** All merchants within reach. What they are narrowed to stands in the address. */
export function MerchantListPage() {
  const { t, language } = useTexts();
  const [query] = useSearchParams();
  const filter = filterOf(query);
  const { rows, more, hasMore, error, retry, isStale } = useMerchants(filter);
  const columns = useColumns();
  const { data: periods } = usePeriods();
  const newest = periods?.find(({ kind }) => kind === 'quarter')?.period;
  const { managerId, division } = filter;
  // Where further rows cannot be read, scrolling gets none.
  const awaited = more.error === null ? 'merchantList:loaded' : 'merchantList:loaded-so-far';
  const loaded = hasMore ? awaited : 'merchantList:in-all';
  return (
    <>
      <title>{`${t('merchantList:title')} · opscore`}</title>
      <div className="head">
        <div>
          <h1>{t('merchantList:title')}</h1>
          <p className="muted">{rows === undefined ? ' ' : t(loaded, { number: count(rows.length, language).exact })}</p>
        </div>
        {newest !== undefined && (
          <div className="head-tools">
            <ExportMenu reports={[{ report: 'tiers', period: newest, ...(managerId !== null ? { managerId } : division !== null && { division }) }]} />
          </div>
        )}
      </div>
      <MerchantFilters filter={filter} />
      {error !== null ? (
        <Failure error={error} onRetry={retry} />
      ) : rows === undefined ? (
        <CardSkeleton rows={10} />
      ) : rows.length === 0 ? (
        <Empty title={t('merchantList:none')} lead={t('merchantList:none-lead')} />
      ) : (
        <div className={isStale ? 'stale' : ''} aria-busy={isStale}>
          <DataTable label={t('merchantList:list')} columns={columns} rows={rows} keyOf={({ merchantId }) => merchantId} more={more} {...(!hasMore && { total: rows.length })} />
        </div>
      )}
    </>
  );
}

function filterOf(query: URLSearchParams): MerchantsFilter {
  const ka = query.get('ka');
  return {
    search: query.get('search') || null,
    division: query.get('division') || null,
    managerId: query.get('manager') || null,
    category: query.get('category') || null,
    ka: ka === 'true' ? true : ka === 'false' ? false : null,
  };
}

function useColumns(): readonly Column<ListedMerchant>[] {
  const { t } = useTexts();
  return useMemo(
    () => [
      {
        key: 'merchant',
        title: t('merchantList:merchant'),
        isHeading: true,
        cell: ({ merchantId, name, ka, known }) => (
          <span className="person">
            <Link to={merchantPath(merchantId)}>{name ?? merchantId}</Link>
            <small>
              {merchantId}
              {ka && <KaTag />}
              {!known && (
                <span className="tag tag-warn merchant-tag" title={t('merchantList:unknown-meaning')}>
                  {t('merchantList:unknown')}
                </span>
              )}
            </small>
          </span>
        ),
      },
      { key: 'category', title: t('merchantList:category'), cell: ({ category }) => category !== null && <Category category={category} /> },
      {
        key: 'manager',
        title: t('merchantList:manager'),
        cell: ({ manager }) => (manager === null ? <span className="muted">{t('merchantList:nobody')}</span> : <Link to={scorecardPath(manager.managerId)}>{manager.name ?? manager.managerId}</Link>),
      },
      { key: 'division', title: t('shell:division'), isLeftOutNarrow: true, cell: ({ manager }) => manager?.division ?? '–' },
    ],
    [t],
  );
}

/** Narrows the list to a category. */
function Category({ category }: { readonly category: string }) {
  const { t } = useTexts();
  const [, setQuery] = useSearchParams();
  const narrow = () =>
    setQuery((asked) => {
      asked.set('category', category);
      return asked;
    });
  return (
    <button type="button" className="link" title={t('merchantList:only-category', { category })} onClick={narrow}>
      {category}
    </button>
  );
}
