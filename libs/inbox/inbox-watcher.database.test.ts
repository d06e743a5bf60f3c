import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestDatabase } from '../../test/support/database.js';
import { createTestDatabase } from '../../test/support/database.js';
import * as stored from '../../test/support/imports.sql.js';
import { markOf } from './file-mark.js';
import { ImportFiles } from './import-files.js';
import { importReceivedFile } from './import-received-file.js';
import type { ImportReport } from './import-report.js';
import type { InboxOptions } from './inbox-watcher.js';
import { InboxWatcher } from './inbox-watcher.js';

let test: TestDatabase;
let files: ImportFiles;
let folder: string;
let inbox: string;
let received: string[];
let problems: unknown[];

beforeAll(async () => {
  test = await createTestDatabase();
  files = new ImportFiles(test.database);
});

beforeEach(async () => {
  await test.database.query(stored.EMPTY_SMALL_TABLES);
  folder = mkdtempSync(join(tmpdir(), 'opscore-inbox-'));
  inbox = join(folder, '收件箱');
  mkdirSync(inbox);
  received = [];
  problems = [];
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

afterAll(() => test.drop());

const ORDERS = 'order_id,merchant_id,buyer_id,placed_at,status,amount\n1,m1,b1,2026-10-02 10:00:00,paid,5\n';
const CALENDAR = 'day,weight\n2026-11-11,5\n';

const put = (name: string, text = ORDERS) => writeFileSync(join(inbox, name), text);
const watch = (options: Partial<InboxOptions> = {}) =>
  new InboxWatcher(files, {
    folder: inbox,
    onReceived: (fileId) => void received.push(fileId),
    onProblem: (problem) => problems.push(problem),
    ...options,
  });
const at = (seconds: number) => new Date(Date.UTC(2026, 10, 24) + seconds * 1_000);
const bringIn = (fileId: string) => importReceivedFile(test.database, fileId, { rejectsFolder: join(folder, 'rejects') });

/** The names of the files that looks at these seconds hand over. */
async function looks(watcher: InboxWatcher, ...seconds: number[]): Promise<string[][]> {
  const found: string[][] = [];
  for (const second of seconds) {
    const names: string[] = [];
    for (const fileId of await watcher.poll(at(second))) names.push((await files.get(fileId))?.fileName ?? '');
    found.push(names);
  }
  return found;
}

describe('a file in the folder', () => {
  it('is handed over once, when it has stayed the same for five seconds', async () => {
    put('orders.csv');
    expect(await looks(watch(), 0, 3, 4.9, 5, 8)).toEqual([[], [], [], ['orders.csv'], []]);
    expect(received).toHaveLength(1);
    expect(await files.get(received[0] ?? '')).toMatchObject({ kind: 'orders', state: 'waiting', path: join(inbox, 'orders.csv'), sizeBytes: ORDERS.length });
  });

  it('is not handed over at first sight, however long ago it was written', async () => {
    put('orders.csv');
    utimesSync(join(inbox, 'orders.csv'), 1_000_000, 1_000_000);
    expect(await looks(watch({ settleMs: 0 }), 0, 0)).toEqual([[], ['orders.csv']]);
  });

  it('that is still being written is left alone', async () => {
    const watcher = watch();
    put('orders.csv');
    expect(await looks(watcher, 0, 4)).toEqual([[], []]);
    appendFileSync(join(inbox, 'orders.csv'), '2,m1,b1,2026-10-02 10:00:00,paid,6\n');
    expect(await looks(watcher, 6, 9)).toEqual([[], []]);
    // The same size, written anew.
    utimesSync(join(inbox, 'orders.csv'), 2_000_000_000, 2_000_000_000);
    expect(await looks(watcher, 12, 16, 17)).toEqual([[], [], ['orders.csv']]);
  });

  it('does not wait for ever where the clock is set back', async () => {
    put('orders.csv');
    expect(await looks(watch(), 3_600, 0, 5)).toEqual([[], [], ['orders.csv']]);
  });

  it('is taken with its Chinese name', async () => {
    put('双十一订单 orders（华东）.csv');
    expect((await looks(watch(), 0, 5))[1]).toEqual(['双十一订单 orders（华东）.csv']);
  });

  it.each(['.orders.csv', 'orders.csv.part', 'orders.csv.tmp', 'orders.csv.crdownload', 'orders.csv~'])(
    'of the name %s is passed over',
    async (name) => {
      put(name);
      expect(await looks(watch(), 0, 5)).toEqual([[], []]);
    },
  );

  it('is no folder and no link, and lies in no folder of it', async () => {
    mkdirSync(join(inbox, 'orders.csv'));
    writeFileSync(join(inbox, 'orders.csv', 'orders.csv'), ORDERS);
    writeFileSync(join(folder, 'secret.csv'), ORDERS);
    symlinkSync(join(folder, 'secret.csv'), join(inbox, 'orders-2.csv'));
    expect(await looks(watch(), 0, 5)).toEqual([[], []]);
  });
});

describe('files of one look', () => {
  it('come in the order in which they depend on each other, and then by name', async () => {
    for (const name of ['orders-2.csv', 'assignments.csv', 'orders-1.csv', 'managers.csv', 'chat_messages.csv', 'merchants.csv']) put(name);
    const order = ['managers.csv', 'merchants.csv', 'assignments.csv', 'orders-1.csv', 'orders-2.csv', 'chat_messages.csv'];
    expect((await looks(watch(), 0, 5))[1]).toEqual(order);
    expect((await files.unsettled()).map(({ fileName }) => fileName)).toEqual(order);
  });

  it('are of the kind of their header where the name does not tell, and otherwise rejected with advice', async () => {
    put('促销日历.csv', CALENDAR);
    put('报表.csv', 'a,b\n');
    put('readme.txt', 'hello');
    await looks(watch(), 0, 5);
    expect((await files.unsettled()).map(({ fileName, kind }) => [fileName, kind])).toEqual([
      ['促销日历.csv', 'calendar'],
      ['readme.txt', 'unknown'],
      ['报表.csv', 'unknown'],
    ]);
    const states: (string | null)[][] = [];
    for (const fileId of received) {
      const { state, report } = await bringIn(fileId);
      states.push([state, report?.code ?? null]);
    }
    expect(states).toEqual([['done', null], ['rejected', 'inbox-kind-unclear'], ['rejected', 'inbox-kind-unclear']]);
    expect(readdirSync(join(inbox, 'rejected'))).toContain('报表.csv.report.json');
  });
});

describe('a file of a name that came before', () => {
  it('is another file when the first one is settled', async () => {
    const watcher = watch();
    put('orders.csv');
    await looks(watcher, 0, 5);
    await bringIn(received[0] ?? '');
    put('orders.csv', ORDERS.replace(',5\n', ',7\n'));
    expect(await looks(watcher, 10, 15)).toEqual([[], ['orders.csv']]);
    await bringIn(received[1] ?? '');
    expect(readdirSync(join(inbox, 'done'))).toHaveLength(4);
  });

  it('is left alone after its import has failed, until it is changed', async () => {
    const watcher = watch();
    put('orders.csv');
    await looks(watcher, 0, 5);
    await files.settleAlone(received[0] ?? '', 'failed', { ...EMPTY_REPORT, seen: await markOf(join(inbox, 'orders.csv')) });
    expect(await looks(watcher, 10, 15)).toEqual([[], []]);
    put('orders.csv', ORDERS.repeat(2));
    expect(await looks(watcher, 20, 25)).toEqual([[], ['orders.csv']]);
  });
});

const EMPTY_REPORT: ImportReport = {
  code: null,
  message: { en: 'in', zh: '已导入' },
  importId: null,
  rows: null,
  problems: [],
  oddities: [],
  rejectsPath: null,
  seen: null,
};

describe('a settled file that still lies in the folder', () => {
  it('is put away at the first look of a watcher, as whoever settled it may have been killed', async () => {
    put('orders.csv');
    const watcher = watch();
    await looks(watcher, 0, 5);
    await files.settleAlone(received[0] ?? '', 'done', { ...EMPTY_REPORT, seen: await markOf(join(inbox, 'orders.csv')) });
    await looks(watch(), 10);
    expect(readdirSync(inbox)).toEqual(['done']);
    expect(JSON.parse(readFileSync(join(inbox, 'done', 'orders.csv.report.json'), 'utf8'))).toMatchObject({ message: { zh: '已导入' } });
  });

  it('is put away at any look, and not handed over', async () => {
    put('orders.csv');
    const watcher = watch();
    await looks(watcher, 0, 5);
    await files.settleAlone(received[0] ?? '', 'rejected', { ...EMPTY_REPORT, seen: await markOf(join(inbox, 'orders.csv')) });
    expect(await looks(watcher, 10)).toEqual([[]]);
    expect(readdirSync(join(inbox, 'rejected'))).toEqual(['orders.csv', 'orders.csv.report.json']);
  });

  it('stays where the sub-folder cannot be written: that is told, and the others go on', async () => {
    put('orders.csv');
    put('calendar.csv', CALENDAR);
    const watcher = watch();
    await looks(watcher, 0, 5);
    const orders = (await files.list({ limit: 2 })).find(({ kind }) => kind === 'orders');
    await files.settleAlone(orders?.fileId ?? '', 'done', { ...EMPTY_REPORT, seen: await markOf(join(inbox, 'orders.csv')) });
    writeFileSync(join(inbox, 'done'), 'a file where the folder should be');
    put('targets.csv');
    expect((await looks(watcher, 10, 15))[1]).toContain('targets.csv');
    await looks(watcher, 20);
    expect(problems).toEqual([expect.objectContaining({ code: 'inbox-unusable' })]);
    rmSync(join(inbox, 'done'));
    await looks(watcher, 25);
    expect(existsSync(join(inbox, 'done', 'orders.csv'))).toBe(true);
  });
});

describe('the folder', () => {
  it('is made with its sub-folders', async () => {
    inbox = join(folder, 'a', '新');
    await watch().prepare();
    expect(readdirSync(inbox)).toEqual(['done', 'rejected']);
  });

  it.each([
    ['is a file', () => put('in', 'text'), 'in'],
    ['lies in a file', () => put('in', 'text'), 'in/box'],
    ['has a file as sub-folder', () => (mkdirSync(join(inbox, 'in')), put('in/done', 'text')), 'in'],
  ])('that %s is unusable, and the watcher does not start', async (_what, prepare, name) => {
    prepare();
    const watcher = watch({ folder: join(inbox, name) });
    await expect(watcher.start()).rejects.toMatchObject({ code: 'inbox-unusable' });
    await expect(watcher.start()).rejects.toThrow(/^The inbox folder .*收件箱\/in.* cannot be read and written \(E\w+\)\. Give it to the user/);
  });

  it('that is taken away while it is watched is told once, and watched again when it is back', async () => {
    const watcher = watch({ pollEveryMs: 5, settleMs: 0 });
    await watcher.start();
    rmSync(inbox, { recursive: true });
    await until(() => problems.length > 0);
    await new Promise((done) => setTimeout(done, 50));
    expect(problems).toEqual([expect.objectContaining({ code: 'inbox-unusable' })]);
    mkdirSync(inbox);
    put('orders.csv');
    await until(() => received.length > 0);
    await watcher.stop();
  });
});

describe('a watcher', () => {
  it('looks by itself until it is stopped', async () => {
    const watcher = watch({ pollEveryMs: 5, settleMs: 0 });
    await watcher.start();
    put('orders.csv');
    await until(() => received.length > 0);
    await watcher.stop();
    put('calendar.csv', CALENDAR);
    await new Promise((done) => setTimeout(done, 50));
    expect(received).toHaveLength(1);
  });

  it('goes on where the queue is away: the file waits', async () => {
    put('orders.csv');
    put('calendar.csv', CALENDAR);
    const watcher = watch({ onReceived: () => Promise.reject(new Error('the queue is away')) });
    expect((await looks(watcher, 0, 5))[1]).toEqual(['calendar.csv', 'orders.csv']);
    expect(problems).toEqual([expect.objectContaining({ message: 'the queue is away' })]);
    expect(await files.unsettled()).toHaveLength(2);
  });

  it('beside another one hands no file over twice', async () => {
    put('orders.csv');
    const [one, other] = [watch(), watch()];
    await looks(one, 0);
    await looks(other, 0);
    await Promise.all([looks(one, 5), looks(other, 5)]);
    expect(new Set(received).size).toBe(1);
    expect(await files.unsettled()).toHaveLength(1);
  });
});

async function until(holds: () => boolean): Promise<void> {
  for (let waited = 0; !holds(); waited += 5) {
    if (waited > 20_000) throw new Error('It did not come to pass.');
    await new Promise((done) => setTimeout(done, 5));
  }
}
