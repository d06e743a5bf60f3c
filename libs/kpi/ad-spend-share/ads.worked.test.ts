import { evaluateWorked } from '#libs/domain/evaluate-worked-figures.js';
import { parseCurve } from '#libs/domain/points-curve.js';
import { Rational } from '#libs/domain/rational.js';
import { DEFAULT_CURVE } from '../../../test/support/kpi-input.js';
import { workOutAds } from './ads.worked.js';
import { adsSettings } from './settings.js';

function layOut(spendFen: number, basisFen: number, more: { readonly basis?: 'division'; readonly target?: string } = {}) {
  const { basis = 'gmv', target = '0.08' } = more;
  return workOutAds({
    workings: { spendFen, basisFen, merchants: [] },
    settings: { ...adsSettings.parse({}), basis },
    published: { target: Rational.parse(target).toFixed(4) },
    ratioTargets: new Map([['ad_share', Rational.parse(target)]]),
  });
}

function evaluate(module: ReturnType<typeof layOut>, curve = DEFAULT_CURVE) {
  const { actual, target, completion, points } = evaluateWorked(module, curve);
  return [actual?.toFixed(4), target?.toDecimal(), completion?.toFixed(4), points?.toFixed(2)];
}

describe('R6: the ad share worked out', () => {
  it('from spend and GMV in yuan', () => {
    const module = layOut(8_400_000, 94_000_000);
    expect(module.tables[0]?.rows).toEqual([[{ kind: 'input', value: '84000.00' }, { kind: 'input', value: '940000.00' }, { kind: 'input', value: '0.08' }]]);
    expect(evaluate(module)).toEqual(['0.0894', '0.08', '1.1170', '111.70']);
  });

  it('says what it is a share of', () => {
    const basisOf = (module: ReturnType<typeof layOut>) => module.tables[0]?.columns[1]?.title.zh;
    expect([basisOf(layOut(1, 2)), basisOf(layOut(1, 2, { basis: 'division' }))]).toEqual(['成交额', '全部门广告花费']);
  });

  it('from a target that is finer than the published one', () => {
    // 0.0800 / 0.08005 is 99.94 %; of the published 0.0801 it would be 99.88 %.
    expect(evaluate(layOut(800, 10_000, { target: '0.08005' }))).toEqual(['0.0800', '0.08005', '0.9994', '99.94']);
  });

  it('is nought where nothing was done and that counts, whatever the curve begins with', () => {
    expect(evaluate(layOut(500, 0), parseCurve([['0', '10'], ['1', '100']]))).toEqual(['0.0000', '0.08', '0.0000', '0.00']);
  });
});
