import { Link } from 'react-router';
import { useLowSkus } from '../api/daily-outlook.js';
import type { Scorecard } from '../api/scorecards.js';
import { count, ratio } from '../figures/figures.js';
import { merchantPath } from '../merchants/merchant-path.js';
import { CardSkeleton } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import { usePeriodSpan } from './use-period-span.js';

/** The SKUs whose conversion stays clearly below that of their category: whom to call about them. */
export function LowSkus({ scorecard }: { readonly scorecard: Scorecard }) {
  const { t, language } = useTexts();
  const { data, error } = useLowSkus(scorecard);
  const span = usePeriodSpan(scorecard.period);
  if (error !== null) return null;
  if (data === undefined) return <CardSkeleton rows={5} />;
  const { managerId, period } = scorecard;
  const all = `/managers/${encodeURIComponent(managerId)}/conversion?${new URLSearchParams({ period }).toString()}`;
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('scorecard:low-skus')}</h2>
        <Link className="no-print" to={all}>
          {t('scorecard:to-conversion')}
        </Link>
      </div>
      <p className="muted card-lead">{t('scorecard:low-skus-lead')}</p>
      {data.items.length === 0 ? (
        <p>{t('scorecard:low-skus-none')}</p>
      ) : (
        <ul className="call-list">
          {data.items.map(({ skuId, merchantId, visitors, rate, benchmark }) => (
            <li key={skuId}>
              <span className="call-name">
                <Link to={`${all}&${new URLSearchParams({ search: skuId ?? '' }).toString()}`}>{skuId}</Link>
                <small className="muted">
                  <Link to={merchantPath(merchantId ?? '', span)}>{merchantId}</Link> ·{' '}
                  {t('scorecard:visitors', { number: count(visitors, language).exact })}
                </small>
              </span>
              <span className="call-figure">
                <strong className="bad figure">{ratio(rate).exact}</strong>
                <small className="muted">{t('scorecard:benchmark', { rate: ratio(benchmark).exact })}</small>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
