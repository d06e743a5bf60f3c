import type { Content } from 'pdfmake/interfaces.js';
import { evaluateWorked } from '#libs/domain/evaluate-worked-figures.js';
import { parseCurve } from '#libs/domain/points-curve.js';
import type { WorkedCell } from '#libs/domain/worked-figures.js';
import { exactRatioCell } from '#libs/reports/cells.js';
import type { ManagerPages } from '../review-pack.js';
import { readDays, readNumber, readRatio } from '../readable-figures.js';
import { COLOURS, TEXT } from './look.js';
import type { PackSource } from './pack-section.js';
import type { FigureCell, FigureColumn } from './pieces.js';
import { figureTable, quiet } from './pieces.js';

/** What was sent out week by week against its target, as the module's working-out has it. */
export function writeSlices({ words, pack }: PackSource, { worked }: ManagerPages, width: number): Content[] {
  const outbound = worked.outbound;
  const table = outbound?.tables.find(({ id }) => id === 'slices');
  if (outbound === undefined || table === undefined) return [quiet(words.noSlices)];
  const cells = evaluateWorked(outbound, parseCurve(pack.curves.outbound.map(({ completion, points }) => [completion, points]))).cells.get('slices');
  const place = (id: string) => table.columns.findIndex((column) => column.id === id);
  const rows = table.rows.map((row, index): FigureCell[] => {
    const completion = exactRatioCell(cells?.[index]?.[place('completion')] ?? null);
    return [
      readDays(writtenIn(row[place('first')]), writtenIn(row[place('last')]), pack.cover.language),
      readNumber(writtenIn(row[place('actual')])),
      readNumber(writtenIn(row[place('target')])),
      { text: readRatio(completion), color: Number(completion ?? 1) >= 1 ? COLOURS.good : COLOURS.ink },
    ];
  });
  const columns: FigureColumn[] = [
    { title: words.days, share: 58 },
    { title: words.actual, share: 38, align: 'right' },
    { title: words.target, share: 38, align: 'right' },
    { title: words.completion, share: 50, align: 'right' },
  ];
  return [figureTable(columns, rows, { width, fontSize: TEXT.small, isDense: true })];
}

function writtenIn(cell: WorkedCell | undefined): string {
  if (cell === undefined || cell === null || cell.kind === 'computed') return '';
  return cell.kind === 'text' ? cell.text.en : cell.value;
}
