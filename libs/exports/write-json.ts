import type { Cell, CellType, ReportColumn, Row } from '#libs/reports/report.js';

const TEXTUAL: readonly CellType[] = ['text', 'day', 'instant'];

/**
 * A report as a JSON array of objects by column name, one to a line. Figures are numbers with exactly their published
 * decimals; absent ones are null.
 */
export async function* writeJson(columns: readonly ReportColumn[], batches: AsyncIterable<readonly Row[]>): AsyncIterable<string> {
  const keys = columns.map(({ name, type }) => ({ key: JSON.stringify(name), type }));
  let separator = '[\n';
  for await (const rows of batches) {
    let text = '';
    for (const row of rows) {
      const fields = keys.map(({ key, type }, index) => `${key}:${writeValue(row[index] ?? null, type)}`);
      text += `${separator}{${fields.join(',')}}`;
      separator = ',\n';
    }
    yield text;
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}

function writeValue(cell: Cell, type: CellType): string {
  // A published decimal is a JSON number as it stands; through a binary float it would lose its last zeros.
  if (typeof cell === 'string' && !TEXTUAL.includes(type)) return cell;
  return JSON.stringify(cell);
}
