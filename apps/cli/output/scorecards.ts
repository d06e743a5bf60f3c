import { compareListed } from '#libs/domain/ranking.js';
import { KPI_LIST } from '#libs/kpi/list.js';
import type { Localised } from '#libs/reports/report.js';
import type { PublishedModule, Scorecard } from '#libs/scorecards/scorecard-document.js';
import type { StoredScorecard } from '#libs/scorecards/store-scorecards.js';
import type { Console, Style } from '../console.js';
import { paint, printLine, say } from '../console.js';
import { layTable, readablePercent } from './table.js';

const REASONS: Record<string, Localised> = {
  'no-target': { en: 'no target', zh: '无目标' },
  'zero-target': { en: 'target is 0', zh: '目标为 0' },
  'no-activity': { en: 'no activity', zh: '无数据' },
};

const PROBATION_STATES: Record<string, Localised> = {
  passed: { en: 'passed', zh: '通过' },
  failed: { en: 'failed', zh: '未通过' },
  at_risk: { en: 'at risk', zh: '有风险' },
  on_track: { en: 'on track', zh: '正常' },
};

/** Prints scorecards as one table, the best of each division first, and what is worth knowing beside it. */
export function printScorecards(console: Console, stored: readonly StoredScorecard[]): void {
  const scorecards = stored.map(({ scorecard }) => scorecard).toSorted(compareListed);
  const [first] = scorecards;
  if (first === undefined) return;
  const heading = say(console, {
    en: `Scorecards ${first.period}, as of ${first.asOf} · rule set ${first.ruleVersion}`,
    zh: `考核成绩 ${first.period}，截至 ${first.asOf} · 规则集 ${first.ruleVersion}`,
  });
  printLine(console, paint(console, 'bold', heading));
  printLine(console);
  for (const line of layScorecards(console, scorecards)) printLine(console, line);
  printLine(console);
  for (const scorecard of scorecards) {
    for (const note of notesOn(scorecard)) {
      printLine(console, `${scorecard.managerId} ${scorecard.name}: ${say(console, note)}`);
    }
  }
  if (scorecards.every((scorecard) => Object.values(scorecard.modules).every(isWithoutTarget))) {
    printLine(console, say(console, NO_TARGETS_AT_ALL));
  }
}

/** A scorecard for programs: all that is published, without the workings (`explain` gives those). */
export function scorecardWithoutWorkings({ scorecard, fingerprint, runId, scoredAt }: StoredScorecard): object {
  const modules = Object.fromEntries(
    Object.entries(scorecard.modules).map(([id, { workings: _workings, ...published }]) => [id, published]),
  );
  return { ...scorecard, modules, fingerprint, runId, scoredAt };
}

const NO_TARGETS_AT_ALL: Localised = {
  en: 'Nobody has a target for this quarter, so nothing can be assessed. Import them: opscore import targets <file>',
  zh: '本季度没有任何目标，无法考核。请导入目标：opscore import targets <文件>',
};

function layScorecards(console: Console, scorecards: readonly Scorecard[]): string[] {
  const title = (text: Localised, right = false) => ({ title: say(console, text), right });
  const columns = [
    title({ en: 'Division', zh: '部门' }),
    title({ en: 'Rank', zh: '排名' }, true),
    title({ en: 'Manager', zh: '运营经理' }),
    title({ en: 'Total', zh: '总分' }, true),
    title({ en: 'Grade', zh: '等级' }),
    ...KPI_LIST.map(([, { kpi }]) => title(kpi.title, true)),
  ];
  const rows = scorecards.map((scorecard) => [
    scorecard.division,
    scorecard.rank === null ? '–' : String(scorecard.rank),
    `${scorecard.name} (${scorecard.managerId})`,
    scorecard.total ?? '–',
    scorecard.grade === null ? '–' : paint(console, gradeStyle(scorecard.total), scorecard.grade),
    ...KPI_LIST.map(([id]) => moduleCell(console, scorecard.modules[id])),
  ]);
  return layTable(console, columns, rows);
}

/** Points, and the completion behind them. */
function moduleCell(console: Console, module: PublishedModule | undefined): string {
  if (module === undefined) return '–';
  if (!module.assessed) return say(console, REASONS[module.reason] ?? { en: module.reason, zh: module.reason });
  return `${module.points} (${readablePercent(module.completion)})`;
}

function gradeStyle(total: string | null): Style {
  const points = Number(total ?? 0);
  if (points >= 90) return 'green';
  return points >= 75 ? 'yellow' : 'red';
}

function notesOn({ nextGrade, probation, calibration, snapshot }: Scorecard): Localised[] {
  const notes: Localised[] = [];
  if (nextGrade !== null) {
    notes.push({
      en: `${nextGrade.missing} points are missing to ${nextGrade.grade}`,
      zh: `距 ${nextGrade.grade} 还差 ${nextGrade.missing} 分`,
    });
  }
  if (probation !== null) {
    const state = PROBATION_STATES[probation.state ?? ''] ?? { en: 'no whole month', zh: '无完整月份' };
    notes.push({
      en: `on probation ${probation.from} to ${probation.until ?? 'further notice'}: ${state.en}; not ranked`,
      zh: `试用期 ${probation.from} 至 ${probation.until ?? '另行通知'}：${state.zh}；不参与排名`,
    });
  }
  if (calibration !== null && calibration.raw !== calibration.calibrated) {
    notes.push({
      en: `forced distribution: ${calibration.raw} by points, ${calibration.calibrated} by seats`,
      zh: `强制分布：按分数 ${calibration.raw}，按名额 ${calibration.calibrated}`,
    });
  }
  if (snapshot.merchants + snapshot.lateMerchants === 0) {
    notes.push({
      en: 'has no merchants in this period: import assignments',
      zh: '本期没有分管商家：请导入 assignments',
    });
  } else if (snapshot.provisional) {
    notes.push({
      en: 'tiers are provisional: nobody sold anything in the quarter before',
      zh: '分层为临时结果：上一季度没有成交额',
    });
  }
  return notes;
}

function isWithoutTarget(module: PublishedModule): boolean {
  return !module.assessed && module.reason === 'no-target';
}
