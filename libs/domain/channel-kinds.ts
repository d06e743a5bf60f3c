/** The kinds of places that messages go to. */
export const CHANNEL_KINDS = ['email', 'webhook', 'wecom', 'dingtalk', 'feishu'] as const;

export type ChannelKind = (typeof CHANNEL_KINDS)[number];
