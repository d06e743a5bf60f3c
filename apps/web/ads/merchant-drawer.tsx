import { Drawer, Skeleton } from 'antd';
import { Link } from 'react-router';
import type { AdsView, AdvertisingMerchant } from '../api/ads.js';
import { useAdvertisingMerchants } from '../api/ads.js';
import { useMerchant } from '../api/directory.js';
import { cellFigure } from '../figures/cells.js';
import { money, ratio } from '../figures/figures.js';
import { day } from '../figures/times.js';
import { AdSpendRows } from '../merchants/ad-spend-rows.js';
import { merchantPartPath } from '../merchants/merchant-path.js';
import { SpendChart } from '../merchants/spend-chart.js';
import { FactList } from '../scorecard/fact-list.js';
import { usePeriodSpan } from '../scorecard/use-period-span.js';
import { Refusal } from '../shell/refusal.js';
import { Failure } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import { heldSpan } from './held-span.js';

interface DrawerProps {
  /** Null where none is opened. */
  readonly merchantId: string | null;
  readonly whose: Pick<AdsView, 'managerId' | 'period' | 'asOf'>;
  readonly onClose: () => void;
}

/** The advertising of one merchant day by day, and the campaigns that it is made of. */
export function MerchantDrawer({ merchantId, whose, onClose }: DrawerProps) {
  const { t } = useTexts();
  const title = merchantId === null ? '' : t('ads:of-merchant');
  return (
    <Drawer open={merchantId !== null} onClose={onClose} size={720} title={title} aria-label={title} closable={{ 'aria-label': t('shell:close') }} destroyOnHidden>
      {merchantId !== null && <Advertising merchantId={merchantId} whose={whose} />}
    </Drawer>
  );
}

function Advertising({ merchantId, whose }: { readonly merchantId: string; readonly whose: DrawerProps['whose'] }) {
  const { t, language } = useTexts();
  const { data: merchant, error } = useMerchant(merchantId);
  const found = useAdvertisingMerchants({ ...whose, sort: 'merchantId', descending: false, search: merchantId, attention: null });
  const ofPeriod = usePeriodSpan(whose.period);
  if (found.error !== null) return <Failure error={found.error} onRetry={found.retry} />;
  if (found.rows === undefined || ofPeriod === undefined || (merchant === undefined && error === null)) return <Skeleton active title={false} paragraph={{ rows: 10 }} />;
  const row = found.rows.find((each) => each.merchantId === merchantId);
  const span = heldSpan({ from: ofPeriod.from, to: whose.asOf ?? ofPeriod.to }, merchant?.assignments ?? [], whose.managerId);
  return (
    <>
      <p className="drawer-merchant">
        <strong>{merchant?.name ?? row?.name ?? merchantId}</strong>
        {merchant !== undefined && <Link to={merchantPartPath(merchantId, 'ads', span)}>{t('ads:to-merchant')}</Link>}
      </p>
      {row === undefined ? <p className="drawer-sentence">{t('ads:not-counted')}</p> : <Facts row={row} />}
      {/* A merchant that has gone to somebody else still counts, but its days are theirs to look at. */}
      {error !== null && (
        <div className="drawer-sentence">
          <Refusal error={error} />
        </div>
      )}
      {row !== undefined && merchant !== undefined && (
        <>
          {Number(row.spend) > 0 && (
            <>
              <h3 className="drawer-heading">{t('ads:daily')}</h3>
              <SpendChart merchantId={merchantId} span={span} sum={row.spend ?? '0'} />
            </>
          )}
          <section className="drawer-table">
            <h3>{t('ads:campaigns')}</h3>
            <p className="muted">{t('ads:of-days', { from: day(span.from, language), to: day(span.to, language) })}</p>
            <AdSpendRows merchantId={merchantId} span={span} />
          </section>
        </>
      )}
    </>
  );
}

function Facts({ row: { spend, gmv, adShare, attributedAmount, roi } }: { readonly row: AdvertisingMerchant }) {
  const { t, language } = useTexts();
  return (
    <FactList
      rows={[
        [t('ads:spend'), money(spend, language).exact],
        [t('ads:gmv'), money(gmv, language).exact],
        [t('ads:share'), ratio(adShare).exact],
        [t('ads:attributed'), money(attributedAmount, language).exact],
        [t('ads:roi'), cellFigure(roi, 'multiple', language).exact],
      ]}
    />
  );
}
