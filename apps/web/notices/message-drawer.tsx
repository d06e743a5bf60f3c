import { PaperClipOutlined, RedoOutlined } from '@ant-design/icons';
import { Alert, Button, Drawer, Skeleton } from 'antd';
import { exportFilePath } from '../api/exports.js';
import { useChannel } from '../api/notice-channels.js';
import type { NoticeMessage } from '../api/notice-messages.js';
import { useMessageRetry, useNoticeMessage } from '../api/notice-messages.js';
import { businessZone, instant } from '../figures/times.js';
import { Failure } from '../shell/states.js';
import { useTell } from '../shell/tell.js';
import { useTexts } from '../text/use-texts.js';
import { MessageStateTag } from './message-state.js';
import { useNoticesView } from './use-notices-view.js';

/** One message: what it says, word for word, and what became of it. */
export function MessageDrawer({ deliveryId, onClose }: { readonly deliveryId: string | null; readonly onClose: () => void }) {
  const { t } = useTexts();
  const { data: message, error, refetch } = useNoticeMessage(deliveryId);
  const title = message?.subject ?? t('notices:message');
  return (
    <Drawer open={deliveryId !== null} onClose={onClose} size={600} title={title} aria-label={title} closable={{ 'aria-label': t('shell:close') }} destroyOnHidden>
      {error !== null ? <Failure error={error} onRetry={() => void refetch()} /> : message === undefined ? <Skeleton active title={false} paragraph={{ rows: 6 }} /> : <Parts message={message} />}
    </Drawer>
  );
}

function Parts({ message }: { readonly message: NoticeMessage }) {
  const { t, language } = useTexts();
  const { problem, parts, files, state } = message;
  return (
    <>
      {problem !== null && <Alert className="paused-note" type={state === 'failed' ? 'error' : 'warning'} showIcon title={problem[language]} description={<Retry message={message} />} />}
      <div className="message-body" lang={message.language === 'zh' ? 'zh-CN' : 'en'}>
        {parts.map(({ noticeId, title, lines, link }) => (
          <section key={noticeId}>
            <p className="message-title">{link === null ? title : <a href={link}>{title}</a>}</p>
            {lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </section>
        ))}
        {files.map(({ exportId, fileName }) => (
          <p key={exportId}>
            <PaperClipOutlined aria-hidden />{' '}
            <a href={exportFilePath(exportId)} download>
              {fileName}
            </a>
          </p>
        ))}
      </div>
      <Facts message={message} />
      <p className="muted notices-foot">{t('notices:accepted-means')}</p>
    </>
  );
}

function Facts({ message }: { readonly message: NoticeMessage }) {
  const { t, language } = useTexts();
  const { data: channel } = useChannel(message.channelId);
  const zone = businessZone(document.documentElement);
  const { attempts, nextTryAt, acceptedAs, madeAt, settledAt, state } = message;
  const rows = [
    [t('notices:channel'), channel === undefined ? '…' : `${channel.name} · ${t(`notices:kind-${channel.kind}`)}`],
    [t('notices:state'), <MessageStateTag key="state" message={message} />],
    [t('notices:attempts'), String(attempts)],
    [t('notices:made-at'), instant(madeAt, language, zone)],
    ...(nextTryAt === null ? [] : [[t('notices:next-try'), instant(nextTryAt, language, zone)] as const]),
    ...(settledAt === null ? [] : [[state === 'sent' ? t('notices:accepted-at') : t('notices:given-up-at'), instant(settledAt, language, zone)] as const]),
    ...(acceptedAs === null || acceptedAs === '' ? [] : [[t('notices:accepted-as'), <code key="accepted">{acceptedAs}</code>] as const]),
  ] as const;
  return (
    <dl className="notice-facts">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Retry({ message: { deliveryId, channelId, state } }: { readonly message: NoticeMessage }) {
  const { t } = useTexts();
  const tell = useTell();
  const retry = useMessageRetry();
  const { data: channel } = useChannel(channelId);
  const { isOwn } = useNoticesView();
  if (state !== 'failed' || channel === undefined || !isOwn(channel.ownerId)) return null;
  return (
    <Button size="small" icon={<RedoOutlined aria-hidden />} loading={retry.isPending} onClick={() => retry.mutate(deliveryId, { onSuccess: () => tell.done(t('notices:retried')), onError: tell.failed })}>
      {t('notices:retry')}
    </Button>
  );
}
