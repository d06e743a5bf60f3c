import { Alert, Button } from 'antd';
import type { Schemas } from '../api/client.js';
import { useChannelResumption } from '../api/notice-channels.js';
import { useTell } from '../shell/tell.js';
import { useTexts } from '../text/use-texts.js';

interface NoteProps {
  readonly channelId: string;
  readonly problem: Schemas['NoticeProblemAnswer'];
  readonly mayResume: boolean;
}

/** Why nothing is sent to a channel any more, and how it goes on. */
export function PausedNote({ channelId, problem, mayResume }: NoteProps) {
  const { t, language } = useTexts();
  const tell = useTell();
  const resumption = useChannelResumption();
  const resume = () => resumption.mutate(channelId, { onSuccess: () => tell.done(t('notices:resumed')), onError: tell.failed });
  return (
    <Alert
      className="paused-note"
      type="error"
      showIcon
      title={t('notices:is-paused')}
      description={
        <>
          <p>{problem[language]}</p>
          {mayResume && (
            <Button size="small" loading={resumption.isPending} onClick={resume}>
              {t('notices:resume')}
            </Button>
          )}
        </>
      }
    />
  );
}
