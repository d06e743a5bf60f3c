import type { Content } from 'pdfmake/interfaces.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import type { ManagerPages, PackStep } from '../review-pack.js';
import type { ChartLevel, ChartPoint } from './chart.js';
import { drawColumns, drawLine } from './chart.js';
import { NONE, readPeriod, readRatio } from '../readable-figures.js';
import { COLOURS, CONTENT_WIDTH, TEXT } from './look.js';
import type { PackSource } from './pack-section.js';
import type { FigureCell, FigureColumn } from './pieces.js';
import { figureTable, heading, quiet, sideBySide } from './pieces.js';

const HEIGHT = 90;
const GAP = 14;
const WIDTHS = { months: 132, weeks: (CONTENT_WIDTH - 132 - 2 * GAP) / 2 } as const;

/** How a manager's quarter went: totals by month beside the quarter before, totals and completion by week, and the figures below them. */
export function writeCourse(source: PackSource, manager: ManagerPages): Content[] {
  const { words, pack } = source;
  const { language } = pack.cover;
  const { months, weeks, before } = manager;
  const levels = pack.grades.map(({ grade, minimum }): ChartLevel => ({ value: Number(minimum), label: grade })).filter(({ value }) => value > 0);
  const tick = (value: number) => String(value);
  const steps = [...(before === null ? [] : [{ ...before, isPale: true }]), ...months];
  const [lead] = KPI_LIST;
  const charts: Content[] = [
    captioned(words.totalByMonth, drawColumns({ width: WIDTHS.months, height: HEIGHT, levels, tick, points: steps.map((step) => totalPoint(step, source)) })),
    captioned(words.totalByWeek, drawLine({ width: WIDTHS.weeks, height: HEIGHT, levels, tick, points: weeks.map((step) => ({ ...totalPoint(step, source), label: weekNumber(step) })) })),
    ...(lead === undefined
      ? []
      : [
          captioned(
            words.completionByWeek(lead[1].kpi.title[language]),
            drawLine({
              width: WIDTHS.weeks,
              height: HEIGHT,
              levels: [{ value: 100, label: '', isTarget: true }],
              tick: (value) => `${value}%`,
              points: weeks.map((step): ChartPoint => completionPoint(step, step.modules[lead[0]]?.completion ?? null)),
            }),
          ),
        ]),
  ];
  return [heading(words.course, 9), sideBySide(charts, [WIDTHS.months, WIDTHS.weeks, WIDTHS.weeks], GAP), courseTable(source, steps)];
}

function totalPoint(step: PackStep & { readonly isPale?: boolean }, { pack }: PackSource): ChartPoint {
  const value = step.total === null ? null : Number(step.total);
  const label = step.period.kind === 'quarter' ? step.period.name.slice(4) : readPeriod(step.period, pack.cover.language);
  return { label, value, text: step.total === null ? '' : Number(step.total).toFixed(1), isPale: step.isPale === true };
}

function completionPoint(step: PackStep, completion: string | null): ChartPoint {
  const value = completion === null ? null : Number(completion) * 100;
  return { label: weekNumber(step), value, text: value === null ? '' : `${value.toFixed(0)}%` };
}

function weekNumber({ period }: PackStep): string {
  return String(Number(period.name.slice(-2)));
}

function captioned(caption: string, svg: string): Content {
  return { stack: [quiet(caption, [0, 0, 0, 1]), { svg }] };
}

/** The quarter before and the months, a row each: total, grade, and how far each module was completed. */
function courseTable({ words, pack }: PackSource, steps: readonly PackStep[]): Content {
  const { language } = pack.cover;
  const columns: FigureColumn[] = [
    { title: '', share: 64 },
    { title: words.total, share: 44, align: 'right' },
    { title: words.grade, share: 28, align: 'center' },
    { title: words.rank, share: 28, align: 'right' },
    ...KPI_LIST.map(([, { kpi }]): FigureColumn => ({ title: kpi.title[language], share: 60, align: 'right' })),
  ];
  const rows = steps.map(({ period, total, grade, rank, modules }): FigureCell[] => [
    { text: readPeriod(period, language), color: period.kind === 'quarter' ? COLOURS.muted : COLOURS.ink },
    total ?? NONE,
    grade ?? NONE,
    rank === null ? NONE : String(rank),
    ...KPI_LIST.map(([id]) => readRatio(modules[id]?.completion ?? null)),
  ]);
  return { stack: [figureTable(columns, rows, { fontSize: TEXT.small + 0.2, isDense: true })], margin: [0, 4, 0, 0] };
}
