import { useSearchParams } from 'react-router';
import { usePeriodList } from '../api/periods.js';
import { CardSkeleton, Empty, Failure } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import { OnePeriod } from './one-period.js';
import { PeriodList } from './period-list.js';
import { rowsOf } from './period-rows.js';
import './periods.css';

/** The periods and how they stand; one of them, where the address names it. */
export function PeriodsPage() {
  const { t } = useTexts();
  const [query] = useSearchParams();
  const { data, error, refetch } = usePeriodList();
  if (error !== null) return <Failure error={error} onRetry={() => void refetch()} />;
  if (data === undefined) {
    return (
      <>
        <CardSkeleton rows={2} />
        <CardSkeleton rows={10} />
      </>
    );
  }
  const rows = rowsOf(data.items);
  const period = query.get('period');
  if (rows.length === 0) return <Empty title={t('states:no-periods')} lead={t('states:no-periods-lead')} />;
  if (period === null) return <PeriodList rows={rows} closeByTwo={data.closeByTwo} />;
  const division = query.get('division');
  const row = rows.find((each) => each.period.period === period && (division === null || each.division.division === division));
  if (row === undefined) return <Empty title={t('states:nothing-there')} lead={t('states:nothing-there-lead')} />;
  return <OnePeriod key={`${period} ${row.division.division}`} row={row} closeByTwo={data.closeByTwo} />;
}
