import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Company, Kind } from '../reference/company.js';
import { COLUMNS, KINDS } from '../reference/company.js';

/** Writes a company as canonical CSV files into an emptied folder; gives the kinds that have rows, in import order. */
export function writeCompany(folder: string, company: Company): Kind[] {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const filled = KINDS.filter((kind) => company[kind].length > 0);
  for (const kind of filled) {
    const columns: readonly string[] = COLUMNS[kind];
    const rows = company[kind].map((row) => Object.values(row));
    const lines = [columns, ...rows].map((cells) => cells.map(quote).join(','));
    writeFileSync(join(folder, `${kind}.csv`), `${lines.join('\n')}\n`);
  }
  return filled;
}

function quote(cell: string): string {
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
