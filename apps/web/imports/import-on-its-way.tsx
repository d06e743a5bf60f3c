import { Link } from 'react-router';
import { useImportProgress } from '../api/imports.js';
import { useTexts } from '../text/use-texts.js';
import { ImportAgain } from './import-again.js';
import { ImportState } from './import-state.js';
import { PartCounts } from './part-counts.js';
import { ProgressBar } from './progress-bar.js';
import { RejectsLinks } from './rejects-links.js';
import type { ReadingAsked } from './staged-files.js';

interface ProgressProps {
  readonly id: string;
  readonly onAgain: (files: readonly File[], again: ReadingAsked) => void;
}

/** An import as it goes on: what is being done, how far and for how long, and what became of it. */
export function ImportOnItsWay({ id, onAgain }: ProgressProps) {
  const { t, language } = useTexts();
  const { entry, elapsedMs } = useImportProgress(id);
  if (entry === undefined) return <p className="muted">{t('imports:waiting-for-worker')}</p>;
  const { state, phase, bytesRead, sizeBytes, message, problems } = entry;
  const isSettled = state !== 'waiting' && state !== 'running';
  // How long checking and storing take cannot be told from bytes.
  const share = phase === 'check' || phase === 'merge' ? null : bytesRead === null || sizeBytes === null || sizeBytes === 0 ? 0 : Math.min(1, bytesRead / sizeBytes);
  return (
    <div className="import-way" aria-live="polite">
      <p>
        <ImportState entry={entry} /> {isSettled ? message?.[language] : phase === null ? t('imports:waiting-for-worker') : t(`imports:phase-${phase}`)}
      </p>
      {!isSettled && <ProgressBar label={t('imports:progress')} share={share} elapsedMs={phase === 'read' ? elapsedMs : null} />}
      {isSettled && <PartCounts entry={entry} label={t('imports:by-kind')} />}
      {isSettled && problems.length > 0 && (
        <ul className="problem-rows">
          {problems.slice(0, PROBLEMS_SHOWN).map((problem) => (
            <li key={`${problem.line} ${problem.en}`}>{problem[language]}</li>
          ))}
        </ul>
      )}
      {isSettled && (
        <div className="import-actions">
          <RejectsLinks entry={entry} />
          {!entry.dryRun && <ImportAgain entry={entry} onAgain={onAgain} />}
          <Link to={`/imports?${new URLSearchParams({ import: id }).toString()}`}>{t('imports:details')}</Link>
        </div>
      )}
    </div>
  );
}

const PROBLEMS_SHOWN = 3;
