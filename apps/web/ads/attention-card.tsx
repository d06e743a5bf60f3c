import { useMemo } from 'react';
import { Link } from 'react-router';
import type { AdsView, AdvertisingMerchant } from '../api/ads.js';
import { useAdvertisingMerchants } from '../api/ads.js';
import type { Scorecard } from '../api/scorecards.js';
import { useExplanation } from '../api/scorecards.js';
import { cellFigure } from '../figures/cells.js';
import { money, ratio } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { merchantPartPath } from '../merchants/merchant-path.js';
import { usePeriodSpan } from '../scorecard/use-period-span.js';
import { CardSkeleton, Failure } from '../shell/states.js';
import { MoreButton } from '../tables/more-failed.js';
import { useTexts } from '../text/use-texts.js';
import { MerchantLink } from './merchant-link.js';
import { merchantTiers } from './merchant-tiers.js';

interface CardProps {
  readonly scorecard: Scorecard;
  readonly whose: Pick<AdsView, 'managerId' | 'period' | 'asOf'>;
}

/** The merchants whose advertising works though their sales are modest: why each of them, and what one may do. */
export function AttentionCard({ scorecard, whose }: CardProps) {
  const { t } = useTexts();
  const { rows, more, hasMore, error, retry } = useAdvertisingMerchants({ ...whose, sort: 'roi', descending: true, search: null, attention: true });
  const ads = scorecard.modules.find(({ id }) => id === 'ads');
  const tiers = useMemo(() => merchantTiers(ads ?? { workings: {} }), [ads]);
  if (error !== null) return <Failure error={error} onRetry={retry} />;
  if (rows === undefined) return <CardSkeleton rows={5} />;
  return (
    <section className="card attention">
      <div className="card-head">
        <h2>
          {t('ads:attention')}
          {rows.length > 0 && <span className="muted card-aside"> {t('ads:merchants-count', { number: `${rows.length}${hasMore ? '+' : ''}` })}</span>}
        </h2>
        <Rule scorecard={scorecard} />
      </div>
      <p className="muted card-lead">{t('ads:attention-lead')}</p>
      {rows.length === 0 ? (
        <p>{t('ads:attention-none')}</p>
      ) : (
        <div className="attention-parts">
          <ul className="entries attention-list">
            {rows.map((row) => (
              <Earner key={row.merchantId} row={row} tier={tiers.get(row.merchantId) ?? null} period={whose.period} />
            ))}
          </ul>
          <WhatToDo whose={whose} />
        </div>
      )}
      {hasMore && <MoreButton more={more} label={t('ads:more')} />}
    </section>
  );
}

/** From when on a merchant is listed, as the rules have it. */
function Rule({ scorecard }: { readonly scorecard: Scorecard }) {
  const { language } = useTexts();
  const { data } = useExplanation(scorecard, 'ads');
  const part = data?.modules.find(({ id }) => id === 'ads')?.parts.find(({ kind }) => kind === 'table');
  return part === undefined ? null : <p className="muted attention-rule">{part.text[language]}</p>;
}

function Earner({ row, tier, period }: { readonly row: AdvertisingMerchant; readonly tier: 'head' | 'mid' | 'tail' | null; readonly period: string }) {
  const { t, language } = useTexts();
  const span = usePeriodSpan(period);
  const { merchantId, name, spend, gmv, adShare, attributedAmount, roi } = row;
  const words = { spend: money(spend, language).short, brought: money(attributedAmount, language).short, each: roi === null ? '–' : Number(roi).toFixed(2) };
  return (
    <li>
      <div>
        <p className="attention-name">
          <MerchantLink merchantId={merchantId}>{name ?? merchantId}</MerchantLink>
          {tier !== null && <span className="tag">{t(`scorecard:tier-${tier}`)}</span>}
        </p>
        <p>
          {t('ads:why-works', words)}
          <br />
          {t('ads:why-modest', { gmv: money(gmv, language).short, share: ratio(adShare).short })}
        </p>
        <p className="muted attention-links no-print">
          <Link to={merchantPartPath(merchantId, 'ads', span)}>{t('ads:to-merchant')}</Link>
        </p>
      </div>
      <strong className="attention-roi">
        <Shown figure={cellFigure(roi, 'multiple', language)} />
        <small className="muted">{t('ads:roi')}</small>
      </strong>
    </li>
  );
}

function WhatToDo({ whose: { managerId, period } }: Pick<CardProps, 'whose'>) {
  const { t } = useTexts();
  const slots = `/managers/${encodeURIComponent(managerId)}/slots?${new URLSearchParams({ period }).toString()}`;
  return (
    <aside className="what-to-do" aria-label={t('ads:what-to-do')}>
      <h3>{t('ads:what-to-do')}</h3>
      <ul>
        <li>
          {t('ads:do-slots')} <Link to={slots}>{t('ads:to-slots')}</Link>
        </li>
        <li>{t('ads:do-spend')}</li>
        <li>{t('ads:do-stock')}</li>
      </ul>
    </aside>
  );
}
