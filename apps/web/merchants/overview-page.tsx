import { useParams, useSearchParams } from 'react-router';
import type { DaySpan } from '../api/merchants.js';
import { useMerchantMonths } from '../api/merchants.js';
import { CardSkeleton, Empty, Failure } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import { AdsPart } from './ads-part.js';
import { AssignmentsCard } from './assignments-card.js';
import { ConversionPart } from './conversion-part.js';
import { FigureTiles } from './figure-tiles.js';
import { OrdersPart } from './orders-part.js';
import { OutboundPart } from './outbound-part.js';
import { partOf } from './parts.js';
import { SalesPart } from './sales-part.js';
import { SlotsPart } from './slots-part.js';
import { SpanOrigin } from './span-origin.js';
import { SpanPicker } from './span-picker.js';
import { MOST_DAYS_OF_MONTHS, lengthOf } from './spans.js';
import { useSpan } from './use-span.js';
import './overview.css';

const PARTS = { sales: SalesPart, ads: AdsPart, slots: SlotsPart, conversion: ConversionPart, outbound: OutboundPart, orders: OrdersPart } as const;

/** One merchant: what some days brought, what that is made of, and who managed it when. Days and part stand in the address. */
export function MerchantOverviewPage() {
  const { t } = useTexts();
  const { merchantId = '' } = useParams();
  const { span, offered, choose, isEmpty, error, retry } = useSpan();
  if (error !== null) return <Failure error={error} onRetry={retry} />;
  if (span === null) return isEmpty ? <Empty title={t('states:no-periods')} lead={t('states:no-periods-lead')} /> : <CardSkeleton rows={6} />;
  const days = lengthOf(span);
  return (
    <>
      <title>{`${merchantId} · ${t('merchants:view-overview')} · opscore`}</title>
      <SpanPicker span={span} offered={offered} onChoose={choose} />
      {days < 1 || days > MOST_DAYS_OF_MONTHS ? (
        <Empty title={t('merchantFigures:other-days')} lead={t('merchantFigures:other-days-lead', { most: MOST_DAYS_OF_MONTHS })} />
      ) : (
        <Figures merchantId={merchantId} span={span} />
      )}
      <AssignmentsCard merchantId={merchantId} />
    </>
  );
}

function Figures({ merchantId, span }: { readonly merchantId: string; readonly span: DaySpan }) {
  const [query] = useSearchParams();
  const { data, error, refetch, isPlaceholderData } = useMerchantMonths(merchantId, span);
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <CardSkeleton rows={6} />;
  const part = partOf(query);
  const Part = PARTS[part];
  return (
    <div className={isPlaceholderData ? 'stale' : ''} aria-busy={isPlaceholderData}>
      <SpanOrigin total={data.total} waitingDays={data.waitingDays} />
      <FigureTiles total={data.total} shown={part} />
      <Part merchantId={merchantId} span={span} months={data.items} total={data.total} />
    </div>
  );
}
