import { useTexts } from '../text/use-texts.js';
import type { PeriodState } from './period-rows.js';

const TONES: Readonly<Record<PeriodState, string>> = { open: '', ready: 'tag-warn', reopened: 'tag-warn', asked: 'tag-warn', closed: 'tag-good' };

/** How a period stands. */
export function PeriodStateTag({ state }: { readonly state: PeriodState }) {
  const { t } = useTexts();
  return <span className={`tag ${TONES[state]}`}>{t(`periods:state-${state}`)}</span>;
}
