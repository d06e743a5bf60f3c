import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Grant } from '#libs/domain/access.js';
import { reachOf } from '#libs/domain/access.js';
import type { Services } from '../../test/support/services.js';
import { openServices } from '../../test/support/services.js';
import type { DocumentMaker, DocumentRequest } from './document-maker.js';
import { REVIEW_PACK } from './document-maker.js';
import type { ExportRequest } from './export-files.js';
import { ExportFiles } from './export-files.js';
import { requireReach, rowsWithin } from './export-scope.js';
import { Exports } from './exports.js';
import { makeExport } from './make-export.js';
import type { MakingServices } from './make-export.js';
import { ReportReading } from './report-reading.js';

/** Documents among the exports: made by a maker, part by part, and given out as rows are. */

const LI = '11111111-1111-4111-8111-111111111111';
const NOON = new Date('2026-07-02T04:00:00.000Z');
const DIRECTOR: Grant = { role: 'director', scope: 'north' };
const SUPERVISOR: Grant = { role: 'merchant-supervisor', scope: 'a' };
const REQUEST: ExportRequest = {
  ...{ report: 'review', period: '2026Q2', asOf: null, managerId: null, merchantId: null, division: null, campaign: null, slots: null },
  ...{ format: 'pdf', language: 'zh', valuesOnly: true },
};

let services: Services;
let folder: string;
let files: ExportFiles;
let making: MakingServices;
let exports: Exports;
let grants: readonly Grant[];
let asked: DocumentRequest | undefined;
let onPart: (part: number) => Promise<void>;

/** Writes the ids of managers, one after another. */
const maker: DocumentMaker = {
  ...REVIEW_PACK,
  make: async (request, consume) => {
    asked = request;
    const reach = requireReach(REVIEW_PACK, request.reachBy);
    const { managerIds } = await services.database.withSession((session) => rowsWithin(session, { rowsOf: 'managers' }, request.request, { reach, day: '2026-07-02' }));
    let done = 0;
    const bytes = async function* (): AsyncIterable<Uint8Array> {
      for (const id of managerIds ?? []) {
        await onPart(done);
        done += 1;
        yield Buffer.from(`${id} `);
      }
    };
    return consume({ bytes: bytes(), parts: () => ({ done, total: managerIds?.length ?? 0 }), holds: { managerIds, merchantIds: null } });
  },
};

const viewer = () => ({ userId: LI, reachBy: (permission: Parameters<DocumentRequest['reachBy']>[0]) => reachOf(grants, permission) });

beforeEach(async () => {
  services = await openServices();
  await services.bringIn('managers', 'manager_id,name,division,category\nm1,Li,north,food\nm2,Wu,north,food\nm3,He,south,toys');
  folder = mkdtempSync(join(tmpdir(), 'opscore-documents-'));
  const { database, reports, scorecards } = services;
  const clock = () => NOON;
  files = new ExportFiles(database);
  const reading = new ReportReading({ database, reports, scorecards, documents: [maker], timeZone: 'Asia/Shanghai', clock });
  making = { files, reading, folder, keepDays: 7, clock, requesterOf: () => Promise.resolve({ name: '李', grants }) };
  exports = new Exports({ database, files, reading, folder, timeZone: 'Asia/Shanghai', clock });
  grants = [DIRECTOR];
  asked = undefined;
  onPart = () => Promise.resolve();
});

afterEach(async () => {
  await services.close();
  rmSync(folder, { recursive: true, force: true });
});

it('are made as they were asked for, for whom and when, and counted part by part', async () => {
  const { exportId } = await exports.ask(REQUEST, viewer());
  await makeExport(making, exportId);
  expect(asked).toMatchObject({ request: REQUEST, format: 'pdf', language: 'zh', madeBy: { name: '李', at: NOON }, place: { asOf: '2026-06-30' } });
  expect(await files.get(exportId)).toMatchObject({ state: 'done', rows: 2, total: null, holds: { managerIds: ['m1', 'm2'], merchantIds: null }, madeAt: NOON });
  expect(readFileSync(join(folder, readdirSync(folder)[0] ?? ''), 'utf8')).toBe('m1 m2 ');
  const { handle, ...file } = await exports.open(exportId, viewer());
  await handle.close();
  expect(file).toEqual({ sizeBytes: 6, format: 'pdf', fileName: 'review-2026Q2-20260702-1200.pdf', requestedBy: LI, madeAt: NOON });
});

it('are given out only to who still reaches whom they are about, by the permission of the document', async () => {
  const { exportId } = await exports.ask(REQUEST, viewer());
  await makeExport(making, exportId);
  grants = [{ role: 'manager', scope: 'm1' }];
  await expect(exports.open(exportId, viewer())).rejects.toMatchObject({ code: 'export-beyond-reach' });
  grants = [SUPERVISOR];
  await expect(exports.open(exportId, viewer())).rejects.toMatchObject({ code: 'not-permitted' });
});

it('are refused where they are asked for, by who may not read them or names what they do not reach', async () => {
  await expect(exports.ask({ ...REQUEST, division: 'south' }, viewer())).rejects.toMatchObject({ code: 'outside-scope' });
  await expect(exports.ask({ ...REQUEST, managerId: 'm3' }, viewer())).rejects.toMatchObject({ code: 'outside-scope' });
  await expect(exports.ask({ ...REQUEST, format: 'json' }, viewer())).rejects.toMatchObject({ code: 'export-format-not-offered', details: { offered: 'xlsx, pdf' } });
  await expect(exports.ask({ ...REQUEST, period: '2026Q2/2026-W20' }, viewer())).rejects.toMatchObject({ code: 'export-quarter-needed', details: { quarter: '2026Q2' } });
  grants = [SUPERVISOR];
  await expect(exports.ask(REQUEST, viewer())).rejects.toMatchObject({ code: 'not-permitted' });
});

it('that fail on the way leave no file, and are tried again', async () => {
  const { exportId } = await exports.ask(REQUEST, viewer());
  onPart = (part) => (part === 1 ? Promise.reject(new Error('planted')) : Promise.resolve());
  await expect(makeExport(making, exportId)).rejects.toThrow('planted');
  expect(await files.get(exportId)).toMatchObject({ state: 'waiting', rows: 0, total: null });
  expect(readdirSync(folder)).toEqual([]);
});

it('were not there when older exports were asked for: those are as they were', async () => {
  const { exportId } = await files.add({ ...REQUEST, report: 'scorecards', format: 'csv' }, LI, NOON);
  await services.database.query(`UPDATE export_files SET request = request - 'valuesOnly' WHERE export_id = $1`, [exportId]);
  expect(await files.get(exportId)).toMatchObject({ request: { report: 'scorecards', valuesOnly: false } });
});
