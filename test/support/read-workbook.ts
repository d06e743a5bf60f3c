import { readXlsx } from 'hucre/xlsx';
import { cellName } from '#libs/spreadsheets/cell-reference.js';

/** What stands in a cell of a workbook: its value (of a formula, the result that is kept with it), and the formula. */
export interface ReadCell {
  readonly value: string | number | boolean | null;
  readonly formula: string | null;
}

/** Reads a workbook back: by sheet, the cells by their names (`B7`). */
export async function readWorkbook(bytes: Uint8Array): Promise<ReadonlyMap<string, ReadonlyMap<string, ReadCell>>> {
  const { sheets } = await readXlsx(bytes);
  return new Map(
    sheets.map(({ name, rows, cells }) => {
      const found = new Map<string, ReadCell>();
      for (const [row, values] of rows.entries()) {
        for (const [column, plain] of values.entries()) {
          const cell = cells?.get(`${row},${column}`);
          const value = cell?.formulaResult ?? plain;
          if (value === null && cell?.formula === undefined) continue;
          found.set(cellName(row, column), { value: value instanceof Date ? value.toISOString() : value, formula: cell?.formula ?? null });
        }
      }
      return [name, found] as const;
    }),
  );
}
