import { useMemo } from 'react';
import type { MerchantDay } from '../api/merchants.js';
import { count } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import type { Column } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';
import { OrdersOfDay, Source } from './day-cells.js';
import { DaysView } from './days-view.js';
import { GrainSwitch, useGrain } from './grain.js';
import { PartCard } from './part-card.js';
import type { PartProps } from './parts.js';

/** What left the warehouse, by days or months; a day leads to its orders. */
export function OutboundPart({ merchantId, span, months, total }: PartProps) {
  const { t } = useTexts();
  const grain = useGrain();
  const columns = useColumns();
  return (
    <PartCard title={t('merchantFigures:part-outbound')} meaning={t('merchantFigures:meaning-outbound')} tools={<GrainSwitch />}>
      <DaysView merchantId={merchantId} span={span} months={months} part="outbound" grain={grain} drawn="outboundOrders" sum={total.outboundOrders} columns={columns} />
    </PartCard>
  );
}

function useColumns(): readonly Column<MerchantDay>[] {
  const { t, language } = useTexts();
  return useMemo(
    () => [
      { key: 'day', title: t('merchantFigures:day'), isHeading: true, cell: ({ day }) => <OrdersOfDay at={day} by="outbound" /> },
      { key: 'outboundOrders', title: t('merchantFigures:figure-outboundOrders'), isFigure: true, cell: ({ outboundOrders }) => <Shown figure={count(outboundOrders, language)} /> },
      { key: 'ordersSource', title: t('merchantFigures:source'), cell: ({ outboundOrdersSource }) => <Source source={outboundOrdersSource} /> },
      { key: 'outboundUnits', title: t('merchantFigures:figure-outboundUnits'), isFigure: true, cell: ({ outboundUnits }) => <Shown figure={count(outboundUnits, language)} /> },
      { key: 'unitsSource', title: t('merchantFigures:source'), isLeftOutNarrow: true, cell: ({ outboundUnitsSource }) => <Source source={outboundUnitsSource} /> },
      { key: 'paidOrders', title: t('merchantFigures:figure-paidOrders'), isFigure: true, isLeftOutNarrow: true, cell: ({ paidOrders }) => <Shown figure={count(paidOrders, language)} /> },
    ],
    [t, language],
  );
}
