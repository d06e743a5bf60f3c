import { ApiOutlined, DingtalkOutlined, MailOutlined, SendOutlined, WechatWorkOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { ChannelKind } from '../api/notice-channels.js';

/** The sign of each kind of channel. */
export const KIND_SIGNS: Readonly<Record<ChannelKind, ReactNode>> = {
  wecom: <WechatWorkOutlined aria-hidden />,
  dingtalk: <DingtalkOutlined aria-hidden />,
  feishu: <SendOutlined aria-hidden />,
  email: <MailOutlined aria-hidden />,
  webhook: <ApiOutlined aria-hidden />,
};
