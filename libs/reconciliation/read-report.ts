import type { DayRange } from '#libs/domain/business-time.js';
import { contains, parseDay } from '#libs/domain/business-time.js';
import { parseYuan } from '#libs/domain/money.js';
import type { ReconciledFigure } from '#libs/ingest/mapping/reconciled-figures.js';
import { RECONCILED_FIGURES } from '#libs/ingest/mapping/reconciled-figures.js';
import type { ReconciledRow } from '#libs/ingest/mapping/read-reconciled.js';

/** A cell of a report that cannot be read. */
interface UnreadableCell {
  readonly line: number;
  readonly column: string;
  readonly value: string;
}

/** How the rows of a report were taken. */
export interface RowsTaken {
  rows: number;
  /** Rows that were passed over, since something in them cannot be read. */
  unreadable: number;
  readonly firstUnreadable: UnreadableCell[];
}

const MOST_SHOWN = 5;

/** Figures that are money; all others are counts. */
export function isAmount(figure: ReconciledFigure): boolean {
  return figure === 'gmv' || figure.endsWith('_amount');
}

/** The rows of a report as CSV for the table of its rows: amounts in fen. Counts what it takes, and what it cannot read. */
export async function* writeRows(batches: AsyncIterable<readonly ReconciledRow[]>, days: Partial<DayRange>, taken: RowsTaken): AsyncGenerator<string> {
  const asked: DayRange = { first: days.first ?? '0001-01-01', last: days.last ?? '9999-12-31' };
  for await (const rows of batches) {
    let text = '';
    for (const row of rows) {
      const bad = firstUnreadable(row);
      if (bad !== null) {
        taken.unreadable += 1;
        if (taken.firstUnreadable.length < MOST_SHOWN) taken.firstUnreadable.push(bad);
      } else if (contains(asked, row.day)) {
        taken.rows += 1;
        const figures = RECONCILED_FIGURES.map((figure) => valueOf(figure, row.figures[figure]) ?? '');
        text += `${quote(row.merchantId)},${row.day},${quote(row.agentId ?? '')},${row.line},${figures.join(',')}\n`;
      }
    }
    if (text !== '') yield text;
  }
}

function firstUnreadable({ line, day, merchantId, agentId, figures }: ReconciledRow): UnreadableCell | null {
  if (!isReadable(() => parseDay(day))) return { line, column: 'day', value: day };
  if (merchantId === '') return { line, column: 'merchant_id', value: '' };
  if (agentId === '') return { line, column: 'agent_id', value: '' };
  for (const figure of RECONCILED_FIGURES) {
    const value = figures[figure];
    if (value !== undefined && !isReadable(() => valueOf(figure, value))) return { line, column: figure, value };
  }
  return null;
}

function isReadable(read: () => unknown): boolean {
  try {
    return read() !== null;
  } catch {
    return false;
  }
}

/** Fen, or a count; null where there is nothing, or no such number. */
function valueOf(figure: ReconciledFigure, value: string | undefined): number | null {
  if (value === undefined) return null;
  if (isAmount(figure)) return parseYuan(value);
  return /^\d{1,9}$/.test(value) ? Number(value) : null;
}

/** A text that is never taken for nothing. */
function quote(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
