import { changesOf } from './entry-changes.js';

it('names each field by its path, those that differ first', () => {
  expect(changesOf({ name: 'lin', grants: [{ role: 'manager', scope: 'om-luo' }] }, { name: 'lin', grants: [{ role: 'director', scope: '家电' }] })).toEqual([
    { field: 'grants.0.role', before: 'manager', after: 'director', isChanged: true },
    { field: 'grants.0.scope', before: 'om-luo', after: '家电', isChanged: true },
    { field: 'name', before: 'lin', after: 'lin', isChanged: false },
  ]);
});

it('shows what was not there before, and what has no fields', () => {
  expect(changesOf(null, { month: '2026-05', locked: null, parts: [] })).toEqual([
    { field: 'month', before: null, after: '2026-05', isChanged: true },
    { field: 'parts', before: null, after: '[]', isChanged: true },
  ]);
  expect(changesOf('open', 'closed')).toEqual([{ field: '', before: 'open', after: 'closed', isChanged: true }]);
  expect(changesOf(null, null)).toEqual([]);
});
