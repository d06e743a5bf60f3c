import * as fc from 'fast-check';
import { apportion } from './apportion.js';
import type { Gradable } from './distribution.js';
import { distributeGrades } from './distribution.js';
import { Rational } from './rational.js';

const quota = (grade: string, share: string) => ({ grade, share: Rational.parse(share) });

/** The quotas of the default rule set. */
const QUOTAS = [quota('A+', '0.1'), quota('A', '0.2'), quota('B+', '0.3'), quota('B', '0.3'), quota('C', '0.1')];

const member = (managerId: string, total: bigint | null, rest: Partial<Gradable> = {}): Gradable => ({
  managerId,
  total,
  grade: total === null ? null : 'A',
  onProbation: false,
  ...rest,
});

const team = (...totals: bigint[]) => totals.map((total, index) => member(`m${index + 1}`, total));

const gradesOf = (distributed: ReturnType<typeof distributeGrades>) =>
  [...distributed.values()].map(({ calibrated }) => calibrated).join(' ');

describe('forced distribution', () => {
  it('hands out the seats of the quotas from the best total down', () => {
    const ten = team(120n, 115n, 110n, 105n, 100n, 95n, 90n, 85n, 80n, 75n);
    expect(gradesOf(distributeGrades(ten, QUOTAS, 10))).toBe('A+ A A B+ B+ B+ B B B C');
  });

  it('does so whatever the order of the managers', () => {
    const ten = team(75n, 120n, 80n, 115n, 85n, 110n, 90n, 105n, 95n, 100n);
    expect(gradesOf(distributeGrades(ten, QUOTAS, 10))).toBe('C A+ B A B A B B+ B+ B+');
  });

  it('keeps ties together on the better side, at the cost of the seats below', () => {
    // Seats A+ A A B+ …: the three at 115 share the A of the second seat; the fourth place is a B+ seat.
    const ten = team(120n, 115n, 115n, 115n, 100n, 95n, 90n, 85n, 80n, 75n);
    const distributed = distributeGrades(ten, QUOTAS, 10);
    expect(gradesOf(distributed)).toBe('A+ A A A B+ B+ B B B C');
    expect(distributed.get('m3')?.reason).toBe('seat');
    expect(distributed.get('m4')).toEqual({ raw: 'A', calibrated: 'A', reason: 'tie-on-better-side' });
  });

  it('may put all in the best grade where all are equal', () => {
    expect(gradesOf(distributeGrades(team(...Array.from({ length: 10 }, () => 100n)), QUOTAS, 10))).toBe(
      'A+ A+ A+ A+ A+ A+ A+ A+ A+ A+',
    );
  });

  it('may raise as well as lower, and keeps both grades', () => {
    const ten = team(79n, 78n, 77n, 76n, 75n, 74n, 73n, 72n, 71n, 70n).map((each) => ({ ...each, grade: 'B' }));
    const distributed = distributeGrades(ten, QUOTAS, 10);
    expect(distributed.get('m1')).toEqual({ raw: 'B', calibrated: 'A+', reason: 'seat' });
    expect(distributed.get('m10')).toEqual({ raw: 'B', calibrated: 'C', reason: 'seat' });
  });

  it('exempts teams under the least size', () => {
    const nine = team(120n, 115n, 110n, 105n, 100n, 95n, 90n, 85n, 80n);
    const distributed = distributeGrades(nine, QUOTAS, 10);
    expect(
      [...distributed.values()].every(
        ({ reason, raw, calibrated }) => reason === 'team-too-small' && raw === calibrated,
      ),
    ).toBe(true);
    expect(distributed.size).toBe(9);
    expect(distributeGrades(nine, QUOTAS, 9).get('m1')?.reason).toBe('seat');
  });

  it('does not count managers on probation, nor those of whom nothing is assessed', () => {
    const nine = team(120n, 115n, 110n, 105n, 100n, 95n, 90n, 85n, 80n);
    const others = [member('new', 130n, { onProbation: true, grade: 'A+' }), member('idle', null)];
    const exempt = distributeGrades([...nine, ...others], QUOTAS, 10);
    expect(exempt.get('m1')?.reason).toBe('team-too-small');
    expect(exempt.get('new')).toEqual({ raw: 'A+', calibrated: 'A+', reason: 'on-probation' });
    expect(exempt.get('idle')).toEqual({ raw: null, calibrated: null, reason: 'not-assessed' });
    const distributed = distributeGrades([...others, ...nine], QUOTAS, 9);
    expect(distributed.get('m1')?.calibrated).toBe('A+');
    expect(distributed.get('new')?.reason).toBe('on-probation');
  });

  it('gives no better total a worse grade, equal totals one grade, and a tie the seat of its best place', () => {
    const anyTotals = fc.array(fc.bigInt({ min: 0n, max: 20n }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(anyTotals, (totals) => {
        const distributed = distributeGrades(team(...totals), QUOTAS, 1);
        const rankOf = (index: number) =>
          QUOTAS.findIndex(({ grade }) => grade === distributed.get(`m${index + 1}`)?.calibrated);
        const seats = apportion(
          BigInt(totals.length),
          QUOTAS.map(({ share }) => share),
        ).map(Number);
        for (const [i, total] of totals.entries()) {
          for (const [j, other] of totals.entries()) {
            const [mine, theirs] = [rankOf(i), rankOf(j)];
            expect(total === other ? mine === theirs : total > other ? mine <= theirs : mine >= theirs).toBe(true);
          }
          // The place that the best of a tie has decides its seat.
          const place = totals.filter((other) => other > total).length;
          let [seat, upTo] = [0, seats[0] ?? 0];
          while (upTo <= place) upTo += seats[++seat] ?? 0;
          expect(rankOf(i)).toBe(seat);
        }
      }),
    );
  });
});
