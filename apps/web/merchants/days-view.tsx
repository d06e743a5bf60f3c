import { Skeleton } from 'antd';
import type { DaySpan, MerchantDay, MerchantMonth } from '../api/merchants.js';
import { useMerchantDays } from '../api/merchants.js';
import { Failure } from '../shell/states.js';
import type { Column } from '../tables/data-table.js';
import { DataTable } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';
import { DaysChart } from './days-chart.js';
import { MonthsTable } from './months-table.js';
import { WithinDays } from './part-card.js';
import { MOST_DAYS_OF_DAYS } from './spans.js';

interface ViewProps {
  readonly merchantId: string;
  readonly span: DaySpan;
  readonly months: readonly MerchantMonth[];
  readonly part: 'sales' | 'outbound';
  readonly grain: 'day' | 'month';
  /** Which figure is drawn. */
  readonly drawn: 'gmv' | 'outboundOrders';
  /** The figure of the span. */
  readonly sum: string | number;
  readonly columns: readonly Column<MerchantDay>[];
}

/** A figure by days or by months: the picture, and below it exactly. */
export function DaysView({ merchantId, span, months, part, grain, drawn, sum, columns }: ViewProps) {
  const { t } = useTexts();
  const name = t(`merchantFigures:figure-${drawn}`);
  const unit = drawn === 'outboundOrders' ? 'count' : 'money';
  if (grain === 'month') {
    return (
      <>
        <DaysChart name={name} unit={unit} sum={sum} points={months.map((month) => ({ at: month.month, value: month[drawn] }))} />
        <MonthsTable months={months} part={part} />
      </>
    );
  }
  return (
    <WithinDays span={span} most={MOST_DAYS_OF_DAYS}>
      <Days merchantId={merchantId} span={span} drawn={drawn} name={name} unit={unit} sum={sum} columns={columns} />
    </WithinDays>
  );
}

type DaysProps = Pick<ViewProps, 'merchantId' | 'span' | 'drawn' | 'sum' | 'columns'> & { readonly name: string; readonly unit: 'money' | 'count' };

function Days({ merchantId, span, drawn, name, unit, sum, columns }: DaysProps) {
  const { t } = useTexts();
  const { data, error, refetch } = useMerchantDays(merchantId, span);
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton active title={false} paragraph={{ rows: 8 }} />;
  if (data.items.length === 0) return <p className="muted part-none">{t('merchantFigures:nothing')}</p>;
  return (
    <>
      <DaysChart name={name} unit={unit} sum={sum} points={data.items.map((each) => ({ at: each.day, value: each[drawn] }))} />
      <DataTable label={t('merchantFigures:by-day')} columns={columns} rows={data.items.toReversed()} keyOf={({ day }) => day} />
    </>
  );
}
