/** The letters of a column by its place, the first being 0: `A`, `Z`, `AA`. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest === 0 ? '' : columnLetters(rest - 1)) + String.fromCodePoint(65 + (column % 26));
}

/** A cell as formulas name it; row and column count from 0: (9, 4) is `E10`. */
export function cellName(row: number, column: number): string {
  return `${columnLetters(column)}${row + 1}`;
}

/** A cell that stays the same wherever a formula is copied to: `$E$10`. */
export function fixedCellName(row: number, column: number): string {
  return `$${columnLetters(column)}$${row + 1}`;
}

/** A range of cells in a column that stays the same wherever a formula is copied to: `$E$10:$E$14`. */
export function fixedColumnRange(column: number, firstRow: number, lastRow: number): string {
  return `${fixedCellName(firstRow, column)}:${fixedCellName(lastRow, column)}`;
}

/** A cell or range of another sheet. */
export function onSheet(sheet: string, range: string): string {
  return `'${sheet.replaceAll("'", "''")}'!${range}`;
}
