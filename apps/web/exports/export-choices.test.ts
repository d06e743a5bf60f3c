import { choicesOf, missingOf, requestOf } from './export-choices.js';
import { reportsFor } from './exported-reports.js';

const OFFERED = reportsFor(['exports.make', 'scorecards.read', 'targets.read', 'agents.read']);

const asked = (address: string) => {
  const choices = choicesOf(new URLSearchParams(address), OFFERED, 'zh');
  if (choices === null) throw new RangeError('Nothing is offered.');
  return { request: requestOf(choices), missing: missingOf(choices) };
};

it.each([
  ['new=ads&period=2026-06&whose=manager:om-luo&format=csv&language=en', { report: 'ads', period: '2026-06', managerId: 'om-luo', format: 'csv', language: 'en' }, null],
  ['new=review&period=2026Q2&whose=division:家电:一部&values-only=true', { report: 'review', period: '2026Q2', division: '家电:一部', format: 'xlsx', language: 'zh', valuesOnly: true }, null],
  ['new=review&period=2026Q2&format=pdf&values-only=true', { report: 'review', period: '2026Q2', format: 'pdf', language: 'zh' }, null],
  ['new=review&period=2026-06', { report: 'review', period: '2026-06', format: 'xlsx', language: 'zh' }, 'quarter'],
  ['new=agents&period=2026Q2&whose=manager:om-luo&format=pdf', { report: 'agents', period: '2026Q2', format: 'xlsx', language: 'zh' }, null],
  ['new=slot-allocation&period=2026Q2&campaign=618-2026', { report: 'slot-allocation', campaign: '618-2026', format: 'xlsx', language: 'zh' }, 'slots'],
  ['new=slot-allocation&campaign=618-2026&slots=24&whose=division:家电事业部', { report: 'slot-allocation', campaign: '618-2026', slots: 24, division: '家电事业部', format: 'xlsx', language: 'zh' }, null],
  ['new=nonsense', { report: 'review', format: 'xlsx', language: 'zh' }, 'period'],
])('reads %s', (address, request, missing) => {
  expect(asked(address)).toEqual({ request, missing });
});

it('offers nothing to those who may export nothing, and agents alone to who sees agents alone', () => {
  expect(choicesOf(new URLSearchParams('new=ads'), reportsFor(['scorecards.read']), 'zh')).toBeNull();
  expect(reportsFor(['exports.make', 'agents.read']).map(({ report }) => report)).toEqual(['agents', 'agent-days', 'agent-service', 'attribution']);
});
