import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { ListedProfile } from '../api/import-profiles.js';
import type { ImportAnswer } from '../api/imports.js';
import { count } from '../figures/figures.js';
import { Shown } from '../figures/shown.js';
import { businessZone, instant } from '../figures/times.js';
import type { Column } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';
import { ImportState } from './import-state.js';

/** The columns of the list of imports. */
export function useImportColumns(profiles: readonly ListedProfile[]): readonly Column<ImportAnswer>[] {
  const { t, language } = useTexts();
  const [query] = useSearchParams();
  const asked = query.toString();
  return useMemo(() => {
    const pathOf = (id: string) => {
      const to = new URLSearchParams(asked);
      to.set('import', id);
      return `/imports?${to.toString()}`;
    };
    return [
      {
        key: 'file',
        title: t('imports:file'),
        isHeading: true,
        cell: ({ id, fileName, kind, profile }) => (
          <span className="person">
            <Link to={pathOf(id)}>{fileName}</Link>
            <small>{profiles.find(({ name }) => name === profile)?.title[language] ?? t(`imports:kind-${kind}`)}</small>
          </span>
        ),
      },
      { key: 'state', title: t('imports:state'), cell: (entry) => <ImportState entry={entry} /> },
      {
        key: 'rows',
        title: t('imports:rows'),
        isFigure: true,
        cell: ({ rows }) =>
          rows === null ? null : (
            <span className="person">
              <Shown figure={count(rows.read, language)} />
              {rows.rejected > 0 && <small className="row-counts-bad">{t('imports:rejected-count', { number: rows.rejected })}</small>}
            </span>
          ),
      },
      {
        key: 'by',
        title: t('imports:by'),
        isLeftOutNarrow: true,
        cell: ({ by }) =>
          by === null ? null : (
            <span className="person">
              {by.name}
              <small>{t(`audit:via-${by.via}`)}</small>
            </span>
          ),
      },
      { key: 'received', title: t('imports:received'), isLeftOutNarrow: true, cell: ({ receivedAt }) => <span className="muted">{instant(receivedAt, language, businessZone(document.documentElement))}</span> },
    ];
  }, [t, language, asked, profiles]);
}
