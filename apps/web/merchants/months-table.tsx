import { useMemo } from 'react';
import type { MerchantMonth } from '../api/merchants.js';
import type { Figure, Language } from '../figures/figures.js';
import { count, money, ratio } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { periodName } from '../figures/times.js';
import type { Column } from '../tables/data-table.js';
import { DataTable } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';
import { multiple, rate } from './rates.js';
import type { PartName } from './parts.js';

type Key = 'gmv' | 'paidOrders' | 'adSpend' | 'adAttributed' | 'adShare' | 'roi' | 'slotOutput' | 'slotAmount' | 'slotPlacements' | 'visitors' | 'orderingBuyers' | 'conversion' | 'outboundOrders' | 'outboundUnits' | 'outboundRate';

const KEYS: Readonly<Record<Exclude<PartName, 'orders'>, readonly Key[]>> = {
  sales: ['gmv', 'paidOrders', 'adShare', 'roi', 'conversion', 'slotOutput', 'outboundRate'],
  ads: ['adSpend', 'adAttributed', 'adShare', 'roi', 'gmv'],
  slots: ['slotOutput', 'slotAmount', 'slotPlacements'],
  conversion: ['conversion', 'orderingBuyers', 'visitors'],
  outbound: ['outboundOrders', 'outboundUnits', 'paidOrders', 'outboundRate'],
};

type PartOfMonths = keyof typeof KEYS;

/** The months with the figures of a part. */
export function MonthsTable({ months, part }: { readonly months: readonly MerchantMonth[]; readonly part: PartOfMonths }) {
  const { t } = useTexts();
  const columns = useColumns(part);
  if (months.length === 0) return <p className="muted part-none">{t('merchantFigures:nothing')}</p>;
  return <DataTable label={t('merchantFigures:by-month')} columns={columns} rows={months} keyOf={({ month }) => month} />;
}

function useColumns(part: PartOfMonths): readonly Column<MerchantMonth>[] {
  const { t, language } = useTexts();
  return useMemo(
    () => [
      {
        key: 'month',
        title: t('merchantFigures:month'),
        isHeading: true,
        cell: ({ month, from, to }) => (
          <span className="person">
            {periodName(month, language)}
            <small>
              {from.slice(5)} – {to.slice(5)}
            </small>
          </span>
        ),
      },
      ...KEYS[part].map((key): Column<MerchantMonth> => ({ key, title: t(`merchantFigures:figure-${key}`), isFigure: true, cell: (month) => <Shown figure={figureOfMonth(month, key, language)} /> })),
    ],
    [t, language, part],
  );
}

function figureOfMonth(month: MerchantMonth, key: Key, language: Language): Figure {
  switch (key) {
    case 'roi':
      return multiple(month.roi);
    case 'conversion':
      return rate(month.conversion);
    case 'adShare':
    case 'outboundRate':
      return ratio(month[key]);
    case 'paidOrders':
    case 'slotPlacements':
    case 'visitors':
    case 'orderingBuyers':
    case 'outboundOrders':
    case 'outboundUnits':
      return count(month[key], language);
    case 'gmv':
    case 'adSpend':
    case 'adAttributed':
    case 'slotOutput':
    case 'slotAmount':
      return money(month[key], language);
  }
}
