import type { Permission } from '#libs/domain/access.js';
import type { Localised } from '#libs/reports/report.js';

/** What can be told. */
export const EVENT_IDS = [
  'week-scored',
  'month-scored',
  'quarter-scored',
  'weekly-completion-low',
  'pace-behind',
  'grade-at-risk',
  'window-failed',
  'data-late',
] as const;

export type EventId = (typeof EVENT_IDS)[number];

/** The one number of an event that people may set: a line, a gap, a margin. As decimal texts. */
export interface EventSetting {
  readonly title: Localised;
  readonly unit: 'ratio' | 'percentage-points' | 'points' | 'times' | 'hours';
  readonly fallback: string;
  readonly least: string;
  readonly most: string;
  readonly decimals: number;
}

/** An event: what it is called, when it is told, whom, and what about it may be set. */
export interface EventDefinition {
  readonly title: Localised;
  readonly when: Localised;
  /** What its listener must be permitted; their reach by it is whom they are told about. */
  readonly needs: Permission;
  /** Whether a report may be sent along. */
  readonly takesReport: boolean;
  readonly setting: EventSetting | null;
}

/** The events that there are, and all that is settled about each. */
export const EVENTS: Readonly<Record<EventId, EventDefinition>> = {
  'week-scored': {
    title: { en: 'Week scored', zh: '周成绩已出' },
    when: {
      en: 'A week has ended and all its scorecards are complete, with no facts still waiting.',
      zh: '一周结束，全部成绩单计算完成，且没有待处理的数据。',
    },
    needs: 'exports.make',
    takesReport: true,
    setting: null,
  },
  'month-scored': {
    title: { en: 'Month scored', zh: '月成绩已出' },
    when: {
      en: 'A month has ended and all its scorecards are complete, with no facts still waiting.',
      zh: '一个月结束，全部成绩单计算完成，且没有待处理的数据。',
    },
    needs: 'exports.make',
    takesReport: true,
    setting: null,
  },
  'quarter-scored': {
    title: { en: 'Quarter scored', zh: '季度成绩已出' },
    when: {
      en: 'A quarter has ended and all its scorecards are complete, with no facts still waiting.',
      zh: '一个季度结束，全部成绩单计算完成，且没有待处理的数据。',
    },
    needs: 'exports.make',
    takesReport: true,
    setting: null,
  },
  'weekly-completion-low': {
    title: { en: 'Outbound of the week under the line', zh: '周出库达成率偏低' },
    when: {
      en: 'The outbound completion of a manager in the week just ended is under the line.',
      zh: '运营经理上一周的出库达成率低于警戒线。',
    },
    needs: 'scorecards.read',
    takesReport: false,
    setting: { title: { en: 'Line', zh: '警戒线' }, unit: 'ratio', fallback: '0.80', least: '0.01', most: '1.50', decimals: 4 },
  },
  'pace-behind': {
    title: { en: 'Behind the pace of the quarter', zh: '季度进度落后' },
    when: {
      en: 'Sales or outbound of a manager in the running quarter are further behind weighted time than the gap. At most once a week for each manager.',
      zh: '运营经理本季度的销售或出库落后于加权时间进度，且超过设定差距。每位经理每周最多通知一次。',
    },
    needs: 'scorecards.read',
    takesReport: false,
    setting: { title: { en: 'Gap', zh: '落后差距' }, unit: 'percentage-points', fallback: '5', least: '0.5', most: '50', decimals: 2 },
  },
  'grade-at-risk': {
    title: { en: 'Grade at risk', zh: '等级有失守风险' },
    when: {
      en: 'The total of a manager in the running quarter is no more than the margin above the minimum of its grade, or falls so fast that the grade would be lost by the end. At most once a week for each manager.',
      zh: '运营经理本季度总分高出当前等级下限不超过设定余量，或按近一周的下滑速度季末将掉级。每位经理每周最多通知一次。',
    },
    needs: 'scorecards.read',
    takesReport: false,
    setting: { title: { en: 'Margin', zh: '余量' }, unit: 'points', fallback: '2.00', least: '0.01', most: '20', decimals: 2 },
  },
  'window-failed': {
    title: { en: 'Scoring failed', zh: '评分失败' },
    when: {
      en: 'The scoring of a period has failed this often, one time after another.',
      zh: '某个周期的评分连续失败达到设定次数。',
    },
    needs: 'scorecards.read',
    takesReport: false,
    setting: { title: { en: 'Failures', zh: '失败次数' }, unit: 'times', fallback: '2', least: '2', most: '20', decimals: 0 },
  },
  'data-late': {
    title: { en: 'Data late', zh: '数据延迟' },
    when: {
      en: 'Facts of a kind that comes daily are missing for a day, so many hours after it has ended.',
      zh: '某类每日数据在当日结束后超过设定小时数仍未到达。',
    },
    needs: 'scorecards.read',
    takesReport: false,
    setting: { title: { en: 'Hours', zh: '小时数' }, unit: 'hours', fallback: '24', least: '1', most: '168', decimals: 0 },
  },
};
