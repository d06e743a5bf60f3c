import fc from 'fast-check';
import type { TableRow } from './table-rows.js';
import { cutRows, separatorOf } from './table-rows.js';

async function* inPieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function cut(text: string, size = 1_000, separator: Parameters<typeof cutRows>[1] = ','): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const batch of cutRows(inPieces(text, size), separator)) rows.push(...batch);
  return rows;
}

describe('the rows of a table', () => {
  it.each([1, 2, 3, 7, 1_000])('are the same in pieces of %d characters', async (size) => {
    const text = '订单号,备注\r\n1,"a, ""b""\r\nc"\r\n\r\n2,x"y,\n3,"z" \n4,"",5"';
    expect(await cut(text, size)).toEqual([
      { line: 1, cells: ['订单号', '备注'], width: 2 },
      { line: 2, cells: ['1', 'a, "b"\r\nc'], width: 2 },
      { line: 5, cells: ['2', 'x"y', ''], width: 3 },
      { line: 6, cells: ['3', 'z'], width: 2 },
      { line: 7, cells: ['4', '', '5"'], width: 3 },
    ]);
  });

  it.each([',', '"",'])('have a thousand cells at most, and tell how many there are: %s', async (piece) => {
    const [row] = await cut(`${piece.repeat(5_000)}x`, 100_000);
    expect({ width: row?.width, cells: row?.cells.length }).toEqual({ width: 5_001, cells: 1_000 });
  });

  it('are what was written, whatever it is and wherever it is cut', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r', ' ', '号'), maxLength: 8 });
    const rows = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    const size = fc.integer({ min: 1, max: 9 });
    await fc.assert(
      fc.asyncProperty(rows, size, fc.constantFrom('\n', '\r\n'), async (written, pieces, end) => {
        const text = written.map((cells) => cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(',')).join(end);
        expect((await cut(text, pieces)).map(({ cells }) => cells)).toEqual(written);
      }),
    );
  });

  it.each([
    ['a quote that is never closed', 'a,b\n1,"x\n2,y\n', 'file-quote-unclosed', 2],
    ['a NUL', 'a,b\n1,2\n3,\0\n', 'file-has-nul', 3],
    ['a record beyond all measure', `a,b\n1,2\n${'x'.repeat(5_000_000)}`, 'file-record-too-long', 3],
    ['the same in quotes', `a,b\n1,2\n"${'x\n'.repeat(2_500_000)}`, 'file-quote-unclosed', 3],
  ])('end with %s', async (_, text, code, line) => {
    await expect(cut(text, 65_536)).rejects.toMatchObject({ code, details: { line } });
  });
});

it('the separator is the one that the first line has most of, or a later one clearly more', () => {
  expect(separatorOf('Report\nSeptember 1, 2026 - September 2, 2026\nDay\tCampaign\tCost\tClicks\tImpr.\tValue\n')).toBe('\t');
  expect(separatorOf('a;b;c\n1,5;2,5;3,5\n')).toBe(';');
  expect(separatorOf('a,b,c\n')).toBe(',');
  expect(separatorOf('报表\n日期\t计划,1\t花费\n')).toBe('\t');
  expect(separatorOf('"a,b,c,d";e;f\n')).toBe(';');
  expect(separatorOf('alone\n')).toBe(',');
});
