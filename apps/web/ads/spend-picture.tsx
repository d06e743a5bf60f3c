import type { AdsView, AdvertisingMerchant } from '../api/ads.js';
import { useAdvertisingMerchants } from '../api/ads.js';
import type { Scorecard } from '../api/scorecards.js';
import { money, ratio } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { CardSkeleton } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import { MerchantLink } from './merchant-link.js';

interface PictureProps {
  readonly scorecard: Scorecard;
  readonly whose: Pick<AdsView, 'managerId' | 'period' | 'asOf'>;
}

/** As many as are seen at once; the table below has all. */
const SHOWN = 15;

/** Where the money goes: the merchants that spend most, how much, and which share of their sales that is, beside the manager's target. */
export function SpendPicture({ scorecard, whose }: PictureProps) {
  const { t } = useTexts();
  const { rows, hasMore } = useAdvertisingMerchants({ ...whose, sort: 'spend', descending: true, search: null, attention: null });
  if (rows === undefined) return <CardSkeleton rows={8} />;
  const all = rows.filter(({ spend }) => Number(spend) > 0);
  const spenders = all.slice(0, SHOWN);
  if (spenders.length === 0) return null;
  const target = scorecard.modules.find(({ id }) => id === 'ads')?.target ?? null;
  const mostSpend = Math.max(...spenders.map(({ spend }) => Number(spend)));
  const mostShare = Math.max(Number(target), ...spenders.map(({ adShare }) => Number(adShare)));
  return (
    <section className="card">
      <div className="card-head">
        <h2>{t('ads:picture')}</h2>
        {target !== null && (
          <p className="muted spend-legend">
            <i aria-hidden /> {t('ads:target-line', { target: ratio(target).short })}
          </p>
        )}
      </div>
      <div className="spend-titles muted" aria-hidden>
        <span>{t('ads:merchant')}</span>
        <span>{t('ads:spend')}</span>
        <span>{t('ads:share')}</span>
      </div>
      <ul className="spend-rows">
        {spenders.map((row) => (
          <Spender key={row.merchantId} row={row} target={target} mostSpend={mostSpend} mostShare={mostShare} />
        ))}
      </ul>
      {all.length > SHOWN && <p className="muted spend-more">{t('ads:picture-cut', { shown: SHOWN })}</p>}
      {all.length <= SHOWN && !hasMore && rows.length > all.length && <p className="muted spend-more">{t('ads:picture-rest', { number: rows.length - all.length })}</p>}
    </section>
  );
}

interface SpenderProps {
  readonly row: AdvertisingMerchant;
  readonly target: string | null;
  readonly mostSpend: number;
  readonly mostShare: number;
}

function Spender({ row: { merchantId, name, spend, adShare, attention }, target, mostSpend, mostShare }: SpenderProps) {
  const { t, language } = useTexts();
  return (
    <li className={attention === true ? 'spender spender-earns' : 'spender'}>
      <span className="spender-name">
        <MerchantLink merchantId={merchantId}>{name ?? merchantId}</MerchantLink>
        {attention === true && <span className="tag tag-good">{t('ads:attention')}</span>}
      </span>
      <span className="spender-bar">
        <span className="bar" aria-hidden>
          <span style={{ width: `${(Number(spend) / mostSpend) * 100}%` }} />
        </span>
        <Shown figure={money(spend, language)} />
      </span>
      <span className="spender-bar">
        <span className="bar" aria-hidden>
          <span style={{ width: `${(Number(adShare) / mostShare) * 100}%` }} />
          {target !== null && <i style={{ left: `${(Number(target) / mostShare) * 100}%` }} />}
        </span>
        <Shown figure={ratio(adShare)} />
      </span>
    </li>
  );
}
