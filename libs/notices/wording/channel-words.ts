import type { Language } from '#libs/domain/errors.js';
import { describeFailure } from '#libs/windows/written-failure.js';
import type { Saying } from './saying.js';

/** What stands in the facts of a channel that was paused, or that a message was given up at. */
interface ChannelFacts {
  readonly name: string;
  readonly hint: string;
  /** As it was written down. */
  readonly reason: string;
}

/** A test of the channel itself. */
export function sayTest({ name }: Pick<ChannelFacts, 'name'>, language: Language): Saying {
  return language === 'zh'
    ? { title: 'opscore 测试消息', lines: [`渠道“${name}”可以收到通知。`], path: '/notices/channels' }
    : { title: 'A test of opscore', lines: [`The channel "${name}" gets its notices.`], path: '/notices/channels' };
}

/** Another channel of the owner was paused, since the other side refuses its messages. */
export function sayPaused({ name, hint, reason }: ChannelFacts, language: Language): Saying {
  return language === 'zh'
    ? { title: `通知渠道“${name}”已暂停`, lines: [`${hint}：${describeFailure(reason, language)}`, '未发送的消息会保留，恢复后继续发送。'], path: '/notices/channels' }
    : { title: `The channel "${name}" is paused`, lines: [`${hint}: ${describeFailure(reason, language)}`, 'Its messages are kept, and sent once it goes on.'], path: '/notices/channels' };
}

/** A message at another channel of the owner was given up. */
export function sayGivenUp({ name, hint, reason }: ChannelFacts, language: Language): Saying {
  return language === 'zh'
    ? { title: `渠道“${name}”有消息发送失败`, lines: [`${hint}：${describeFailure(reason, language)}`, '多次重试后已停止，可在消息记录中重发。'], path: '/notices/messages' }
    : { title: `A message at the channel "${name}" was not sent`, lines: [`${hint}: ${describeFailure(reason, language)}`, 'It was tried many times; have it tried again from the list of messages.'], path: '/notices/messages' };
}
