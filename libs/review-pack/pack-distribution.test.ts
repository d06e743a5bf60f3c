import { DEFAULT_RULE_SET, ruleSetSchema } from '#libs/rules/rule-set.js';
import type { ScorecardSummary } from '#libs/scorecards/scorecard-summary.js';
import { distributionOf } from './pack-distribution.js';

const team = (...grades: readonly (string | null)[]): ScorecardSummary[] =>
  grades.map((grade, index) => ({ grade: grade ?? 'C', rank: grade === null ? null : index + 1 }) as ScorecardSummary);

const rules = (distribution: object) => ruleSetSchema.parse({ scoring: { distribution } }).scoring;

describe('the distribution of a division', () => {
  it('counts the ranked managers of each grade, and has no seats where nothing is forced', () => {
    expect(distributionOf('north', team('A', 'B', 'B', null), DEFAULT_RULE_SET.scoring)).toEqual({
      division: 'north',
      mode: 'off',
      grades: [
        { grade: 'A+', managers: 0, seats: null },
        { grade: 'A', managers: 1, seats: null },
        { grade: 'B+', managers: 0, seats: null },
        { grade: 'B', managers: 2, seats: null },
        { grade: 'C', managers: 0, seats: null },
      ],
    });
  });

  it('has the seats that the quotas give to the ranked ones', () => {
    const { grades } = distributionOf('north', team(...Array.from({ length: 10 }, () => 'A'), null), rules({ mode: 'advisory' }));
    expect(grades.map(({ seats }) => seats)).toEqual([1, 2, 3, 3, 1]);
    const some = distributionOf('north', team('A', 'B', 'B', 'C'), rules({ mode: 'enforced', min_team: '2', quotas: { A: '0.5', B: '0.5' } }));
    expect(some.grades.map(({ seats }) => seats)).toEqual([0, 2, 0, 2, 0]);
  });

  it('exempts small teams', () => {
    const { mode, grades } = distributionOf('north', team('A', 'B'), rules({ mode: 'advisory' }));
    expect([mode, grades.map(({ seats }) => seats)]).toEqual(['advisory', [null, null, null, null, null]]);
  });
});
