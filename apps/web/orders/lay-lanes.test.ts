import type { TimelineEntry } from '../api/agents.js';
import { layLanes } from './lay-lanes.js';

const at = (minute: number) => `2026-06-20T10:${String(minute).padStart(2, '0')}:00.000Z`;

function message(minute: number, agentId: string): TimelineEntry {
  return { at: at(minute), event: 'message', agentId, sender: 'agent', messageId: `m${minute}`, decided: false, text: { en: '', zh: '' } };
}

function event(minute: number, name: 'placed' | 'paid'): TimelineEntry {
  return { at: at(minute), event: name, agentId: null, sender: null, messageId: null, decided: false, text: { en: '', zh: '' } };
}

const ORDER = {
  timeline: [message(1, 'a'), event(10, 'placed'), message(20, 'b'), message(21, 'a'), event(30, 'paid'), message(33, 'b')],
  placedAt: at(10),
  paidAt: at(30),
  verdict: 'paid_agent',
  decidedBefore: 'payment',
  beforePlacingFrom: null,
  beforePaymentFrom: null,
  ignoredUntil: null,
  followUpUntil: null,
} as const;

const within = (order: Parameters<typeof layLanes>[0]) => layLanes(order).rows.flatMap((row) => (row.kind === 'entry' && row.isWithin ? [row.key] : []));

it('has a lane for each agent, in the order in which they came', () => {
  const { agentIds, rows } = layLanes(ORDER);
  expect(agentIds).toEqual(['a', 'b']);
  expect(rows.map((row) => row.kind === 'entry' && row.lane)).toEqual([0, null, 1, 0, null, 1]);
});

it('marks what was looked at', () => {
  expect(within(ORDER)).toEqual(['m1', 'placed-1', 'm20', 'm21', 'paid-4']);
  expect(within({ ...ORDER, decidedBefore: 'placing' })).toEqual(['m1', 'placed-1']);
  expect(within({ ...ORDER, beforePaymentFrom: at(20) })).toEqual(['m21', 'paid-4']);
  expect(within({ ...ORDER, verdict: 'buyer_contact', decidedBefore: null, followUpUntil: at(40) })).toEqual(['m33']);
});

it('puts the limits between what happened', () => {
  const { rows } = layLanes({ ...ORDER, beforePaymentFrom: at(0), ignoredUntil: at(20), followUpUntil: at(40) });
  expect(rows.map((row) => (row.kind === 'limit' ? row.limit : row.key))).toEqual(['before-payment', 'm1', 'placed-1', 'm20', 'ignored', 'm21', 'paid-4', 'm33', 'follow-up']);
});
