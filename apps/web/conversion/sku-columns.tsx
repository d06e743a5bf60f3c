import { useMemo } from 'react';
import { Link } from 'react-router';
import type { RankedSku } from '../api/sku-ranking.js';
import { count, ratio } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { merchantPartPath, merchantPath } from '../merchants/merchant-path.js';
import { usePeriodSpan } from '../scorecard/use-period-span.js';
import type { Column } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';
import { IntervalBar } from './interval-bar.js';
import { SkuFlag } from './sku-flag.js';

/** The columns of the ranking. `end` is the rate at which the tracks of intervals end. */
export function useSkuColumns(period: string, end: number): readonly Column<RankedSku>[] {
  const { t, language } = useTexts();
  const span = usePeriodSpan(period);
  return useMemo(
    () => [
      { key: 'rank', title: t('conversion:rank'), isFigure: true, sorts: 'both', cell: ({ rank }) => rank },
      {
        key: 'sku',
        title: t('conversion:sku'),
        isHeading: true,
        cell: ({ skuId, skuName, merchantId }) => (
          <span className="person sku-name" title={skuName ?? ''}>
            <Link to={merchantPartPath(merchantId ?? '', 'conversion', span)}>{skuName ?? skuId}</Link>
            {skuName !== null && <small>{skuId}</small>}
          </span>
        ),
      },
      {
        key: 'merchant',
        title: t('conversion:merchant'),
        isLeftOutNarrow: true,
        cell: ({ merchantId, merchantName }) => (
          <span className="person">
            <Link to={merchantPath(merchantId ?? '', span)}>{merchantName ?? merchantId}</Link>
            {merchantName !== null && <small>{merchantId}</small>}
          </span>
        ),
      },
      {
        key: 'visitors',
        title: t('conversion:visitors'),
        isFigure: true,
        sorts: 'largest-first',
        cell: ({ visitors, orderingBuyers }) => (
          <span className="person">
            <Shown figure={count(visitors, language)} />
            <small>{t('conversion:ordered', { number: count(orderingBuyers, language).short })}</small>
          </span>
        ),
      },
      { key: 'rate', title: t('conversion:rate'), isFigure: true, sorts: 'both', cell: ({ rate }) => <strong>{ratio(rate).exact}</strong> },
      {
        key: 'interval',
        title: t('conversion:interval'),
        cell: ({ wilsonLow, wilsonHigh, rate, benchmark, flag }) => (
          <span className={flag === 'low' ? 'interval-cell interval-low' : flag === 'too_few' ? 'interval-cell interval-few' : 'interval-cell'}>
            <IntervalBar low={wilsonLow} high={wilsonHigh} rate={rate} benchmark={benchmark} end={end} />
            <small className="muted figure">
              {ratio(wilsonLow).exact} – {ratio(wilsonHigh).exact} · {t('conversion:against', { rate: ratio(benchmark).exact })}
            </small>
          </span>
        ),
      },
      { key: 'flag', title: t('conversion:flag'), cell: ({ flag }) => <SkuFlag flag={flag} /> },
    ],
    [t, language, span, end],
  );
}
