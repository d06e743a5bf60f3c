import { Modal, Select, Skeleton } from 'antd';
import { useId, useState } from 'react';
import { Link } from 'react-router';
import { useChannels } from '../api/notice-channels.js';
import type { NoticeEvent, SubscriptionAnswer } from '../api/notice-subscriptions.js';
import { useNewSubscription, useNoticeEvents, useSubscription, useSubscriptionChange } from '../api/notice-subscriptions.js';
import { WhoseField } from '../exports/whose-field.js';
import { Refusal } from '../shell/refusal.js';
import { Failure } from '../shell/states.js';
import { useTell } from '../shell/tell.js';
import { useTexts } from '../text/use-texts.js';
import { EventChoices } from './event-choices.js';
import { ReportAlongField } from './report-along-field.js';
import { draftOf, requestOf, takesReport, withEvent, withSetting } from './subscription-draft.js';

interface FormProps {
  /** Null for a new one. */
  readonly subscriptionId: string | null;
  /** The channel that a new one was asked for; null where none was. */
  readonly channelId: string | null;
  readonly onClose: () => void;
}

/** Says what is to be told where, and about whom. */
export function SubscriptionForm({ subscriptionId, channelId, onClose }: FormProps) {
  const { t } = useTexts();
  const events = useNoticeEvents();
  const subscription = useSubscription(subscriptionId);
  const error = events.error ?? subscription.error;
  const isThere = events.data !== undefined && (subscriptionId === null || subscription.data !== undefined);
  if (isThere) return <Filled key={subscription.data?.version ?? 0} subscription={subscription.data ?? null} channelId={channelId} events={events.data} onClose={onClose} />;
  return (
    <Modal open title={t('notices:subscription')} footer={null} onCancel={onClose} closable={{ 'aria-label': t('shell:close') }}>
      {error !== null ? <Failure error={error} onRetry={() => void (events.refetch(), subscription.refetch())} /> : <Skeleton active title={false} paragraph={{ rows: 6 }} />}
    </Modal>
  );
}

interface FilledProps extends Omit<FormProps, 'subscriptionId'> {
  readonly subscription: SubscriptionAnswer | null;
  readonly events: readonly NoticeEvent[];
}

function Filled({ subscription, channelId, events, onClose }: FilledProps) {
  const { t } = useTexts();
  const tell = useTell();
  const adding = useNewSubscription();
  const change = useSubscriptionChange();
  const { rows: channels } = useChannels(false);
  const id = useId();
  const [draft, setDraft] = useState(() => draftOf(subscription, channelId));
  const [isAsked, setAsked] = useState(false);
  const chosenChannel = draft.channelId ?? (channels?.length === 1 ? (channels[0]?.channelId ?? null) : null);
  const request = requestOf({ ...draft, channelId: chosenChannel }, events);
  const done = () => {
    tell.done(t('notices:saved'));
    onClose();
  };
  const save = () => {
    setAsked(true);
    if (request === null) return;
    if (subscription === null) adding.mutate(request, { onSuccess: done });
    else change.mutate({ subscription, body: request }, { onSuccess: done });
  };
  return (
    <Modal
      open
      width={620}
      title={subscription === null ? t('notices:subscribe') : t('notices:subscription')}
      okText={subscription === null ? t('notices:subscribe') : t('users:save')}
      cancelText={t('users:cancel')}
      okButtonProps={{ loading: adding.isPending || change.isPending }}
      onOk={save}
      onCancel={onClose}
      closable={{ 'aria-label': t('shell:close') }}
    >
      <div className="field">
        <label htmlFor={`${id}-channel`}>{t('notices:channel')}</label>
        <Select
          id={`${id}-channel`}
          className="whole-width"
          value={chosenChannel}
          placeholder={t('notices:choose-channel')}
          loading={channels === undefined}
          options={(channels ?? []).map((each) => ({ value: each.channelId, label: `${each.name} · ${t(`notices:kind-${each.kind}`)}` }))}
          onChange={(next) => setDraft({ ...draft, channelId: next })}
        />
        {channels?.length === 0 && (
          <p className="field-hint">
            <Link to="/notices/channels?channel=new">{t('notices:channel-first')}</Link>
          </p>
        )}
        {isAsked && chosenChannel === null && <Problem text={t('notices:choose-channel')} />}
      </div>
      <EventChoices events={events} chosen={draft.events} onChoose={(event, isChosen) => setDraft(withEvent(draft, event, isChosen))} onSet={(event, value) => setDraft(withSetting(draft, event, value))} />
      {isAsked && draft.events.size === 0 && <Problem text={t('notices:choose-event')} />}
      <div className="field">
        <label htmlFor={`${id}-whose`}>{t('exports:whose')}</label>
        <WhoseField id={`${id}-whose`} narrowedBy={['division', 'manager']} value={draft.whose} onChange={(whose) => setDraft({ ...draft, whose })} />
      </div>
      {takesReport(draft, events) && <ReportAlongField value={draft.report} onChange={(report) => setDraft({ ...draft, report })} />}
      <Refusal error={adding.error ?? change.error} />
    </Modal>
  );
}

function Problem({ text }: { readonly text: string }) {
  return (
    <p className="field-problem" role="alert">
      {text}
    </p>
  );
}
