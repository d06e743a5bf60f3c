import { useTexts } from '../text/use-texts.js';

/** Whether messages go to a channel. */
export function ChannelState({ isPaused }: { readonly isPaused: boolean }) {
  const { t } = useTexts();
  return isPaused ? <span className="tag tag-bad">{t('notices:paused')}</span> : <span className="tag tag-good">{t('notices:in-use')}</span>;
}
