import { Skeleton } from 'antd';
import type { DaySpan } from '../api/merchants.js';
import { useMerchantDays } from '../api/merchants.js';
import { useTexts } from '../text/use-texts.js';
import { DaysChart } from './days-chart.js';

interface ChartProps {
  readonly merchantId: string;
  readonly span: DaySpan;
  /** The spend of the span, as it is published. */
  readonly sum: string;
}

/** What was spent on advertising each day. The tables below say all that counts without it. */
export function SpendChart({ merchantId, span, sum }: ChartProps) {
  const { t } = useTexts();
  const { data, error } = useMerchantDays(merchantId, span);
  if (error !== null) return null;
  if (data === undefined) return <Skeleton active title={false} paragraph={{ rows: 5 }} />;
  return <DaysChart name={t('merchantFigures:figure-adSpend')} unit="money" sum={sum} points={data.items.map(({ day, adSpend }) => ({ at: day, value: adSpend }))} />;
}
