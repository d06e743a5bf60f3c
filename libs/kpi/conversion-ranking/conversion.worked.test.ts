import { evaluateWorked } from '#libs/domain/evaluate-worked-figures.js';
import { Rational } from '#libs/domain/rational.js';
import { DEFAULT_CURVE } from '../../../test/support/kpi-input.js';
import { workOutConversion } from './conversion.worked.js';
import { conversionSettings } from './settings.js';

function evaluate(orderingBuyers: number, visitors: number) {
  const ratioTargets = new Map([['conversion' as const, Rational.parse('0.032')]]);
  const module = workOutConversion({ workings: { orderingBuyers, visitors }, settings: conversionSettings.parse({}), published: { target: '0.0320' }, ratioTargets });
  const { actual, target, completion, points } = evaluateWorked(module, DEFAULT_CURVE);
  return { rows: module.tables[0]?.rows, figures: [actual?.toFixed(4), target?.toFixed(4), completion?.toFixed(4), points?.toFixed(2)] };
}

describe('R8: the conversion rate worked out', () => {
  it('from buyers and visitors', () => {
    expect(evaluate(690, 23_000)).toEqual({
      rows: [[{ kind: 'input', value: '690' }, { kind: 'input', value: '23000' }, { kind: 'input', value: '0.032' }]],
      figures: ['0.0300', '0.0320', '0.9375', '93.75'],
    });
  });

  it('is nought where nobody came and that counts', () => {
    expect(evaluate(0, 0).figures).toEqual(['0.0000', '0.0320', '0.0000', '0.00']);
  });
});
