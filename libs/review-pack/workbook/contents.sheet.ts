import { KPI_LIST } from '#libs/kpi/list.js';
import type { SheetContents, WorkbookSheet } from '#libs/spreadsheets/workbook.js';
import { readPeriod } from '../readable-figures.js';
import { COLOURS, LOOKS } from './looks.js';
import { SheetCanvas } from './sheet-canvas.js';
import { putSection } from './sheet-parts.js';
import type { SheetWord } from './words.js';
import type { WorkbookPlan } from './workbook-plan.js';
import { linkTo, printSetup, sheetOf, titleOf } from './workbook-plan.js';

const OVERVIEW: readonly SheetWord[] = ['cover', 'ranking'];
const RECORDS: readonly SheetWord[] = ['targets', 'revisions', 'probations', 'adjustments', 'ruleChanges', 'rules', 'definitions'];

/** The contents: every sheet with what stands on it; a click leads there. */
export function contentsSheet(plan: WorkbookPlan): WorkbookSheet {
  return {
    name: plan.names.contents,
    widths: [26, 20, 74],
    showsGrid: false,
    tabColour: COLOURS.ink,
    print: printSetup(plan, 'portrait'),
    contents: () => fill(plan),
  };
}

function fill(plan: WorkbookPlan): SheetContents {
  const { words, names, pack, moduleNames } = plan;
  const canvas = new SheetCanvas(plan.isLive);
  canvas.height(0, 34);
  canvas.text(0, 0, words.sheets.contents, LOOKS.title);
  canvas.text(1, 0, words.titleOf(readPeriod(pack.cover.quarter, pack.cover.language)), LOOKS.subtitle);
  let row = 3;
  const section = (title: string) => {
    putSection(canvas, row, title, 2);
    row += 1;
  };
  const put = (sheet: string, second: string, about: string) => {
    canvas.text(row, 0, sheet, LOOKS.linked, linkTo(sheet));
    canvas.text(row, 1, second, LOOKS.muted);
    canvas.text(row, 2, about, LOOKS.text);
    canvas.height(row, 18);
    row += 1;
  };
  const putAll = (sheets: readonly SheetWord[]) => {
    for (const sheet of sheets) put(names[sheet], '', words.about[sheet]);
  };
  section(words.overview);
  putAll(OVERVIEW);
  row += 1;
  section(words.people);
  for (const manager of pack.managers) put(sheetOf(plan, manager), manager.summary.managerId, [manager.summary.division, manager.summary.category].filter((each) => each !== '').join(' · '));
  row += 1;
  section(words.modulesAndEvidence);
  for (const [module] of KPI_LIST) {
    put(moduleNames[module].figures, '', words.moduleAbout(titleOf(plan, module)));
    put(moduleNames[module].evidence, '', words.evidenceAbout(titleOf(plan, module)));
  }
  row += 1;
  section(words.records);
  putAll(RECORDS);
  return canvas;
}
