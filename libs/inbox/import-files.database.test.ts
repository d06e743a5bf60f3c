import type { TestDatabase } from '../../test/support/database.js';
import { createTestDatabase } from '../../test/support/database.js';
import type { HandedOverFile } from './import-files.js';
import { ImportFiles } from './import-files.js';
import type { ImportReport } from './import-report.js';

let test: TestDatabase;
let files: ImportFiles;

beforeAll(async () => {
  test = await createTestDatabase();
  files = new ImportFiles(test.database);
});

beforeEach(async () => {
  await test.database.query('DELETE FROM import_files');
});

afterAll(() => test.drop());

const file = (name: string): HandedOverFile => ({ path: `/inbox/${name}`, fileName: name, kind: 'orders', sizeBytes: 120 });
const report = (en: string): ImportReport => ({
  code: null,
  message: { en, zh: en },
  importId: null,
  rows: null,
  problems: [],
  oddities: [],
  rejectsPath: null,
  seen: null,
});

describe('a file that is handed over', () => {
  it('waits', async () => {
    const fileId = await files.receive(file('订单 orders.csv'));
    expect(await files.get(fileId)).toMatchObject({
      fileId,
      path: '/inbox/订单 orders.csv',
      fileName: '订单 orders.csv',
      kind: 'orders',
      sizeBytes: 120,
      state: 'waiting',
      phase: null,
      bytesRead: 0,
      report: null,
      error: null,
      receivedAt: expect.any(Date),
    });
  });

  it('is one file while it waits or is imported, however often and by however many it is handed over', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => files.receive(file('orders.csv'))));
    expect(new Set(ids).size).toBe(1);
    await files.take(ids[0] ?? '');
    expect(await files.receive(file('orders.csv'))).toBe(ids[0]);
  });

  it('is another file when the first one is settled', async () => {
    const first = await files.receive(file('orders.csv'));
    await files.settleAlone(first, 'done', report('in'));
    const second = await files.receive(file('orders.csv'));
    expect(second).not.toBe(first);
    expect((await files.lastOf(['/inbox/orders.csv', '/inbox/none.csv'])).get('/inbox/orders.csv')?.fileId).toBe(second);
  });

  it('is listed: the unsettled ones oldest first, all of them newest first', async () => {
    const ids: string[] = [];
    for (const name of ['c.csv', 'a.csv', 'b.csv']) ids.push(await files.receive(file(name)));
    await files.take(ids[1] ?? '');
    expect((await files.unsettled()).map(({ fileName }) => fileName)).toEqual(['c.csv', 'a.csv', 'b.csv']);
    await files.settleAlone(ids[0] ?? '', 'rejected', report('no'));
    expect((await files.unsettled()).map(({ fileName }) => fileName)).toEqual(['a.csv', 'b.csv']);
    expect((await files.list({ limit: 2 })).map(({ fileName }) => fileName)).toEqual(['b.csv', 'a.csv']);
  });
});

describe('progress', () => {
  it('is noted of a running file, and of no other', async () => {
    const fileId = await files.receive(file('orders.csv'));
    await files.progress(fileId, 'read', 50);
    expect(await files.get(fileId)).toMatchObject({ phase: null, bytesRead: 0 });
    await files.take(fileId);
    await files.progress(fileId, 'read', 60);
    expect(await files.get(fileId)).toMatchObject({ state: 'running', phase: 'read', bytesRead: 60 });
    await files.settleAlone(fileId, 'done', report('in'));
    await files.progress(fileId, 'read', 70);
    expect(await files.get(fileId)).toMatchObject({ state: 'done', phase: null, bytesRead: 120 });
  });
});

describe('a settled file', () => {
  it('stays as it is', async () => {
    const fileId = await files.receive(file('orders.csv'));
    await files.settleAlone(fileId, 'rejected', report('unreadable'));
    await files.settleAlone(fileId, 'done', report('in'));
    expect(await files.take(fileId)).toBeNull();
    expect(await files.get(fileId)).toMatchObject({ state: 'rejected', error: 'unreadable', report: report('unreadable') });
  });

  it('is to be put away until it is noted where it lies', async () => {
    const fileId = await files.receive(file('orders.csv'));
    expect(await files.notPutAway()).toEqual([]);
    await files.settleAlone(fileId, 'done', report('in'));
    expect((await files.notPutAway()).map((each) => each.fileId)).toEqual([fileId]);
    await files.whileLocked(fileId, (session) => files.notePutAway(session, fileId, { movedTo: null, rejectsPath: null }));
    expect(await files.notPutAway()).toEqual([]);
    expect((await files.get(fileId))?.report).toEqual({ ...report('in'), movedTo: null });
  });

  it('may say what no text of the database holds', async () => {
    const fileId = await files.receive(file('orders.csv'));
    await files.settleAlone(fileId, 'rejected', report('half \uD83D, zero \0, whole 😀'));
    expect((await files.get(fileId))?.report?.message.en).toBe('half \uFFFD, zero \uFFFD, whole 😀');
  });
});

describe('a file whose import has failed', () => {
  it('may be taken again', async () => {
    const fileId = await files.receive(file('orders.csv'));
    await files.settleAlone(fileId, 'failed', report('disk full'));
    expect(await files.get(fileId)).toMatchObject({ state: 'failed', error: 'disk full' });
    expect(await files.take(fileId)).toMatchObject({ state: 'running', error: null });
  });

  it('is left where a newer one waits in its place', async () => {
    const fileId = await files.receive(file('orders.csv'));
    await files.settleAlone(fileId, 'failed', report('disk full'));
    const newer = await files.receive(file('orders.csv'));
    expect(newer).not.toBe(fileId);
    expect(await files.take(fileId)).toBeNull();
  });
});

it('has no file of an unknown id', async () => {
  const unknown = '00000000-0000-4000-8000-000000000000';
  expect(await files.get(unknown)).toBeNull();
  expect(await files.take(unknown)).toBeNull();
});
