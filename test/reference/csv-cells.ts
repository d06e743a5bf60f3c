/**
 * A cell as a CSV export shows it: one that a spreadsheet would take for a formula, with or without apostrophes before it, gets a
 * leading apostrophe, unless it is a number.
 */
export function guardFormula(cell: string): string {
  return /^'*[=+\-@\t\r]/.test(cell) && !/^-?\d+(\.\d+)?$/.test(cell) ? `'${cell}` : cell;
}
