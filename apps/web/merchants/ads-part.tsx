import { useTexts } from '../text/use-texts.js';
import { AdSpendRows } from './ad-spend-rows.js';
import { MonthsTable } from './months-table.js';
import { PartCard, WithinDays } from './part-card.js';
import type { PartProps } from './parts.js';
import { MOST_DAYS_OF_DAYS, MOST_DAYS_OF_ROWS } from './spans.js';
import { SpendChart } from './spend-chart.js';

/** What was spent on advertising and what came of it: by month, and each day of each campaign. */
export function AdsPart({ merchantId, span, months, total }: PartProps) {
  const { t } = useTexts();
  return (
    <PartCard title={t('merchantFigures:part-ads')} meaning={t('merchantFigures:meaning-ads')}>
      {Number(total.adSpend) > 0 && (
        <WithinDays span={span} most={MOST_DAYS_OF_DAYS}>
          <SpendChart merchantId={merchantId} span={span} sum={total.adSpend} />
        </WithinDays>
      )}
      <MonthsTable months={months} part="ads" />
      <h3 className="part-heading">{t('merchantFigures:ad-rows')}</h3>
      <WithinDays span={span} most={MOST_DAYS_OF_ROWS}>
        <AdSpendRows merchantId={merchantId} span={span} />
      </WithinDays>
    </PartCard>
  );
}
