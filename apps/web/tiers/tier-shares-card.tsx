import type { TiersOfQuarter } from '../api/tiers.js';
import { count, money, points, ratio } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { useTexts } from '../text/use-texts.js';
import { NarrowingLink } from './narrowing-link.js';

type Shares = readonly { readonly tier: TiersOfQuarter['tiers'][number]['tier']; readonly share: string | null }[];

/** The tiers with their shares of the sales, beside those that the rules expect. */
export function TierSharesCard({ tiers: { tiers, gmv } }: { readonly tiers: TiersOfQuarter }) {
  const { t, language } = useTexts();
  const expected = tiers.map(({ tier, expectedShare }) => ({ tier, share: expectedShare }));
  return (
    <section className="card">
      <h2>
        {t('tiers:shares')} <span className="muted tiers-sum">
          {t('tiers:sum')} <Shown figure={money(gmv, language)} />
        </span>
      </h2>
      <ShareBar name={t('tiers:actual-shares')} shares={tiers} />
      <ShareBar name={t('tiers:expected-shares')} shares={expected} isExpected />
      <div className="table-frame tiers-table" tabIndex={0} role="region" aria-label={t('tiers:shares')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('tiers:tier')}</th>
              <th scope="col" className="figure-cell">
                {t('tiers:merchants')}
              </th>
              <th scope="col" className="figure-cell">
                {t('tiers:share')}
              </th>
              <th scope="col" className="figure-cell">
                {t('tiers:expected-share')}
              </th>
              <th scope="col" className="figure-cell">
                {t('tiers:gmv-and-target')}
              </th>
              <th scope="col" className="figure-cell">
                {t('scorecard:completion')}
              </th>
              <th scope="col" className="figure-cell">
                {t('scorecard:points')}
              </th>
            </tr>
          </thead>
          <tbody>
            {tiers.map((tier) => (
              <tr key={tier.tier}>
                <th scope="row">
                  <i className={`tier-sign tier-${tier.tier}`} aria-hidden />
                  <NarrowingLink narrow={{ tier: tier.tier }}>{t(`scorecard:tier-${tier.tier}`)}</NarrowingLink>
                </th>
                <td className="figure-cell">
                  <Shown figure={count(tier.merchants, language)} />
                </td>
                <td className="figure-cell tiers-share">
                  <Shown figure={ratio(tier.share)} />
                </td>
                <td className="figure-cell muted">
                  <Shown figure={ratio(tier.expectedShare)} />
                </td>
                <td className="figure-cell">
                  <Shown figure={money(tier.gmv, language)} />{' '}
                  <span className="muted">
                    / <Shown figure={money(tier.target, language)} />
                  </span>
                </td>
                <td className="figure-cell">
                  <Shown figure={ratio(tier.completion)} />
                </td>
                <td className="figure-cell">
                  <Shown figure={points(tier.points === null ? null : Number(tier.points).toFixed(2))} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Shares as parts of one bar. */
function ShareBar({ name, shares, isExpected = false }: { readonly name: string; readonly shares: Shares; readonly isExpected?: boolean }) {
  const { t, language } = useTexts();
  const described = shares.map(({ tier, share }) => `${t(`scorecard:tier-${tier}`)} ${ratio(share).exact}`).join(language === 'zh' ? '、' : ', ');
  return (
    <div className={isExpected ? 'share-row share-expected' : 'share-row'}>
      <span className="muted">{name}</span>
      <div className="share-bar" role="img" aria-label={t('tiers:shares-described', { name, shares: described })}>
        {shares.map(({ tier, share }) => (
          <span key={tier} className={`tier-${tier}`} style={{ width: `${Math.max(0, Number(share ?? 0)) * 100}%` }} title={`${t(`scorecard:tier-${tier}`)} ${ratio(share).exact}`} />
        ))}
      </div>
    </div>
  );
}
