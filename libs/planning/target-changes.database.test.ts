import type { Services } from '../../test/support/services.js';
import { NOW, openServices } from '../../test/support/services.js';
import { OPSCORE_ACTOR } from '#libs/domain/actor.js';
import { quarterNamed } from '#libs/domain/periods.js';
import { TargetChanges } from './target-changes.js';
import type { TargetEdit } from './target-edits.js';

let services: Services;
let changes: TargetChanges;

beforeAll(async () => {
  services = await openServices({ poolSize: 8 });
  changes = new TargetChanges(services.database, services.ruleVersions);
  await services.bringIn('managers', 'manager_id,name,division,category\nm1,Li,north,food\nm2,Wu,north,food');
});

afterAll(() => services.close());

const place = { managerId: 'm1', quarter: quarterNamed('2026Q4') };
const edit = (value: string | null, period = '2026Q4', effectiveFrom: string | null = null): TargetEdit => ({ period, measure: 'gmv', value, effectiveFrom });
const change = (edits: readonly TargetEdit[], managerId = 'm1') =>
  changes.change({ ...place, managerId, edits, reason: null, basedOn: () => undefined, actor: OPSCORE_ACTOR, now: NOW });
const valueOf = async () => (await changes.read(place)).measures[0]?.value;

it('stores all edits or none, whatever goes wrong on the way', async () => {
  await change([edit('9200')]);
  await expect(change([edit('9300'), edit('9400', '2026-10')])).rejects.toMatchObject({ code: 'target-infeasible' });
  await expect(change([edit('9300'), edit('1.234', '2026-10')])).rejects.toMatchObject({ code: 'edits-refused', edits: [{ line: 1, column: 'value', reason: 'target-not-whole' }] });
  expect(await valueOf()).toBe('9200.00');
  expect(await services.database.query(`SELECT count(*)::integer AS entries FROM audit_entries WHERE action = 'target.changed'`)).toEqual([{ entries: 1 }]);
});

it('records nothing where nothing changes, and gives the same version', async () => {
  const { version } = await changes.read(place);
  expect((await change([edit('9200.00'), edit(null, '2026-10')])).version).toBe(version);
  expect(await services.database.query(`SELECT count(*)::integer AS entries FROM audit_entries WHERE action = 'target.changed'`)).toEqual([{ entries: 1 }]);
});

it('does not stand in the way of what was amiss with other measures', async () => {
  await services.bringIn('targets', 'manager_id,period,measure,value\nm1,2026Q4,outbound_orders,10\nm1,2026-10,outbound_orders,11');
  const { measures } = await change([edit('9300')]);
  expect(measures.map(({ measure, problem, value }) => [measure, problem?.code ?? null, value]).slice(0, 2)).toEqual([
    ['gmv', null, '9300.00'],
    ['outbound_orders', 'target-infeasible', '10'],
  ]);
});

it('agrees with files of targets that come at the same time', async () => {
  const both = Array.from({ length: 6 }, async (_, index) =>
    index % 2 === 0
      ? change([edit(String(8_000 + index)), edit(String(100 + index), '2026-11')], 'm2')
      : services.bringIn('targets', `manager_id,period,measure,value\nm2,2026Q4,gmv,${9_000 + index}\nm2,2026-11,gmv,${200 + index}`),
  );
  await Promise.all(both);
  const { measures } = await changes.read({ ...place, managerId: 'm2' });
  const [quarter, month] = [Number(measures[0]?.value), Number(measures[0]?.months[1]?.value)];
  // Whoever was last: both of its rows.
  expect(quarter - month).toBe(quarter < 9_000 ? 7_900 : 8_800);
});

it('refuses managers that nobody knows', async () => {
  await expect(change([edit('1')], 'nobody')).rejects.toMatchObject({ code: 'edits-refused', edits: [{ column: 'manager_id', reason: 'unknown-manager' }] });
});
