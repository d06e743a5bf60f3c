import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { MerchantSpan } from '../api/merchants.js';
import { count, money, ratio } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { useTexts } from '../text/use-texts.js';
import type { PartName } from './parts.js';
import { PART_NAMES } from './parts.js';
import { multiple, rate } from './rates.js';

/** The figures of the days; each leads to what it is made of. */
export function FigureTiles({ total, shown }: { readonly total: MerchantSpan; readonly shown: PartName }) {
  const { t } = useTexts();
  const [query] = useSearchParams();
  const tiles = useTiles(total);
  return (
    <nav className="tiles" aria-label={t('merchantFigures:figures')}>
      {PART_NAMES.map((part) => {
        const asked = new URLSearchParams(query);
        asked.set('part', part);
        return (
          <Link key={part} to={`?${asked.toString()}`} className="tile" {...(part === shown && { 'aria-current': 'page' as const })}>
            <span className="tile-name">{t(`merchantFigures:part-${part}`)}</span>
            <strong>{tiles[part].value}</strong>
            <small>{tiles[part].more}</small>
          </Link>
        );
      })}
    </nav>
  );
}

function useTiles(total: MerchantSpan): Readonly<Record<PartName, { readonly value: ReactNode; readonly more: ReactNode }>> {
  const { t, language } = useTexts();
  const { gmv, paidOrders, adSpend, adShare, roi, slotOutput, slotPlacements, conversion, orderingBuyers, visitors, outboundOrders, outboundUnits, outboundRate } = total;
  return {
    sales: { value: <Shown figure={money(gmv, language)} />, more: t('merchantFigures:paid-orders-value', { number: count(paidOrders, language).short }) },
    ads: {
      value: <Shown figure={money(adSpend, language)} />,
      more: t('merchantFigures:ad-share-and-roi', { share: ratio(adShare).short, roi: multiple(roi).short }),
    },
    slots: { value: <Shown figure={money(slotOutput, language)} />, more: t('merchantFigures:placements-value', { number: slotPlacements }) },
    conversion: {
      value: <Shown figure={rate(conversion)} />,
      more: t('merchantFigures:buyers-of-visitors', { buyers: count(orderingBuyers, language).short, visitors: count(visitors, language).short }),
    },
    outbound: { value: <Shown figure={count(outboundOrders, language)} />, more: t('merchantFigures:outbound-more', { units: count(outboundUnits, language).short, rate: ratio(outboundRate).short }) },
    orders: { value: <Shown figure={count(paidOrders, language)} />, more: t('merchantFigures:orders-more') },
  };
}
