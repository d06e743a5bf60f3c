import type { ImportAnswer } from '../api/imports.js';
import { useTexts } from '../text/use-texts.js';

const TONES = { waiting: '', running: 'tag-warn', done: 'tag-good', rejected: 'tag-bad', failed: 'tag-bad' } as const;

/** What became of an import, in a word. */
export function ImportState({ entry: { state, dryRun, undone, rows } }: { readonly entry: ImportAnswer }) {
  const { t } = useTexts();
  if (undone !== null) return <span className="tag">{t('imports:state-undone')}</span>;
  if (state === 'done' && dryRun) return <span className="tag tag-good">{t('imports:state-checked')}</span>;
  if (state === 'done' && (rows?.rejected ?? 0) > 0) return <span className="tag tag-warn">{t('imports:state-partly')}</span>;
  return <span className={`tag ${TONES[state]}`}>{t(`imports:state-${state}`)}</span>;
}
