import type { Language } from '#libs/domain/errors.js';
import { parsePeriod } from '#libs/domain/periods.js';
import { exportedNamed } from '#libs/exports/exported.js';
import { describeFailure } from '#libs/windows/written-failure.js';
import type { ScoredFacts } from '../plan/happening.js';
import { sayPeriod } from './figure-words.js';
import type { Saying } from './saying.js';
import { managerPath, pathWith } from './saying.js';

/** What became of the file that goes with a notice. */
interface FileFacts {
  /** Why there is none, as it was written down. */
  readonly fileProblem?: string;
}

/** A period was scored: how its managers stand, and the file that goes with it. */
export function sayScored(facts: ScoredFacts & FileFacts, language: Language): Saying {
  const { period, managers } = facts;
  const name = sayPeriod(period, language);
  const title = language === 'zh' ? `${name}${parsePeriod(period).kind === 'week' ? '周' : ''}成绩已出` : `${name.charAt(0).toUpperCase()}${name.slice(1)} is scored`;
  const only = managers?.only ?? null;
  const path = managers === null ? '/exports' : only === null ? pathWith('/ranking', { period }) : managerPath(only.managerId, 'scorecard', period);
  return { title, lines: [...sayManagers(managers, language), ...sayFile(facts, language)], path };
}

function sayManagers(managers: ScoredFacts['managers'], language: Language): string[] {
  const isChinese = language === 'zh';
  if (managers === null) return [isChinese ? '该周期的数据已全部处理完成。' : 'All data of it are complete.'];
  const { count, grades, lowest, only } = managers;
  if (only !== null) return [sayOnly(only, language)];
  const spread = grades.map(({ grade, count: each }) => (isChinese ? `${grade} 级 ${each} 人` : `${grade} ${each}`)).join(isChinese ? '，' : ', ');
  const all = isChinese ? `共 ${count} 位运营经理` : `${count} managers`;
  const lines = [spread === '' ? `${all}${isChinese ? '。' : '.'}` : isChinese ? `${all}：${spread}。` : `${all}: ${spread}.`];
  if (lowest === null) return lines;
  const last = isChinese ? `总分最低的是${lowest.name}，${lowest.total} 分，可先与其沟通。` : `The lowest total is that of ${lowest.name}: ${lowest.total}. Talk to them first.`;
  return [...lines, last];
}

function sayOnly({ name, total, grade, rank }: NonNullable<NonNullable<ScoredFacts['managers']>['only']>, language: Language): string {
  if (language === 'zh') {
    if (total === null) return `${name}：本期没有可考核的模块。`;
    return `${name}：总分 ${total}，${grade === null ? '无等级' : `等级 ${grade}`}${rank === null ? '' : `，部门排名第 ${rank}`}。`;
  }
  if (total === null) return `${name}: nothing is assessed in it.`;
  return `${name}: total ${total}, ${grade === null ? 'no grade' : `grade ${grade}`}${rank === null ? '' : `, rank ${rank} in the division`}.`;
}

function sayFile({ report, fileProblem }: ScoredFacts & FileFacts, language: Language): string[] {
  if (report === null) return [];
  const { en, zh } = exportedNamed(report.report).title;
  const format = report.format.toUpperCase();
  if (fileProblem !== undefined) {
    const reason = describeFailure(fileProblem, language);
    return [language === 'zh' ? `报表“${zh}”（${format}）未能生成：${reason}` : `The report ${en} (${format}) could not be made: ${reason}`];
  }
  return [
    language === 'zh'
      ? `报表“${zh}”（${format}）已生成：邮件见附件，其他渠道请到“导出”页下载。`
      : `The report ${en} (${format}) is made: e-mails have it attached, others find it among your exports.`,
  ];
}
