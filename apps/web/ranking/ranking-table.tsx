import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { ScorecardSummary } from '../api/scorecards.js';
import { points, ratio } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { scorecardPath } from '../shell/navigation.js';
import type { Column } from '../tables/data-table.js';
import { DataTable } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';

/** The managers in the order of rank or id, each a way to the scorecard. */
export function RankingTable({ scorecards, period }: { readonly scorecards: readonly ScorecardSummary[]; readonly period: string }) {
  const { t } = useTexts();
  const [query, setQuery] = useSearchParams();
  const key = query.get('order') === 'manager' ? 'manager' : 'rank';
  const columns = useColumns(period, scorecards);
  const sortBy = ({ key: next }: { readonly key: string }) =>
    setQuery((asked) => {
      asked.set('order', next);
      return asked;
    });
  return <DataTable label={t('ranking:managers')} columns={columns} rows={scorecards} keyOf={({ managerId }) => managerId} sort={{ key, isDescending: false }} onSort={sortBy} />;
}

function useColumns(period: string, scorecards: readonly ScorecardSummary[]): readonly Column<ScorecardSummary>[] {
  const { t } = useTexts();
  const moduleIds = useMemo(() => scorecards[0]?.modules.map(({ id }) => id) ?? [], [scorecards]);
  return useMemo(
    () => [
      { key: 'rank', title: t('ranking:rank'), isFigure: true, sorts: 'ascending', cell: ({ rank, probation }) => <Rank rank={rank} isOnProbation={probation !== null} /> },
      {
        key: 'manager',
        title: t('ranking:manager'),
        isHeading: true,
        sorts: 'ascending',
        cell: ({ managerId, name, division, category }) => (
          <span className="person">
            <Link to={scorecardPath(managerId, period)}>{name}</Link>
            <small>
              {division} · {category}
            </small>
          </span>
        ),
      },
      { key: 'total', title: t('ranking:total'), isFigure: true, cell: ({ total }) => <span className="total">{total === null ? t('ranking:not-assessed') : <Shown figure={points(total)} />}</span> },
      { key: 'grade', title: t('ranking:grade'), cell: ({ grade }) => (grade === null ? null : <span className="grade">{grade}</span>) },
      ...moduleIds.map(
        (id, index): Column<ScorecardSummary> => ({
          key: id,
          title: t(`scorecard:module-${id}`),
          isFigure: true,
          isLeftOutNarrow: true,
          cell: ({ modules }) => (
            <span className="person">
              <Shown figure={points(modules[index]?.points ?? null)} />
              <small>
                <Shown figure={ratio(modules[index]?.completion ?? null)} />
              </small>
            </span>
          ),
        }),
      ),
    ],
    [t, moduleIds, period],
  );
}

function Rank({ rank, isOnProbation }: { readonly rank: number | null; readonly isOnProbation: boolean }) {
  const { t } = useTexts();
  if (rank !== null) return <span className="figure">{rank}</span>;
  return <span className="tag">{isOnProbation ? t('ranking:on-probation') : t('ranking:not-ranked')}</span>;
}
