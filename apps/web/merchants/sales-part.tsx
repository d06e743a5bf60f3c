import { useMemo } from 'react';
import type { MerchantDay } from '../api/merchants.js';
import { count, money } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import type { Column } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';
import { OrdersOfDay, Source } from './day-cells.js';
import { DaysView } from './days-view.js';
import { GrainSwitch, useGrain } from './grain.js';
import { PartCard } from './part-card.js';
import type { PartProps } from './parts.js';

/** Sales by days or months; a day leads to its orders. */
export function SalesPart({ merchantId, span, months, total }: PartProps) {
  const { t } = useTexts();
  const grain = useGrain();
  const columns = useColumns();
  return (
    <PartCard title={t('merchantFigures:part-sales')} meaning={t('merchantFigures:meaning-sales')} tools={<GrainSwitch />}>
      <DaysView merchantId={merchantId} span={span} months={months} part="sales" grain={grain} drawn="gmv" sum={total.gmv} columns={columns} />
    </PartCard>
  );
}

function useColumns(): readonly Column<MerchantDay>[] {
  const { t, language } = useTexts();
  return useMemo(
    () => [
      { key: 'day', title: t('merchantFigures:day'), isHeading: true, cell: ({ day, gmvDefinition }) => <OrdersOfDay at={day} by={gmvDefinition === 'placed' ? 'placed' : 'paid'} /> },
      { key: 'gmv', title: t('merchantFigures:figure-gmv'), isFigure: true, cell: ({ gmv }) => money(gmv, language).exact },
      { key: 'gmvSource', title: t('merchantFigures:source'), cell: ({ gmvSource }) => <Source source={gmvSource} /> },
      { key: 'paidOrders', title: t('merchantFigures:figure-paidOrders'), isFigure: true, cell: ({ paidOrders }) => <Shown figure={count(paidOrders, language)} /> },
      { key: 'visitors', title: t('merchantFigures:figure-visitors'), isFigure: true, isLeftOutNarrow: true, cell: ({ visitors }) => <Shown figure={count(visitors, language)} /> },
      { key: 'adSpend', title: t('merchantFigures:figure-adSpend'), isFigure: true, isLeftOutNarrow: true, cell: ({ adSpend }) => money(adSpend, language).exact },
    ],
    [t, language],
  );
}
