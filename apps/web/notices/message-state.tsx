import type { NoticeMessage } from '../api/notice-messages.js';
import { useTexts } from '../text/use-texts.js';

const TONES = { waiting: '', sending: 'tag-warn', sent: 'tag-good', failed: 'tag-bad' } as const;

/** What became of a message, in a word. */
export function MessageStateTag({ message: { state, failures } }: { readonly message: NoticeMessage }) {
  const { t } = useTexts();
  if (state === 'waiting' && failures > 0) return <span className="tag tag-warn">{t('notices:state-again')}</span>;
  return <span className={`tag ${TONES[state]}`}>{t(`notices:state-${state}`)}</span>;
}
