import type { ImportAnswer } from '../api/imports.js';
import '../tables/data-table.css';
import { useTexts } from '../text/use-texts.js';

type Undone = NonNullable<ImportAnswer['undone']>;

/** The rows that taking an import back left as they are, and why. */
export function KeptRows({ undone: { kept, keptRows } }: { readonly undone: Undone }) {
  const { t } = useTexts();
  return (
    <section>
      <h3 className="drawer-heading">{t('imports:kept')}</h3>
      <div className="table-frame" tabIndex={0} role="region" aria-label={t('imports:kept')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('imports:row')}</th>
              <th scope="col">{t('imports:why')}</th>
            </tr>
          </thead>
          <tbody>
            {keptRows.map(({ kind, key, reason, laterFile }) => {
              const name = Object.values(key)
                .map((value) => value ?? '–')
                .join(' · ');
              return (
                <tr key={`${kind} ${name}`}>
                  <th scope="row">
                    {name} <span className="muted">{t(`imports:kind-${kind}`)}</span>
                  </th>
                  <td>
                    {t(`imports:kept-${reason}`)}
                    {laterFile !== null && ` (${laterFile})`}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {kept > keptRows.length && <p className="muted">{t('imports:kept-cut', { shown: keptRows.length, all: kept })}</p>}
    </section>
  );
}
