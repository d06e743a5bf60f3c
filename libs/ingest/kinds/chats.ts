import type { Kind } from '../kind.js';
import { MERCHANT, required } from './column.js';

/** Who spoke with whom, and for which days that is known. */

export const CHAT_MESSAGES: Kind = {
  name: 'chat_messages',
  table: 'chat_messages',
  columns: [
    required('message_id', 'id'),
    MERCHANT,
    required('buyer_id', 'id'),
    required('agent_id', 'id'),
    required('sent_at', 'instant'),
    required('sender', { enum: 'message_sender', values: ['buyer', 'agent', 'robot', 'system'] }),
  ],
  key: ['merchant_key', 'message_id'],
  order: ['merchant_key', 'buyer_id', 'sent_at', 'message_id'],
  attribution: 'messages',
};

export const CHAT_COVERAGE: Kind = {
  name: 'chat_coverage',
  table: 'chat_coverage',
  columns: [MERCHANT, required('day', 'day')],
  key: ['merchant_key', 'day'],
  order: ['merchant_key', 'day'],
  attribution: 'coverage',
};
