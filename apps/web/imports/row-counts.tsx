import type { ImportAnswer } from '../api/imports.js';
import { count } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { useTexts } from '../text/use-texts.js';

const COUNTS = ['read', 'added', 'changed', 'unchanged', 'rejected', 'repeated'] as const;

/** How many rows were read, and what became of them. */
export function RowCounts({ rows }: { readonly rows: NonNullable<ImportAnswer['rows']> }) {
  const { t, language } = useTexts();
  return (
    <dl className="row-counts">
      {COUNTS.map((name) => (
        <div key={name}>
          <dt>{t(`imports:rows-${name}`)}</dt>
          <dd className={name === 'rejected' && rows.rejected > 0 ? 'row-counts-bad' : ''}>
            <Shown figure={count(rows[name], language)} />
          </dd>
        </div>
      ))}
      {rows.waiting !== null && rows.waiting > 0 && (
        <div>
          <dt>{t('imports:rows-waiting')}</dt>
          <dd>
            <Shown figure={count(rows.waiting, language)} />
          </dd>
        </div>
      )}
    </dl>
  );
}
