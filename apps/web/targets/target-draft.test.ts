import { Problem } from '../api/problem.js';
import { draftedChanges, keyOf, placeOf, refusedRows } from './target-draft.js';

const QUARTER = { measure: 'gmv', period: '2026Q2', effectiveFrom: null } as const;
const MAY = { measure: 'gmv', period: '2026-05', effectiveFrom: null } as const;
const JUNE = { measure: 'gmv', period: '2026-06', effectiveFrom: null } as const;
const REVISION = { measure: 'gmv', period: '2026Q2', effectiveFrom: '2026-06-10' } as const;
const SHARE = { measure: 'ad_share', period: '2026Q2', effectiveFrom: null } as const;
const STORED = [
  { ...QUARTER, value: '4600000.00' },
  { ...JUNE, value: '1950000.00' },
  { ...SHARE, value: '0.09' },
];

it('names rows so that they are found again', () => {
  for (const place of [QUARTER, MAY, REVISION, SHARE]) expect(placeOf(keyOf(place))).toEqual(place);
});

it('sends what differs alone: locked, unlocked, revised, a ratio', () => {
  const draft = { [keyOf(MAY)]: '120万', [keyOf(JUNE)]: null, [keyOf(QUARTER)]: '4,600,000', [keyOf(REVISION)]: '500万', [keyOf(SHARE)]: '9.5%' };
  expect(draftedChanges(STORED, draft)).toEqual({
    changes: [
      { ...MAY, value: '1200000' },
      { ...JUNE, value: null },
      { ...REVISION, value: '5000000' },
      { ...SHARE, value: '0.095' },
    ],
    keys: [MAY, JUNE, REVISION, SHARE].map(keyOf),
    unreadable: [],
  });
});

it('sends nothing of a field that was emptied where nothing is stored, and takes away where something is', () => {
  expect(draftedChanges(STORED, { [keyOf(MAY)]: '', [keyOf(REVISION)]: null }).changes).toEqual([]);
  expect(draftedChanges(STORED, { [keyOf(JUNE)]: ' ' }).changes).toEqual([{ ...JUNE, value: null }]);
});

it('says which amounts cannot be read', () => {
  expect(draftedChanges(STORED, { [keyOf(MAY)]: '一百万', [keyOf(SHARE)]: '8' })).toEqual({ changes: [{ ...SHARE, value: '0.08' }], keys: [keyOf(SHARE)], unreadable: [keyOf(MAY)] });
});

describe('a refusal', () => {
  const keys = [MAY, SHARE].map(keyOf);

  it('stands at the rows that it names, without their places', () => {
    const problem = new Problem(400, 'request-invalid', 'all', [{ place: 'changes.1.value', message: 'changes.1.value: 不是有效的非负小数' }]);
    expect(refusedRows(problem, keys, keyOf(MAY))).toEqual({ [keyOf(SHARE)]: '不是有效的非负小数' });
  });

  it('stands at the row that was changed last where it names none', () => {
    const problem = new Problem(422, 'target-infeasible', '无法分解到天');
    expect(refusedRows(problem, keys, keyOf(MAY))).toEqual({ [keyOf(MAY)]: '无法分解到天' });
    expect(refusedRows(problem, keys, keyOf(JUNE))).toEqual({ [keyOf(SHARE)]: '无法分解到天' });
  });

  it('is none where nothing was refused, or for another reason than the changes', () => {
    expect(refusedRows(null, keys, null)).toEqual({});
    expect(refusedRows(new Problem(0, 'unreachable', null), keys, null)).toEqual({});
    expect(refusedRows(new Problem(403, 'outside-scope', '没有权限'), keys, null)).toEqual({});
  });
});
