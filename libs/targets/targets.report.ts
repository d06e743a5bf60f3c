import { compareBytes } from '#libs/domain/byte-order.js';
import type { DayRange } from '#libs/domain/business-time.js';
import { contains, daysOf } from '#libs/domain/business-time.js';
import type { Period } from '#libs/domain/periods.js';
import { isoWeekOf } from '#libs/domain/periods.js';
import { writeDecimal } from '#libs/domain/rational.js';
import type { Localised, ReportColumn, Row } from '#libs/reports/report.js';
import { column } from '#libs/reports/report.js';
import { ADDITIVE_MEASURES } from './manager-targets.js';
import type { TargetsOfQuarter } from './read-targets.js';

/** R3: the day targets of the additive measures; they add up to weeks, months and the quarter. */
export const TARGETS_REPORT: { id: string; title: Localised; columns: readonly ReportColumn[]; sortedBy: readonly string[] } = {
  id: 'targets',
  title: { en: 'Day targets', zh: '每日目标' },
  columns: [
    column('manager_id', '运营经理', 'text'),
    column('measure', '指标', 'text'),
    column('day', '日期', 'day'),
    column('month', '月份', 'text'),
    column('week', '周', 'text'),
    column('value', '目标值', 'number'),
  ],
  sortedBy: ['manager_id', 'measure', 'day'],
};

/** The days of a window, manager by manager and measure by measure; money in yuan. */
export function* describeTargets(quarter: Period, targets: TargetsOfQuarter, window: DayRange): Iterable<Row> {
  const days = daysOf(quarter);
  for (const manager of [...targets.keys()].toSorted(compareBytes)) {
    for (const measure of ADDITIVE_MEASURES) {
      const curve = targets.get(manager)?.curves.get(measure);
      if (curve === undefined) continue;
      for (const [index, day] of days.entries()) {
        if (!contains(window, day)) continue;
        const value = writeDecimal(curve.days[index] ?? 0n, measure === 'gmv' ? 2 : 0);
        yield [manager, measure, day, day.slice(0, 7), isoWeekOf(day), value];
      }
    }
  }
}
