import { Input } from 'antd';
import { useId } from 'react';
import { useTexts } from '../text/use-texts.js';
import { fieldText } from './amounts.js';
import type { RowPlace } from './target-draft.js';
import { keyOf, unitOf } from './target-draft.js';
import type { Draft } from './use-draft.js';

interface FieldProps {
  readonly row: RowPlace;
  readonly label: string;
  /** What stands there while nothing is typed. */
  readonly value: string | null;
  readonly draft: Draft;
}

/** A target that is typed, with what is wrong with it below. */
export function AmountField({ row, label, value, draft }: FieldProps) {
  const { t } = useTexts();
  const id = useId();
  const key = keyOf(row);
  const unit = unitOf(row.measure);
  const typed = draft.typed[key];
  const problem = draft.unreadable.includes(key) ? t(`targets:unreadable-${unit}`) : (draft.refused[key] ?? null);
  return (
    <div className="amount-field">
      <Input
        aria-label={label}
        className="figure"
        inputMode="text"
        autoComplete="off"
        placeholder={t(`targets:example-${unit}`)}
        suffix={t(`targets:unit-${row.measure}`)}
        value={typed ?? (value === null ? '' : fieldText(value, unit))}
        status={problem === null ? '' : 'error'}
        aria-invalid={problem !== null}
        {...(problem !== null && { 'aria-describedby': id })}
        onChange={(event) => draft.type(row, event.target.value)}
        onBlur={() => {
          // A field that was emptied and left is a row that is not there.
          if (typed === '') draft.type(row, null);
        }}
      />
      {problem !== null && (
        <p className="field-problem" id={id} role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}
