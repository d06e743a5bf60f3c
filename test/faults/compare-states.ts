import type { CompanyState } from './simulated-company.js';

/** A row that is missing, or one that should not be there. */
export interface Difference {
  readonly isLost: boolean;
  readonly text: string;
}

/** Which rows are missing, and which are there that should not be. */
export function compareStates(expected: CompanyState, found: CompanyState): Difference[] {
  const tables = [...new Set([...expected.keys(), ...found.keys()])];
  return tables.flatMap((table) => {
    const [wanted, present] = [expected.get(table) ?? [], found.get(table) ?? []];
    const [wantedRows, presentRows] = [new Set(wanted), new Set(present)];
    return [
      ...wanted.filter((row) => !presentRows.has(row)).map((row) => ({ isLost: true, text: `${table} misses ${row}` })),
      ...present.filter((row) => !wantedRows.has(row)).map((row) => ({ isLost: false, text: `${table} has ${row}` })),
    ];
  });
}
