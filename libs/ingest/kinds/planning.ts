import type { Kind } from '../kind.js';
import { optional, required } from './column.js';

/** What is asked of managers, and how days weigh. */

const isMonth = `ready.period ~ '^(19|20)[0-9]{2}-(0[1-9]|1[0-2])$'`;
const isQuarter = `ready.period ~ '^(19|20)[0-9]{2}Q[1-4]$'`;
const isRatio = `ready.measure IN ('ad_share', 'conversion', 'slot_output')`;

export const TARGETS: Kind = {
  name: 'targets',
  table: 'targets',
  changedByHand: true,
  columns: [
    required('manager_id', 'id'),
    required('period', 'id'),
    required('measure', {
      enum: 'target_measure',
      values: ['gmv', 'outbound_orders', 'outbound_units', 'ad_share', 'conversion', 'slot_output'],
    }),
    required('value', 'decimal'),
    optional('effective_from', 'day'),
  ],
  concernedWindows: `changed.manager_id = own.manager_id
    AND own.quarter = CASE
      WHEN changed.period LIKE '____Q_' THEN changed.period
      ELSE to_char(to_date(changed.period, 'YYYY-MM'), 'YYYY"Q"Q')
    END`,
  key: ['manager_id', 'period', 'measure', 'effective_from'],
  order: ['manager_id', 'measure', 'period'],
  rowRules: [
    {
      reason: 'unknown-manager',
      column: 'manager_id',
      violated: 'NOT EXISTS (SELECT FROM managers WHERE managers.manager_id = ready.manager_id)',
    },
    { reason: 'target-period-unknown', column: 'period', violated: `NOT (${isMonth} OR ${isQuarter})` },
    { reason: 'target-month-of-ratio', column: 'period', violated: `${isMonth} AND ${isRatio}` },
    {
      reason: 'target-month-effective-from',
      column: 'effective_from',
      violated: `${isMonth} AND ready.effective_from IS NOT NULL`,
    },
    {
      reason: 'target-ratio-effective-from',
      column: 'effective_from',
      violated: `${isRatio} AND ready.effective_from IS NOT NULL`,
    },
    {
      reason: 'target-effective-outside-quarter',
      column: 'effective_from',
      violated: `${isQuarter} AND to_char(ready.effective_from, 'YYYY"Q"Q') <> ready.period`,
    },
    {
      reason: 'target-not-whole',
      column: 'value',
      violated: `(ready.measure = 'gmv' AND scale(trim_scale(ready.value)) > 2)
        OR (ready.measure IN ('outbound_orders', 'outbound_units') AND scale(trim_scale(ready.value)) > 0)`,
    },
  ],
};

export const CALENDAR: Kind = {
  name: 'calendar',
  table: 'calendar',
  changedByHand: true,
  columns: [required('day', 'day'), required('weight', 'decimal'), optional('label', 'text')],
  // A learned day curve reads the calendar of the same quarter a year before, too.
  concernedWindows: `own.quarter IN (
    to_char(changed.day, 'YYYY"Q"Q'), to_char(changed.day + interval '1 year', 'YYYY"Q"Q'))`,
  key: ['day'],
  order: ['day'],
};
