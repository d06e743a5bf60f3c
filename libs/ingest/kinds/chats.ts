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
  oddities: [
    {
      where: 'ready.sent_at > now()',
      en: 'messages lie in the future: are their times of another time zone?',
      zh: '条消息的时间在未来：请检查时区是否正确',
    },
    {
      // Many messages name few agents. Where there is no directory of agents, nothing is read.
      find: (checked) => `
        SELECT coalesce(sum(rows), 0)::bigint AS rows, min(first_line) AS first_line
        FROM (
          SELECT merchant_key, agent_id, count(*) AS rows, min(line) AS first_line
          FROM ${checked}
          WHERE (SELECT true FROM agents LIMIT 1)
          GROUP BY merchant_key, agent_id
        ) AS named
        WHERE EXISTS (SELECT FROM agents WHERE agents.agent_id = named.agent_id)
          AND NOT EXISTS (
            SELECT FROM agents WHERE agents.merchant_key = named.merchant_key AND agents.agent_id = named.agent_id)`,
      en: 'messages name an agent whom agents list for another shop only: is merchant_id right?',
      zh: '条消息的客服在 agents 中只属于其他店铺：请检查 merchant_id',
    },
  ],
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
