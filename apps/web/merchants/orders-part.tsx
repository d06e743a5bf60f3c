import { Select } from 'antd';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { DaySpan, OrdersFilter } from '../api/merchants.js';
import { useOrders } from '../api/merchants.js';
import { count, money } from '../figures/figures.js';
import { useTexts } from '../text/use-texts.js';
import { useOrderColumns } from './order-columns.js';
import { PartCard, WithinDays } from './part-card.js';
import type { PartProps } from './parts.js';
import { RowsTable } from './rows-table.js';
import { MOST_DAYS_OF_ROWS } from './spans.js';

const ORDER_DAYS = ['paid', 'placed', 'outbound'] as const;

/** The orders of the days, the latest first, with what each adds to the figure. */
export function OrdersPart({ merchantId, span }: PartProps) {
  const { t } = useTexts();
  const [query, setQuery] = useSearchParams();
  const filter: OrdersFilter = { by: ORDER_DAYS.find((each) => each === query.get('by')) ?? 'paid', counted: query.get('counted') === 'true' ? true : query.get('counted') === 'false' ? false : null };
  const choose = (name: string, value: string) =>
    setQuery((asked) => {
      if (value === '') asked.delete(name);
      else asked.set(name, value);
      return asked;
    });
  const countedOptions = [
    { value: '', label: t('merchantFigures:counted-all') },
    { value: 'true', label: t('merchantFigures:counted-true') },
    { value: 'false', label: t('merchantFigures:counted-false') },
  ];
  const tools = (
    <form className="filters part-filters" onSubmit={(event) => event.preventDefault()}>
      <Select aria-label={t('merchantFigures:listed-by')} className="part-choice" value={filter.by} options={ORDER_DAYS.map((by) => ({ value: by, label: t(`merchantFigures:by-${by}`) }))} onChange={(by) => choose('by', by)} />
      <Select aria-label={t('merchantFigures:counts')} className="part-choice" value={query.get('counted') ?? ''} options={countedOptions} onChange={(counted) => choose('counted', counted)} />
    </form>
  );
  return (
    <PartCard title={t('merchantFigures:part-orders')} meaning={t('merchantFigures:meaning-orders')} tools={tools}>
      <WithinDays span={span} most={MOST_DAYS_OF_ROWS}>
        <Rows merchantId={merchantId} span={span} filter={filter} />
      </WithinDays>
    </PartCard>
  );
}

function Rows({ merchantId, span, filter }: { readonly merchantId: string; readonly span: DaySpan; readonly filter: OrdersFilter }) {
  const { t, language } = useTexts();
  const list = useOrders(merchantId, span, filter);
  const columns = useOrderColumns(merchantId, list.first?.figure ?? 'gmv', filter.by);
  const { sumAmount = null, sumOrders = null, statedDays = [] } = list.first ?? {};
  const notes = useMemo(
    () => [
      ...(sumAmount === null ? [] : [t('merchantFigures:adds-up-to', { sum: money(sumAmount, language).exact })]),
      ...(sumOrders === null ? [] : [t('merchantFigures:adds-up-to', { sum: count(sumOrders, language).exact })]),
      ...(statedDays.length === 0 ? [] : [t('merchantFigures:stated-need-not', { number: statedDays.length })]),
    ],
    [sumAmount, sumOrders, statedDays, t, language],
  );
  return (
    <>
      {notes.length > 0 && <p className="muted part-notes">{notes.join(' ')}</p>}
      <RowsTable label={t('merchantFigures:part-orders')} columns={columns} list={list} keyOf={({ orderId }) => orderId} none={t('merchantFigures:no-orders')} />
    </>
  );
}
