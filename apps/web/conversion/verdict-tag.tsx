import type { WorkItem } from '../api/work-list.js';
import { useTexts } from '../text/use-texts.js';

const SIGNS = { better: 'tag tag-good', worse: 'tag tag-bad', 'no-difference': 'tag', 'too-early': 'tag tag-warn' } as const;

/** What came of an action, in a word; "too early" where that cannot be told yet. */
export function VerdictTag({ verdict }: Pick<NonNullable<WorkItem['comparison']>, 'verdict'>) {
  const { t } = useTexts();
  return <span className={SIGNS[verdict]}>{t(`workList:verdict-${verdict}`)}</span>;
}
