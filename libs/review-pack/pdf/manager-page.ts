import type { Content } from 'pdfmake/interfaces.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import type { ManagerPages } from '../review-pack.js';
import { destinationOf } from './destinations.js';
import { NONE, readDay, readMoney, readRatio, readValue } from '../readable-figures.js';
import { COLOURS, CONTENT_WIDTH, TEXT } from './look.js';
import { writeCourse } from './manager-course.js';
import { writeSlices } from './outbound-slices.js';
import type { PackSource } from './pack-section.js';
import type { FigureCell, FigureColumn } from './pieces.js';
import { completionBar, figureTable, heading, quiet, shorten, sideBySide } from './pieces.js';

const MOST_MOVES = 6;
const BAR_WIDTH = 74;
/** Names longer than this leave the title no room. */
const TITLE_PLACES = 32;
const COLUMN_GAP = 16;
const LEFT_WIDTH = 318;
const TOTAL_WIDTH = 110;
const GRADE_WIDTH = 40;

/** The page of one manager: how it ended, from which modules, how it went, what moved, and the merchants and weeks under it. */
export function writeManagerPage(source: PackSource, manager: ManagerPages, parent: string): Content[] {
  const { words } = source;
  return [
    ...writeHead(source, manager, parent),
    writeModules(source, manager),
    ...writeCourse(source, manager),
    heading(words.moved, 8),
    ...writeMoves(source, manager),
    sideBySide(
      [
        [heading(words.topMerchants, 8), ...writeMerchants(source, manager)],
        [heading(words.slices, 8), ...writeSlices(source, manager, CONTENT_WIDTH - LEFT_WIDTH - COLUMN_GAP)],
      ],
      [LEFT_WIDTH, CONTENT_WIDTH - LEFT_WIDTH - COLUMN_GAP],
      COLUMN_GAP,
    ),
  ];
}

function writeHead({ words, pack }: PackSource, { summary }: ManagerPages, parent: string): Content[] {
  const { managerId, name, category, total, grade, rank, calibration, probation, snapshot } = summary;
  const raw = calibration !== null && calibration.raw !== null && calibration.raw !== grade ? [words.rawGrade(calibration.raw)] : [];
  const standing = [rank === null ? words.unranked : words.rankOf(rank), ...(probation === null ? [] : [words.onProbation]), nextGradeOf(summary, words), ...raw];
  const origin = [managerId, category, words.merchantsOf(snapshot.merchants, snapshot.lateMerchants)].filter((text) => text !== '');
  return [
    {
      table: {
        widths: [CONTENT_WIDTH - TOTAL_WIDTH - GRADE_WIDTH, TOTAL_WIDTH, GRADE_WIDTH],
        body: [
          [
            { text: shorten(name, TITLE_PLACES), id: destinationOf(managerId), fontSize: TEXT.heading + 5, bold: true, outline: true, outlineText: name, outlineParentId: parent },
            { text: total ?? NONE, fontSize: TEXT.figure, bold: true, alignment: 'right', margin: [8, -3, 8, 0] },
            { text: grade ?? NONE, fontSize: TEXT.heading + 2, bold: true, alignment: 'center', color: COLOURS.accent, fillColor: COLOURS.accentSoft, margin: [0, 2, 0, 2] },
          ],
        ],
      },
      layout: 'plain',
    },
    {
      columns: [
        { width: (CONTENT_WIDTH - COLUMN_GAP) / 2, text: shorten(origin.join(' · '), 52), color: COLOURS.muted },
        { width: (CONTENT_WIDTH - COLUMN_GAP) / 2, text: standing.filter((text) => text !== '').join(' · '), alignment: 'right', color: COLOURS.muted },
      ],
      columnGap: COLUMN_GAP,
      margin: [0, 2, 0, 8],
    },
    ...(probation === null ? [] : [quiet(`${words.onProbation} ${words.span(readDay(probation.from, pack.cover.language), probation.until === null ? null : readDay(probation.until, pack.cover.language))}`)]),
  ];
}

function nextGradeOf({ nextGrade, total }: ManagerPages['summary'], words: PackSource['words']): string {
  if (nextGrade !== null) return words.nextGrade(nextGrade.grade, nextGrade.missing);
  return total === null ? words.notAssessed : words.topGrade;
}

function writeModules({ words, pack }: PackSource, { summary }: ManagerPages): Content {
  const columns: FigureColumn[] = [
    { title: words.module, share: 84 },
    { title: words.actual, share: 96, align: 'right' },
    { title: words.target, share: 96, align: 'right' },
    { title: words.completion, share: 54, align: 'right' },
    { title: '', share: BAR_WIDTH },
    { title: words.points, share: 44, align: 'right' },
    { title: words.weight, share: 40, align: 'right' },
  ];
  const rows = KPI_LIST.map(([id, { kpi }]): FigureCell[] => {
    const module = summary.modules[id];
    const title = { text: kpi.title[pack.cover.language], bold: true };
    if (module?.assessed !== true) {
      const reason = module === undefined ? words.notAssessed : `${words.notAssessed}${words.gap === '' ? '：' : ': '}${words.reasons[module.reason]}`;
      return [title, { content: { text: reason, color: COLOURS.muted, colSpan: 6 } as Content }, ...Array.from({ length: 5 }, () => ({ content: {} as Content }))];
    }
    return [
      title,
      readValue(module.actual, kpi.unit),
      readValue(module.target, kpi.unit),
      { text: readRatio(module.completion), color: Number(module.completion) >= 1 ? COLOURS.good : COLOURS.ink },
      { content: completionBar(module.completion, BAR_WIDTH - 10) },
      { text: module.points, bold: true },
      `${module.weight}%`,
    ];
  });
  return figureTable(columns, rows, { fontSize: TEXT.body });
}

function writeMoves({ words, pack }: PackSource, { moved }: ManagerPages): Content[] {
  if (moved.length === 0) return [quiet(words.nothingMoved)];
  const signs = { up: { text: '▲', color: COLOURS.good }, down: { text: '▼', color: COLOURS.bad }, other: { text: '◆', color: COLOURS.edge } };
  const lines = moved.slice(0, MOST_MOVES).map(({ text, isBetter }): Content => {
    const { text: sign, color } = isBetter === null ? signs.other : isBetter ? signs.up : signs.down;
    return { text: [{ text: `${sign} `, color, fontSize: TEXT.small }, shorten(text[pack.cover.language], 104)], fontSize: TEXT.table + 0.4, margin: [0, 0.8, 0, 0.8] };
  });
  const half = Math.ceil(lines.length / 2);
  return [sideBySide([lines.slice(0, half), lines.slice(half)], [(CONTENT_WIDTH - COLUMN_GAP) / 2, (CONTENT_WIDTH - COLUMN_GAP) / 2], COLUMN_GAP)];
}

function writeMerchants({ words }: PackSource, { topMerchants }: ManagerPages): Content[] {
  if (topMerchants.length === 0) return [quiet(words.noMerchants)];
  const columns: FigureColumn[] = [
    { title: words.rank, share: 20, align: 'right' },
    { title: words.merchant, share: 104 },
    { title: words.tier, share: 24 },
    { title: words.actual, share: 60, align: 'right' },
    { title: words.target, share: 60, align: 'right' },
    { title: words.completion, share: 43, align: 'right' },
  ];
  const rows = topMerchants.map(({ rank, merchantId, name, tier, gmv, target, completion }): FigureCell[] => [
    String(rank),
    shorten(name ?? merchantId, 25),
    words.tiers[tier] ?? tier,
    readMoney(gmv),
    readMoney(target),
    readRatio(completion),
  ]);
  return [figureTable(columns, rows, { width: LEFT_WIDTH, fontSize: TEXT.small, isDense: true })];
}
