import { useMemo } from 'react';
import { Link } from 'react-router';
import type { OrderBeneath, OrdersFilter } from '../api/merchants.js';
import { useSession } from '../api/session.js';
import { money } from '../figures/figures.js';
import { businessZone, day, instant } from '../figures/times.js';
import type { Column } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';

/** The columns of the orders of a merchant. An order leads to its own page for those who may look at agents. */
export function useOrderColumns(merchantId: string, figure: 'gmv' | 'outboundOrders', by: OrdersFilter['by']): readonly Column<OrderBeneath>[] {
  const { t, language } = useTexts();
  const { data: session } = useSession();
  const opens = session?.permissions.includes('agents.read') === true;
  return useMemo(() => {
    const at = (text: string | null) => (text === null ? '–' : instant(text, language, businessZone(document.documentElement)));
    return [
      {
        key: 'order',
        title: t('merchantFigures:order'),
        isHeading: true,
        cell: ({ orderId, buyerId }) => (
          <span className="person">
            {opens ? <Link to={`/merchants/${encodeURIComponent(merchantId)}/orders/${encodeURIComponent(orderId)}`}>{orderId}</Link> : orderId}
            <small>{buyerId}</small>
          </span>
        ),
      },
      { key: 'day', title: t('merchantFigures:day'), cell: (order) => day(order.day, language) },
      {
        key: 'amount',
        title: t('merchantFigures:amount'),
        isFigure: true,
        cell: ({ amount, refundedAmount }) => (
          <span className="person">
            {money(amount, language).exact}
            {refundedAmount !== null && <small>{t('merchantFigures:refunded', { amount: money(refundedAmount, language).exact })}</small>}
          </span>
        ),
      },
      {
        key: 'counts',
        title: figure === 'gmv' ? t('merchantFigures:counted-in-gmv') : t('merchantFigures:counted-in-outbound'),
        cell: ({ counts, leftOut, countedAmount }) =>
          counts ? (
            <span className="figure">{countedAmount === null ? t('merchantFigures:counts-yes') : money(countedAmount, language).exact}</span>
          ) : (
            <span className="tag">{leftOut === null ? t('merchantFigures:counts-no') : t(`merchantFigures:left-out-${leftOut}`)}</span>
          ),
      },
      {
        key: 'status',
        title: t('merchantFigures:status'),
        cell: ({ status, payMethod, flagged }) => (
          <>
            {t(`merchantFigures:status-${status}`)}
            {payMethod === 'cash_on_delivery' && <span className="tag order-tag">{t('merchantFigures:cash-on-delivery')}</span>}
            {flagged && <span className="tag tag-warn order-tag">{t('merchantFigures:flagged')}</span>}
          </>
        ),
      },
      by === 'placed'
        ? { key: 'placed', title: t('merchantFigures:placed-at'), isLeftOutNarrow: true, cell: ({ placedAt }) => <span className="figure">{at(placedAt)}</span> }
        : { key: 'paid', title: t('merchantFigures:paid-at'), isLeftOutNarrow: true, cell: ({ paidAt }) => <span className="figure">{at(paidAt)}</span> },
      { key: 'outbound', title: t('merchantFigures:outbound-at'), isLeftOutNarrow: true, cell: ({ outboundAt }) => <span className="figure">{at(outboundAt)}</span> },
    ];
  }, [t, language, merchantId, opens, figure, by]);
}
