import { KPI_LIST } from '#libs/kpi/list.js';
import type { CellType, Localised, ReportColumn, Row } from '#libs/reports/report.js';
import { column } from '#libs/reports/report.js';
import type { ScorecardSummary } from './scorecard-summary.js';

/** How the figures of a KPI are published, by its unit. */
export const FIGURE_TYPES = { money: 'money', ratio: 'ratio', count: 'count' } as const satisfies Record<string, CellType>;

/** One line for every manager: the total, and the cells of every KPI of the list; empty where not assessed. */
export const SCORECARDS_REPORT: { id: string; title: Localised; columns: readonly ReportColumn[]; sortedBy: readonly string[] } = {
  id: 'scorecards',
  title: { en: 'Scorecards', zh: '考核成绩' },
  columns: [
    column('division', '部门', 'text'),
    column('manager_id', '运营经理', 'text'),
    column('period', '周期', 'text'),
    column('as_of', '截止日期', 'day'),
    column('total', '总分', 'points'),
    column('grade', '等级', 'text'),
    column('rank', '排名', 'count'),
    ...KPI_LIST.flatMap(([id, { kpi }]) => [
      column(`${id}_actual`, `${kpi.title.zh}_实际`, FIGURE_TYPES[kpi.unit]),
      column(`${id}_target`, `${kpi.title.zh}_目标`, FIGURE_TYPES[kpi.unit]),
      column(`${id}_completion`, `${kpi.title.zh}_完成率`, 'ratio'),
      column(`${id}_points`, `${kpi.title.zh}_得分`, 'points'),
      column(`${id}_weight`, `${kpi.title.zh}_权重`, 'number'),
    ]),
  ],
  sortedBy: ['division', 'manager_id'],
};

/** The line of one manager. */
export function describeScorecard(scorecard: ScorecardSummary): Row {
  const { division, managerId, period, asOf, total, grade, rank, modules } = scorecard;
  return [
    division,
    managerId,
    period,
    asOf,
    total,
    grade,
    rank,
    ...KPI_LIST.flatMap(([id]) => {
      const module = modules[id];
      if (module?.assessed !== true) return [null, null, null, null, null];
      return [module.actual, module.target, module.completion, module.points, module.weight];
    }),
  ];
}
