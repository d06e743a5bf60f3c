import { setImmediate } from 'node:timers/promises';
import type { Content } from 'pdfmake/interfaces.js';
import type { ReviewPack } from '../review-pack.js';
import { writeContents } from './contents.js';
import { writeCover } from './cover.js';
import { DocumentInParts } from './document-in-parts.js';
import { readDay, readInstant, readPeriod } from '../readable-figures.js';
import { COLOURS, CONTENT_WIDTH, PAGE, TEXT } from './look.js';
import type { ChosenEvidence } from './module-pages.js';
import type { PackSection, PackSource } from './pack-section.js';
import { FRAME_LEVEL, shorten } from './pieces.js';
import { sectionsOf } from './sections.js';
import { chooseTellingRows } from './telling-rows.js';
import { wordsOf } from './words-of.js';

/** Room for the page's number, and for the name of the one who made it. */
const PAGE_PLACE = 150;
const MAKER_PLACES = 60;

/** So many rows of a module's evidence stand on paper; the workbook has all. */
const MOST_EVIDENCE = 24;

/**
 * Writes a pack as a PDF in its own language: all vectors, the fonts within. It is laid out twice, section by section: first to know on
 * which page each begins, then to be drawn; so that neither takes more memory for more managers. Tells when a manager's page is drawn.
 */
export async function* writePdf(pack: ReviewPack, { onManager = () => {} }: { readonly onManager?: () => void } = {}): AsyncIterable<Uint8Array> {
  const words = wordsOf(pack.cover.language);
  const source: PackSource = { pack, words };
  const sections = sectionsOf(source, await readEvidence(pack));
  const document = new DocumentInParts(propertiesOf(source));
  const plan = await planPages(document, source, sections);
  const parts: readonly PackSection[] = [
    { entries: [], content: () => writeCover(source) },
    { entries: [], content: () => writeContents(sections, words, plan.pageOf) },
    ...sections,
  ];
  const frame = frameOf(source, plan.pages);
  for (const { entries, content } of parts) {
    document.draw(content(), frame);
    yield* taken(document);
    if (entries.some(({ level }) => level === 2)) onManager();
    // Others have their turn between two sections.
    await setImmediate();
  }
  document.end();
  yield* taken(document);
}

async function readEvidence({ evidence }: ReviewPack): Promise<ChosenEvidence[]> {
  const chosen: ChosenEvidence[] = [];
  for (const each of evidence) {
    const rows = await chooseTellingRows(each, each.rows(), MOST_EVIDENCE);
    const { merchants } = (await each.names?.(rows.rows)) ?? { merchants: [] };
    chosen.push({ evidence: each, chosen: rows, merchants: new Map(merchants.map(({ merchantId, name }) => [merchantId, name])) });
  }
  return chosen;
}

/** How many pages there are, and the one that each section begins on. */
async function planPages(document: DocumentInParts, source: PackSource, sections: readonly PackSection[]): Promise<{ readonly pages: number; readonly pageOf: (id: string) => number }> {
  const cover = document.measure(writeCover(source));
  let pages = cover.pages + document.measure(writeContents(sections, source.words, () => 0)).pages;
  const begins = new Map<string, number>();
  for (const { entries, content } of sections) {
    const measured = document.measure(content());
    for (const { id } of entries) begins.set(id, pages + measured.pageOf(id));
    pages += measured.pages;
    await setImmediate();
  }
  return { pages, pageOf: (id) => begins.get(id) ?? 0 };
}

function propertiesOf({ pack: { cover }, words }: PackSource) {
  const whose = cover.manager?.name ?? cover.divisions.join(' ');
  return { title: `${words.title} ${cover.quarter.name} ${whose}`.trim(), subject: `${words.title} ${cover.quarter.name}`, language: cover.language === 'zh' ? 'zh-CN' : 'en', madeAt: cover.madeAt };
}

/** Title and quarter above, who made it and the page below; the cover stands for itself. */
function frameOf({ pack: { cover }, words }: PackSource, pages: number) {
  const { language, timeZone } = cover;
  const line = (left: string, right: string, top: number): Content => ({
    columns: [
      { width: CONTENT_WIDTH - PAGE_PLACE, text: left, headlineLevel: FRAME_LEVEL },
      { width: PAGE_PLACE, text: right, alignment: 'right', headlineLevel: FRAME_LEVEL },
    ],
    headlineLevel: FRAME_LEVEL,
    color: COLOURS.muted,
    fontSize: TEXT.small,
    margin: [PAGE.margins.left, top, PAGE.margins.right, 0],
  });
  const title = `${words.title} · ${readPeriod(cover.quarter, language)}`;
  return {
    header: (page: number): Content => (page === 1 ? '' : line(title, words.asOf(readDay(cover.asOf, language)), 26)),
    footer: (page: number): Content => line(words.madeBy(cover.madeBy === null ? null : shorten(cover.madeBy, MAKER_PLACES), readInstant(cover.madeAt, language, timeZone)), words.page(page, pages), 20),
  };
}

function* taken(document: DocumentInParts): Iterable<Uint8Array> {
  for (let bytes = document.takeBytes(); bytes !== null; bytes = document.takeBytes()) yield bytes;
}
