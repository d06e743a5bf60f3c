import { displayWidth } from './display-width.js';
import { LOOKS } from './looks.js';
import type { SheetCanvas } from './sheet-canvas.js';
import type { WorkbookPlan } from './workbook-plan.js';
import { linkTo } from './workbook-plan.js';

/** The head of a sheet: its title, a line under it, and the way back to the contents. */
export function putTitle(
  canvas: SheetCanvas,
  { words, names }: WorkbookPlan,
  { title, subtitle, lastColumn }: { readonly title: string; readonly subtitle: string; readonly lastColumn: number },
): void {
  canvas.height(0, 34);
  canvas.text(0, 0, title, LOOKS.title);
  canvas.text(1, 0, subtitle, LOOKS.subtitle);
  canvas.height(1, 18);
  canvas.text(1, lastColumn, words.toContents, LOOKS.linkRight, linkTo(names.contents));
}

/** The title of a part of a sheet, with a line over all of its columns. */
export function putSection(canvas: SheetCanvas, row: number, text: string, lastColumn: number): void {
  canvas.height(row, 22);
  canvas.text(row, 0, text, LOOKS.section);
  canvas.fill(row, 1, lastColumn, LOOKS.section);
}

/** The height in points of headings that are broken into lines where their columns are too narrow. */
export function headingHeight(headings: readonly string[], widths: readonly number[]): number {
  return Math.max(20, ...headings.map((heading, index) => heightOf(heading, Math.max(4, (widths[index] ?? 12) - 3)) + 4));
}

/** The height in points of a text that is broken into lines over so many characters. */
export function heightOf(text: string, characters: number): number {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / characters)), 0);
  return Math.min(409, 4 + lines * 13.5);
}
