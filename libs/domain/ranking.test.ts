import * as fc from 'fast-check';
import type { Contestant } from './ranking.js';
import { compareListed, rankManagers } from './ranking.js';

const contestant = (managerId: string, total: bigint | null, rest: Partial<Contestant> = {}): Contestant => ({
  managerId,
  division: 'beauty',
  total,
  onProbation: false,
  ...rest,
});

const anyTeam = fc.uniqueArray(
  fc.record({
    managerId: fc.string({ minLength: 1, maxLength: 4 }),
    division: fc.constantFrom('beauty', 'toys'),
    total: fc.option(fc.bigInt({ min: 9_990n, max: 10_010n })),
    onProbation: fc.boolean(),
  }),
  { selector: ({ managerId }) => managerId, maxLength: 12 },
);

describe('the ranking within a division', () => {
  it('shares ranks among equal totals: 1, 2, 2, 4', () => {
    const ranks = rankManagers([
      contestant('m4', 8_000n),
      contestant('m3', 9_000n),
      contestant('m1', 12_000n),
      contestant('m2', 9_000n),
    ]);
    expect(Object.fromEntries(ranks)).toEqual({ m1: 1, m2: 2, m3: 2, m4: 4 });
  });

  it('ranks each division for itself', () => {
    const ranks = rankManagers([
      contestant('m1', 9_000n),
      contestant('m2', 8_000n, { division: 'toys' }),
      contestant('m3', 8_500n),
    ]);
    expect(Object.fromEntries(ranks)).toEqual({ m1: 1, m2: 1, m3: 2 });
  });

  it('leaves out managers on probation and those of whom nothing is assessed', () => {
    const ranks = rankManagers([
      contestant('m1', 12_000n, { onProbation: true }),
      contestant('m2', null),
      contestant('m3', 8_000n),
    ]);
    expect(Object.fromEntries(ranks)).toEqual({ m1: null, m2: null, m3: 1 });
  });

  it('lists by division, rank and id, the unranked last', () => {
    const listed = [
      { division: 'toys', rank: 1, managerId: 'a' },
      { division: 'beauty', rank: null, managerId: 'b' },
      { division: 'beauty', rank: 2, managerId: 'z' },
      { division: 'beauty', rank: 2, managerId: 'm-10' },
      { division: 'beauty', rank: 1, managerId: 'y' },
      { division: 'beauty', rank: 2, managerId: 'm-9' },
    ].toSorted(compareListed);
    expect(listed.map(({ managerId }) => managerId)).toEqual(['y', 'm-10', 'm-9', 'z', 'b', 'a']);
  });

  it('does not depend on the order of the managers', () => {
    fc.assert(
      fc.property(anyTeam, fc.nat(), (team, turn) => {
        const cut = turn % Math.max(1, team.length);
        const turned = [...team.slice(cut), ...team.slice(0, cut)].toReversed();
        const [ranks, again] = [rankManagers(team), rankManagers(turned)];
        expect(team.map(({ managerId }) => again.get(managerId))).toEqual(
          team.map(({ managerId }) => ranks.get(managerId)),
        );
      }),
    );
  });

  it('gives as rank one more than there are better totals', () => {
    fc.assert(
      fc.property(anyTeam, (team) => {
        const ranks = rankManagers(team);
        const ranked = team.filter(({ total, onProbation }) => total !== null && !onProbation);
        for (const { managerId, division, total } of ranked) {
          const better = ranked.filter((other) => other.division === division && (other.total ?? 0n) > (total ?? 0n));
          expect(ranks.get(managerId)).toBe(better.length + 1);
        }
      }),
    );
  });
});
