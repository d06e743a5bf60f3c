import type { ErrorDefinition } from './error-definition.js';

/** The expected failures of subscriptions to notices: a part of the table of all. */
export const SUBSCRIPTION_ERRORS = {
  'subscription-not-found': {
    exit: 2,
    http: 404,
    en: 'There is no subscription {subscription} of yours. It may have been removed.',
    zh: '您没有订阅 {subscription}，可能已被删除。',
  },
  'subscription-events-missing': {
    exit: 2,
    http: 422,
    en: 'A subscription listens to one event at least. Choose from: {known}.',
    zh: '订阅至少包含一个事件。可选：{known}。',
  },
  'subscription-event-twice': {
    exit: 2,
    http: 422,
    en: 'The event {event} is named twice. Name it once, with the setting that is to hold.',
    zh: '事件 {event} 重复。请只保留一项，并填写所需的设定值。',
  },
  'subscription-setting-wrong': {
    exit: 2,
    http: 422,
    en: 'The setting of {event} is a number from {least} to {most} with {decimals} decimals at most; "{value}" is not.',
    zh: '事件 {event} 的设定值须为 {least} 至 {most} 之间的数字，至多 {decimals} 位小数；“{value}”不符合要求。',
  },
  'subscription-setting-unknown': {
    exit: 2,
    http: 422,
    en: 'The event {event} has nothing to set. Leave its value out.',
    zh: '事件 {event} 没有可设定的数值，请留空。',
  },
  'subscription-narrowed-twice': {
    exit: 2,
    http: 422,
    en: 'A subscription is narrowed to a division or to a manager, not to both. Leave one of them out.',
    zh: '订阅只能限定到一个部门或一位运营经理，不能同时限定。请去掉其中一项。',
  },
  'subscription-report-unfit': {
    exit: 2,
    http: 422,
    en: 'The report {report} cannot be sent along: {reason}.',
    zh: '报表 {report} 无法随通知发送：{reason}。',
  },
  'subscription-of-another': {
    exit: 2,
    http: 403,
    en: 'Only its owner changes what a subscription tells. You can pause it or remove it.',
    zh: '订阅内容只能由其所有者修改；您可以暂停或删除该订阅。',
  },
  'subscriptions-many': {
    exit: 1,
    http: 409,
    en: 'You have {most} subscriptions, and more are not kept. Remove one that is not used any more.',
    zh: '您已有 {most} 个订阅，达到上限。请先删除不再使用的订阅。',
  },
  'channel-test-not-found': {
    exit: 2,
    http: 404,
    en: 'There is no test {test} of this channel. Send a new one.',
    zh: '该渠道没有测试 {test}，请重新发送测试消息。',
  },
} as const satisfies Record<string, ErrorDefinition>;
