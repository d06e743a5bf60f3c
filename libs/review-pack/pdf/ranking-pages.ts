import type { Content } from 'pdfmake/interfaces.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import type { DivisionDistribution, ManagerPages } from '../review-pack.js';
import { drawColumns } from './chart.js';
import { NONE } from '../readable-figures.js';
import { COLOURS, CONTENT_WIDTH } from './look.js';
import type { PackSource } from './pack-section.js';
import { destinationOf } from './destinations.js';
import type { FigureCell, FigureColumn } from './pieces.js';
import { figureTable, heading, quiet, sectionTitle, shorten, sideBySide } from './pieces.js';

const DIVISION_PLACES = 80;
const CHART = { width: 250, height: 104 };

/** Everybody by division and rank, and how the grades are spread. */
export function writeRanking(source: PackSource): Content[] {
  const { pack, words } = source;
  const divisions = [...new Set(pack.managers.map(({ summary }) => summary.division))];
  const scale = pack.grades.map(({ grade, minimum }) => words.gradeOf(grade, minimum)).join(words.gap === '' ? '，' : ', ');
  return [
    sectionTitle(words.ranking, 'ranking'),
    quiet(words.rankingLead),
    ...(scale === '' ? [] : [quiet(`${words.gradeScale}${words.gap === '' ? '：' : ': '}${scale}`)]),
    ...(pack.managers.length === 0 ? [quiet(words.nobody)] : []),
    ...distributions(source),
    ...divisions.flatMap((division) => [
      ...(divisions.length > 1 ? [heading(shorten(division, DIVISION_PLACES))] : []),
      rankingTable(source, pack.managers.filter(({ summary }) => summary.division === division)),
    ]),
  ];
}

function distributions({ pack, words }: PackSource): Content[] {
  const charts = pack.distribution.map((each) => distributionChart(each));
  const rows = Array.from({ length: Math.ceil(charts.length / 2) }, (_, row) => sideBySide(charts.slice(row * 2, row * 2 + 2), [CHART.width, CHART.width]));
  const modes = new Set(pack.distribution.map(({ mode }) => words.modes[mode]).filter((text) => text !== ''));
  return charts.length === 0 ? [] : [heading(words.distribution, 8), ...rows, ...[...modes].map((text) => quiet(text, [0, 2, 0, 6]))];
}

function distributionChart({ division, grades, mode }: DivisionDistribution): Content {
  const points = grades.map(({ grade, managers, seats }) => ({ label: grade, value: managers, text: String(managers), mark: mode === 'off' || seats === 0 ? null : seats }));
  const svg = drawColumns({ ...CHART, points, leastStep: 1, tick: (value) => String(value) });
  return { stack: [quiet(shorten(division, DIVISION_PLACES / 2), [0, 2, 0, 0]), { svg, width: CHART.width }], unbreakable: true };
}

function rankingTable({ words, pack }: PackSource, managers: readonly ManagerPages[]): Content {
  const { language } = pack.cover;
  const columns: FigureColumn[] = [
    { title: words.rank, share: 24, align: 'right' },
    { title: words.manager, share: 80 },
    { title: words.category, share: 48 },
    ...KPI_LIST.map(([, { kpi }]): FigureColumn => ({ title: kpi.title[language], share: 54, align: 'right' })),
    { title: words.total, share: 44, align: 'right' },
    { title: words.grade, share: 26, align: 'center' },
    { title: words.quarterBefore, share: 54, align: 'right' },
  ];
  return figureTable(columns, managers.map((manager) => rankingRow(manager, words.onProbation)), { width: CONTENT_WIDTH });
}

function rankingRow({ summary, before }: ManagerPages, onProbation: string): FigureCell[] {
  const { managerId, name, category, rank, modules, total, grade, probation } = summary;
  return [
    rank === null ? NONE : String(rank),
    { text: probation === null ? shorten(name, 18) : `${shorten(name, 18)} · ${onProbation}`, linkToDestination: destinationOf(managerId) },
    shorten(category, 14),
    ...KPI_LIST.map(([id]): FigureCell => {
      const module = modules[id];
      return module?.assessed === true ? module.points : { text: NONE, color: COLOURS.muted };
    }),
    { text: total ?? NONE, bold: true },
    { text: grade ?? NONE, bold: true, color: COLOURS.accent },
    before === null ? { text: NONE, color: COLOURS.muted } : { text: `${before.total ?? NONE}  ${before.grade ?? NONE}`, color: COLOURS.muted },
  ];
}
