import { Select } from 'antd';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { AgentFigures, OrderVerdict } from '../api/agents.js';
import { useVerdicts } from '../api/agents.js';
import type { DaySpan } from '../api/merchants.js';
import { money } from '../figures/figures.js';
import { businessZone, instant } from '../figures/times.js';
import { CardSkeleton, Failure } from '../shell/states.js';
import type { Column } from '../tables/data-table.js';
import { DataTable } from '../tables/data-table.js';
import { SearchField } from '../tables/search-field.js';
import { useTexts } from '../text/use-texts.js';
import { VERDICTS, filterOf } from './agents-address.js';
import { VerdictTag } from './verdict-tag.js';

interface ListProps {
  readonly merchantId: string;
  readonly span: DaySpan;
  readonly agents: readonly AgentFigures[];
}

/** The orders of the days and whom they are credited to; each opens into why. */
export function VerdictList({ merchantId, span, agents }: ListProps) {
  const { t } = useTexts();
  const [query, setQuery] = useSearchParams();
  const filter = filterOf(query);
  const { rows, more, hasMore, error, retry, isStale } = useVerdicts(merchantId, span, filter);
  const columns = useVerdictColumns(merchantId, agents);
  const choose = (name: string, value: string) =>
    setQuery((asked) => {
      if (value === '') asked.delete(name);
      else asked.set(name, value);
      return asked;
    });
  const agentOptions = [{ value: '', label: t('agents:any-agent') }, ...agents.map(({ agentId, name }) => ({ value: agentId, label: name === null ? agentId : `${name} ${agentId}` }))];
  const verdictOptions = [{ value: '', label: t('agents:any-verdict') }, ...VERDICTS.map((verdict) => ({ value: verdict as string, label: t(`verdicts:name-${verdict}`) }))];
  return (
    <section className="card" id="verdicts">
      <h2>{t('agents:orders')}</h2>
      <form role="search" className="filters" onSubmit={(event) => event.preventDefault()}>
        <Select className="filter-agent" aria-label={t('agents:agent')} value={filter.agentId ?? ''} options={agentOptions} showSearch={{ optionFilterProp: 'label' }} onChange={(value) => choose('agent', value)} />
        <Select className="filter-verdict" aria-label={t('agents:verdict')} value={filter.verdict ?? ''} options={verdictOptions} onChange={(value) => choose('verdict', value)} />
        <SearchField label={t('agents:search')} value={filter.search ?? ''} onSearch={(value) => choose('search', value)} />
      </form>
      {error !== null ? (
        <Failure error={error} onRetry={retry} />
      ) : rows === undefined ? (
        <CardSkeleton rows={6} />
      ) : rows.length === 0 ? (
        <NoOrders merchantId={merchantId} search={filter.search} />
      ) : (
        <div className={isStale ? 'stale' : ''} aria-busy={isStale}>
          <DataTable label={t('agents:orders')} columns={columns} rows={rows} keyOf={({ orderId }) => orderId} more={more} {...(!hasMore && { total: rows.length })} />
        </div>
      )}
    </section>
  );
}

/** No order is like that; one of another time can be opened by its id. */
function NoOrders({ merchantId, search }: { readonly merchantId: string; readonly search: string | null }) {
  const { t } = useTexts();
  return (
    <p className="muted no-orders">
      {t('agents:no-orders')}{' '}
      {search !== null && <Link to={orderPath(merchantId, search)}>{t('agents:open-order', { order: search })}</Link>}
    </p>
  );
}

function useVerdictColumns(merchantId: string, agents: readonly AgentFigures[]): readonly Column<OrderVerdict>[] {
  const { t, language } = useTexts();
  return useMemo(() => {
    const names = new Map(agents.map(({ agentId, name }) => [agentId, name]));
    const called = (agentId: string | null) => (agentId === null ? '–' : (names.get(agentId) ?? agentId));
    return [
      {
        key: 'order',
        title: t('agents:order'),
        isHeading: true,
        cell: ({ orderId, buyerId }) => (
          <span className="person">
            <Link to={orderPath(merchantId, orderId)}>{orderId}</Link>
            <small>{buyerId}</small>
          </span>
        ),
      },
      { key: 'placed', title: t('agents:placed-at'), cell: ({ placedAt }) => <span className="figure">{instant(placedAt, language, businessZone(document.documentElement))}</span> },
      { key: 'amount', title: t('agents:amount'), isFigure: true, cell: ({ amount }) => money(amount, language).exact },
      { key: 'verdict', title: t('agents:verdict'), cell: ({ verdict }) => <VerdictTag verdict={verdict} /> },
      { key: 'credited', title: t('agents:credited-agent'), cell: ({ creditedAgentId }) => <strong className="credited-name">{called(creditedAgentId)}</strong> },
      { key: 'placed-agent', title: t('agents:placed-agent'), isLeftOutNarrow: true, cell: ({ placedAgentId }) => called(placedAgentId) },
      { key: 'paid-agent', title: t('agents:paid-agent'), isLeftOutNarrow: true, cell: ({ paidAgentId }) => called(paidAgentId) },
      { key: 'status', title: t('agents:status'), isLeftOutNarrow: true, cell: ({ status }) => t(`verdicts:status-${status}`) },
    ];
  }, [t, language, merchantId, agents]);
}

function orderPath(merchantId: string, orderId: string): string {
  return `/merchants/${encodeURIComponent(merchantId)}/orders/${encodeURIComponent(orderId)}`;
}
