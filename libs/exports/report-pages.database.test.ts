import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Attribution } from '#libs/attribution/attribution.js';
import type { Reach } from '#libs/domain/access.js';
import { EVERYTHING } from '#libs/domain/access.js';
import { importFolder } from '#libs/ingest/import-folder.js';
import type { Cell, Row } from '#libs/reports/report.js';
import type { RowPlace } from '#libs/reports/take-rows.js';
import type { Services } from '../../test/support/services.js';
import { NOW, openServices } from '../../test/support/services.js';
import { describeWithShared, sharedFolder } from '../../test/support/shared-folder.js';
import type { PageRequest } from './report-pages.js';
import { ReportPages } from './report-pages.js';
import { REPORTS, reportNamed } from './reports.js';

const PERIOD = '2026Q3';

const NOTHING_NAMED = {
  period: PERIOD,
  asOf: null,
  managerId: null,
  merchantId: null,
  division: null,
  campaign: null,
  slots: null,
  sort: null,
  equals: {},
  search: null,
};

describeWithShared('the rows of reports, page by page', () => {
  let services: Services;
  let pages: ReportPages;
  let folder: string;
  let campaign: string;

  beforeAll(async () => {
    services = await openServices();
    const { database, reports, scorecards } = services;
    folder = mkdtempSync(join(tmpdir(), 'opscore-pages-'));
    await importFolder(database, { folder: join(sharedFolder() ?? '', 'golden', 'company', 'input'), profile: 'canonical', rejectsFolder: folder, strict: true });
    await services.score(PERIOD);
    await new Attribution(database, services.ruleVersions).bringUpToDate();
    const [row] = await database.query<{ campaign: string }>('SELECT min(campaign) AS campaign FROM slots');
    campaign = row?.campaign ?? '';
    pages = new ReportPages({ database, reports, scorecards, timeZone: 'Asia/Shanghai', clock: () => NOW });
  });

  afterAll(async () => {
    await services?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** A request for a report of the quarter; slot-allocation for a campaign of it. */
  function requestFor(id: string, more: Partial<PageRequest> = {}): PageRequest {
    const request = id === 'slot-allocation' ? { ...NOTHING_NAMED, period: null, campaign, slots: 5 } : NOTHING_NAMED;
    return { ...request, place: null, limit: 100, ...more };
  }

  /** All rows, in pages of the sizes that `sizeOf` gives. */
  async function joined(id: string, more: Partial<PageRequest>, reach: Reach, sizeOf: () => number): Promise<Row[]> {
    const rows: Row[] = [];
    let place: RowPlace | number | null = null;
    do {
      const limit = sizeOf();
      const page = await pages.read(reportNamed(id), requestFor(id, { ...more, place, limit }), reach);
      expect(page.rows.length).toBeLessThanOrEqual(limit);
      // Only a last page may be short.
      if (page.next !== null) expect(page.rows).toHaveLength(limit);
      rows.push(...page.rows);
      place = page.next;
    } while (place !== null);
    return rows;
  }

  /** The whole report as an export has it. */
  async function whole(id: string): Promise<Row[]> {
    const more = id === 'slot-allocation' ? { campaign, slots: 5 } : {};
    return (await services.report(id, PERIOD, more)).map((row) => Object.values(row));
  }

  const random = randomFrom(20_261_124);

  it.each(REPORTS.map(({ id }) => id))('%s: joined they are the whole report, whatever their size', async (id) => {
    const rows = await whole(id);
    expect(rows.length).toBeGreaterThan(1);
    expect(await joined(id, {}, EVERYTHING, () => 1_000)).toEqual(rows);
    for (let round = 0; round < 3; round++) {
      const most = Math.max(2, Math.ceil(rows.length / (2 + round)));
      expect(await joined(id, {}, EVERYTHING, () => 1 + random(most))).toEqual(rows);
    }
  });

  it.each(REPORTS.map(({ id }) => id))('%s: hold what is within reach, and no other row', async (id) => {
    const report = reportNamed(id);
    const rows = await whole(id);
    const positionOf = (name: string) => report.columns.findIndex((column) => column.name === name);
    const at = positionOf(report.rowsOf === 'shops' ? 'merchant_id' : 'manager_id');
    const nobody: Reach = { ...EVERYTHING, everything: false };
    expect(await joined(id, {}, nobody, () => 50)).toEqual([]);
    if (at < 0) return;
    const own = String(rows[Math.floor(rows.length / 2)]?.[at]);
    const reach: Reach = report.rowsOf === 'shops' ? { ...nobody, merchantIds: [own] } : { ...nobody, managerIds: [own] };
    const expected = rows.filter((row) => row[at] === own);
    expect(await joined(id, {}, reach, () => 7)).toEqual(expected);
    const other = rows.find((row) => row[at] !== own)?.[at];
    if (other === undefined) return;
    const named = report.rowsOf === 'shops' ? { merchantId: String(other) } : { managerId: String(other) };
    await expect(joined(id, named, reach, () => 50)).rejects.toThrow(expect.objectContaining({ code: 'outside-scope' }));
  });

  it('slot-allocation lets only the merchants of managers within reach compete', async () => {
    const [manager] = await services.database.query<{ manager_id: string }>('SELECT min(manager_id) AS manager_id FROM managers');
    const managerId = manager?.manager_id ?? '';
    const within = await joined('slot-allocation', {}, { ...EVERYTHING, everything: false, managerIds: [managerId] }, () => 3);
    const asked = await joined('slot-allocation', { managerId }, EVERYTHING, () => 100);
    expect(within).toEqual(asked);
    expect(within.length).toBeGreaterThan(0);
    expect(within.length).toBeLessThan((await whole('slot-allocation')).length);
  });

  it('are sorted by any column of one manager, either way, absent cells last', async () => {
    const all = await whole('tiers');
    const managerId = String(all[0]?.[0]);
    const own = all.filter((row) => row[0] === managerId);
    for (const [column, position] of [['period_gmv', 7], ['completion', 8], ['merchant_id', 2], ['tier', 3]] as const) {
      for (const descending of [false, true]) {
        const compare = (a: Cell, b: Cell) => (position >= 7 ? Number(a) - Number(b) : a === b ? 0 : String(a) < String(b) ? -1 : 1);
        const expected = own.toSorted((left, right) => {
          const [a = null, b = null] = [left[position], right[position]];
          if (a === null || b === null) return Number(a === null) - Number(b === null);
          return descending ? compare(b, a) : compare(a, b);
        });
        const sort = { column, descending };
        expect(await joined('tiers', { managerId, sort }, EVERYTHING, () => 1 + random(5))).toEqual(expected);
      }
    }
  });

  it('are filtered by tier, flag, attention and parts of ids', async () => {
    const [first] = await whole('tiers');
    const managerId = String(first?.[0]);
    const of = async (id: string) => (await whole(id)).filter((row) => row[0] === managerId);
    expect(await joined('tiers', { managerId, equals: { tier: 'tail' } }, EVERYTHING, () => 2)).toEqual((await of('tiers')).filter((row) => row[3] === 'tail'));
    expect(await joined('conversion', { managerId, equals: { flag: 'low' } }, EVERYTHING, () => 2)).toEqual((await of('conversion')).filter((row) => row[10] === 'low'));
    expect(await joined('ads', { managerId, equals: { attention: false } }, EVERYTHING, () => 2)).toEqual((await of('ads')).filter((row) => row[7] === false));
    const part = String(first?.[2]).slice(-2);
    const found = await joined('tiers', { managerId, search: part.toUpperCase() }, EVERYTHING, () => 2);
    expect(found).toEqual((await of('tiers')).filter((row) => String(row[2]).includes(part)));
    const merchantId = String(first?.[2]);
    expect(await joined('tiers', { merchantId }, EVERYTHING, () => 2)).toEqual((await whole('tiers')).filter((row) => row[2] === merchantId));
  });

  it('are not sorted or filtered for all managers at once, nor without end', async () => {
    const read = (more: Partial<PageRequest>) => pages.read(reportNamed('tiers'), requestFor('tiers', more), EVERYTHING);
    const sort = { column: 'period_gmv', descending: true };
    await expect(read({ sort })).rejects.toThrow(expect.objectContaining({ code: 'report-rows-unbounded' }));
    await expect(read({ search: 'a' })).rejects.toThrow(expect.objectContaining({ code: 'report-rows-unbounded' }));
    const managerId = String((await whole('tiers'))[0]?.[0]);
    await expect(read({ sort, managerId, place: 50_001 })).rejects.toThrow(expect.objectContaining({ code: 'report-page-too-far' }));
    expect((await read({ sort, managerId, place: 50_000 })).rows).toEqual([]);
  });
});

/** Whole numbers below a bound, the same in every run. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
