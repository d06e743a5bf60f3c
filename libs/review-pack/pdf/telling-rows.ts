import type { Cell, ReportColumn, Row } from '#libs/reports/report.js';

/** How telling a row of a report is: rows with a smaller first number come first, then those with a larger second one. */
type Weight = readonly [number, number];

/** Reads a cell of a row by the name of its column; null where the report has none of that name. */
type CellOf = (name: string) => Cell;

const WEIGHTS: Readonly<Record<string, (cell: CellOf) => Weight>> = {
  tiers: (cell) => [number(cell('rank')), number(cell('period_gmv'))],
  ads: (cell) => [cell('attention') === true ? 0 : 1, number(cell('spend'))],
  slots: (cell) => [0, number(cell('amount'))],
  conversion: (cell) => [cell('flag') === 'low' ? 0 : 1, number(cell('visitors'))],
  outbound: (cell) => [cell('completion') === null ? 1 : 0, -number(cell('completion'))],
};

/** The rows of a report that tell the most, and how many there are. */
export interface TellingRows {
  readonly rows: readonly Row[];
  readonly all: number;
}

/** Chooses so many rows while they are read, and keeps no more than twice as many. Reports without a rule of their own give their first rows. */
export async function chooseTellingRows(report: { readonly report: string; readonly columns: readonly ReportColumn[] }, rows: AsyncIterable<Row>, most: number): Promise<TellingRows> {
  const weigh = WEIGHTS[report.report] ?? (() => [0, 0] as const);
  const places = new Map(report.columns.map(({ name }, place) => [name, place]));
  let kept: { readonly row: Row; readonly weight: Weight; readonly place: number }[] = [];
  const cut = () => {
    kept = kept.toSorted((left, right) => left.weight[0] - right.weight[0] || right.weight[1] - left.weight[1] || left.place - right.place).slice(0, most);
  };
  let all = 0;
  for await (const row of rows) {
    kept.push({ row, weight: weigh((name) => row[places.get(name) ?? -1] ?? null), place: all });
    all += 1;
    if (kept.length >= 2 * most) cut();
  }
  cut();
  return { rows: kept.map(({ row }) => row), all };
}

function number(cell: Cell): number {
  return cell === null ? 0 : Number(cell);
}
