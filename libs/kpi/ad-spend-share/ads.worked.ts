import { writeYuan } from '#libs/domain/money.js';
import { POINTS_OF_COMPLETION, cellOf, decimal, quotient } from '#libs/domain/worked-expressions.js';
import type { WorkedModule } from '#libs/domain/worked-figures.js';
import { exactTarget } from '../exact-target.js';
import type { AssessedModule } from '../kpi-slice.js';
import type { AdsWorkings } from './ad-spend-share.rule.js';
import type { AdsSettings } from './settings.js';

const BASES = {
  gmv: { en: 'GMV', zh: '成交额' },
  division: { en: 'Ad spend of the division', zh: '全部门广告花费' },
} as const;

/** R6: lays out ad spend over its basis, against the target share. */
export function workOutAds(module: AssessedModule<AdsSettings, AdsWorkings>): WorkedModule {
  const { spendFen, basisFen } = module.workings;
  // Assessed without a basis: doing nothing counts as nought.
  const isIdle = basisFen === 0;
  return {
    tables: [
      {
        id: 'ads',
        title: { en: 'Ad spend and its basis', zh: '广告花费与基数' },
        columns: [
          { id: 'spend', title: { en: 'Ad spend', zh: '广告花费' }, type: 'money' },
          { id: 'basis', title: BASES[module.settings.basis], type: 'money' },
          { id: 'target', title: { en: 'Target share', zh: '目标占比' }, type: 'ratio' },
        ],
        rows: [
          [
            { kind: 'input', value: writeYuan(spendFen) },
            { kind: 'input', value: writeYuan(basisFen) },
            { kind: 'input', value: exactTarget(module, 'ad_share', 4) },
          ],
        ],
      },
    ],
    actual: isIdle ? decimal('0') : quotient(cellOf('ads', 0, 'spend'), cellOf('ads', 0, 'basis')),
    target: cellOf('ads', 0, 'target'),
    points: isIdle ? decimal('0') : POINTS_OF_COMPLETION,
  };
}
