import { describeError } from '#libs/domain/errors.js';
import type { ReachBy } from '#libs/exports/export-scope.js';
import type { ChannelTest } from '#libs/notices/channel-tests.js';
import type { AskedAddress } from '#libs/notices/channel-address.js';
import type { WithSecret } from '#libs/notices/channels.js';
import type { Delivery } from '#libs/notices/delivery-history.js';
import { EVENTS } from '#libs/notices/events.js';
import type { EventId } from '#libs/notices/events.js';
import type { ChannelKind } from '#libs/domain/channel-kinds.js';
import type { Channel } from '#libs/notices/notice.js';
import type { Subscription } from '#libs/notices/subscription.js';
import { parseFailure } from '#libs/windows/written-failure.js';
import type { ChannelAnswer, ChannelChangeRequest, ChannelTestAnswer, ChannelWithSecretAnswer, NoticeProblemAnswer } from './channels.dto.js';
import type { DeliveryAnswer } from './deliveries.dto.js';
import type { NoticeEventAnswer, SubscriptionAnswer } from './subscriptions.dto.js';

/** The address that a request enters for a channel of a kind. */
export function addressOf(kind: ChannelKind, { mailboxes, url = '', secret = null }: Pick<ChannelChangeRequest, 'mailboxes' | 'url'> & { readonly secret?: string | null }): AskedAddress {
  switch (kind) {
    case 'email':
      return { kind, to: mailboxes ?? [] };
    case 'wecom':
      return { kind, url };
    case 'webhook':
    case 'dingtalk':
    case 'feishu':
      return { kind, url, secret };
  }
}

/** A channel as the API answers. */
export function showChannel({ channelId, ownerId, name, kind, hint, language, paused, version, addedAt, changedAt }: Channel): ChannelAnswer {
  return {
    channelId,
    ownerId,
    name,
    kind,
    hint,
    language,
    paused: showProblem(paused),
    version,
    addedAt: addedAt.toISOString(),
    changedAt: changedAt.toISOString(),
  };
}

/** A channel with the secret that was made for it. */
export function showWithSecret({ channel, secret }: WithSecret): ChannelWithSecretAnswer {
  return { channel: showChannel(channel), secret };
}

/** A test of a channel as the API answers. */
export function showTest({ testId, state, acceptedAs, error }: ChannelTest): ChannelTestAnswer {
  return { testId, state, acceptedAs, problem: showProblem(error) };
}

/** A subscription as the API answers. */
export function showSubscription(subscription: Subscription): SubscriptionAnswer {
  const { subscriptionId, channelId, ownerId, events, division, managerId, report, active, version, toldFrom, addedAt, changedAt } = subscription;
  return {
    subscriptionId,
    channelId,
    ownerId,
    events: events.map(({ event, value }) => ({ event, value })),
    division,
    managerId,
    report: report === null ? null : { report: report.report, format: report.format, valuesOnly: report.valuesOnly },
    active,
    version,
    toldFrom: toldFrom.toISOString(),
    addedAt: addedAt.toISOString(),
    changedAt: changedAt.toISOString(),
  };
}

/** An event as the API answers to somebody. */
export function showEvent(event: EventId, reachBy: ReachBy): NoticeEventAnswer {
  const { title, when, needs, takesReport, setting } = EVENTS[event];
  return { event, title, when, needs, isAllowed: reachBy(needs) !== null, takesReport, setting };
}

/** A message as the API answers. */
export function showDelivery(delivery: Delivery): DeliveryAnswer {
  const { deliveryId, channelId, state, notices, message, attempts, failures, nextTryAt, error, acceptedAs, madeAt, settledAt } = delivery;
  return {
    deliveryId,
    channelId,
    state,
    notices,
    subject: message.subject,
    language: message.language,
    parts: message.parts.map(({ noticeId, title, lines, link }) => ({ noticeId, title, lines, link })),
    files: message.attachments.map(({ exportId, fileName }) => ({ exportId, fileName })),
    attempts,
    failures,
    nextTryAt: settledAt === null ? nextTryAt.toISOString() : null,
    problem: showProblem(error),
    acceptedAs,
    madeAt: madeAt.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
  };
}

function showProblem(written: string | null): NoticeProblemAnswer | null {
  if (written === null) return null;
  const { code, details } = parseFailure(written) ?? { code: 'send-interrupted' as const, details: {} };
  return { code, en: describeError(code, details, 'en'), zh: describeError(code, details, 'zh') };
}
