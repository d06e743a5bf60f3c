import { Rational } from '#libs/domain/rational.js';
import { exactTarget } from './exact-target.js';

const given = (text: string) => new Map([['ad_share' as const, Rational.parse(text)]]);

describe('the target of a ratio', () => {
  it.each([
    // Finer than what is published.
    ['0.08125', '0.0813', '0.08125'],
    ['0.0800', '0.0800', '0.08'],
    // Changed since: what is published counts.
    ['0.09', '0.0813', '0.0813'],
  ])('of %s, published as %s, is %s', (target, published, exact) => {
    expect(exactTarget({ published: { target: published }, ratioTargets: given(target) }, 'ad_share', 4)).toBe(exact);
  });

  it('is the published one where none is known', () => {
    expect(exactTarget({ published: { target: '0.0813' }, ratioTargets: new Map() }, 'ad_share', 4)).toBe('0.0813');
    expect(exactTarget({ published: { target: '0.0813' }, ratioTargets: given('0.08125') }, 'conversion', 4)).toBe('0.0813');
  });
});
