import type { DaySpan } from '../api/merchants.js';
import { useTexts } from '../text/use-texts.js';
import { SPANS, lengthOf } from './spans.js';
import type { spansOf } from './spans.js';

interface PickerProps {
  readonly span: DaySpan;
  readonly offered: ReturnType<typeof spansOf> | null;
  readonly onChoose: (span: DaySpan) => void;
}

/** Chooses the days that figures are shown of: one of the usual spans, or any first and last day. */
export function SpanPicker({ span, offered, onChoose }: PickerProps) {
  const { t } = useTexts();
  const change = (changed: Partial<DaySpan>) => {
    const next = { ...span, ...changed };
    // A field that is being typed in, or emptied, names no day.
    if (next.from === '' || next.to === '') return;
    // Whoever moves one end beyond the other looks at that day.
    if (lengthOf(next) >= 1) onChoose(next);
    else onChoose(changed.from === undefined ? { from: next.to, to: next.to } : { from: next.from, to: next.from });
  };
  return (
    <div className="spans" role="group" aria-label={t('merchantFigures:days')}>
      {offered !== null && (
        <div className="span-choices">
          {SPANS.map((name) => (
            <button key={name} type="button" aria-pressed={isSame(offered[name], span)} onClick={() => onChoose(offered[name])}>
              {t(`merchantFigures:span-${name}`)}
            </button>
          ))}
        </div>
      )}
      <div className="span-ends">
        <label className="filter-day">
          {t('merchantFigures:from')}
          <input type="date" value={span.from} onChange={(event) => change({ from: event.target.value })} />
        </label>
        <label className="filter-day">
          {t('merchantFigures:to')}
          <input type="date" value={span.to} onChange={(event) => change({ to: event.target.value })} />
        </label>
      </div>
    </div>
  );
}

function isSame(left: DaySpan, right: DaySpan): boolean {
  return left.from === right.from && left.to === right.to;
}
