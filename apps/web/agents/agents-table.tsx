import { Segmented } from 'antd';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { AgentFigures } from '../api/agents.js';
import { DataTable } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';
import { FIELDS, useAgentColumns } from './agent-columns.js';
import { SHOWN, shownOf, sortOf, sorted, writeSort } from './agents-address.js';

interface TableProps {
  readonly agents: readonly AgentFigures[];
  readonly chosen: string | null;
  readonly onChoose: (agentId: string) => void;
}

/** The agents of the shop: what they brought, or how they served; with what each column means. */
export function AgentsTable({ agents, chosen, onChoose }: TableProps) {
  const { t } = useTexts();
  const [query, setQuery] = useSearchParams();
  const shown = shownOf(query);
  const sort = sortOf(query);
  const set = (name: string, value: string) =>
    setQuery((asked) => {
      if (name === 'show') asked.delete('sort');
      asked.set(name, value);
      return asked;
    });
  const columns = useAgentColumns(shown, chosen, onChoose);
  const rows = useMemo(
    () => sorted(agents, (agent) => valueOf(agent, sort.key), sort.isDescending),
    [agents, sort.key, sort.isDescending],
  );
  return (
    <section className="card agents-card">
      <div className="view-head">
        <h2>{t('agents:table')}</h2>
        <Segmented aria-label={t('agents:shown')} value={shown} onChange={(value) => set('show', value)} options={SHOWN.map((value) => ({ value, label: t(`agents:show-${value}`) }))} />
      </div>
      <DataTable label={t('agents:table')} columns={columns} rows={rows} keyOf={({ agentId }) => agentId} sort={sort} onSort={(next) => set('sort', writeSort(next))} />
      <details className="meanings">
        <summary>{t('agents:meanings')}</summary>
        <dl>
          {FIELDS[shown].map((field) => (
            <div key={field}>
              <dt>{t(`agents:col-${field}`)}</dt>
              <dd>{t(`agents:means-${field}`)}</dd>
            </div>
          ))}
        </dl>
        <p className="muted">{t(`agents:counted-${shown}`)}</p>
      </details>
    </section>
  );
}

/** What an agent is sorted by: the field of a column, which an address may misspell; agents themselves by their names. */
function valueOf(agent: AgentFigures, key: string): string | number | null {
  if (key === 'agentId') return agent.name ?? agent.agentId;
  return agent[key as keyof AgentFigures] ?? null;
}
