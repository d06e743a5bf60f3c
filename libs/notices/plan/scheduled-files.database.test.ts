import { makeExport } from '#libs/exports/make-export.js';
import { ReportReading } from '#libs/exports/report-reading.js';
import type { Grant } from '#libs/domain/access.js';
import { APPLIANCES, PlanningCompany, TUESDAY } from '../../../test/support/planning-company.js';

const DIRECTOR: Grant = { role: 'director', scope: APPLIANCES };
const SCORED = [{ event: 'week-scored' }] as const;
const REPORT = { report: 'scorecards', format: 'csv', valuesOnly: false } as const;

let company: PlanningCompany;

beforeAll(async () => {
  company = await PlanningCompany.open();
  await company.scoreAll();
});

afterEach(() => company.forget());

afterAll(() => company.close());

/** Makes the files that are asked for, as a worker does. */
async function makeFiles(grants: readonly Grant[]): Promise<void> {
  const { services, files, folder } = company;
  const clock = () => TUESDAY;
  const reading = new ReportReading({ database: services.database, reports: services.reports, scorecards: services.scorecards, documents: [], timeZone: 'Asia/Shanghai', clock });
  const requesterOf = () => Promise.resolve({ name: 'Lin', grants });
  for (const exportId of await files.unsettled()) await makeExport({ files, reading, folder, keepDays: 7, clock, requesterOf }, exportId);
}

const states = async () => (await company.plan()).map(({ state }) => state);

it('a report is asked for as its owner, and the notice waits for its file', async () => {
  const { ownerId } = await company.listen([DIRECTOR], { events: SCORED, report: REPORT });
  const [held] = await company.plan();
  expect(held).toMatchObject({ state: 'held', facts: { report: { report: 'scorecards', format: 'csv' } } });
  expect(await states()).toEqual(['held']);
  expect(await company.files.get(String(held?.export_id))).toMatchObject({
    requestedBy: ownerId,
    state: 'waiting',
    request: { report: 'scorecards', period: '2026Q4/2026-W47', asOf: null, managerId: null, division: null, format: 'csv', language: 'zh' },
  });
  expect(await company.files.unsettled()).toHaveLength(1);
  await makeFiles([DIRECTOR]);
  expect(await states()).toEqual(['waiting']);
  expect(await company.files.get(String(held?.export_id))).toMatchObject({ state: 'done', rows: 2, holds: { managerIds: ['om-1', 'om-2'] } });
});

it('one narrowed to a manager or a division holds no others', async () => {
  await company.listen([{ role: 'administrator', scope: null }], { events: SCORED, report: REPORT, division: APPLIANCES });
  await company.listen([DIRECTOR], { events: SCORED, report: { ...REPORT, report: 'agents' }, managerId: 'om-1' });
  const noted = await company.plan();
  await makeFiles([DIRECTOR]);
  const held = await Promise.all(noted.map(async (each) => (await company.files.get(String(each.export_id)))?.holds));
  expect(held).toHaveLength(2);
  expect(held).toEqual(expect.arrayContaining([{ managerIds: ['om-1', 'om-2'], merchantIds: null }, { managerIds: null, merchantIds: ['m-1'] }]));
});

it('while the data are not complete no file is asked for, and one that is there is held back', async () => {
  const { database } = company.services;
  await company.listen([DIRECTOR], { events: SCORED, report: REPORT });
  await company.plan();
  await makeFiles([DIRECTOR]);
  await database.query(`INSERT INTO touched_shops SELECT merchant_key, gen_random_uuid() FROM merchants LIMIT 1`);
  expect(await states()).toEqual(['held']);
  await database.query('DELETE FROM touched_shops');
  expect(await states()).toEqual(['waiting']);
});

it('a file that could not be made is told as such', async () => {
  await company.listen([DIRECTOR], { events: SCORED, report: REPORT });
  await company.plan();
  await makeFiles([]);
  const [told] = await company.plan();
  expect(told).toMatchObject({ state: 'waiting', export_id: null, facts: { fileProblem: expect.stringContaining('export-requester-gone') } });
  expect(await company.files.unsettled()).toEqual([]);
  const [again] = await company.plan();
  expect(again).toMatchObject({ state: 'waiting', facts: { fileProblem: expect.stringContaining('export-requester-gone') } });
});

it('so is one that was removed before it was sent, or may not be asked for any more', async () => {
  const { subscriptionId, ownerId } = await company.listen([DIRECTOR, { role: 'manager', scope: 'om-3' }], { events: SCORED, report: REPORT, managerId: 'om-1' });
  const [held] = await company.plan();
  await company.files.remove(String(held?.export_id));
  expect((await company.plan())[0]).toMatchObject({ state: 'waiting', facts: { fileProblem: expect.stringContaining('export-expired') } });
  await company.services.database.query('DELETE FROM notices');
  await company.services.database.query(`UPDATE notice_subscriptions SET export = '{"report":"gone","format":"csv","valuesOnly":false}' WHERE subscription_id = $1`, [subscriptionId]);
  expect((await company.plan())[0]).toMatchObject({ state: 'waiting', facts: { fileProblem: expect.stringContaining('report-unknown') } });
  expect(ownerId).toBeDefined();
});

it('who has too many exports under way is asked for again later', async () => {
  const { ownerId } = await company.listen([DIRECTOR], { events: SCORED, report: REPORT });
  const request = { report: 'tiers', period: '2026Q4', asOf: null, managerId: null, merchantId: null, division: null, campaign: null, slots: null, format: 'csv', language: 'zh', valuesOnly: false } as const;
  const others = await Promise.all(Array.from({ length: 20 }, () => company.files.add(request, ownerId, TUESDAY)));
  expect((await company.plan())[0]).toMatchObject({ state: 'held', export_id: null });
  await company.files.remove(others[0]?.exportId ?? '');
  expect((await company.plan())[0]).toMatchObject({ state: 'held', export_id: expect.any(String) });
});
