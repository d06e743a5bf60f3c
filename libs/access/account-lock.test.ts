import type { LockState } from './account-lock.js';
import { isLocked, withFailure } from './account-lock.js';

const NOW = new Date('2026-11-24T04:00:00Z');

const afterFailures = (count: number): LockState => {
  let state: LockState = { failures: 0, lockedUntil: null };
  for (let failure = 0; failure < count; failure++) state = withFailure(state, NOW);
  return state;
};

it.each([
  [9, null],
  [10, '2026-11-24T04:15:00.000Z'],
  [11, null],
  [20, '2026-11-24T04:30:00.000Z'],
  [30, '2026-11-24T05:00:00.000Z'],
  [70, '2026-11-24T20:00:00.000Z'],
  [80, '2026-11-25T04:00:00.000Z'],
  [10_000, '2026-11-25T04:00:00.000Z'],
])('after %i failures in a row the account is locked until %s', (count, until) => {
  expect(afterFailures(count)).toEqual({ failures: count, lockedUntil: until === null ? null : new Date(until) });
});

it.each([
  ['no lock', null, false],
  ['a lock', '2026-11-24T04:00:01Z', true],
  ['a lock that has ended', '2026-11-24T04:00:00Z', false],
  ['the longest lock', '2026-11-25T04:00:00Z', true],
  ['a lock that only a clock that ran ahead can have written', '2027-11-24T04:00:00Z', false],
])('%s counts: %s', (_what, until, locked) => {
  expect(isLocked({ failures: 10, lockedUntil: until === null ? null : new Date(until) }, NOW)).toBe(locked);
});
