import { useMemo } from 'react';
import type { DaySpan, Placement } from '../api/merchants.js';
import { usePlacements } from '../api/merchants.js';
import { count, money } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { businessZone, instant } from '../figures/times.js';
import type { Column } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';
import { MonthsTable } from './months-table.js';
import { PartCard, WithinDays } from './part-card.js';
import type { PartProps } from './parts.js';
import { RowsTable } from './rows-table.js';
import { MOST_DAYS_OF_ROWS } from './spans.js';

/** The slots that a merchant had, and what they brought. */
export function SlotsPart({ merchantId, span, months }: PartProps) {
  const { t } = useTexts();
  return (
    <PartCard title={t('merchantFigures:part-slots')} meaning={t('merchantFigures:meaning-slots')}>
      <MonthsTable months={months} part="slots" />
      <h3 className="part-heading">{t('merchantFigures:placements')}</h3>
      <WithinDays span={span} most={MOST_DAYS_OF_ROWS}>
        <Rows merchantId={merchantId} span={span} />
      </WithinDays>
    </PartCard>
  );
}

function Rows({ merchantId, span }: { readonly merchantId: string; readonly span: DaySpan }) {
  const { t } = useTexts();
  const list = usePlacements(merchantId, span);
  return (
    <RowsTable
      label={t('merchantFigures:placements')}
      columns={useColumns()}
      list={list}
      keyOf={({ slotId, skuId, startsAt }) => `${slotId} ${skuId ?? ''} ${startsAt}`}
      none={t('merchantFigures:no-placements')}
    />
  );
}

function useColumns(): readonly Column<Placement>[] {
  const { t, language } = useTexts();
  return useMemo(() => {
    const at = (text: string) => instant(text, language, businessZone(document.documentElement));
    return [
      {
        key: 'slot',
        title: t('merchantFigures:slot'),
        isHeading: true,
        cell: ({ position, campaign, slotId }) => (
          <span className="person">
            {position}
            <small>
              {campaign} · {slotId}
            </small>
          </span>
        ),
      },
      { key: 'amount', title: t('merchantFigures:slot-amount'), isFigure: true, cell: ({ amount }) => money(amount, language).exact },
      {
        key: 'counts',
        title: t('merchantFigures:counts'),
        cell: ({ counts, exemptReason }) => (counts ? <span className="tag tag-good">{t('merchantFigures:counts-yes')}</span> : <span className="tag">{exemptReason ?? t('merchantFigures:counts-no')}</span>),
      },
      {
        key: 'when',
        title: t('merchantFigures:when'),
        cell: ({ startsAt, endsAt }) => (
          <span className="person figure">
            {at(startsAt)}
            <small>{t('merchantFigures:until', { instant: at(endsAt) })}</small>
          </span>
        ),
      },
      { key: 'visitors', title: t('merchantFigures:figure-visitors'), isFigure: true, cell: ({ visitors }) => <Shown figure={count(visitors, language)} /> },
      { key: 'sku', title: t('merchantFigures:sku'), isLeftOutNarrow: true, cell: ({ skuId }) => skuId ?? '–' },
    ];
  }, [t, language]);
}
