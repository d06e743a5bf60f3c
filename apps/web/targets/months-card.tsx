import { Alert } from 'antd';
import type { MeasureTargets } from '../api/targets.js';
import { useTexts } from '../text/use-texts.js';
import { MonthRow } from './month-row.js';
import { QuarterRows } from './quarter-rows.js';
import type { Draft } from './use-draft.js';
import { WeeksTable } from './weeks-table.js';

interface CardProps {
  readonly quarter: string;
  readonly stored: MeasureTargets;
  /** The targets as they would be; undefined where nothing is changed. */
  readonly changed: MeasureTargets | undefined;
  /** Null for those who only read. */
  readonly draft: Draft | null;
}

/** The quarter's target, its months and its weeks. Who may, fixes months; the rest is laid over the others while one does. */
export function MonthsCard({ quarter, stored, changed, draft }: CardProps) {
  const { t } = useTexts();
  const { months, value, problem } = changed ?? stored;
  const isAwaited = draft?.isAwaited ?? false;
  return (
    <section className="card">
      <h2>{t('targets:months')}</h2>
      <p className="muted card-lead">{t(draft === null ? 'targets:months-lead' : 'targets:months-lead-change')}</p>
      {problem !== null && <Alert className="refusal" type="warning" showIcon title={problem} />}
      <QuarterRows quarter={quarter} stored={stored} draft={draft} />
      <ul className="month-rows" aria-busy={isAwaited}>
        {months.map((month, index) => (
          <MonthRow key={month.month} measure={stored.measure} month={month} before={changed === undefined ? undefined : stored.months[index]} total={value ?? stored.value} draft={draft} />
        ))}
      </ul>
      <WeeksTable stored={stored} changed={changed} />
    </section>
  );
}
