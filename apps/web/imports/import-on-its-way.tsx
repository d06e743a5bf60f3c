import { Link } from 'react-router';
import { useImportProgress } from '../api/imports.js';
import { useTexts } from '../text/use-texts.js';
import { ImportState } from './import-state.js';
import { RowCounts } from './row-counts.js';

/** An import as it goes on: what is being done, how far, and what became of it. */
export function ImportOnItsWay({ id }: { readonly id: string }) {
  const { t, language } = useTexts();
  const entry = useImportProgress(id);
  if (entry === undefined) return <p className="muted">{t('imports:waiting-for-worker')}</p>;
  const { state, phase, bytesRead, sizeBytes, message, rows, links } = entry;
  const isSettled = state !== 'waiting' && state !== 'running';
  const percent = bytesRead === null || sizeBytes === null || sizeBytes === 0 ? 0 : Math.floor((bytesRead / sizeBytes) * 100);
  return (
    <div aria-live="polite">
      <p>
        <ImportState entry={entry} /> {isSettled ? message?.[language] : phase === null ? t('imports:waiting-for-worker') : t(`imports:phase-${phase}`)}
      </p>
      {!isSettled && (
        <div className="bar" role="progressbar" aria-label={t('imports:progress')} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}>
          <span style={{ width: `${percent}%` }} />
        </div>
      )}
      {rows !== null && isSettled && <RowCounts rows={rows} />}
      {isSettled && (
        <p className="import-links">
          <Link to={`/imports?${new URLSearchParams({ import: id }).toString()}`}>{t('imports:details')}</Link>
          {links.rejects !== null && (
            <a href={links.rejects} download>
              {t('imports:download-rejects')}
            </a>
          )}
        </p>
      )}
    </div>
  );
}
