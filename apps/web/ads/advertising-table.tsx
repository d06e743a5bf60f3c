import { Select } from 'antd';
import { useMemo } from 'react';
import type { AdsView, AdvertisingMerchant } from '../api/ads.js';
import { useAdvertisingMerchants } from '../api/ads.js';
import { cellFigure } from '../figures/cells.js';
import { money, ratio } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { CardSkeleton, Empty, Failure } from '../shell/states.js';
import type { Column } from '../tables/data-table.js';
import { DataTable } from '../tables/data-table.js';
import { SearchField } from '../tables/search-field.js';
import { useListAddress } from '../tables/use-list-address.js';
import { useTexts } from '../text/use-texts.js';
import { adsViewOf } from './ads-address.js';
import { MerchantLink } from './merchant-link.js';

/** All merchants with what they spend and what it brings, sorted and narrowed by the server as the address says. */
export function AdvertisingTable({ whose }: { readonly whose: Pick<AdsView, 'managerId' | 'period' | 'asOf'> }) {
  const { t } = useTexts();
  const { query, choose, sortBy } = useListAddress();
  const view = adsViewOf(query);
  const { rows, more, hasMore, error, retry, isStale } = useAdvertisingMerchants({ ...whose, ...view });
  const columns = useColumns();
  const choices = [
    { value: '', label: t('ads:all-merchants') },
    { value: 'true', label: t('ads:only-attention') },
  ];
  return (
    <section className="ads-table">
      <div className="view-head">
        <h2>
          {t('ads:merchants')}
          {rows !== undefined && !hasMore && <span className="muted card-aside"> {t('ads:merchants-count', { number: rows.length })}</span>}
        </h2>
        <form role="search" className="filters" onSubmit={(event) => event.preventDefault()}>
          <SearchField label={t('ads:search')} value={view.search ?? ''} onSearch={(text) => choose('search', text)} />
          <Select aria-label={t('ads:which')} className="ads-choice" value={view.attention === true ? 'true' : ''} options={choices} onChange={(attention) => choose('attention', attention)} />
        </form>
      </div>
      {error !== null ? (
        <Failure error={error} onRetry={retry} />
      ) : rows === undefined ? (
        <CardSkeleton rows={8} />
      ) : rows.length === 0 ? (
        <Empty title={t('ads:none')} lead={t('ads:none-lead')} />
      ) : (
        <div className={isStale ? 'stale' : ''} aria-busy={isStale}>
          <DataTable
            label={t('ads:merchants')}
            columns={columns}
            rows={rows}
            keyOf={({ merchantId }) => merchantId}
            sort={{ key: view.sort, isDescending: view.descending }}
            onSort={sortBy}
            more={more}
            {...(!hasMore && { total: rows.length })}
          />
        </div>
      )}
    </section>
  );
}

function useColumns(): readonly Column<AdvertisingMerchant>[] {
  const { t, language } = useTexts();
  return useMemo(
    () => [
      {
        key: 'merchantId',
        title: t('ads:merchant'),
        isHeading: true,
        sorts: 'both',
        cell: ({ merchantId, name, attention }) => (
          <span className="person">
            <MerchantLink merchantId={merchantId}>{name ?? merchantId}</MerchantLink>
            <small>
              {name !== null && `${merchantId} `}
              {attention === true && <span className="tag tag-good">{t('ads:attention')}</span>}
            </small>
          </span>
        ),
      },
      { key: 'spend', title: t('ads:spend'), isFigure: true, sorts: 'largest-first', cell: ({ spend }) => <Shown figure={money(spend, language)} /> },
      { key: 'gmv', title: t('ads:gmv'), isFigure: true, sorts: 'largest-first', cell: ({ gmv }) => <Shown figure={money(gmv, language)} /> },
      { key: 'adShare', title: t('ads:share'), isFigure: true, sorts: 'largest-first', cell: ({ adShare }) => ratio(adShare).exact },
      { key: 'attributedAmount', title: t('ads:attributed'), isFigure: true, sorts: 'largest-first', cell: ({ attributedAmount }) => <Shown figure={money(attributedAmount, language)} /> },
      { key: 'roi', title: t('ads:roi'), isFigure: true, sorts: 'largest-first', cell: ({ roi }) => <Shown figure={cellFigure(roi, 'multiple', language)} /> },
    ],
    [t, language],
  );
}
