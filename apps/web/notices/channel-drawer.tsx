import { Alert, Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import type { ChannelAnswer } from '../api/notice-channels.js';
import { useChannel } from '../api/notice-channels.js';
import { businessZone, instant } from '../figures/times.js';
import { Failure } from '../shell/states.js';
import { useTexts } from '../text/use-texts.js';
import { Secret } from '../users/one-time-password.js';
import { ChannelActions } from './channel-actions.js';
import { ChannelChangeForm } from './channel-change-form.js';
import { ChannelState } from './channel-state.js';
import { ChannelTestPart } from './channel-test.js';
import { OwnerName } from './owner-name.js';
import { PausedNote } from './paused-note.js';
import { useNoticesView } from './use-notices-view.js';

/** One channel: where it leads, whether messages arrive, and what may be changed. */
export function ChannelDrawer({ channelId, onClose }: { readonly channelId: string | null; readonly onClose: () => void }) {
  const { t } = useTexts();
  const { data: channel, error, refetch } = useChannel(channelId);
  const title = channel?.name ?? t('notices:channel');
  return (
    <Drawer open={channelId !== null} onClose={onClose} size={560} title={title} aria-label={title} closable={{ 'aria-label': t('shell:close') }} destroyOnHidden>
      {error !== null ? <Failure error={error} onRetry={() => void refetch()} /> : channel === undefined ? <Skeleton active title={false} paragraph={{ rows: 6 }} /> : <Parts channel={channel} onClose={onClose} />}
    </Drawer>
  );
}

function Parts({ channel, onClose }: { readonly channel: ChannelAnswer; readonly onClose: () => void }) {
  const { t } = useTexts();
  const { isOwn } = useNoticesView();
  const [secret, setSecret] = useState<string | null>(null);
  const { channelId, ownerId, paused } = channel;
  const own = isOwn(ownerId);
  return (
    <>
      {paused !== null && <PausedNote channelId={channelId} problem={paused} mayResume={own} />}
      <Facts channel={channel} isOwn={own} />
      {own && <ChannelTestPart key={channelId} channelId={channelId} />}
      {own && (
        <p className="notice-links">
          <Link to={`/notices/subscriptions?${new URLSearchParams({ subscription: 'new', at: channelId }).toString()}`}>{t('notices:subscribe-here')}</Link>
          <Link to={`/notices/messages?${new URLSearchParams({ at: channelId }).toString()}`}>{t('notices:messages-here')}</Link>
        </p>
      )}
      {/* After each change the form begins anew, with what is there now. */}
      {own && <ChannelChangeForm key={channel.version} channel={channel} onSecret={setSecret} />}
      {secret !== null && <Alert className="paused-note" type="success" showIcon title={t('notices:secret-once')} description={<Secret value={secret} />} />}
      <ChannelActions channel={channel} isOwn={own} onRemoved={onClose} />
    </>
  );
}

function Facts({ channel: { kind, hint, language, paused, addedAt, ownerId }, isOwn }: { readonly channel: ChannelAnswer; readonly isOwn: boolean }) {
  const { t, language: shown } = useTexts();
  const rows = [
    [t('notices:kind'), t(`notices:kind-${kind}`)],
    [t('notices:address'), <code key="hint">{hint}</code>],
    [t('notices:language'), language === 'zh' ? '中文' : 'English'],
    [t('notices:state'), <ChannelState key="state" isPaused={paused !== null} />],
    ...(isOwn ? [] : [[t('notices:owner'), <OwnerName key="owner" userId={ownerId} />] as const]),
    [t('notices:added-at'), instant(addedAt, shown, businessZone(document.documentElement))],
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
