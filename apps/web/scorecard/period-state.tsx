import { usePeriods } from '../api/scorecards.js';
import { useTexts } from '../text/use-texts.js';

/** Whether the figures of a period can still change: under way, ended, or closed for good in this division. */
export function PeriodState({ period, division }: { readonly period: string; readonly division: string }) {
  const { t } = useTexts();
  const { data: periods } = usePeriods();
  const state = periods?.find((each) => each.period === period)?.divisions.find((each) => each.division === division)?.state;
  if (state === undefined) return null;
  return (
    <span className={`tag ${state === 'closed' ? 'tag-good' : ''}`} title={t(`scorecard:period-${state}-lead`)}>
      {t(`scorecard:period-${state}`)}
    </span>
  );
}
