import { Select } from 'antd';
import { useMemo } from 'react';
import type { SkuRankingView } from '../api/sku-ranking.js';
import { SKU_FLAGS, useSkuRanking } from '../api/sku-ranking.js';
import { day } from '../figures/times.js';
import { CardSkeleton, Empty, Failure } from '../shell/states.js';
import { DataTable } from '../tables/data-table.js';
import { SearchField } from '../tables/search-field.js';
import { useListAddress } from '../tables/use-list-address.js';
import { useTexts } from '../text/use-texts.js';
import { rankingOf } from './conversion-address.js';
import { intervalEnd } from './interval-scale.js';
import { RatesChart } from './rates-chart.js';
import { useSkuColumns } from './sku-columns.js';

type Whose = Pick<SkuRankingView, 'managerId' | 'period' | 'asOf'>;

/** The SKUs of a manager by their conversion, as a picture and as a table, sorted and narrowed by the server as the address says. */
export function SkuRanking({ whose }: { readonly whose: Whose }) {
  const { t, language } = useTexts();
  const { query, choose, sortBy } = useListAddress();
  const view = rankingOf(query);
  const all = useSkuRanking({ ...whose, sort: 'rank', descending: false, search: null, flag: null });
  const { rows, first, more, hasMore, error, retry, isStale } = useSkuRanking({ ...whose, ...view });
  const end = useMemo(() => intervalEnd(all.rows ?? []), [all.rows]);
  const columns = useSkuColumns(whose.period, end);
  const flags = [{ value: '', label: t('conversion:all-flags') }, ...SKU_FLAGS.map((flag) => ({ value: flag as string, label: t(`conversion:flag-${flag}`) }))];
  if (error !== null) return <Failure error={error} onRetry={retry} />;
  if (all.rows === undefined || rows === undefined) {
    return (
      <>
        <CardSkeleton rows={6} />
        <CardSkeleton rows={8} />
      </>
    );
  }
  if (all.rows.length === 0) return <Empty title={t('conversion:no-traffic')} lead={t('conversion:no-traffic-lead')} />;
  return (
    <>
      <RatesChart rows={all.rows} hasMore={all.hasMore} />
      <section className="sku-ranking">
        <div className="view-head">
          <h2>
            {t('conversion:part-ranking')}
            {first !== undefined && <span className="muted card-aside"> {t('scorecard:as-of', { day: day(first.asOf, language) })}</span>}
            {!hasMore && <span className="muted card-aside"> {t('conversion:skus-count', { number: rows.length })}</span>}
          </h2>
          <form role="search" className="filters" onSubmit={(event) => event.preventDefault()}>
            <SearchField label={t('conversion:search')} value={view.search ?? ''} onSearch={(text) => choose('search', text)} />
            <Select aria-label={t('conversion:flag')} className="conversion-choice" value={view.flag ?? ''} options={flags} onChange={(flag) => choose('flag', flag)} />
          </form>
        </div>
        <p className="muted ranking-lead">{t('conversion:ranking-lead')}</p>
        {rows.length === 0 ? (
          <Empty title={t('conversion:none')} lead={t('conversion:none-lead')} />
        ) : (
          <div className={isStale ? 'stale' : ''} aria-busy={isStale}>
            <DataTable
              label={t('conversion:part-ranking')}
              columns={columns}
              rows={rows}
              keyOf={({ merchantId, skuId }) => `${merchantId} ${skuId}`}
              sort={{ key: view.sort, isDescending: view.descending }}
              onSort={sortBy}
              more={more}
              {...(!hasMore && { total: rows.length })}
            />
          </div>
        )}
      </section>
    </>
  );
}
