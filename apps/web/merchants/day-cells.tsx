import { Link, useSearchParams } from 'react-router';
import type { MerchantDay, OrdersFilter } from '../api/merchants.js';
import { day } from '../figures/times.js';
import { useTexts } from '../text/use-texts.js';

/** A day, as the way to its orders. */
export function OrdersOfDay({ at, by }: { readonly at: string; readonly by: OrdersFilter['by'] }) {
  const { t, language } = useTexts();
  const [query] = useSearchParams();
  const asked = new URLSearchParams(query);
  for (const [name, value] of Object.entries({ part: 'orders', from: at, to: at, by })) asked.set(name, value);
  const shown = day(at, language);
  return (
    <Link to={`?${asked.toString()}`} aria-label={t('merchantFigures:orders-of-day', { day: shown })}>
      {shown}
    </Link>
  );
}

/** Whether a file of days states the figure, or it is made of its rows. */
export function Source({ source }: { readonly source: MerchantDay['gmvSource'] }) {
  const { t } = useTexts();
  return (
    <span className={source === 'stated' ? 'tag tag-warn' : 'tag'} title={t(`merchantFigures:source-meaning-${source}`)}>
      {t(`merchantFigures:source-${source}`)}
    </span>
  );
}
