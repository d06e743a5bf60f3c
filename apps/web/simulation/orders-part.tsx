import { Checkbox } from 'antd';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { VerdictName } from '../api/agents.js';
import type { RuleMove, RuleSimulation } from '../api/rules.js';
import { VerdictTag } from '../agents/verdict-tag.js';
import { count, money } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import type { Column } from '../tables/data-table.js';
import { DataTable } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';

/** The orders that would be judged otherwise, and from whom to whom their money would go. */
export function OrdersPart({ orders }: Pick<RuleSimulation, 'orders'>) {
  const { t } = useTexts();
  return (
    <section className="simulation-part">
      <div className="view-head">
        <h2>{t('simulation:orders-title')}</h2>
      </div>
      {orders === null ? <p className="card muted">{t('simulation:orders-same')}</p> : <Moves orders={orders} />}
    </section>
  );
}

function Moves({ orders }: { readonly orders: NonNullable<RuleSimulation['orders']> }) {
  const { t } = useTexts();
  const { judged, movedOrders, movedAmount, reassignedOrders, reassignedAmount, moves } = orders;
  const [query, setQuery] = useSearchParams();
  const columns = useMoveColumns();
  const people = useMemo(() => moves.filter(({ fromAgentId, toAgentId }) => fromAgentId !== toAgentId), [moves]);
  const isAll = query.has('verdicts') || people.length === 0;
  const rows = isAll ? moves : people;
  const choose = (checked: boolean) =>
    setQuery((asked) => {
      if (checked) asked.set('verdicts', '');
      else asked.delete('verdicts');
      return asked;
    });
  return (
    <>
      <dl className="simulation-tiles">
        <Tile title={t('simulation:judged')} orders={judged} amount={null} />
        <Tile title={t('simulation:moved-orders')} orders={movedOrders} amount={movedAmount} />
        <Tile title={t('simulation:reassigned-orders')} orders={reassignedOrders} amount={reassignedAmount} />
      </dl>
      {moves.length === 0 ? (
        <p className="card muted">{t('simulation:moves-none')}</p>
      ) : (
        <>
          <div className="view-head">
            <p className="muted">{moves.length >= MOST_MOVES ? t('simulation:moves-cut', { shown: moves.length }) : t('simulation:moves-title')}</p>
            {people.length > 0 && people.length < moves.length && (
              <Checkbox checked={isAll} onChange={(event) => choose(event.target.checked)}>
                {t('simulation:verdicts-too')}
              </Checkbox>
            )}
          </div>
          <DataTable label={t('simulation:moves-title')} columns={columns} rows={rows} keyOf={keyOf} total={rows.length} />
        </>
      )}
    </>
  );
}

/** The API gives no more. */
const MOST_MOVES = 500;

function keyOf({ merchantId, fromAgentId, toAgentId, fromVerdict, toVerdict }: RuleMove): string {
  return JSON.stringify([merchantId, fromAgentId, toAgentId, fromVerdict, toVerdict]);
}

function Tile({ title, orders, amount }: { readonly title: string; readonly orders: number; readonly amount: string | null }) {
  const { t, language } = useTexts();
  return (
    <div className="card">
      <dt className="muted">{title}</dt>
      <dd>
        <strong className="figure" title={count(orders, language).exact}>
          {t('simulation:number-of-orders', { number: count(orders, language).short })}
        </strong>
        {amount !== null && (
          <span className="muted">
            <Shown figure={money(amount, language)} />
          </span>
        )}
      </dd>
    </div>
  );
}

function useMoveColumns(): readonly Column<RuleMove>[] {
  const { t, language } = useTexts();
  return useMemo(() => {
    const side = (agentId: string | null, verdict: string) => (
      <span className="move-side">
        {agentId ?? <span className="muted">{t('simulation:nobody')}</span>}
        <VerdictTag verdict={verdict as VerdictName} />
      </span>
    );
    return [
      { key: 'shop', title: t('simulation:shop'), isHeading: true, cell: ({ merchantId }) => <Link to={`/merchants/${encodeURIComponent(merchantId)}/agents`}>{merchantId}</Link> },
      { key: 'from', title: t('simulation:from'), cell: ({ fromAgentId, fromVerdict }) => side(fromAgentId, fromVerdict) },
      { key: 'to', title: t('simulation:to'), cell: ({ toAgentId, toVerdict }) => side(toAgentId, toVerdict) },
      { key: 'orders', title: t('simulation:orders'), isFigure: true, cell: ({ orders }) => <Shown figure={count(orders, language)} /> },
      { key: 'amount', title: t('simulation:amount'), isFigure: true, cell: ({ amount }) => <Shown figure={money(amount, language)} /> },
    ];
  }, [t, language]);
}
