import { Checkbox } from 'antd';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { SimulatedManager } from '../api/rules.js';
import { DataTable } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';
import type { MovedOrder } from './moved-managers.js';
import { isMoved, scaleOf, sortMoved } from './moved-managers.js';
import { useManagerColumns } from './manager-columns.js';

const ORDERS: readonly MovedOrder[] = ['difference', 'today', 'then', 'manager'];

interface PartProps {
  readonly scores: readonly SimulatedManager[];
  /** How many managers there are, also where not all are here. */
  readonly managers: number;
  readonly period: string;
}

/** The managers as they stand and as they would. */
export function ManagersPart({ scores, managers, period }: PartProps) {
  const { t } = useTexts();
  const [query, setQuery] = useSearchParams();
  const order = ORDERS.find((each) => each === query.get('order')) ?? 'difference';
  const isDescending = query.get('way') !== 'up';
  const isOnlyMoved = query.has('moved');
  const moved = useMemo(() => scores.filter(isMoved), [scores]);
  const rows = useMemo(() => sortMoved(isOnlyMoved ? moved : scores, order, isDescending), [scores, moved, isOnlyMoved, order, isDescending]);
  const scale = useMemo(() => scaleOf(scores), [scores]);
  const columns = useManagerColumns(period, scale);
  const grades = moved.filter(({ today, simulated }) => today.grade !== simulated.grade).length;
  const choose = (change: (asked: URLSearchParams) => void) =>
    setQuery((asked) => {
      change(asked);
      return asked;
    });
  return (
    <section className="simulation-part">
      <div className="view-head">
        <h2>
          {t('simulation:scores-title')}
          <span className="muted card-aside">
            {moved.length === 0 ? t('simulation:moved-none', { number: scores.length }) : t('simulation:moved', { number: scores.length, moved: moved.length })}
            {grades > 0 && ` · ${t('simulation:grades-change', { number: grades })}`}
          </span>
        </h2>
        <Checkbox checked={isOnlyMoved} onChange={(event) => choose((asked) => (event.target.checked ? asked.set('moved', '') : asked.delete('moved')))}>
          {t('simulation:only-moved')}
        </Checkbox>
      </div>
      {managers > scores.length && <p className="muted">{t('simulation:cut', { shown: scores.length, number: managers })}</p>}
      {rows.length === 0 ? (
        <p className="card muted">{t('simulation:nobody-moved')}</p>
      ) : (
        <DataTable
          label={t('simulation:scores-title')}
          columns={columns}
          rows={rows}
          keyOf={({ managerId }) => managerId}
          total={rows.length}
          sort={{ key: order, isDescending }}
          onSort={(sort) =>
            choose((asked) => {
              asked.set('order', sort.key);
              asked.set('way', sort.isDescending ? 'down' : 'up');
            })
          }
        />
      )}
    </section>
  );
}
