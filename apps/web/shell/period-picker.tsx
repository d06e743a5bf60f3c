import { Select } from 'antd';
import { useSearchParams } from 'react-router';
import type { PeriodAnswer } from '../api/scorecards.js';
import { usePeriods } from '../api/scorecards.js';
import { periodName } from '../figures/times.js';
import { useTexts } from '../text/use-texts.js';

/** The period of the address; the newest quarter with scorecards where it names none. Null until that is known. */
export function usePeriod() {
  const [query, setQuery] = useSearchParams();
  const { data: periods, error, refetch } = usePeriods();
  const newest = periods?.find(({ kind }) => kind === 'quarter') ?? periods?.[0];
  const period = query.get('period') ?? newest?.period ?? null;
  const choose = (next: string) =>
    setQuery((asked) => {
      asked.set('period', next);
      return asked;
    });
  return { period, choose, periods, isEmpty: periods?.length === 0 && period === null, error, retry: () => void refetch() };
}

const KINDS = [
  ['quarter', 'shell:quarters'],
  ['month', 'shell:months'],
  ['week', 'shell:weeks'],
] as const;

/** Chooses the quarter, month or week that is shown. */
export function PeriodPicker({ period, periods, onChoose }: { readonly period: string | null; readonly periods: readonly PeriodAnswer[] | undefined; readonly onChoose: (period: string) => void }) {
  const { t, language } = useTexts();
  const options = KINDS.map(([kind, title]) => ({
    label: t(title),
    options: (periods ?? []).filter((each) => each.kind === kind).map((each) => ({ value: each.period, label: labelOf(each, language) })),
  })).filter((group) => group.options.length > 0);
  return <Select aria-label={t('shell:period')} style={{ minWidth: 190 }} value={period} loading={periods === undefined} options={options} labelRender={({ label, value }) => label ?? periodName(String(value), language)} onChange={onChoose} popupMatchSelectWidth={false} />;
}

function labelOf({ period, kind, firstDay, lastDay }: PeriodAnswer, language: 'zh' | 'en'): string {
  const name = periodName(period, language);
  return kind === 'week' ? `${name} · ${firstDay.slice(5)} – ${lastDay.slice(5)}` : name;
}
