import { Link } from 'react-router';
import { useFallingMerchants } from '../api/daily-outlook.js';
import { money, ratio, sentenceGap } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { shortDays } from '../figures/times.js';
import { merchantPath } from '../merchants/merchant-path.js';
import { CardSkeleton } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';

interface FallingProps {
  readonly managerId: string;
  readonly period: string;
  readonly asOf: string | null;
}

/** The merchants that sold less in the last seven days than those before and the calendar lead one to expect: whom to call. */
export function FallingMerchants({ managerId, period, asOf }: FallingProps) {
  const { t, language } = useTexts();
  const { data, error } = useFallingMerchants(managerId, period, asOf);
  if (error !== null) return null;
  if (data === undefined) return <CardSkeleton rows={5} />;
  const { before, now, plannedChange, merchants } = data;
  const span = before === null || now === null ? undefined : { from: before.first, to: now.last };
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('scorecard:fallen')}</h2>
        <Link className="no-print" to={`/managers/${encodeURIComponent(managerId)}/merchants?${new URLSearchParams({ period }).toString()}`}>
          {t('scorecard:to-tiers')}
        </Link>
      </div>
      {now !== null && (
        <p className="muted card-lead">
          {t('scorecard:fallen-days', { days: shortDays(now.first, now.last, language) })}
          {plannedChange !== null && `${sentenceGap(language)}${t('scorecard:fallen-planned', { planned: ratio(plannedChange).short })}`}
        </p>
      )}
      {merchants.length === 0 ? (
        <p>{t('scorecard:fallen-none')}</p>
      ) : (
        <ul className="call-list">
          {merchants.map(({ merchantId, name, gmvBefore, gmv, change, lost }) => (
            <li key={merchantId}>
              <span className="call-name">
                <Link to={merchantPath(merchantId, span)}>{name ?? merchantId}</Link>
                <small className="muted">
                  <Shown figure={money(gmvBefore, language)} /> → <Shown figure={money(gmv, language)} />
                  {change !== null && (
                    <>
                      {' '}
                      (<Shown figure={ratio(change)} />)
                    </>
                  )}
                </small>
              </span>
              <span className="call-figure">
                <strong className="bad">
                  <Shown figure={money(`-${lost}`, language)} />
                </strong>
                <small className="muted">{t('scorecard:fallen-lost')}</small>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
