import type { Content } from 'pdfmake/interfaces.js';
import type { KpiSlice } from '#libs/kpi/kpi-slice.js';
import type { ModuleId } from '#libs/kpi/list.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import type { ManagerPages } from '../review-pack.js';
import { destinationOf } from './destinations.js';
import { COLOURS, TEXT } from './look.js';
import { writeManagerPage } from './manager-page.js';
import type { ChosenEvidence } from './module-pages.js';
import { writeModule } from './module-pages.js';
import type { PackEntry, PackSection, PackSource } from './pack-section.js';
import { shorten } from './pieces.js';
import { writeRanking } from './ranking-pages.js';
import { writeAdjustments, writeDefinitions, writeProbations, writeRuleChanges } from './record-pages.js';
import { writeTargets } from './target-pages.js';

/** Of a line across the page. */
const DIVISION_PLACES = 100;

/** All sections after the contents, in their order. */
export function sectionsOf(source: PackSource, evidence: readonly ChosenEvidence[]): readonly PackSection[] {
  const { pack, words } = source;
  const entry = (id: string, title: string): PackEntry => ({ id, title, level: 1 });
  return [
    { entries: [entry('ranking', words.ranking)], content: () => writeRanking(source) },
    ...pack.managers.map((manager, index) => managerSection(source, manager, index)),
    ...KPI_LIST.map((module) => moduleSection(source, module, evidence)),
    { entries: [entry('targets', words.targets)], content: () => writeTargets(source) },
    {
      entries: [entry('probations', words.probations), entry('adjustments', words.adjustments), entry('rule changes', words.ruleChanges)],
      content: () => [...writeProbations(source), ...writeAdjustments(source), ...writeRuleChanges(source)],
    },
    { entries: [entry('definitions', words.definitions)], content: () => writeDefinitions(source) },
  ];
}

function managerSection(source: PackSource, manager: ManagerPages, index: number): PackSection {
  const { managerId, name, division, total, grade } = manager.summary;
  const parent = `division ${division}`;
  const isFirst = source.pack.managers[index - 1]?.summary.division !== division;
  // The first of a division carries the bookmark that the others hang from.
  const bookmark = isFirst ? { id: parent, outline: true, outlineText: division } : {};
  const eyebrow: Content = { text: shorten(division, DIVISION_PLACES), color: COLOURS.accent, fontSize: TEXT.table, margin: [0, 0, 0, 1], ...bookmark };
  return {
    entries: [{ id: destinationOf(managerId), title: name, level: 2, note: [grade, total].filter((text) => text !== null).join(' '), group: division }],
    content: () => [eyebrow, ...writeManagerPage(source, manager, parent)],
  };
}

function moduleSection(source: PackSource, module: readonly [ModuleId, KpiSlice], evidence: readonly ChosenEvidence[]): PackSection {
  const [id, { kpi }] = module;
  const own = evidence.filter((each) => each.evidence.module === id);
  return { entries: [{ id: `module ${id}`, title: kpi.title[source.pack.cover.language], level: 1 }], content: () => writeModule(source, module, own) };
}
