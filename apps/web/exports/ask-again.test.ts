import type { ExportAnswer } from '../api/exports.js';
import { askAgain } from './ask-again.js';

const MADE: ExportAnswer = {
  ...{ exportId: 'e1', requestedBy: 'u1', report: 'review', period: '2026Q2', asOf: null, managerId: null, merchantId: null, division: '家电事业部', campaign: null, slots: null },
  ...{ format: 'xlsx', language: 'en', valuesOnly: true, state: 'expired', rows: 3, total: 3, sizeBytes: 1_024, problem: null, requestedAt: '2026-07-02T04:00:00.000Z', madeAt: null, expiresAt: null },
};

it.each([
  ['a review of figures alone', MADE, { report: 'review', period: '2026Q2', division: '家电事业部', format: 'xlsx', language: 'en', valuesOnly: true }],
  ['a report of one manager', { ...MADE, report: 'ads', division: null, managerId: 'om-luo', format: 'csv', valuesOnly: false }, { report: 'ads', period: '2026Q2', managerId: 'om-luo', format: 'csv', language: 'en' }],
  ['a proposal', { ...MADE, report: 'slot-allocation', period: null, campaign: '618-2026', slots: 24, valuesOnly: false }, { report: 'slot-allocation', division: '家电事业部', campaign: '618-2026', slots: 24, format: 'xlsx', language: 'en' }],
] as const)('asks for %s once more', (_what, entry, body) => {
  expect(askAgain(entry)).toEqual(body);
});
