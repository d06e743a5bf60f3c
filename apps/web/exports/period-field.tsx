import { Select } from 'antd';
import { useState } from 'react';
import { usePeriods } from '../api/scorecards.js';
import { useSession } from '../api/session.js';
import { businessZone, periodName, todayIn } from '../figures/times.js';
import { useTexts } from '../text/use-texts.js';
import { recentPeriods } from './recent-periods.js';

/** The periods that exports are offered of, the newest first: those that were scored; for who is not told of them, the latest ones. */
export interface OfferedPeriods {
  readonly isPending: boolean;
  readonly quarters: readonly string[];
  readonly months: readonly string[];
  readonly weeks: readonly string[];
}

/** The periods that the reader may choose from. */
export function useOfferedPeriods(): OfferedPeriods {
  const { data: session } = useSession();
  const mayRead = session?.permissions.includes('periods.read') === true;
  const { data } = usePeriods(mayRead);
  const [recent] = useState(() => recentPeriods(todayIn(businessZone(document.documentElement), new Date())));
  if (!mayRead) return { isPending: false, ...recent, weeks: [] };
  const named = (kind: 'quarter' | 'month' | 'week') => (data ?? []).filter((each) => each.kind === kind).map(({ period }) => period);
  return { isPending: data === undefined, quarters: named('quarter'), months: named('month'), weeks: named('week') };
}

interface FieldProps {
  readonly id: string;
  readonly period: string | null;
  readonly periods: OfferedPeriods;
  readonly takesQuartersAlone: boolean;
  readonly onChange: (period: string) => void;
}

/** Chooses the period of an export. */
export function PeriodField({ id, period, periods: { isPending, quarters, months, weeks }, takesQuartersAlone, onChange }: FieldProps) {
  const { t, language } = useTexts();
  const groupOf = (label: string, periods: readonly string[]) => ({ label, options: periods.map((each) => ({ value: each, label: nameOf(each, language) })) });
  const groups = [groupOf(t('shell:quarters'), quarters), ...(takesQuartersAlone ? [] : [groupOf(t('shell:months'), months), groupOf(t('shell:weeks'), weeks)])];
  return (
    <Select
      id={id}
      className="whole-width"
      value={period}
      placeholder={t('exports:needs-period')}
      loading={isPending}
      showSearch={{ optionFilterProp: 'label' }}
      options={groups.filter(({ options }) => options.length > 0)}
      labelRender={({ label, value }) => label ?? nameOf(String(value), language)}
      onChange={onChange}
    />
  );
}

/** A week alone does not say of which year it is. */
function nameOf(period: string, language: 'zh' | 'en'): string {
  const name = periodName(period, language);
  return period.includes('-W') ? `${name} · ${period}` : name;
}
