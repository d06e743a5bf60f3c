import { Select } from 'antd';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useChannel, useChannels } from '../api/notice-channels.js';
import type { MessageState, NoticeMessage } from '../api/notice-messages.js';
import { useMessages } from '../api/notice-messages.js';
import { businessZone, instant } from '../figures/times.js';
import { CardSkeleton, Empty, Failure } from '../shell/states.js';
import type { Column } from '../tables/data-table.js';
import { DataTable } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';
import { MessageDrawer } from './message-drawer.js';
import { MessageStateTag } from './message-state.js';
import { useNoticesView } from './use-notices-view.js';

const STATES = ['waiting', 'sending', 'sent', 'failed'] as const satisfies readonly MessageState[];

/** What was sent, what waits and what failed. What it is narrowed to stands in the address as `at` (a channel) and `state`, the opened one as `message`. */
export function MessagesPage() {
  const { t } = useTexts();
  const { asked, ofEverybody, choose } = useNoticesView();
  const state = STATES.find((each) => each === asked('state')) ?? null;
  const channelId = asked('at');
  return (
    <>
      <div className="filters">
        <ChannelChoice channelId={channelId} ofEverybody={ofEverybody} onChoose={(at) => choose({ at })} />
        <Select
          aria-label={t('notices:state')}
          value={state ?? ''}
          options={[{ value: '', label: t('imports:all-states') }, ...STATES.map((each) => ({ value: each as string, label: t(`notices:state-${each}`) }))]}
          popupMatchSelectWidth={false}
          onChange={(next) => choose({ state: next })}
        />
      </div>
      <Messages channelId={channelId} state={state} ofEverybody={ofEverybody} />
      <MessageDrawer deliveryId={asked('message')} onClose={() => choose({ message: null })} />
    </>
  );
}

function ChannelChoice({ channelId, ofEverybody, onChoose }: { readonly channelId: string | null; readonly ofEverybody: boolean; readonly onChoose: (channelId: string) => void }) {
  const { t } = useTexts();
  const { rows = [] } = useChannels(ofEverybody);
  return (
    <Select
      aria-label={t('notices:channel')}
      value={channelId ?? ''}
      options={[{ value: '', label: t('notices:all-channels') }, ...rows.map((each) => ({ value: each.channelId, label: each.name }))]}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={false}
      onChange={onChoose}
    />
  );
}

function Messages({ channelId, state, ofEverybody }: { readonly channelId: string | null; readonly state: MessageState | null; readonly ofEverybody: boolean }) {
  const { t } = useTexts();
  const { rows, more, hasMore, error, retry, isStale } = useMessages({ channelId, state, ofEverybody });
  const columns = useColumns();
  if (error !== null) return <Failure error={error} onRetry={retry} />;
  if (rows === undefined) return <CardSkeleton rows={6} />;
  const isNarrowed = channelId !== null || state !== null;
  if (rows.length === 0) return <Empty title={t('notices:no-messages')} lead={isNarrowed ? t('notices:no-messages-like-that') : t('notices:no-messages-lead')} />;
  return (
    <div className={isStale ? 'stale' : ''} aria-busy={isStale}>
      <DataTable label={t('notices:view-messages')} columns={columns} rows={rows} keyOf={({ deliveryId }) => deliveryId} more={more} {...(!hasMore && { total: rows.length })} />
    </div>
  );
}

function useColumns(): readonly Column<NoticeMessage>[] {
  const { t, language } = useTexts();
  const [query] = useSearchParams();
  const asked = query.toString();
  return useMemo(() => {
    const zone = businessZone(document.documentElement);
    const pathOf = (deliveryId: string) => {
      const to = new URLSearchParams(asked);
      to.set('message', deliveryId);
      return `?${to.toString()}`;
    };
    return [
      {
        key: 'subject',
        title: t('notices:message'),
        isHeading: true,
        cell: ({ deliveryId, channelId, subject }) => (
          <span className="person message-subject">
            <Link to={pathOf(deliveryId)}>{subject}</Link>
            <small>
              <ChannelName channelId={channelId} />
            </small>
          </span>
        ),
      },
      { key: 'state', title: t('notices:state'), cell: (message) => <MessageStateTag message={message} /> },
      { key: 'attempts', title: t('notices:attempts'), isFigure: true, isLeftOutNarrow: true, cell: ({ attempts }) => attempts },
      { key: 'made', title: t('notices:made-at'), isLeftOutNarrow: true, cell: ({ madeAt }) => <span className="muted">{instant(madeAt, language, zone)}</span> },
    ];
  }, [t, language, asked]);
}

function ChannelName({ channelId }: { readonly channelId: string }) {
  const { data } = useChannel(channelId);
  return data?.name ?? '…';
}
