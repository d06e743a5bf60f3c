import { Rational } from '#libs/domain/rational.js';
import { isUnderLine } from './low-completion.rule.js';
import { furtherBehindThan } from './pace-gap.rule.js';

describe('a pace is behind by more than the gap', () => {
  const measures = ['-0.0501', '-0.05', '-0.0499', '0.30'].map((lead) => ({ measure: lead, pace: { lead: Rational.parse(lead) } }));

  it('not at it', () => {
    expect(furtherBehindThan(measures, '5').map(({ measure }) => measure)).toEqual(['-0.0501']);
    expect(furtherBehindThan(measures, '0.5').map(({ measure }) => measure)).toEqual(['-0.0501', '-0.05', '-0.0499']);
  });

  it('not where there is no pace yet', () => {
    expect(furtherBehindThan([{ pace: null }], '0.5')).toEqual([]);
  });
});

describe('a completion is under the line', () => {
  it.each([
    ['0.7999', '0.80', true],
    ['0.8000', '0.80', false],
    ['0.8000', '0.8001', true],
    [null, '0.80', false],
  ])('%s under %s: %s', (completion, line, isUnder) => {
    expect(isUnderLine(completion, line)).toBe(isUnder);
  });
});
