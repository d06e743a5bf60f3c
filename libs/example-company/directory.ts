import type { Merchant } from './merchants.js';
import { changesHands } from './merchants.js';
import { addDays } from '#libs/domain/business-time.js';
import { DIVISION, HANDOVER, MANAGER_PLANS, PREDECESSORS, QUARTER } from './plan.js';
import { CALENDAR } from './promotion-calendar.js';
import type { Row, Table } from './write-csv.js';

/** Managers, merchants, who looks after whom, the calendar, SKUs and agents. */
export function createDirectory(merchants: readonly Merchant[]): Table[] {
  return [
    {
      kind: 'managers',
      columns: ['manager_id', 'name', 'division', 'category', 'probation_from', 'probation_until'],
      rows: MANAGER_PLANS.map(({ managerId, name, category, probationFrom, probationUntil }) => [
        managerId, name, DIVISION, category, probationFrom ?? '', probationUntil ?? '',
      ]),
    },
    {
      kind: 'merchants',
      columns: ['merchant_id', 'name', 'category', 'ka'],
      rows: merchants.map(({ merchantId, name, category, ka }) => [merchantId, name, category, String(ka)]),
    },
    {
      kind: 'assignments',
      columns: ['merchant_id', 'manager_id', 'from', 'to'],
      rows: merchants.flatMap(assign),
    },
    {
      kind: 'calendar',
      columns: ['day', 'weight', 'label'],
      rows: CALENDAR.map(({ day, weight, label }) => [day, String(weight), label]),
    },
    {
      kind: 'skus',
      columns: ['sku_id', 'merchant_id', 'name', 'category'],
      rows: merchants.flatMap(({ merchantId, skus }) =>
        skus.map(({ skuId, name, category }) => [skuId, merchantId, name, category]),
      ),
    },
    {
      kind: 'agents',
      columns: ['agent_id', 'merchant_id', 'name', 'person'],
      rows: merchants.flatMap(({ merchantId, agents }) =>
        agents.map(({ agentId, name, person }) => [agentId, merchantId, name, person]),
      ),
    },
  ];
}

function assign(merchant: Merchant): Row[] {
  const { merchantId, plan, place, arrives } = merchant;
  if (changesHands(merchant)) {
    return [
      [merchantId, plan.managerId, arrives, addDays(HANDOVER.day, -1)],
      [merchantId, HANDOVER.to.managerId, HANDOVER.day, ''],
    ];
  }
  if (plan === PREDECESSORS.of) {
    const before = place <= PREDECESSORS.count ? PREDECESSORS.first : PREDECESSORS.second;
    return [
      [merchantId, before.managerId, arrives, PREDECESSORS.until],
      [merchantId, plan.managerId, QUARTER.first, ''],
    ];
  }
  return [[merchantId, plan.managerId, arrives, '']];
}
