import type { Content } from 'pdfmake/interfaces.js';
import { readDay, readInstant, readPeriod } from '../readable-figures.js';
import { COLOURS, CONTENT_WIDTH, TEXT } from './look.js';
import type { PackSource } from './pack-section.js';
import { factList, shorten, warning } from './pieces.js';

/** Names may be as long as somebody made them; the cover keeps to one page. */
const NAME_PLACES = 60;
const TITLE_PLACES = 130;
const LIST_PLACES = 600;

/** The first page: what this is, of whom, from which facts and rules, and what one has to know before one trusts it. */
export function writeCover({ pack: { cover }, words }: PackSource): Content[] {
  const { language, manager, timeZone } = cover;
  const facts: readonly (readonly [string, string])[] = [
    [words.quarter, `${readPeriod(cover.quarter, language)} (${cover.quarter.name})`],
    [words.dataUntil, readDay(cover.asOf, language)],
    ...(manager === null ? [] : [[words.manager, `${shorten(manager.name, NAME_PLACES)} (${manager.managerId})`] as const]),
    [words.divisions, shorten(cover.divisions.join(language === 'zh' ? '、' : ', '), LIST_PLACES)],
    ...(manager === null ? [[words.managers, words.managersOf(cover.managers)] as const] : []),
    [words.state, words.states[cover.state]],
    ...cover.closings.map(({ division, closedAt, closedBy }) => ['', words.closing(shorten(division, NAME_PLACES), shorten(closedBy, NAME_PLACES), readInstant(closedAt, language, timeZone))] as const),
    [words.rules, words.ruleVersion(cover.ruleVersion)],
    ['', cover.ruleFingerprint],
    [words.fingerprint, cover.fingerprint],
    [words.made, `${shorten(words.makers(cover.madeBy), NAME_PLACES)}${language === 'zh' ? '，' : ', '}${readInstant(cover.madeAt, language, timeZone)} (${timeZone})`],
  ];
  return [
    { canvas: [{ type: 'rect', x: 0, y: 0, w: 46, h: 4, color: COLOURS.accent }], margin: [0, 96, 0, 22] },
    { text: words.title, id: 'cover', fontSize: TEXT.lead + 3, color: COLOURS.accent, bold: true, outline: true, outlineText: words.title },
    { text: readPeriod(cover.quarter, language), fontSize: TEXT.title + 5, bold: true, margin: [0, 2, 0, 4] },
    { text: coveredBy({ manager, divisions: cover.divisions, language }), fontSize: TEXT.heading, color: COLOURS.muted, margin: [0, 0, 0, 34] },
    ...warningsOf({ state: cover.state, isCurrent: cover.isCurrent, isProvisional: cover.isProvisional }, words).map(warning),
    { canvas: [{ type: 'line', x1: 0, y1: 0, x2: CONTENT_WIDTH, y2: 0, lineWidth: 0.6, lineColor: COLOURS.line }], margin: [0, 14, 0, 10] },
    factList(facts, 124),
  ];
}

/** The largest line below the title: a manager, a division, or how many divisions there are. */
function coveredBy({ manager, divisions, language }: { readonly manager: { readonly name: string } | null; readonly divisions: readonly string[]; readonly language: 'en' | 'zh' }): string {
  const separator = language === 'zh' ? '、' : ', ';
  return shorten(manager === null ? divisions.join(separator) : [manager.name, ...divisions].join(' · '), TITLE_PLACES);
}

function warningsOf(
  { state, isCurrent, isProvisional }: { readonly state: string; readonly isCurrent: boolean; readonly isProvisional: boolean },
  words: PackSource['words'],
): string[] {
  return [...(state === 'running' ? [words.running] : []), ...(isCurrent ? [] : [words.stale]), ...(isProvisional ? [words.provisional] : [])];
}
