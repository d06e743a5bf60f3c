import type { SheetContents, WorkbookSheet } from '#libs/spreadsheets/workbook.js';
import { readDay, readInstant, readPeriod } from '../readable-figures.js';
import { COLOURS, LOOKS, inputLook } from './looks.js';
import { SheetCanvas } from './sheet-canvas.js';
import { heightOf } from './sheet-parts.js';
import type { WorkbookPlan } from './workbook-plan.js';
import { linkTo, printSetup } from './workbook-plan.js';

const WIDTHS = [4, 22, 76];
const TEXT_CHARACTERS = 74;

/** The cover: what the workbook is of, what it rests on, and how to use it. */
export function coverSheet(plan: WorkbookPlan): WorkbookSheet {
  return {
    name: plan.names.cover,
    widths: WIDTHS,
    showsGrid: false,
    tabColour: COLOURS.ink,
    print: printSetup(plan, 'portrait', { isOnePage: true }),
    contents: () => fill(plan),
  };
}

function fill(plan: WorkbookPlan): SheetContents {
  const { words, pack, names } = plan;
  const { cover } = pack;
  const canvas = new SheetCanvas(plan.isLive);
  canvas.height(1, 44);
  canvas.text(1, 1, words.titleOf(readPeriod(cover.quarter, cover.language)), { ...LOOKS.title, font: { ...LOOKS.title.font, size: 28, color: { rgb: COLOURS.accent } } });
  canvas.height(2, 24);
  canvas.text(2, 1, cover.manager === null ? cover.divisions.join('、') : `${cover.manager.name} · ${cover.divisions.join('、')}`, { ...LOOKS.subtitle, font: { ...LOOKS.subtitle.font, size: 14 } });
  let row = 4;
  const put = (label: string, text: string) => {
    canvas.text(row, 1, label, LOOKS.label);
    canvas.text(row, 2, text, LOOKS.wrapped);
    canvas.height(row, Math.max(20, heightOf(text, TEXT_CHARACTERS)));
    row += 1;
  };
  const at = (instant: Date) => readInstant(instant, cover.language, cover.timeZone);
  put(words.divisions, cover.divisions.join('、'));
  put(words.manager, cover.manager === null ? words.managersOf(cover.managers) : `${cover.manager.name} (${cover.manager.managerId})`);
  put(words.quarter, `${cover.quarter.first} – ${cover.quarter.last}`);
  put(words.dataUntil, readDay(cover.asOf, cover.language));
  put(words.state, words.states[cover.state]);
  if (cover.closings.length > 0) put(words.closings, cover.closings.map(({ division, closedAt, closedBy }) => words.closing(division, closedBy, at(closedAt))).join('\n'));
  put(words.rules, words.ruleVersion(cover.ruleVersion));
  put(words.ruleFingerprint, cover.ruleFingerprint);
  put(words.fingerprint, cover.fingerprint);
  put(words.made, `${words.madeBy(cover.madeBy, at(cover.madeAt))} (${cover.timeZone})`);
  const warnings = [
    ...(cover.state === 'running' ? [words.running] : []),
    ...(cover.isCurrent ? [] : [words.stale]),
    ...(cover.isProvisional ? [words.provisional] : []),
  ];
  for (const warning of warnings) {
    canvas.text(row, 1, warning, LOOKS.warning);
    canvas.merge(row, 1, 2);
    canvas.height(row, heightOf(warning, TEXT_CHARACTERS + 22) + 4);
    row += 1;
  }
  row += 1;
  canvas.height(row, 22);
  canvas.text(row, 1, words.howToRead, LOOKS.section);
  canvas.fill(row, 2, 2, LOOKS.section);
  row += 1;
  if (plan.isLive) {
    canvas.text(row, 1, words.inputLegend, { ...inputLook('count'), alignment: { vertical: 'center', wrapText: true } });
    canvas.height(row, 30);
    canvas.text(row, 2, words.liveNote, LOOKS.wrapped);
    canvas.height(row, Math.max(30, heightOf(words.liveNote, TEXT_CHARACTERS)));
    row += 1;
  }
  const note = plan.isLive ? words.fixedNote : words.valuesNote;
  canvas.fill(row, 1, 1, LOOKS.label);
  canvas.text(row, 2, note, LOOKS.wrapped);
  canvas.height(row, heightOf(note, TEXT_CHARACTERS));
  canvas.text(row + 2, 1, words.sheets.contents, LOOKS.link, linkTo(names.contents));
  canvas.text(row + 2, 2, words.sheets.ranking, LOOKS.link, linkTo(names.ranking));
  return canvas;
}
