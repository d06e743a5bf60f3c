import { useMemo } from 'react';
import type { DaySpan, SkuConversion } from '../api/merchants.js';
import { useSkuConversion } from '../api/merchants.js';
import { count } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import type { Column } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';
import { MonthsTable } from './months-table.js';
import { PartCard, WithinDays } from './part-card.js';
import type { PartProps } from './parts.js';
import { rate } from './rates.js';
import { RowsTable } from './rows-table.js';
import { MOST_DAYS_OF_ROWS } from './spans.js';

/** How many visitors order: by month, and of each SKU over the days. */
export function ConversionPart({ merchantId, span, months }: PartProps) {
  const { t } = useTexts();
  return (
    <PartCard title={t('merchantFigures:part-conversion')} meaning={t('merchantFigures:meaning-conversion')}>
      <MonthsTable months={months} part="conversion" />
      <h3 className="part-heading">{t('merchantFigures:by-sku')}</h3>
      <WithinDays span={span} most={MOST_DAYS_OF_ROWS}>
        <Rows merchantId={merchantId} span={span} />
      </WithinDays>
    </PartCard>
  );
}

function Rows({ merchantId, span }: { readonly merchantId: string; readonly span: DaySpan }) {
  const { t } = useTexts();
  const list = useSkuConversion(merchantId, span);
  return <RowsTable label={t('merchantFigures:by-sku')} columns={useColumns()} list={list} keyOf={({ skuId }) => skuId} none={t('merchantFigures:no-traffic')} />;
}

function useColumns(): readonly Column<SkuConversion>[] {
  const { t, language } = useTexts();
  return useMemo(
    () => [
      {
        key: 'sku',
        title: t('merchantFigures:sku'),
        isHeading: true,
        cell: ({ skuId, name }) => (
          <span className="person">
            {name ?? skuId}
            {name !== null && <small>{skuId}</small>}
          </span>
        ),
      },
      { key: 'conversion', title: t('merchantFigures:figure-conversion'), isFigure: true, cell: ({ conversion }) => <Shown figure={rate(conversion)} /> },
      { key: 'orderingBuyers', title: t('merchantFigures:figure-orderingBuyers'), isFigure: true, cell: ({ orderingBuyers }) => <Shown figure={count(orderingBuyers, language)} /> },
      { key: 'visitors', title: t('merchantFigures:figure-visitors'), isFigure: true, cell: ({ visitors }) => <Shown figure={count(visitors, language)} /> },
      { key: 'pageViews', title: t('merchantFigures:page-views'), isFigure: true, isLeftOutNarrow: true, cell: ({ pageViews }) => <Shown figure={count(pageViews, language)} /> },
      { key: 'days', title: t('merchantFigures:days-with-traffic'), isFigure: true, isLeftOutNarrow: true, cell: ({ days }) => days },
    ],
    [t, language],
  );
}
