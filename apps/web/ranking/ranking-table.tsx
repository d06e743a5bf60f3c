import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { RankingLine, ScorecardModule } from '../api/scorecards.js';
import { points, ratio } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { scorecardPath } from '../shell/navigation.js';
import type { Column } from '../tables/data-table.js';
import { DataTable } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';
import { Gain } from './gain.js';
import { ranksClimbed } from './movers.js';
import { readOrder, writeOrder } from './ranking-order.js';

/** The managers in the order that was asked for, each a way to the scorecard, each figure a way to what it is made of. */
export function RankingTable({ scorecards, period }: { readonly scorecards: readonly RankingLine[]; readonly period: string }) {
  const { t } = useTexts();
  const [query, setQuery] = useSearchParams();
  const { order, isDescending } = readOrder(query);
  const columns = useColumns(period, scorecards);
  return (
    <DataTable
      label={t('ranking:managers')}
      columns={columns}
      rows={scorecards}
      keyOf={({ managerId }) => managerId}
      sort={{ key: order, isDescending }}
      onSort={(sort) => setQuery((asked) => writeOrder(asked, sort))}
    />
  );
}

function useColumns(period: string, scorecards: readonly RankingLine[]): readonly Column<RankingLine>[] {
  const { t } = useTexts();
  const moduleIds = useMemo(() => scorecards[0]?.modules.map(({ id }) => id) ?? [], [scorecards]);
  const hasBefore = scorecards.some(({ before }) => before !== null);
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
      {
        key: 'total',
        title: t('ranking:total'),
        isFigure: true,
        sorts: 'largest-first',
        cell: ({ total }) => <span className="total">{total === null ? t('ranking:not-assessed') : <Shown figure={points(total)} />}</span>,
      },
      ...(hasBefore
        ? [{ key: 'gain', title: t('ranking:gain'), isFigure: true, sorts: 'largest-first', isLeftOutNarrow: true, cell: (line) => <Moved line={line} /> } satisfies Column<RankingLine>]
        : []),
      { key: 'grade', title: t('ranking:grade'), sorts: 'largest-first', cell: ({ grade }) => (grade === null ? null : <span className="grade">{grade}</span>) },
      ...moduleIds.map(
        (id, index): Column<RankingLine> => ({
          key: id,
          title: t(`scorecard:module-${id}`),
          isFigure: true,
          isLeftOutNarrow: true,
          sorts: 'largest-first',
          cell: ({ managerId, modules }) => <ModulePoints module={modules[index]} to={`${scorecardPath(managerId, period)}&module=${id}`} />,
        }),
      ),
    ],
    [t, moduleIds, period, hasBefore],
  );
}

function ModulePoints({ module, to }: { readonly module: ScorecardModulePoints | undefined; readonly to: string }) {
  const { t } = useTexts();
  return (
    <span className="person">
      <Link className="plain-link" to={to} title={t('ranking:made-of')}>
        <Shown figure={points(module?.points ?? null)} />
      </Link>
      <small>
        <Shown figure={ratio(module?.completion ?? null)} />
      </small>
    </span>
  );
}

type ScorecardModulePoints = Pick<ScorecardModule, 'points' | 'completion'>;

function Moved({ line }: { readonly line: RankingLine }) {
  const { t } = useTexts();
  const climbed = ranksClimbed(line);
  return (
    <span className="person">
      <Gain gain={line.before?.gain ?? null} />
      {climbed !== null && climbed !== 0 && <small>{climbed > 0 ? t('ranking:climbed', { number: climbed }) : t('ranking:fallen', { number: -climbed })}</small>}
    </span>
  );
}

function Rank({ rank, isOnProbation }: { readonly rank: number | null; readonly isOnProbation: boolean }) {
  const { t } = useTexts();
  if (rank !== null) return <span className="figure">{rank}</span>;
  return <span className="tag">{isOnProbation ? t('ranking:on-probation') : t('ranking:not-ranked')}</span>;
}
