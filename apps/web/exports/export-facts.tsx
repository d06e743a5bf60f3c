import type { ExportAnswer } from '../api/exports.js';
import { useManager, useMerchant } from '../api/directory.js';
import { count } from '../figures/figures.js';
import { day, periodName } from '../figures/times.js';
import { useTexts } from '../text/use-texts.js';

/** What an export is of, beside its report: the period, and whose rows. */
export function ExportPlace({ entry: { period, asOf, managerId, merchantId, division, campaign, slots } }: { readonly entry: ExportAnswer }) {
  const { t, language } = useTexts();
  return (
    <>
      {period !== null && periodName(period, language)}
      {asOf !== null && ` · ${t('exports:as-of', { day: day(asOf, language) })}`}
      {campaign !== null && `${campaign}${slots === null ? '' : ` · ${t('exports:slots', { number: slots })}`}`}
      {division !== null && ` · ${division}`}
      {managerId !== null && (
        <>
          {' · '}
          <ManagerName managerId={managerId} />
        </>
      )}
      {merchantId !== null && (
        <>
          {' · '}
          <MerchantName merchantId={merchantId} />
        </>
      )}
    </>
  );
}

/** How an export is written: format, language, and whether without formulas. */
export function ExportForm({ entry: { format, language: written, valuesOnly } }: { readonly entry: ExportAnswer }) {
  const { t } = useTexts();
  return (
    <>
      {t(`exports:format-${format}`)} · {written === 'zh' ? '中文' : 'English'}
      {valuesOnly && ` · ${t('exports:values-only')}`}
    </>
  );
}

/** How far the making of an export is: a share where it is known how much there is, else the rows that are written. */
export function ExportProgress({ entry: { state, rows, total } }: { readonly entry: ExportAnswer }) {
  const { t, language } = useTexts();
  if (state === 'waiting') return <p className="muted export-progress">{t('exports:state-waiting')}</p>;
  if (total === null || total === 0) {
    return (
      <div className="export-progress">
        <p className="muted">{t('exports:rows-written', { rows: count(rows, language).short })}</p>
        <div className="bar export-bar-open" role="progressbar" aria-label={t('exports:progress')}>
          <span />
        </div>
      </div>
    );
  }
  const percent = Math.floor((rows / total) * 100);
  return (
    <div className="export-progress">
      <p className="muted">{t('exports:parts-written', { done: rows, total })}</p>
      <div className="bar" role="progressbar" aria-label={t('exports:progress')} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}>
        <span style={{ width: `${percent}%` }} />
      </div>
    </div>
  );
}

function ManagerName({ managerId }: { readonly managerId: string }) {
  const { data } = useManager(managerId);
  return data?.name ?? managerId;
}

function MerchantName({ merchantId }: { readonly merchantId: string }) {
  const { data } = useMerchant(merchantId);
  return data?.name ?? merchantId;
}
