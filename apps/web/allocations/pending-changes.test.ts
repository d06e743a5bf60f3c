import { changesOf, stillPending, sumWith } from './pending-changes.js';

const line = (merchantId: string, proposed: number, override: number | null = null) => ({ merchantId, merchantName: merchantId, proposed, override, allotted: override ?? proposed });

describe('changes that wait', () => {
  const pending = [
    { line: line('a', 0), wanted: 2 },
    { line: line('b', 1), wanted: 0 },
    { line: line('c', 1, 3), wanted: 1 },
  ];

  it('add up with what is given', () => {
    expect(sumWith(7, pending)).toBe(6);
    expect(sumWith(7, [])).toBe(7);
  });

  it('are sent with those first that free slots; what was proposed goes back to the proposal', () => {
    expect(changesOf(pending)).toEqual([
      { merchantId: 'c', allotted: null },
      { merchantId: 'b', allotted: 0 },
      { merchantId: 'a', allotted: 2 },
    ]);
  });

  it('are over once the line is as wanted, and go by what is there now', () => {
    expect(stillPending(pending, [line('a', 0, 2), line('b', 2)])).toEqual([
      { line: line('b', 2), wanted: 0 },
      { line: line('c', 1, 3), wanted: 1 },
    ]);
  });
});
