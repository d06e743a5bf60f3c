import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { COLOURS, CONTENT_WIDTH, TEXT } from './look.js';
import type { PackEntry, PackSection } from './pack-section.js';
import { TITLE_LEVEL, sectionTitle, shorten } from './pieces.js';
import type { Words } from './words.js';

const PAGE_WIDTH = 26;
const GAP = 18;
/** Places for a manager's name and grade, two managers beside each other. */
const NAME_PLACES = 30;
const GROUP_PLACES = 90;

/** The sections with the pages that they begin on, managers two in a row by division; each leads there. */
export function writeContents(sections: readonly PackSection[], words: Words, pageOf: (id: string) => number): Content[] {
  const entries = sections.flatMap(({ entries: own }) => own);
  const groups = new Set(entries.flatMap(({ group }) => group ?? []));
  const blocks: Content[] = [];
  for (let place = 0; place < entries.length; ) {
    const { level, group } = entries[place] as PackEntry;
    const alike = entries.slice(place).findIndex((each) => each.level !== level || each.group !== group);
    const block = entries.slice(place, alike === -1 ? undefined : place + alike);
    if (level === 1) blocks.push(...block.map((entry) => sectionRow(entry, pageOf(entry.id))));
    else blocks.push(groupTitle(groups.size > 1 ? (group ?? '') : words.managers), managersTable(block, pageOf));
    place += block.length;
  }
  return [sectionTitle(words.contents, 'contents'), ...blocks];
}

function groupTitle(text: string): Content {
  return { text: shorten(text, GROUP_PLACES), headlineLevel: TITLE_LEVEL, color: COLOURS.accent, margin: [0, 6, 0, 2] };
}

function sectionRow({ id, title }: PackEntry, page: number): Content {
  return {
    table: {
      dontBreakRows: true,
      widths: [CONTENT_WIDTH - PAGE_WIDTH, PAGE_WIDTH],
      body: [
        [
          { text: title, bold: true, fontSize: TEXT.lead, linkToDestination: id, margin: [0, 5, 0, 3] },
          { text: String(page), alignment: 'right', fontSize: TEXT.lead, linkToDestination: id, margin: [0, 5, 0, 3] },
        ],
      ],
    },
    layout: 'plain',
  };
}

function managersTable(managers: readonly PackEntry[], pageOf: (id: string) => number): Content {
  const name = (CONTENT_WIDTH - GAP) / 2 - PAGE_WIDTH;
  const rows = Array.from({ length: Math.ceil(managers.length / 2) }, (_, row): TableCell[] => [
    ...managerCells(managers[row * 2], pageOf),
    {},
    ...managerCells(managers[row * 2 + 1], pageOf),
  ]);
  return { table: { dontBreakRows: true, widths: [name, PAGE_WIDTH, GAP, name, PAGE_WIDTH], body: rows }, layout: 'plain', margin: [0, 0, 0, 6] };
}

function managerCells(entry: PackEntry | undefined, pageOf: (id: string) => number): TableCell[] {
  if (entry === undefined) return [{}, {}];
  const { id, title, note = '' } = entry;
  const margin: [number, number, number, number] = [0, 2, 0, 2];
  return [
    { text: [{ text: shorten(title, NAME_PLACES) }, { text: `  ${note}`, color: COLOURS.muted, fontSize: TEXT.table }], linkToDestination: id, margin },
    { text: String(pageOf(id)), alignment: 'right', color: COLOURS.muted, linkToDestination: id, margin },
  ];
}
