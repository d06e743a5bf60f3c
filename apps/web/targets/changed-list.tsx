import { useTexts } from '../text/use-texts.js';
import type { ChangedRow } from './changed-rows.js';
import { keyOf } from './target-draft.js';
import { targetFigure, useRowWords } from './use-row-words.js';

/** Rows of targets, each as it was and as it became. */
export function ChangedList({ rows }: { readonly rows: readonly ChangedRow[] }) {
  const { t, language } = useTexts();
  const wordsOf = useRowWords();
  const say = ({ place }: ChangedRow, value: string | null) => {
    const isMonth = !place.period.includes('Q');
    if (value === null) return t(isMonth ? 'targets:free' : 'targets:none');
    const exact = targetFigure(place.measure, value, language).exact;
    return isMonth ? t('targets:locked-at', { value: exact }) : exact;
  };
  return (
    <ul className="changed-rows">
      {rows.map((row) => (
        <li key={keyOf(row.place)}>
          <span>
            {t(`targets:measure-${row.place.measure}`)} · {wordsOf(row.place)}
          </span>
          <span className="figure">
            <span className="muted">{say(row, row.before)}</span> → <strong>{say(row, row.after)}</strong>
          </span>
        </li>
      ))}
    </ul>
  );
}
