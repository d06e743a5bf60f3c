import { POINTS_OF_COMPLETION, cellOf, decimal, quotient } from '#libs/domain/worked-expressions.js';
import type { WorkedModule } from '#libs/domain/worked-figures.js';
import { exactTarget } from '../exact-target.js';
import type { AssessedModule } from '../kpi-slice.js';
import type { ConversionWorkings } from './conversion-ranking.rule.js';
import type { ConversionSettings } from './settings.js';

/** R8: lays out ordering buyers over visitors, against the target rate. */
export function workOutConversion(module: AssessedModule<ConversionSettings, ConversionWorkings>): WorkedModule {
  const { orderingBuyers, visitors } = module.workings;
  // Assessed without visitors: doing nothing counts as nought.
  const isIdle = visitors === 0;
  return {
    tables: [
      {
        id: 'conversion',
        title: { en: 'Visitors and ordering buyers', zh: '访客与下单客户' },
        columns: [
          { id: 'ordering_buyers', title: { en: 'Ordering buyers', zh: '下单客户数' }, type: 'count' },
          { id: 'visitors', title: { en: 'Visitors', zh: '访客数' }, type: 'count' },
          { id: 'target', title: { en: 'Target rate', zh: '目标转化率' }, type: 'ratio' },
        ],
        rows: [
          [
            { kind: 'input', value: String(orderingBuyers) },
            { kind: 'input', value: String(visitors) },
            { kind: 'input', value: exactTarget(module, 'conversion', 4) },
          ],
        ],
      },
    ],
    actual: isIdle ? decimal('0') : quotient(cellOf('conversion', 0, 'ordering_buyers'), cellOf('conversion', 0, 'visitors')),
    target: cellOf('conversion', 0, 'target'),
    points: isIdle ? decimal('0') : POINTS_OF_COMPLETION,
  };
}
