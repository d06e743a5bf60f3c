import type { WorkState } from '../api/work-list.js';
import { useTexts } from '../text/use-texts.js';

const SIGNS = { 'to-contact': 'tag tag-bad', contacted: 'tag tag-warn', 'action-agreed': 'tag work-agreed', done: 'tag tag-good' } as const;

/** Where the work on an item stands. */
export function WorkStateTag({ state }: { readonly state: WorkState }) {
  const { t } = useTexts();
  return <span className={SIGNS[state]}>{t(`workList:state-${state}`)}</span>;
}
