/**
 * What a table is to a database on many machines:
 * - tenant: carries the merchant, and lies on the machine of its merchant;
 * - reference: small and rarely written, and lies on every machine;
 * - local: bookkeeping, and lies on one machine.
 *
 * Every table has its kind here; test/architecture/catalogue.test.ts holds each to the rules of its kind.
 */
export type TableKind = 'tenant' | 'reference' | 'local';

export const TABLE_KINDS: Readonly<Record<string, TableKind>> = {
  managers: 'reference',
  merchants: 'reference',
  assignments: 'reference',
  targets: 'reference',
  calendar: 'reference',
  slots: 'reference',

  orders: 'tenant',
  order_lines: 'tenant',
  merchant_days: 'tenant',
  skus: 'tenant',
  sku_traffic: 'tenant',
  ad_spend: 'tenant',
  slot_placements: 'tenant',
  agents: 'tenant',
  chat_messages: 'tenant',
  chat_coverage: 'tenant',
  merchant_day_sums: 'tenant',
  merchant_slice_sums: 'tenant',
  touched_merchant_months: 'tenant',
  conversations: 'tenant',
  verdicts: 'tenant',
  touched_shops: 'tenant',
  touched_orders: 'tenant',
  touched_messages: 'tenant',
  touched_coverage: 'tenant',

  deployment: 'local',
  imports: 'local',
  import_changes: 'local',
  runs: 'local',
  rule_set_versions: 'local',
  scorecards: 'local',
  attribution_state: 'local',
  due_windows: 'local',
  import_files: 'local',
  workers: 'local',
  schedule_runs: 'local',
  export_files: 'local',
  notice_channels: 'local',
  notice_addresses: 'local',
  notice_subscriptions: 'local',
  notice_deliveries: 'local',
  notices: 'local',
  audit_entries: 'local',
  audit_head: 'local',
  users: 'local',
  user_grants: 'local',
  sessions: 'local',
  personal_tokens: 'local',
  idempotency_keys: 'local',
  buyer_id_secret: 'local',
  allocation_proposals: 'local',
  allocation_lines: 'local',
  work_items: 'local',
  work_item_changes: 'local',
  closed_periods: 'local',
  closed_scorecards: 'local',
  period_close_requests: 'local',
  adjustments: 'local',
  period_history: 'local',
  migrations: 'local',
};
