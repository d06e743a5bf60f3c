import type { Kind } from '../kind.js';
import { keepOverlaps, rejectOverlaps } from './assignments.sql.js';
import { MERCHANT, optional, required } from './column.js';

/** Who is assessed, who sells, and who looks after whom. */

export const MANAGERS: Kind = {
  name: 'managers',
  table: 'managers',
  columns: [
    required('manager_id', 'id'),
    required('name', 'text'),
    required('division', 'text'),
    required('category', 'text'),
    optional('probation_from', 'day'),
    optional('probation_until', 'day'),
  ],
  concernedWindows: 'changed.manager_id = own.manager_id',
  key: ['manager_id'],
  order: ['manager_id'],
  named: `EXISTS (SELECT FROM assignments WHERE assignments.manager_id = stored.manager_id)
    OR EXISTS (SELECT FROM targets WHERE targets.manager_id = stored.manager_id)
    OR EXISTS (SELECT FROM closed_scorecards AS closed WHERE closed.manager_id = stored.manager_id)`,
  rowRules: [
    { reason: 'end-before-start', column: 'probation_until', violated: 'ready.probation_until < ready.probation_from' },
  ],
};

export const MERCHANTS: Kind = {
  name: 'merchants',
  table: 'merchants',
  columns: [
    required('merchant_id', 'id'),
    required('name', 'text'),
    optional('category', 'text'),
    optional('ka', 'boolean', { absent: 'false' }),
  ],
  derived: [{ stored: 'known', sql: 'true' }],
  concernedWindows: `EXISTS (
    SELECT FROM assignments AS held
    WHERE held.merchant_key = changed.merchant_key AND held.manager_id = own.manager_id AND held.from_day <= own.as_of)`,
  key: ['merchant_key'],
  order: ['merchant_key'],
  // Its key may be there already, because facts named it first.
  countsAsNew: 'NOT stored.known',
};

export const ASSIGNMENTS: Kind = {
  name: 'assignments',
  table: 'assignments',
  columns: [
    MERCHANT,
    required('manager_id', 'id'),
    required('from', 'day', { stored: 'from_day' }),
    optional('to', 'day', { stored: 'to_day' }),
  ],
  concernedWindows: 'changed.manager_id = own.manager_id AND changed.from_day <= own.as_of',
  key: ['merchant_key', 'from_day'],
  order: ['merchant_key', 'from_day'],
  rowRules: [
    { reason: 'end-before-start', column: 'to', violated: 'ready.to_day < ready.from_day' },
    {
      reason: 'unknown-manager',
      column: 'manager_id',
      violated: 'NOT EXISTS (SELECT FROM managers WHERE managers.manager_id = ready.manager_id)',
    },
  ],
  rejectConflicts: rejectOverlaps,
  keepConflicts: keepOverlaps,
};

export const AGENTS: Kind = {
  name: 'agents',
  table: 'agents',
  columns: [required('agent_id', 'id'), MERCHANT, optional('name', 'text'), optional('person', 'text')],
  key: ['merchant_key', 'agent_id'],
  order: ['merchant_key', 'agent_id'],
};

export const SKUS: Kind = {
  name: 'skus',
  table: 'skus',
  columns: [required('sku_id', 'id'), MERCHANT, optional('name', 'text'), optional('category', 'text')],
  key: ['merchant_key', 'sku_id'],
  identity: ['sku_id'],
  order: ['merchant_key', 'sku_id'],
};
