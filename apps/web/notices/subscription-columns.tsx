import { DeleteOutlined } from '@ant-design/icons';
import { Button, Switch } from 'antd';
import { useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useManager } from '../api/directory.js';
import { useChannel } from '../api/notice-channels.js';
import type { NoticeEvent, SubscribedEvent, SubscriptionAnswer } from '../api/notice-subscriptions.js';
import { useNoticeEvents, useSubscriptionChange, useSubscriptionRemoval } from '../api/notice-subscriptions.js';
import type { ReportName } from '../api/exports.js';
import { useAgreement, useTell } from '../shell/tell.js';
import type { Column } from '../tables/data-table.js';
import { useTexts } from '../text/use-texts.js';
import { OwnerName } from './owner-name.js';
import { shownSetting } from './setting-value.js';
import { useNoticesView } from './use-notices-view.js';

/** The columns of the list of subscriptions. */
export function useSubscriptionColumns(ofEverybody: boolean): readonly Column<SubscriptionAnswer>[] {
  const { t } = useTexts();
  const [query] = useSearchParams();
  const asked = query.toString();
  const { data: events } = useNoticeEvents();
  return useMemo(() => {
    const pathOf = (subscriptionId: string) => {
      const to = new URLSearchParams(asked);
      to.set('subscription', subscriptionId);
      return `?${to.toString()}`;
    };
    return [
      { key: 'events', title: t('notices:events'), isHeading: true, cell: ({ subscriptionId, ownerId, events: chosen }) => <Events chosen={chosen} all={events} ownerId={ownerId} path={pathOf(subscriptionId)} /> },
      { key: 'channel', title: t('notices:channel'), cell: ({ channelId }) => <ChannelName channelId={channelId} /> },
      { key: 'whose', title: t('exports:whose'), isLeftOutNarrow: true, cell: ({ division, managerId }) => (managerId !== null ? <ManagerName managerId={managerId} /> : (division ?? <span className="muted">{t('exports:all-within-reach')}</span>)) },
      {
        key: 'report',
        title: t('notices:report-along'),
        isLeftOutNarrow: true,
        cell: ({ report }) => report !== null && `${t(`exports:report-${report.report as ReportName}`)} · ${t(`exports:format-${report.format}`)}`,
      },
      ...(ofEverybody ? [{ key: 'owner', title: t('notices:owner'), isLeftOutNarrow: true, cell: ({ ownerId }: SubscriptionAnswer) => <OwnerName userId={ownerId} /> }] : []),
      { key: 'active', title: t('notices:state'), cell: (subscription) => <Active subscription={subscription} /> },
    ];
  }, [t, asked, events, ofEverybody]);
}

interface EventsProps {
  readonly chosen: readonly SubscribedEvent[];
  readonly all: readonly NoticeEvent[] | undefined;
  readonly ownerId: string;
  readonly path: string;
}

/** What is told, each with its line or gap; one's own leads to the form. */
function Events({ chosen, all = [], ownerId, path }: EventsProps) {
  const { t, language } = useTexts();
  const { isOwn } = useNoticesView();
  const named = chosen.map(({ event, value }) => {
    const definition = all.find((each) => each.event === event);
    const setting = definition?.setting ?? null;
    const shown = setting === null || value === null ? '' : ` ${shownSetting(setting.unit, value)} ${t(`notices:unit-${setting.unit}`)}`;
    return { event, title: definition?.title[language] ?? event, shown };
  });
  const names = named.map(({ event, title, shown }) => (
    <span key={event}>
      {title}
      {shown !== '' && <span className="muted">{shown}</span>}
    </span>
  ));
  return isOwn(ownerId) ? (
    <Link className="event-names" to={path}>
      {names}
    </Link>
  ) : (
    <span className="event-names">{names}</span>
  );
}

function Active({ subscription }: { readonly subscription: SubscriptionAnswer }) {
  const { t } = useTexts();
  const tell = useTell();
  const agreed = useAgreement();
  const { isOwn, mayChangeOthers } = useNoticesView();
  const change = useSubscriptionChange();
  const removal = useSubscriptionRemoval();
  const { subscriptionId, ownerId, active } = subscription;
  if (!isOwn(ownerId) && !mayChangeOthers) return <span className={`tag ${active ? 'tag-good' : ''}`}>{active ? t('notices:active') : t('notices:inactive')}</span>;
  const remove = async () => {
    if (!(await agreed({ title: t('notices:remove-subscription-question'), agree: t('notices:remove'), isDangerous: true }))) return;
    removal.mutate(subscriptionId, { onSuccess: () => tell.done(t('notices:removed')), onError: tell.failed });
  };
  return (
    <div className="notice-active">
      <Switch size="small" checked={active} loading={change.isPending} aria-label={t('notices:active')} onChange={(next) => change.mutate({ subscription, body: { active: next } }, { onError: tell.failed })} />
      <Button size="small" type="text" icon={<DeleteOutlined aria-hidden />} loading={removal.isPending} onClick={() => void remove()} aria-label={t('notices:remove')} title={t('notices:remove')} />
    </div>
  );
}

function ChannelName({ channelId }: { readonly channelId: string }) {
  const { t } = useTexts();
  const { data } = useChannel(channelId);
  if (data === undefined) return '…';
  return (
    <span className="person">
      {data.name}
      <small>{data.paused === null ? t(`notices:kind-${data.kind}`) : <span className="tag tag-bad">{t('notices:paused')}</span>}</small>
    </span>
  );
}

function ManagerName({ managerId }: { readonly managerId: string }) {
  const { data } = useManager(managerId);
  return data?.name ?? managerId;
}
