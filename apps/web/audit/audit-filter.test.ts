import { filterOf } from './audit-filter.js';

it('takes days as whole business days', () => {
  expect(filterOf(new URLSearchParams('from=2026-06-30&to=2026-06-30&action=rules.applied&user=lin'), 'Asia/Shanghai')).toEqual({
    action: 'rules.applied',
    user: 'lin',
    subject: null,
    from: '2026-06-29T16:00:00.000Z',
    to: '2026-06-30T16:00:00.000Z',
  });
});

it('asks for all where the address says nothing', () => {
  expect(filterOf(new URLSearchParams(), 'Asia/Shanghai')).toEqual({ action: null, user: null, subject: null, from: null, to: null });
});
