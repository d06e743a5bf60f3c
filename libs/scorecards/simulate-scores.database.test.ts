import { openServices } from '../../test/support/services.js';
import type { Services } from '../../test/support/services.js';
import { parsePeriod } from '#libs/domain/periods.js';
import { requireValid } from '#libs/rules/rule-versions.js';
import { ScoreSimulations } from './simulate-scores.js';

const QUARTER = parsePeriod('2026Q2');
const RULES = 'scoring: { grades: [[S, 110], [A, 60], [B, 0]] }';

let services: Services;

beforeAll(async () => {
  services = await openServices({ poolSize: 8 });
  await services.bringIn('managers', 'manager_id,name,division,category\nm1,Li,north,food\nm2,Wu,north,food');
  await services.bringIn('merchants', 'merchant_id,name\na,A\nb,B');
  await services.bringIn('assignments', 'merchant_id,manager_id,from\na,m1,2026-01-01\nb,m2,2026-01-01');
  await services.bringIn('targets', 'manager_id,period,measure,value\nm1,2026Q2,gmv,9100\nm2,2026Q2,gmv,9100');
  await services.bringIn('merchant_days', 'day,merchant_id,gmv\n2026-05-12,a,9000\n2026-05-12,b,7000');
  await services.score('2026Q2');
});

afterAll(() => services.close());

it('shows what scores would be under other rules, beside those that stand, and keeps nothing', async () => {
  const before = await services.stored('2026Q2');
  const simulated = await new ScoreSimulations(services.database).simulate(QUARTER, QUARTER.last, requireValid(RULES));
  expect(simulated.map(({ managerId, today, simulated: other }) => [managerId, today.grade !== other.grade, today.total === other.total])).toEqual([
    ['m1', true, true],
    ['m2', true, true],
  ]);
  expect(await services.stored('2026Q2')).toEqual(before);
});

it('is what a scoring gives once the rules are in force', async () => {
  const simulated = await new ScoreSimulations(services.database).simulate(QUARTER, QUARTER.last, requireValid(RULES));
  await services.applyRules(RULES, '2026-04-01');
  await services.score('2026Q2');
  const stored = await services.stored('2026Q2');
  for (const { managerId, simulated: standing } of simulated) {
    const { total, grade, rank } = stored.get(managerId)?.scorecard ?? {};
    expect({ total, grade, rank }).toEqual(standing);
  }
});
