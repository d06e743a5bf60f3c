import type { Content } from 'pdfmake/interfaces.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import { NONE, readDay, readInstant, readMonth, readRatio, readValue } from '../readable-figures.js';
import { COLOURS, CONTENT_WIDTH } from './look.js';
import type { PackSource } from './pack-section.js';
import type { FigureCell, FigureColumn } from './pieces.js';
import { figureTable, heading, lead, quiet, sectionTitle, shorten } from './pieces.js';

/** Short records stand below each other. */
const BETWEEN_SECTIONS = 30;

/** Those on probation, with the months that decide it. */
export function writeProbations({ pack, words }: PackSource): Content[] {
  const { language } = pack.cover;
  const columns: FigureColumn[] = [
    { title: words.month, share: 90 },
    { title: words.state, share: 90 },
    { title: words.total, share: 80, align: 'right' },
    { title: words.weeklyOutbound, share: 120, align: 'right' },
  ];
  const reviews = pack.probations.map(({ managerName, division, from, until, state, months }): Content => {
    const rows = months.map(({ month, state, total, weeklyCompletion }): FigureCell[] => [readMonth(month, language), words.monthStates[state] ?? state, total ?? NONE, readRatio(weeklyCompletion)]);
    const span = words.span(readDay(from, language), until === null ? null : readDay(until, language));
    const standing = state === null ? [] : [words.probationStates[state] ?? state];
    return {
      stack: [heading(shorten(managerName, 44)), quiet([shorten(division, 44), span, ...standing].join(' · ')), months.length === 0 ? quiet(words.noMonths) : figureTable(columns, rows)],
      unbreakable: true,
    };
  });
  return [sectionTitle(words.probations, 'probations'), ...(reviews.length === 0 ? [quiet(words.noProbations)] : reviews)];
}

/** Closed figures that would be others by now. */
export function writeAdjustments({ pack, words }: PackSource): Content[] {
  const { language, timeZone } = pack.cover;
  const columns: FigureColumn[] = [
    { title: words.division, share: 90 },
    { title: words.manager, share: 90 },
    { title: words.figure, share: 110 },
    { title: words.closedValue, share: 74, align: 'right' },
    { title: words.currentValue, share: 74, align: 'right' },
    { title: words.found, share: 90 },
  ];
  const rows = pack.adjustments.map(({ division, managerName, figure, closedValue, currentValue, foundAt }): FigureCell[] => [
    shorten(division, 24),
    shorten(managerName, 24),
    figureName(figure, { pack, words }),
    readFigure(figure, closedValue),
    readFigure(figure, currentValue),
    readInstant(foundAt, language, timeZone),
  ]);
  return [
    sectionTitle(words.adjustments, 'adjustments', BETWEEN_SECTIONS),
    ...(rows.length === 0 ? [quiet(words.noAdjustments)] : [lead(words.adjustmentsLead), figureTable(columns, rows)]),
  ];
}

/** `sales.actual` in words. */
function figureName(figure: string, { pack, words }: PackSource): string {
  const [module = '', part = ''] = figure.split('.');
  const parts: Readonly<Record<string, string>> = { actual: words.actual, target: words.target, completion: words.completion, points: words.points, weight: words.weight, total: words.total, grade: words.grade, rank: words.rank };
  const kpi = KPI_LIST.find(([id]) => id === module)?.[1].kpi;
  if (kpi === undefined) return parts[module] ?? figure;
  return `${kpi.title[pack.cover.language]} · ${parts[part] ?? part}`;
}

/** A published figure by what it is: `sales.actual` in the unit of the KPI, a completion in percent, others as numbers. */
function readFigure(figure: string, value: string | null): string {
  const [module = '', part = ''] = figure.split('.');
  const kpi = KPI_LIST.find(([id]) => id === module)?.[1].kpi;
  if (part === 'completion') return readRatio(value);
  if (kpi === undefined || (part !== 'actual' && part !== 'target')) return value ?? NONE;
  return readValue(value, kpi.unit);
}

/** The day that rules without one are in force from. */
const FROM_THE_BEGINNING = '0001-01-01';

/** Versions of the rules with what each changed. */
export function writeRuleChanges({ pack, words }: PackSource): Content[] {
  const { language, timeZone } = pack.cover;
  const columns: FigureColumn[] = [
    { title: words.setting, share: 230 },
    { title: words.before, share: 130 },
    { title: words.after, share: 130 },
  ];
  const versions = pack.ruleChanges.flatMap(({ version, inForceFrom, appliedAt, appliedBy, changes }): Content[] => {
    const rows = changes.map(({ path, before, after }): FigureCell[] => [shorten(path, 120), { text: shorten(before ?? NONE, 160), color: COLOURS.muted }, shorten(after ?? NONE, 160)]);
    return [
      heading(words.versionHead(version, inForceFrom === FROM_THE_BEGINNING ? null : readDay(inForceFrom, language))),
      ...(appliedAt === null ? [] : [quiet(words.applied(appliedBy, readInstant(appliedAt, language, timeZone)))]),
      rows.length === 0 ? quiet(words.noSettingChanged) : figureTable(columns, rows),
    ];
  });
  return [sectionTitle(words.ruleChanges, 'rule changes', BETWEEN_SECTIONS), ...(versions.length === 0 ? [quiet(words.noRuleChanges)] : versions)];
}

/** What every figure means, by module. */
export function writeDefinitions({ pack, words }: PackSource): Content[] {
  const { language } = pack.cover;
  const groups = [{ title: words.general, module: null }, ...KPI_LIST.map(([module, { kpi }]) => ({ title: kpi.title[language], module }))];
  const contents = groups.flatMap(({ title, module }): Content[] => {
    const own = pack.definitions.filter((definition) => definition.module === module);
    if (own.length === 0) return [];
    const lines = own.map(({ term, text }): Content => ({
      columns: [
        { width: 112, text: term[language], bold: true },
        { width: CONTENT_WIDTH - 124, text: text[language], lineHeight: 1.25 },
      ],
      columnGap: 12,
      unbreakable: true,
      margin: [0, 2.5, 0, 2.5],
    }));
    const [first = '', ...rest] = lines;
    // A title never stands alone at the foot of a page.
    return [{ stack: [heading(title), first], unbreakable: true }, ...rest];
  });
  return [sectionTitle(words.definitions, 'definitions'), ...(contents.length === 0 ? [quiet(words.noDefinitions)] : contents)];
}
