import { evaluateWorked } from '#libs/domain/evaluate-worked-figures.js';
import { composeKpiInput, DEFAULT_CURVE } from '../../../test/support/kpi-input.js';
import { outboundCompletion } from './outbound-completion.rule.js';
import { workOutOutbound } from './outbound.worked.js';
import { outboundSettings } from './settings.js';

function layOut(slices: readonly (readonly [target: bigint, actual: number])[], weeklyWeight = '0.5') {
  const settings = { ...outboundSettings.parse({}), weekly_weight: weeklyWeight };
  const given = slices.map(([target, actual]) => ({ target, sums: { outbound_orders: actual } }));
  const { workings } = outboundCompletion.measure(composeKpiInput({ slices: given, measure: 'outbound_orders' }), settings);
  return workOutOutbound({ workings, settings, published: { target: '' }, ratioTargets: new Map() });
}

function evaluate(module: ReturnType<typeof layOut>) {
  const { actual, target, completion, points, cells } = evaluateWorked(module, DEFAULT_CURVE);
  return {
    figures: [actual?.toFixed(0), target?.toFixed(0), completion?.toFixed(4), points?.toFixed(2)],
    slices: cells.get('slices')?.map((row) => row.slice(6).map((figure) => figure?.toFixed(4) ?? null)),
  };
}

describe('R9: outbound worked out', () => {
  // The worked example of the README.
  const october = [[100n, 60], [250n, 200], [250n, 240], [250n, 300], [150n, 250]] as const;

  it('week slice by week slice, each capped at 100 %', () => {
    const module = layOut(october);
    expect(module.tables[0]?.rows[0]?.slice(0, 6)).toEqual([
      { kind: 'text', text: { en: '2026-10-01', zh: '2026-10-01' } },
      { kind: 'text', text: { en: '2026-10-01', zh: '2026-10-01' } },
      { kind: 'text', text: { en: '2026-10', zh: '2026-10' } },
      { kind: 'text', text: { en: '2026-W40', zh: '2026-W40' } },
      { kind: 'input', value: '60' },
      { kind: 'input', value: '100' },
    ]);
    expect(evaluate(module)).toEqual({
      figures: ['1050', '1000', '1.0500', '97.50'],
      slices: [
        ['0.6000', '60.0000'],
        ['0.8000', '80.0000'],
        ['0.9600', '96.0000'],
        ['1.2000', '100.0000'],
        ['1.6667', '100.0000'],
      ],
    });
  });

  it('leaves a slice without target out of the weeks', () => {
    const { slices, figures } = evaluate(layOut([[100n, 80], [0n, 20]]));
    expect(slices?.[1]).toEqual([null, null]);
    expect(figures).toEqual(['100', '100', '1.0000', '90.00']);
  });

  it.each([
    ['0', '105.00'],
    ['1', '90.00'],
  ])('weighs the weeks by weekly_weight %s', (weeklyWeight, points) => {
    expect(evaluate(layOut(october, weeklyWeight)).figures[3]).toBe(points);
  });
});
