import type { Row } from './report.js';
import { filterRows, takePage, takeSortedPage } from './take-rows.js';

async function* stream(rows: readonly Row[], onRead: () => void = () => undefined): AsyncIterable<Row> {
  for (const row of rows) {
    onRead();
    yield row;
  }
}

const SORTED_BY = [{ position: 0, type: 'text' }, { position: 1, type: 'count' }] as const;

describe('a page of rows in their own order', () => {
  const rows: Row[] = [['a', 2, 'x'], ['a', 10, 'y'], ['b', 1, 'p'], ['b', 1, 'q'], ['b', 1, 'r'], ['ü', 1, 'z']];

  it('begins after a row and reads one row beyond its end', async () => {
    let read = 0;
    const page = await takePage(stream(rows, () => (read += 1)), SORTED_BY, { after: { cells: ['a', 2], count: 1 }, limit: 2 });
    expect(page).toEqual({ rows: [['a', 10, 'y'], ['b', 1, 'p']], next: { cells: ['b', 1], count: 1 } });
    expect(read).toBe(4);
  });

  it('goes on in the middle of rows with the same sort cells', async () => {
    const page = await takePage(stream(rows), SORTED_BY, { after: { cells: ['b', 1], count: 2 }, limit: 5 });
    expect(page).toEqual({ rows: [['b', 1, 'r'], ['ü', 1, 'z']], next: null });
  });

  it('begins at the next row where its own has gone', async () => {
    expect((await takePage(stream(rows), SORTED_BY, { after: { cells: ['a', 9], count: 1 }, limit: 1 })).rows).toEqual([['a', 10, 'y']]);
    expect(await takePage(stream(rows), SORTED_BY, { after: { cells: ['ü', 1], count: 1 }, limit: 1 })).toEqual({ rows: [], next: null });
  });
});

describe('a page of rows in another order', () => {
  const rows: Row[] = [['a', '9.50'], ['b', null], ['c', '10.00'], ['d', '-1.00'], ['e', '10.00']];
  const sorted = async (descending: boolean, offset: number, limit: number) => {
    const page = await takeSortedPage(stream(rows), { position: 1, type: 'money', descending }, { offset, limit });
    return [page.rows.map(([id]) => id).join(''), page.next];
  };

  it('goes by value either way; rows alike keep their order, absent cells come last', async () => {
    expect(await sorted(false, 0, 9)).toEqual(['daceb', null]);
    expect(await sorted(true, 0, 9)).toEqual(['ceadb', null]);
  });

  it('begins at an offset, and says where the next begins', async () => {
    expect(await sorted(true, 0, 2)).toEqual(['ce', 2]);
    expect(await sorted(true, 2, 2)).toEqual(['ad', 4]);
    expect(await sorted(true, 4, 2)).toEqual(['b', null]);
    expect(await sorted(true, 9, 2)).toEqual(['', null]);
  });
});

describe('a filter', () => {
  const rows: Row[] = [['M-1', 'head'], ['m-2', 'tail'], ['x-1', 'tail']];
  const passed = async (filter: Parameters<typeof filterRows>[1]) => {
    const found: unknown[] = [];
    for await (const row of filterRows(stream(rows), filter)) found.push(row[0]);
    return found;
  };

  it('asks for cells and for parts of ids, whatever their case', async () => {
    expect(await passed({ equals: [], search: null })).toEqual(['M-1', 'm-2', 'x-1']);
    expect(await passed({ equals: [{ position: 1, cell: 'tail' }], search: null })).toEqual(['m-2', 'x-1']);
    expect(await passed({ equals: [], search: { positions: [0], text: 'M-' } })).toEqual(['M-1', 'm-2']);
    expect(await passed({ equals: [{ position: 1, cell: 'tail' }], search: { positions: [0], text: 'm-' } })).toEqual(['m-2']);
  });
});
