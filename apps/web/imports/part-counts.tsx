import type { ImportAnswer } from '../api/imports.js';
import { count } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import '../tables/data-table.css';
import { useTexts } from '../text/use-texts.js';
import { RowCounts } from './row-counts.js';

const COUNTS = ['read', 'added', 'changed', 'unchanged', 'rejected', 'repeated'] as const;

/** What became of the rows of an import: by kind of fact where a file brought several. */
export function PartCounts({ entry: { rows, parts }, label }: { readonly entry: ImportAnswer; readonly label: string }) {
  const { t, language } = useTexts();
  if (rows === null) return null;
  if (parts.length < 2) return <RowCounts rows={rows} />;
  return (
    <div className="table-frame part-counts" tabIndex={0} role="region" aria-label={label}>
      <table className="table" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t('imports:kind')}</th>
            {COUNTS.map((name) => (
              <th scope="col" className="figure-cell" key={name}>
                {t(`imports:rows-${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {parts.map((part, index) => (
            // A profile may make two facts of one kind.
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={index}>
              <th scope="row">{t(`imports:kind-${part.kind}`)}</th>
              {COUNTS.map((name) => (
                <td className={`figure-cell figure ${name === 'rejected' && part.rows.rejected > 0 ? 'row-counts-bad' : ''}`} key={name}>
                  <Shown figure={count(part.rows[name], language)} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
