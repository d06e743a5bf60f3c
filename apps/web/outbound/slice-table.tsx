import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { Schemas } from '../api/client.js';
import { useOutboundRows } from '../api/daily-outlook.js';
import { count, ratio } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { day, periodName, shortDays } from '../figures/times.js';
import { CardSkeleton, Failure } from '../shell/states.js';
import type { Column, Sort } from '../tables/data-table.js';
import { DataTable } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';
import { signOf } from './heat.js';

type SliceRow = Schemas['OutboundRow'];

const SORTS = ['sliceStart', 'actual', 'target', 'completion'] as const;

interface TableProps {
  readonly managerId: string;
  readonly period: string;
  readonly asOf: string | null;
  readonly onOpen: (days: { readonly first: string; readonly last: string }) => void;
}

/** The week slices as the scorecard counted them. Their order stands in the address. */
export function SliceTable({ managerId, period, asOf, onOpen }: TableProps) {
  const { t, language } = useTexts();
  const [query, setQuery] = useSearchParams();
  const sort: Sort = { key: SORTS.find((key) => key === query.get('sort')) ?? 'sliceStart', isDescending: query.get('descending') === 'true' };
  const { rows, first, more, hasMore, error, retry } = useOutboundRows({ managerId, period, asOf, sort });
  const columns = useColumns(onOpen);
  const choose = (next: Sort) =>
    setQuery((asked) => {
      asked.set('sort', next.key);
      asked.set('descending', String(next.isDescending));
      return asked;
    });
  return (
    <section className="slices">
      <div className="card-head">
        <h2>{t('outbound:slices')}</h2>
        <p className="muted">{first === undefined ? ' ' : t('outbound:slices-as-of', { day: day(first.asOf, language) })}</p>
      </div>
      {error !== null ? (
        <Failure error={error} onRetry={retry} />
      ) : rows === undefined ? (
        <CardSkeleton rows={6} />
      ) : rows.length === 0 ? (
        <p className="muted">{t('outbound:no-slices')}</p>
      ) : (
        <DataTable label={t('outbound:slices')} columns={columns} rows={rows} keyOf={({ sliceStart }) => sliceStart} sort={sort} onSort={choose} {...(hasMore ? { more } : { total: rows.length })} />
      )}
    </section>
  );
}

function useColumns(onOpen: TableProps['onOpen']): Column<SliceRow>[] {
  const { t, language } = useTexts();
  return useMemo(
    () => [
      {
        key: 'sliceStart',
        title: t('outbound:days'),
        sorts: 'both',
        isHeading: true,
        cell: ({ sliceStart, sliceEnd }) => (
          <button type="button" className="link" onClick={() => onOpen({ first: sliceStart, last: sliceEnd ?? sliceStart })}>
            {shortDays(sliceStart, sliceEnd ?? sliceStart, language)}
          </button>
        ),
      },
      { key: 'week', title: t('outbound:iso-week'), isLeftOutNarrow: true, cell: ({ week }) => (week === null ? '–' : periodName(week, language)) },
      { key: 'actual', title: t('scorecard:actual'), isFigure: true, sorts: 'both', cell: ({ actual }) => <Shown figure={count(actual, language)} /> },
      { key: 'target', title: t('scorecard:target'), isFigure: true, sorts: 'both', cell: ({ target }) => <Shown figure={count(target, language)} /> },
      {
        key: 'completion',
        title: t('scorecard:completion'),
        isFigure: true,
        sorts: 'both',
        cell: ({ completion }) => (
          <>
            {signOf(completion)} <Shown figure={ratio(completion)} />
          </>
        ),
      },
    ],
    [language, onOpen, t],
  );
}
