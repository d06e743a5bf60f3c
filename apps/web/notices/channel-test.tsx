import { CheckCircleOutlined, ExclamationCircleOutlined, LoadingOutlined, SendOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useChannelTest, useTestGoingOn } from '../api/notice-channels.js';
import { Refusal } from '../shell/refusal.js';
import { useTexts } from '../text/use-texts.js';

/** Sends a test message, and says whether the other side took it. */
export function ChannelTestPart({ channelId }: { readonly channelId: string }) {
  const { t } = useTexts();
  const beginning = useChannelTest();
  const { data: test } = useTestGoingOn(channelId, beginning.data?.testId ?? null);
  const isUnderWay = beginning.isPending || (beginning.data !== undefined && (test === undefined || test.state === 'waiting'));
  return (
    <section className="channel-test">
      <Button icon={<SendOutlined aria-hidden />} disabled={isUnderWay} onClick={() => beginning.mutate(channelId)}>
        {t('notices:send-test')}
      </Button>
      <div role="status">{beginning.data !== undefined && <Outcome state={test?.state ?? 'waiting'} acceptedAs={test?.acceptedAs ?? null} problem={test?.problem ?? null} />}</div>
      <Refusal error={beginning.error} />
    </section>
  );
}

interface OutcomeProps {
  readonly state: 'waiting' | 'sent' | 'failed';
  readonly acceptedAs: string | null;
  readonly problem: { readonly zh: string; readonly en: string } | null;
}

function Outcome({ state, acceptedAs, problem }: OutcomeProps) {
  const { t, language } = useTexts();
  if (state === 'sent') {
    return (
      <p className="test-outcome test-good">
        <CheckCircleOutlined aria-hidden /> {t('notices:test-accepted')} {acceptedAs !== null && acceptedAs !== '' && <code className="muted">{acceptedAs}</code>}
      </p>
    );
  }
  if (state === 'failed') {
    return (
      <p className="test-outcome test-bad">
        <ExclamationCircleOutlined aria-hidden /> {problem?.[language] ?? t('notices:test-failed')}
      </p>
    );
  }
  return (
    <p className="test-outcome muted">
      <LoadingOutlined aria-hidden /> {problem === null ? t('notices:test-under-way') : t('notices:test-again', { reason: problem[language] })}
    </p>
  );
}
