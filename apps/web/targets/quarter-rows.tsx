import { Button } from 'antd';
import { useId, useState } from 'react';
import type { MeasureTargets } from '../api/targets.js';
import { Shown } from '../figures/shown.js';
import { useTexts } from '../text/use-texts.js';
import { AmountField } from './amount-field.js';
import { daysOfQuarter } from './quarters.js';
import type { RowPlace } from './target-draft.js';
import { keyOf, placeOf } from './target-draft.js';
import type { Draft } from './use-draft.js';
import { targetFigure, useRowWords } from './use-row-words.js';

interface RowsProps {
  readonly quarter: string;
  /** The measure as it is stored. */
  readonly stored: MeasureTargets;
  /** Null for those who only read. */
  readonly draft: Draft | null;
}

/** The target of the quarter, and its revisions from a day on: the latest counts. */
export function QuarterRows({ quarter, stored, draft }: RowsProps) {
  const { t, language } = useTexts();
  const wordsOf = useRowWords();
  const whole: RowPlace = { measure: stored.measure, period: quarter, effectiveFrom: null };
  const revisions = revisionsOf(quarter, stored, draft);
  const valueOf = (row: RowPlace) => stored.rows.find((each) => keyOf(each) === keyOf(row))?.value ?? null;
  if (draft === null) {
    return (
      <dl className="quarter-rows">
        {[whole, ...revisions].map((row) => (
          <div key={keyOf(row)}>
            <dt>{wordsOf(row)}</dt>
            <dd>
              <Shown figure={targetFigure(stored.measure, valueOf(row), language)} />
            </dd>
          </div>
        ))}
      </dl>
    );
  }
  return (
    <div className="quarter-rows">
      {[whole, ...revisions].map((row) => (
        <div key={keyOf(row)} className="quarter-row">
          <span aria-hidden>{wordsOf(row)}</span>
          <AmountField row={row} label={t('targets:row-amount', { row: wordsOf(row) })} value={draft.typed[keyOf(row)] === null ? null : valueOf(row)} draft={draft} />
          {row.effectiveFrom !== null && <Removal row={row} name={wordsOf(row)} isStored={valueOf(row) !== null} draft={draft} />}
        </div>
      ))}
      {stored.rows.some((row) => keyOf(row) === keyOf(whole)) && <NewRevision quarter={quarter} measure={stored.measure} draft={draft} />}
    </div>
  );
}

function Removal({ row, name, isStored, draft }: { readonly row: RowPlace; readonly name: string; readonly isStored: boolean; readonly draft: Draft }) {
  const { t } = useTexts();
  const isGone = isStored && draft.typed[keyOf(row)] === null;
  return (
    <button
      type="button"
      className="link"
      aria-label={t(isGone ? 'targets:put-back-row' : 'targets:take-away-row', { row: name })}
      onClick={() => (isGone || !isStored ? draft.putBack(row) : draft.type(row, null))}
    >
      {t(isGone ? 'targets:put-back' : 'targets:take-away')}
    </button>
  );
}

/** Asks from which day on another target is to count: what was asked for until then stays. */
function NewRevision({ quarter, measure, draft }: { readonly quarter: string; readonly measure: RowPlace['measure']; readonly draft: Draft }) {
  const { t } = useTexts();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [from, setFrom] = useState('');
  const { first, last } = daysOfQuarter(quarter);
  const isInside = from > first && from <= last;
  if (!isOpen) {
    return (
      <button type="button" className="link" onClick={() => setOpen(true)}>
        {t('targets:revise')}
      </button>
    );
  }
  return (
    <div className="new-revision">
      <label className="filter-day" htmlFor={id}>
        {t('targets:revise-from')} <input id={id} type="date" min={first} max={last} value={from} onChange={(event) => setFrom(event.target.value)} />
      </label>
      <Button
        disabled={!isInside}
        onClick={() => {
          draft.type({ measure, period: quarter, effectiveFrom: from }, '');
          setOpen(false);
          setFrom('');
        }}
      >
        {t('targets:revise-add')}
      </Button>
      <button type="button" className="link" onClick={() => setOpen(false)}>
        {t('targets:cancel')}
      </button>
      <p className="muted field-hint">{t('targets:revise-means')}</p>
    </div>
  );
}

/** The revisions that are stored and those that are new, by day. */
function revisionsOf(quarter: string, { measure, rows }: MeasureTargets, draft: Draft | null): RowPlace[] {
  const found = [...rows, ...Object.keys(draft?.typed ?? {}).map(placeOf)].filter((row) => row.measure === measure && row.period === quarter && row.effectiveFrom !== null);
  const byKey = new Map(found.map((row) => [keyOf(row), { measure, period: row.period, effectiveFrom: row.effectiveFrom }]));
  return [...byKey.values()].toSorted((one, other) => ((one.effectiveFrom ?? '') < (other.effectiveFrom ?? '') ? -1 : 1));
}
