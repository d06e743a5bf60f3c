import { useMemo } from 'react';
import type { AdSpend, DaySpan } from '../api/merchants.js';
import { useAdSpend } from '../api/merchants.js';
import { count, money } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { day } from '../figures/times.js';
import type { Column } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';
import { RowsTable } from './rows-table.js';

/** The advertising of a merchant, each day of each campaign. */
export function AdSpendRows({ merchantId, span }: { readonly merchantId: string; readonly span: DaySpan }) {
  const { t } = useTexts();
  const list = useAdSpend(merchantId, span);
  return <RowsTable label={t('merchantFigures:ad-rows')} columns={useColumns()} list={list} keyOf={(row) => `${row.day} ${row.campaignId} ${row.product}`} none={t('merchantFigures:no-ads')} />;
}

function useColumns(): readonly Column<AdSpend>[] {
  const { t, language } = useTexts();
  return useMemo(
    () => [
      { key: 'day', title: t('merchantFigures:day'), isHeading: true, cell: (row) => day(row.day, language) },
      {
        key: 'campaign',
        title: t('merchantFigures:campaign'),
        cell: ({ product, campaignId }) => (
          <span className="person">
            {product}
            <small>{campaignId}</small>
          </span>
        ),
      },
      { key: 'spend', title: t('merchantFigures:figure-adSpend'), isFigure: true, cell: ({ spend }) => money(spend, language).exact },
      { key: 'attributed', title: t('merchantFigures:figure-adAttributed'), isFigure: true, cell: ({ attributedAmount }) => money(attributedAmount, language).exact },
      { key: 'orders', title: t('merchantFigures:attributed-orders'), isFigure: true, cell: ({ attributedOrders }) => <Shown figure={count(attributedOrders, language)} /> },
      { key: 'clicks', title: t('merchantFigures:clicks'), isFigure: true, isLeftOutNarrow: true, cell: ({ clicks }) => <Shown figure={count(clicks, language)} /> },
      { key: 'impressions', title: t('merchantFigures:impressions'), isFigure: true, isLeftOutNarrow: true, cell: ({ impressions }) => <Shown figure={count(impressions, language)} /> },
      { key: 'attribution', title: t('merchantFigures:attribution'), isLeftOutNarrow: true, cell: ({ attribution }) => attribution ?? '–' },
    ],
    [t, language],
  );
}
