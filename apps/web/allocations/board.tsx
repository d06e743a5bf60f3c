import { Checkbox } from 'antd';
import { useCallback, useEffect, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { Proposal, ProposalLine } from '../api/allocations.js';
import type { More } from '../api/pages.js';
import { DataTable } from '../tables/data-table.js';
import { SearchField } from '../tables/search-field.js';
import { useTexts } from '../text/use-texts.js';
import { useBoardColumns } from './board-columns.js';
import { LineDrawer } from './line-drawer.js';
import { SaveBar } from './save-bar.js';
import { SlotMeter } from './slot-meter.js';
import type { PendingBoard } from './use-pending.js';
import { WeightsCard } from './weights-card.js';

interface BoardProps {
  readonly proposal: Proposal;
  readonly lines: readonly ProposalLine[];
  readonly more: More;
  readonly hasMore: boolean;
  readonly isStale: boolean;
  readonly isEditable: boolean;
  readonly pending: PendingBoard;
}

/** The candidates by rank with what each gets. What is looked for and which line is opened stand in the address. */
export function Board({ proposal, lines, more, hasMore, isStale, isEditable, pending }: BoardProps) {
  const { t } = useTexts();
  const [query, setQuery] = useSearchParams();
  const opened = query.get('line');
  const choose = useCallback(
    (name: string, value: string | null) =>
      setQuery(
        (asked) => {
          if (value === null || value === '') asked.delete(name);
          else asked.set(name, value);
          return asked;
        },
        { replace: name === 'search' },
      ),
    [setQuery],
  );
  const open = useCallback((merchantId: string) => choose('line', merchantId), [choose]);
  const parts = useMemo(() => lines[0]?.parts ?? [], [lines]);
  const criteria = useMemo(() => parts.map(({ criterion }) => criterion), [parts]);
  const columns = useBoardColumns({ proposal, criteria, pending, isEditable, onOpen: open });
  const line = lines.find(({ merchantId }) => merchantId === opened);
  useEffect(() => {
    // A line that an address opens may be on a later page.
    if (opened !== null && line === undefined && hasMore && more.error === null) more.ask();
  }, [opened, line, hasMore, more]);
  return (
    <>
      <div className="board-cards">
        <section className="card">
          <h2>{t('allocations:slots')}</h2>
          <SlotMeter slots={proposal.slots} sum={pending.sum} />
          <p className="muted">{isEditable ? t('allocations:board-lead') : t('allocations:board-lead-final')}</p>
        </section>
        {parts.length > 0 && <WeightsCard proposal={proposal} parts={parts} />}
      </div>
      <form role="search" className="filters board-filters" onSubmit={(event) => event.preventDefault()}>
        <SearchField label={t('allocations:search')} value={query.get('search') ?? ''} onSearch={(text) => choose('search', text)} />
        <Checkbox checked={query.get('changed') === 'true'} onChange={(event) => choose('changed', event.target.checked ? 'true' : null)}>
          {t('allocations:only-changed')}
        </Checkbox>
      </form>
      {lines.length === 0 ? (
        <p className="muted">{t('allocations:no-lines')}</p>
      ) : (
        <div className={isStale ? 'stale' : ''} aria-busy={isStale}>
          <DataTable label={t('allocations:board')} columns={columns} rows={lines} keyOf={({ merchantId }) => merchantId} more={more} {...(!hasMore && { total: lines.length })} />
        </div>
      )}
      {isEditable && <SaveBar proposal={proposal} pending={pending} />}
      <LineDrawer proposal={proposal} line={line} onClose={() => choose('line', null)} />
    </>
  );
}
