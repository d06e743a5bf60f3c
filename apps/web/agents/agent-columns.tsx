import { useMemo } from 'react';
import type { AgentFigures } from '../api/agents.js';
import type { Figure, Language } from '../figures/figures.js';
import { count, money, ratio } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import type { Column } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';
import { waitingTime } from './waiting-time.js';

/** What is said of an agent, in the order of the columns: the field, and how it is read. */
const WORK = [
  ['creditedAmount', 'money'],
  ['creditedOrders', 'count'],
  ['placedOrders', 'count'],
  ['paidOrders', 'count'],
  ['ownOwnAmount', 'money'],
  ['ownOtherAmount', 'money'],
  ['otherOwnAmount', 'money'],
  ['silentOwnAmount', 'money'],
  ['silentFollowUps', 'count'],
  ['assists', 'count'],
] as const;
const SERVICE = [
  ['enquiries', 'count'],
  ['orderingBuyers', 'count', 'orderRate'],
  ['payingBuyers', 'count', 'paymentRate'],
  ['outboundBuyers', 'count', 'outboundRate'],
  ['firstResponseSeconds', 'wait'],
  ['meanResponseSeconds', 'wait'],
  ['responses', 'count'],
  ['agentMessages', 'count'],
  ['automaticMessages', 'count'],
] as const;

/** The fields that each kind of table shows. */
export const FIELDS = { work: WORK.map(([field]) => field), service: SERVICE.map(([field]) => field) } as const;

type Field = (typeof WORK)[number] | (typeof SERVICE)[number];

/** The columns of the table of agents. An agent opens into days and orders. */
export function useAgentColumns(shown: 'work' | 'service', chosen: string | null, onChoose: (agentId: string) => void): readonly Column<AgentFigures>[] {
  const { t, language } = useTexts();
  return useMemo(() => {
    const agent: Column<AgentFigures> = {
      key: 'agentId',
      title: t('agents:agent'),
      isHeading: true,
      sorts: 'both',
      cell: ({ agentId, name, person }) => (
        <span className="person">
          <button type="button" className="link" aria-pressed={agentId === chosen} onClick={() => onChoose(agentId)}>
            {name ?? agentId}
          </button>
          <small>{[name === null ? null : agentId, person].filter((each) => each !== null).join(' · ')}</small>
        </span>
      ),
    };
    const fields: readonly Field[] = shown === 'work' ? WORK : SERVICE;
    return [
      agent,
      ...fields.map((field): Column<AgentFigures> => ({
        key: field[0],
        title: t(`agents:col-${field[0]}`),
        isFigure: true,
        sorts: 'largest-first',
        cell: (row) => <Cell row={row} field={field} language={language} />,
      })),
    ];
  }, [t, language, shown, chosen, onChoose]);
}

function Cell({ row, field: [field, type, rate], language }: { readonly row: AgentFigures; readonly field: Field; readonly language: Language }) {
  return (
    <>
      <Shown figure={figureOf(row[field], type, language)} /> {rate !== undefined && <small className="muted rate">{ratio(row[rate]).short}</small>}
    </>
  );
}

function figureOf(value: string | number | null, type: Field[1], language: Language): Figure {
  if (type === 'count') return count(value, language);
  const text = value === null ? null : String(value);
  return type === 'money' ? money(text, language) : waitingTime(text, language);
}
