import { Select } from 'antd';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { DaySpan } from '../api/merchants.js';
import type { More } from '../api/pages.js';
import type { TieredMerchant, TieredMerchantsFilter, TiersOfQuarter } from '../api/tiers.js';
import { TIERS } from '../api/tiers.js';
import { count, money, ratio } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { KaTag } from '../merchants/ka-tag.js';
import { merchantPath } from '../merchants/merchant-path.js';
import { WHOLE_AT, barLength } from '../scorecard/module-figures.js';
import { Empty } from '../shell/states.js';
import type { Column, Sort } from '../tables/data-table.js';
import { DataTable } from '../tables/data-table.js';
import { SearchField } from '../tables/search-field.js';
import { useTexts } from '../text/use-texts.js';
import { LIST_ID } from './narrowing-link.js';

interface ListProps {
  readonly tiers: TiersOfQuarter;
  readonly rows: readonly TieredMerchant[];
  readonly filter: TieredMerchantsFilter;
  readonly more: More;
  readonly isStale: boolean;
  /** The days that a merchant's page is opened with. */
  readonly span: DaySpan;
}

/** The merchants of a manager, sorted and narrowed by the server as the address says. */
export function TieredMerchants({ tiers, rows, filter, more, isStale, span }: ListProps) {
  const { t, language } = useTexts();
  const [query, setQuery] = useSearchParams();
  const choose = (name: string, value: string) =>
    setQuery(
      (asked) => {
        if (value === '') asked.delete(name);
        else asked.set(name, value);
        return asked;
      },
      { replace: true },
    );
  const sortBy = ({ key, isDescending }: Sort) =>
    setQuery((asked) => {
      asked.set('sort', key);
      if (isDescending) asked.set('descending', 'true');
      else asked.delete('descending');
      return asked;
    });
  const columns = useColumns(span);
  const tierOptions = [{ value: '', label: t('tiers:all-tiers') }, ...TIERS.map((tier) => ({ value: tier as string, label: t(`scorecard:tier-${tier}`) }))];
  const groupOptions = [
    { value: '', label: t('tiers:all-groups') },
    { value: 'ka', label: t('merchants:ka') },
    { value: 'late', label: t('tiers:late-merchants') },
  ];
  return (
    <section className="tiers-list" id={LIST_ID}>
      <div className="view-head">
        <h2>
          {t('tiers:all-merchants')} <span className="muted tiers-sum">{t('tiers:merchants-count', { number: count(tiers.matching, language).exact })}</span>
        </h2>
        <form role="search" className="filters" onSubmit={(event) => event.preventDefault()}>
          <SearchField label={t('tiers:search')} value={filter.search ?? ''} onSearch={(text) => choose('search', text)} />
          <Select aria-label={t('tiers:tier')} className="tiers-choice" value={filter.tier ?? ''} options={tierOptions} onChange={(tier) => choose('tier', tier)} />
          <Select aria-label={t('tiers:group')} className="tiers-choice" value={query.get('group') ?? ''} options={groupOptions} onChange={(group) => choose('group', group)} />
        </form>
      </div>
      {rows.length === 0 ? (
        <Empty title={t('tiers:none')} lead={t('tiers:none-lead')} />
      ) : (
        <div className={isStale ? 'stale' : ''} aria-busy={isStale}>
          <DataTable
            label={t('tiers:all-merchants')}
            columns={columns}
            rows={rows}
            keyOf={({ merchantId }) => merchantId}
            sort={{ key: filter.sort, isDescending: filter.descending }}
            onSort={sortBy}
            total={tiers.matching}
            more={more}
          />
        </div>
      )}
    </section>
  );
}

function useColumns({ from, to }: DaySpan): readonly Column<TieredMerchant>[] {
  const { t, language } = useTexts();
  return useMemo(
    () => [
      { key: 'rank', title: t('tiers:rank'), isFigure: true, sorts: 'both', cell: ({ rank }) => rank },
      {
        key: 'merchant',
        title: t('tiers:merchant'),
        isHeading: true,
        cell: ({ merchantId, name, ka, late }) => (
          <span className="person">
            <Link to={merchantPath(merchantId, { from, to })}>{name ?? merchantId}</Link>
            <small>
              {merchantId}
              {ka && <KaTag />}
              {late && <span className="tag merchant-tag">{t('tiers:late')}</span>}
            </small>
          </span>
        ),
      },
      {
        key: 'tier',
        title: t('tiers:tier'),
        cell: ({ tier }) => (
          <>
            <i className={`tier-sign tier-${tier}`} aria-hidden />
            {t(`scorecard:tier-${tier}`)}
          </>
        ),
      },
      { key: 'gmv', title: t('tiers:gmv'), isFigure: true, sorts: 'largest-first', cell: ({ gmv }) => <Shown figure={money(gmv, language)} /> },
      { key: 'periodTarget', title: t('tiers:period-target'), isFigure: true, sorts: 'largest-first', cell: ({ periodTarget }) => <Shown figure={money(periodTarget, language)} /> },
      { key: 'completion', title: t('scorecard:completion'), isFigure: true, sorts: 'both', cell: ({ completion }) => <Completion completion={completion} /> },
      { key: 'quarterTarget', title: t('tiers:quarter-target'), isFigure: true, sorts: 'largest-first', isLeftOutNarrow: true, cell: ({ quarterTarget }) => <Shown figure={money(quarterTarget, language)} /> },
      { key: 'basisGmv', title: t('tiers:basis-gmv'), isFigure: true, sorts: 'largest-first', isLeftOutNarrow: true, cell: ({ basisGmv }) => <Shown figure={money(basisGmv, language)} /> },
    ],
    [t, language, from, to],
  );
}

function Completion({ completion }: { readonly completion: string | null }) {
  return (
    <span className="completion">
      <Shown figure={ratio(completion)} />
      <span className="bar" aria-hidden>
        <span style={{ width: `${barLength(completion)}%` }} />
        <i style={{ left: `${WHOLE_AT}%` }} />
      </span>
    </span>
  );
}
