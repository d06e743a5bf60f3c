import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

/** The cells of a CSV file, the header first; a byte order mark is no part of them. */
export function readCells(path: string): string[][] {
  return parse(readFileSync(path), { bom: true, relax_column_count: true });
}
