import type { SheetContents, WorkbookSheet } from '#libs/spreadsheets/workbook.js';
import { readPeriod } from '../readable-figures.js';
import type { ManagerPages } from '../review-pack.js';
import { COLOURS, LOOKS, figureLook } from './looks.js';
import { putCourse } from './manager-course.js';
import { putModules } from './manager-modules.js';
import { putTiles } from './manager-tiles.js';
import { putWorkings } from './manager-workings.js';
import { SheetCanvas } from './sheet-canvas.js';
import { heightOf, putSection, putTitle } from './sheet-parts.js';
import type { WorkbookPlan } from './workbook-plan.js';
import { MANAGER_WIDTHS, TOTAL_ROW, printSetup, sheetOf } from './workbook-plan.js';

const LAST_COLUMN = MANAGER_WIDTHS.length - 1;

/** A manager's sheet: where the manager stands, the modules, what moved, the course of the quarter, merchants, and how the points come about. */
export function scorecardSheet(plan: WorkbookPlan, manager: ManagerPages): WorkbookSheet {
  return {
    name: sheetOf(plan, manager),
    widths: MANAGER_WIDTHS,
    showsGrid: false,
    tabColour: COLOURS.accent,
    print: printSetup(plan, 'portrait'),
    contents: () => fill(plan, manager),
  };
}

function fill(plan: WorkbookPlan, manager: ManagerPages): SheetContents {
  const { words, pack } = plan;
  const { summary } = manager;
  const canvas = new SheetCanvas(plan.isLive);
  const quarter = readPeriod(pack.cover.quarter, pack.cover.language);
  const about = [summary.managerId, summary.division, summary.category, quarter, words.asOf(summary.asOf), words.merchantsOf(summary.snapshot.merchants, summary.snapshot.lateMerchants)];
  putTitle(canvas, plan, { title: summary.name, subtitle: about.filter((each) => each !== '').join(' · '), lastColumn: LAST_COLUMN });
  putTiles(canvas, plan, manager);
  let row = putMoves(canvas, plan, manager, TOTAL_ROW + 2);
  row = putCourse(canvas, plan, manager, row + 1, LAST_COLUMN);
  row = putMerchants(canvas, plan, manager, row + 1);
  canvas.breaks.push(row + 1);
  const worked = putWorkings(canvas, plan, manager, row + 1, LAST_COLUMN);
  putModules(canvas, plan, manager, worked);
  return canvas;
}

const MARKS = { true: '▲', false: '▼', null: '•' } as const;
/** How many characters of a sentence stand in a line. */
const SENTENCE = 130;

function putMoves(canvas: SheetCanvas, { words, pack }: WorkbookPlan, { moved }: ManagerPages, firstRow: number): number {
  putSection(canvas, firstRow, words.moved, LAST_COLUMN);
  let row = firstRow + 1;
  if (moved.length === 0) {
    canvas.text(row, 0, words.nothingMoved, LOOKS.subtitle);
    return row + 1;
  }
  for (const { text, isBetter } of moved) {
    const sentence = text[pack.cover.language];
    const look = isBetter === null ? LOOKS.text : isBetter ? LOOKS.better : LOOKS.worse;
    canvas.text(row, 0, `${MARKS[`${isBetter}`]}  ${sentence}`, look);
    canvas.fill(row, 1, LAST_COLUMN, look);
    canvas.merge(row, 0, LAST_COLUMN);
    canvas.height(row, Math.max(18, heightOf(sentence, SENTENCE)));
    row += 1;
  }
  return row;
}

function putMerchants(canvas: SheetCanvas, { words }: WorkbookPlan, { topMerchants }: ManagerPages, firstRow: number): number {
  putSection(canvas, firstRow, words.topMerchants, LAST_COLUMN);
  let row = firstRow + 1;
  if (topMerchants.length === 0) {
    canvas.text(row, 0, words.noMerchants, LOOKS.subtitle);
    return row + 1;
  }
  for (const [column, heading] of [words.merchant, words.merchantId].entries()) canvas.text(row, column, heading, LOOKS.heading);
  canvas.text(row, 2, words.tier, LOOKS.headingCentre);
  for (const [index, heading] of [words.merchantRank, words.target, words.gmv, words.completion].entries()) canvas.text(row, 3 + index, heading, LOOKS.headingRight);
  canvas.fill(row, 0, LAST_COLUMN, LOOKS.heading);
  for (const { rank, merchantId, name, tier, target, gmv, completion } of topMerchants) {
    row += 1;
    canvas.text(row, 0, name ?? merchantId, LOOKS.text);
    canvas.text(row, 1, merchantId, LOOKS.muted);
    canvas.text(row, 2, words.tiers[tier] ?? tier, LOOKS.centred);
    canvas.figure(row, 3, rank, figureLook('count'));
    canvas.figure(row, 4, target, figureLook('money'));
    canvas.figure(row, 5, gmv, figureLook('money'));
    canvas.figure(row, 6, completion, figureLook('ratio'));
    canvas.fill(row, 7, LAST_COLUMN, LOOKS.text);
  }
  return row + 1;
}
