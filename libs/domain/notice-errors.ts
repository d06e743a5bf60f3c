import type { ErrorDefinition } from './error-definition.js';

/** The expected failures of channels and of sending messages: a part of the table of all. */
export const NOTICE_ERRORS = {
  'seal-key-missing': {
    exit: 1,
    http: 500,
    en: 'This process has no key that opens the addresses of channels. Set OPSCORE_SEAL_KEY (or OPSCORE_SEAL_KEY_FILE) to the key that the other processes have, or give it the file seal.key of their home folder.',
    zh: '本进程没有可解开通知渠道地址的密钥。请将 OPSCORE_SEAL_KEY（或 OPSCORE_SEAL_KEY_FILE）设为与其他进程相同的密钥，或提供其主目录中的 seal.key 文件。',
  },
  'seal-key-wrong': {
    exit: 1,
    http: 500,
    en: 'The key of this process does not open the address of a channel: it was sealed with another one. Set OPSCORE_SEAL_KEY to the key that it was sealed with, or enter the addresses of the channels anew.',
    zh: '本进程的密钥无法解开通知渠道的地址：该地址由另一密钥加密。请将 OPSCORE_SEAL_KEY 设为当时的密钥，或重新填写各渠道的地址。',
  },
  'seal-key-file-broken': {
    exit: 1,
    http: 500,
    en: 'The file {file} holds no key of 32 bytes in base64. Bring it back from a backup, or set OPSCORE_SEAL_KEY.',
    zh: '文件 {file} 不是 32 字节的 base64 密钥。请从备份恢复，或设置 OPSCORE_SEAL_KEY。',
  },
  'channel-not-found': {
    exit: 2,
    http: 404,
    en: 'There is no channel {channel} of yours. It may have been removed.',
    zh: '您没有通知渠道 {channel}，可能已被删除。',
  },
  'channel-name-invalid': {
    exit: 2,
    http: 422,
    en: 'The name of a channel has 1 to {longest} characters that can be seen.',
    zh: '渠道名称须为 1 至 {longest} 个可见字符。',
  },
  'channel-kind-fixed': {
    exit: 2,
    http: 422,
    en: 'A channel of the kind {kind} keeps its kind. Add a new channel for the other one.',
    zh: '渠道类型（{kind}）不能更改，请另建渠道。',
  },
  'channel-mailboxes-wrong': {
    exit: 2,
    http: 422,
    en: 'A channel for e-mail has 1 to {most} mailboxes; entry {place} of the list is wrong: {reason}. Write them as name@example.cn, without names of people.',
    zh: '邮件渠道须有 1 至 {most} 个邮箱；列表第 {place} 项有误：{reason}。请按 name@example.cn 填写，不带姓名。',
  },
  'channel-url-wrong': {
    exit: 2,
    http: 422,
    en: 'The address of the channel is wrong: {reason}. It looks like {example}.',
    zh: '渠道地址有误：{reason}。地址形如 {example}。',
  },
  'channel-secret-wrong': {
    exit: 2,
    http: 422,
    en: 'The secret of the channel is wrong: {reason}.',
    zh: '渠道密钥有误：{reason}。',
  },
  'channels-many': {
    exit: 1,
    http: 409,
    en: 'You have {most} channels, and more are not kept. Remove one that is not used any more.',
    zh: '您已有 {most} 个通知渠道，达到上限。请先删除不再使用的渠道。',
  },
  'mail-not-set-up': {
    exit: 1,
    http: 409,
    en: 'No e-mail can be sent from here. Set OPSCORE_SMTP_URL to the mail server and OPSCORE_MAIL_FROM to the sender, for the server and its workers.',
    zh: '尚未配置邮件发送。请为服务和工作进程设置 OPSCORE_SMTP_URL（邮件服务器）与 OPSCORE_MAIL_FROM（发件人）。',
  },
  'delivery-not-found': {
    exit: 2,
    http: 404,
    en: 'There is no message {delivery} at your channels. Messages are kept for {days} days.',
    zh: '您的渠道中没有消息 {delivery}。消息保留 {days} 天。',
  },
  'delivery-not-failed': {
    exit: 1,
    http: 409,
    en: 'The message {delivery} has not failed, so that there is nothing to try again.',
    zh: '消息 {delivery} 未失败，无需重发。',
  },
  'send-timed-out': {
    exit: 1,
    http: 504,
    en: 'The other side gave no answer within {seconds} seconds, so that nobody knows whether it took the message. It is sent again under the same reference.',
    zh: '对方 {seconds} 秒内未应答，无法确定是否已收到。将以同一编号重发。',
  },
  'send-not-reached': {
    exit: 1,
    http: 502,
    en: 'The other side could not be reached ({reason}). Check its address and the network of the worker.',
    zh: '无法连接对方（{reason}）。请检查地址以及工作进程的网络。',
  },
  'send-answer-unreadable': {
    exit: 1,
    http: 502,
    en: 'The other side answered with something else than it should (status {status}), so that the message does not count as taken. It is sent again under the same reference.',
    zh: '对方的应答不符合约定（状态 {status}），不能视为已收到。将以同一编号重发。',
  },
  'send-failed-there': {
    exit: 1,
    http: 502,
    en: 'The other side has a fault of its own: {answer}. The message is tried again.',
    zh: '对方出现故障：{answer}。将重试发送。',
  },
  'send-too-often': {
    exit: 1,
    http: 429,
    en: 'The other side takes no more messages for a while: {answer}. They wait, and are sent as one.',
    zh: '对方暂时限流：{answer}。消息将稍后合并发送。',
  },
  'send-refused': {
    exit: 1,
    http: 422,
    en: 'The other side refuses the messages: {answer}. Check the address, the secret and the security settings of the robot or server, then change the channel or let it go on.',
    zh: '对方拒收：{answer}。请检查地址、密钥以及机器人或服务器的安全设置，然后修改渠道或恢复发送。',
  },
  'send-host-private': {
    exit: 1,
    http: 422,
    en: 'The host {host} lies within a private network, where messages are not sent. If it is meant, name it in OPSCORE_WEBHOOK_HOSTS of server and workers.',
    zh: '主机 {host} 位于内网，不允许向其发送。如确需发送，请在服务和工作进程的 OPSCORE_WEBHOOK_HOSTS 中列出。',
  },
  'send-interrupted': {
    exit: 1,
    http: 500,
    en: 'A worker was stopped while it sent the message, so that nobody knows whether the other side took it. It is sent again under the same reference.',
    zh: '工作进程在发送时中断，无法确定对方是否已收到。将以同一编号重发。',
  },
} as const satisfies Record<string, ErrorDefinition>;
