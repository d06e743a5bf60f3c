import { LockOutlined, UnlockOutlined } from '@ant-design/icons';
import { Button, Slider } from 'antd';
import type { MeasureTargets } from '../api/targets.js';
import { Shown } from '../figures/shown.js';
import { periodName } from '../figures/times.js';
import { useTexts } from '../text/use-texts.js';
import { AmountField } from './amount-field.js';
import { fieldText, parseAmount, stepOf } from './amounts.js';
import { keyOf, unitOf } from './target-draft.js';
import type { Draft } from './use-draft.js';
import { targetFigure } from './use-row-words.js';

type Month = MeasureTargets['months'][number];

interface RowProps {
  readonly measure: MeasureTargets['measure'];
  readonly month: Month;
  /** What the month had before it was changed; undefined where nothing is changed. */
  readonly before: Month | undefined;
  /** The target of the quarter that the months share. */
  readonly total: string | null;
  /** Null for those who only read. */
  readonly draft: Draft | null;
}

/** A month of the quarter: what it has of the target, and whether it is fixed. It is fixed by dragging, by arrow keys, or by typing. */
export function MonthRow({ measure, month: laid, before, total, draft }: RowProps) {
  const { t, language } = useTexts();
  const month = asTyped(measure, laid, draft);
  const name = periodName(month.month, language);
  const figure = targetFigure(measure, month.value, language);
  const isOther = before !== undefined && before.value !== month.value;
  const share = shareOf(month.value, total);
  return (
    <li className={`month-row ${draft === null ? 'month-read' : ''}`}>
      <h3>
        {name}
        <LockTag isLocked={month.locked} />
      </h3>
      <div className="month-bar">
        {draft === null ? (
          <span className="bar" aria-hidden>
            <span style={{ width: `${share * 100}%` }} />
          </span>
        ) : (
          <MonthSlider measure={measure} month={month} total={total} name={name} draft={draft} />
        )}
        <p className="month-figures">
          <strong>
            <Shown figure={figure} />
          </strong>
          {month.value !== null && <span className="muted figure">{t('targets:share', { share: `${(share * 100).toFixed(1)}%` })}</span>}
          {isOther && <span className="month-before figure">{t('targets:before', { value: targetFigure(measure, before.value, language).short })}</span>}
        </p>
      </div>
      {draft !== null && <MonthControls measure={measure} month={month} name={name} draft={draft} />}
    </li>
  );
}

function LockTag({ isLocked }: { readonly isLocked: boolean }) {
  const { t } = useTexts();
  return isLocked ? (
    <span className="tag tag-locked">
      <LockOutlined aria-hidden /> {t('targets:locked')}
    </span>
  ) : (
    <span className="tag tag-free">{t('targets:free')}</span>
  );
}

interface ControlProps {
  readonly measure: MeasureTargets['measure'];
  readonly month: Month;
  readonly name: string;
  readonly draft: Draft;
}

function MonthSlider({ measure, month, total, name, draft }: ControlProps & { readonly total: string | null }) {
  const { t, language } = useTexts();
  const most = Number(total ?? 0);
  const row = { measure, period: month.month, effectiveFrom: null };
  return (
    <Slider
      min={0}
      max={Math.max(most, 1)}
      step={stepOf(most)}
      value={Number(month.value ?? 0)}
      disabled={total === null}
      ariaLabelForHandle={t('targets:drag', { month: name })}
      ariaValueTextFormatterForHandle={() => targetFigure(measure, month.value, language).exact}
      tooltip={{ formatter: (value) => targetFigure(measure, String(value ?? 0), language).short }}
      onChange={(value) => draft.type(row, fieldText(String(value), unitOf(measure)))}
    />
  );
}

function MonthControls({ measure, month, name, draft }: ControlProps) {
  const { t } = useTexts();
  const row = { measure, period: month.month, effectiveFrom: null };
  const isTouched = keyOf(row) in draft.typed;
  return (
    <div className="month-controls">
      <AmountField row={row} label={t('targets:month-amount', { month: name })} value={month.value} draft={draft} />
      <Button
        icon={month.locked ? <UnlockOutlined aria-hidden /> : <LockOutlined aria-hidden />}
        disabled={!month.locked && month.value === null}
        aria-label={t(month.locked ? 'targets:unlock-month' : 'targets:lock-month', { month: name })}
        onClick={() => draft.type(row, month.locked ? null : fieldText(month.value ?? '0', unitOf(measure)))}
      >
        {t(month.locked ? 'targets:unlock' : 'targets:lock')}
      </Button>
      {isTouched && (
        <button type="button" className="link" aria-label={t('targets:put-back-row', { row: name })} onClick={() => draft.putBack(row)}>
          {t('targets:put-back')}
        </button>
      )}
    </div>
  );
}

/** A month as somebody has just fixed it: it does not wait until the others have been laid out. */
function asTyped(measure: MeasureTargets['measure'], month: Month, draft: Draft | null): Month {
  const typed = draft?.typed[keyOf({ measure, period: month.month, effectiveFrom: null })];
  if (typed === undefined) return month;
  const value = typed === null ? null : parseAmount(typed, unitOf(measure));
  return value === null ? { ...month, locked: false } : { ...month, value, locked: true };
}

function shareOf(value: string | null, total: string | null): number {
  return value === null || total === null || Number(total) === 0 ? 0 : Number(value) / Number(total);
}
