import type { TiersOfQuarter } from '../api/tiers.js';
import { count, money, ratio } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { useTexts } from '../text/use-texts.js';
import { NarrowingLink } from './narrowing-link.js';

/** How much of the sales hangs on few merchants, and on the key accounts. */
export function ConcentrationCard({ tiers: { largest, merchantsToSeventyPercent, concentration, ka, lateMerchants } }: { readonly tiers: TiersOfQuarter }) {
  const { t, language } = useTexts();
  return (
    <section className="card">
      <h2>{t('tiers:concentration')}</h2>
      <ul className="largest">
        {largest.map(({ merchants, gmv, share }) => (
          <li key={merchants}>
            <span>{t('tiers:largest', { number: merchants })}</span>
            <span className="bar" aria-hidden>
              <span style={{ width: `${Math.max(0, Number(share ?? 0)) * 100}%` }} />
            </span>
            <strong className="figure" title={money(gmv, language).exact}>
              {ratio(share).short}
            </strong>
          </li>
        ))}
      </ul>
      <dl className="tiers-facts">
        <div>
          <dt>{t('tiers:to-seventy')}</dt>
          <dd>{t('tiers:merchants-count', { number: merchantsToSeventyPercent })}</dd>
        </div>
        <div>
          <dt>
            <span title={t('tiers:herfindahl-meaning')}>{t('tiers:herfindahl')}</span>
          </dt>
          <dd className="figure">{concentration ?? '–'}</dd>
        </div>
        <div>
          <dt>
            <NarrowingLink narrow={{ group: 'ka' }}>{t('tiers:ka-group', { number: count(ka.merchants, language).short })}</NarrowingLink>
          </dt>
          <dd>
            <Shown figure={ratio(ka.share)} /> <span className="muted">
              <Shown figure={money(ka.gmv, language)} />
            </span>
          </dd>
        </div>
        <div>
          <dt>{lateMerchants > 0 ? <NarrowingLink narrow={{ group: 'late' }}>{t('tiers:late-merchants')}</NarrowingLink> : t('tiers:late-merchants')}</dt>
          <dd>{t('tiers:merchants-count', { number: lateMerchants })}</dd>
        </div>
      </dl>
    </section>
  );
}
