import { KPI_LIST } from '#libs/kpi/list.js';
import type { WorkbookSheet } from '#libs/spreadsheets/workbook.js';
import { writeWorkbookFile } from '#libs/spreadsheets/write-workbook-file.js';
import { readPeriod } from '../readable-figures.js';
import type { ReviewPack } from '../review-pack.js';
import { contentsSheet } from './contents.sheet.js';
import { coverSheet } from './cover.sheet.js';
import { definitionsSheet, recordSheets } from './records.js';
import { evidenceSheet } from './evidence.sheet.js';
import { COLOURS } from './looks.js';
import { scorecardSheet } from './scorecard.sheet.js';
import { moduleSheet } from './module.sheet.js';
import { rankingSheet } from './ranking.sheet.js';
import { rulesSheet } from './rules.sheet.js';
import type { WorkbookPlan } from './workbook-plan.js';
import { planWorkbook } from './workbook-plan.js';

/** How a workbook is written. */
export interface WorkbookOptions {
  /** Figures only, no formulas. */
  readonly valuesOnly: boolean;
  /** Called as soon as a manager's sheet is laid out, once for each. */
  readonly onManager: () => void;
}

const TEXT_SIZE = 10;

/**
 * The review pack as a workbook (xlsx), in the pack's language: what follows from counted figures is a formula that gives the published
 * figure, unless values only are wanted. Evidence goes straight into the file; throws what reading it throws.
 */
export function writeWorkbook(pack: ReviewPack, { valuesOnly, onManager }: WorkbookOptions): AsyncIterable<Uint8Array> {
  const plan = planWorkbook(pack, !valuesOnly);
  const { cover } = pack;
  return writeWorkbookFile({
    title: plan.words.titleOf(readPeriod(cover.quarter, cover.language)),
    author: cover.madeBy ?? 'opscore',
    createdAt: cover.madeAt,
    font: { name: plan.words.font, size: TEXT_SIZE },
    ranges: plan.rules.ranges,
    chartLines: COLOURS.line,
    sheets: sheetsOf(plan, onManager),
  });
}

function sheetsOf(plan: WorkbookPlan, onManager: () => void): WorkbookSheet[] {
  const { pack } = plan;
  const modules = KPI_LIST.flatMap(([module]) => {
    const evidence = pack.evidence.find((each) => each.module === module);
    return [moduleSheet(plan, module), ...(evidence === undefined ? [] : [evidenceSheet(plan, evidence)])];
  });
  const managers = pack.managers.map((manager) => onceLaidOut(scorecardSheet(plan, manager), onManager));
  return [coverSheet(plan), contentsSheet(plan), rankingSheet(plan), ...managers, ...modules, ...recordSheets(plan), rulesSheet(plan), definitionsSheet(plan)];
}

/** A sheet may be laid out more than once; it is told of once. */
function onceLaidOut(sheet: WorkbookSheet, tell: () => void): WorkbookSheet {
  let isTold = false;
  return {
    ...sheet,
    contents: () => {
      const contents = sheet.contents();
      if (!isTold) tell();
      isTold = true;
      return contents;
    },
  };
}
