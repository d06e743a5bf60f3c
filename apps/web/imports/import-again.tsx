import { useId } from 'react';
import type { ImportAnswer } from '../api/imports.js';
import { useTexts } from '../text/use-texts.js';
import type { ReadingAsked } from './staged-files.js';
import { readingOf } from './staged-files.js';

interface AgainProps {
  readonly entry: ImportAnswer;
  readonly onAgain: (files: readonly File[], again: ReadingAsked) => void;
}

/** Takes the mended file of an import that rejected something, and brings it in as the first one was. */
export function ImportAgain({ entry, onAgain }: AgainProps) {
  const { t } = useTexts();
  const id = useId();
  const again = readingOf(entry);
  const isBad = entry.state === 'rejected' || (entry.rows?.rejected ?? 0) > 0;
  if (again === null || !isBad || entry.undone !== null) return null;
  return (
    <span className="import-again">
      <input
        id={id}
        className="drop-input"
        type="file"
        onChange={({ target }) => {
          onAgain([...(target.files ?? [])], again);
          target.value = '';
        }}
      />
      <label htmlFor={id}>{t('imports:again')}</label>
    </span>
  );
}
