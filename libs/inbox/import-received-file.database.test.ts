import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import type { TestDatabase } from '../../test/support/database.js';
import { createTestDatabase } from '../../test/support/database.js';
import * as stored from '../../test/support/imports.sql.js';
import { kindNamed } from '#libs/ingest/kinds.js';
import { rejectsText, rejectsWorkbook } from '#libs/ingest/rejects-workbook.js';
import { markOf } from './file-mark.js';
import type { ReceivedFile } from './import-files.js';
import { ImportFiles } from './import-files.js';
import type { ReceivedFileOptions } from './import-received-file.js';
import { importReceivedFile } from './import-received-file.js';
import { reportImport } from './import-report.js';
import { importFile } from '#libs/ingest/import-file.js';
import { putAway } from './put-away.js';

let test: TestDatabase;
let files: ImportFiles;
let folder: string;
let inbox: string;

beforeAll(async () => {
  test = await createTestDatabase();
  files = new ImportFiles(test.database);
});

beforeEach(async () => {
  await test.database.query(stored.EMPTY_SMALL_TABLES);
  folder = mkdtempSync(join(tmpdir(), 'opscore-inbox-'));
  inbox = join(folder, '收件箱');
  mkdirSync(inbox);
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

afterAll(() => test.drop());

const HEADER = 'order_id,merchant_id,buyer_id,placed_at,status,amount\n';
const row = (id: string, amount: string) => `${id},m1,b1,2026-10-02 10:00:00,paid,${amount}\n`;

async function handOver(name: string, bytes: string | Buffer, kind: ReceivedFile['kind'] = 'orders'): Promise<string> {
  const path = join(inbox, name);
  writeFileSync(path, bytes);
  return files.receive({ path, fileName: name, kind, sizeBytes: bytes.length });
}

const bringIn = (fileId: string, options: Partial<ReceivedFileOptions> = {}) =>
  importReceivedFile(test.database, fileId, { rejectsFolder: join(folder, 'rejects'), ...options });

const namesIn = (name: string) => (existsSync(join(inbox, name)) ? readdirSync(join(inbox, name)).toSorted() : []);
const reportIn = (name: string) => JSON.parse(readFileSync(join(inbox, name), 'utf8')) as Record<string, unknown>;
const countOrders = async () => (await test.database.query(stored.storedFacts(kindNamed('orders')))).length;
const countImports = async () => (await test.database.query(stored.RECORDED_IMPORTS))[0];

describe('a good file', () => {
  it('is imported, settled, and put away with its report', async () => {
    const fileId = await handOver('orders-2026-11-24.csv', HEADER + row('1', '5') + row('2', '6'));
    const path = join(inbox, 'done', 'orders-2026-11-24.csv');
    expect(await bringIn(fileId)).toMatchObject({ state: 'done', error: null, phase: null, report: { movedTo: path, rejectsPath: null } });
    expect(await countOrders()).toBe(2);
    expect(namesIn('done')).toEqual(['orders-2026-11-24.csv', 'orders-2026-11-24.csv.report.json']);
    expect(readdirSync(inbox)).toEqual(['done']);
    expect(reportIn('done/orders-2026-11-24.csv.report.json')).toMatchObject({
      fileId,
      fileName: 'orders-2026-11-24.csv',
      kind: 'orders',
      state: 'done',
      code: null,
      message: {
        en: '2 rows: 2 added, 0 changed, 0 unchanged, 0 rejected.',
        zh: '共 2 行：新增 2，更新 0，未变 0，拒绝 0。',
      },
      rows: { read: 2, added: 2, rejected: 0, waiting: 2, waitingMerchants: 1 },
      rejectsFile: null,
    });
  });

  it('may have a Chinese name, even one that leaves no room for a longer one', async () => {
    await bringIn(await handOver('双十一 订单.csv', HEADER + row('1', '5')));
    expect(namesIn('done')).toEqual(['双十一 订单.csv', '双十一 订单.csv.report.json']);
    const long = `${'单'.repeat(83)}.csv`;
    expect(await bringIn(await handOver(long, HEADER + row('1', '5')))).toMatchObject({ state: 'done' });
    expect(namesIn('done')).toContain(`${'单'.repeat(65)}.csv`);
  });

  it('tells how far it is', async () => {
    const told: string[] = [];
    const fileId = await handOver('orders.csv', HEADER + row('1', '5'));
    await bringIn(fileId, { onProgress: (phase, bytes, total) => told.push(`${phase} ${bytes}/${total}`) });
    const size = HEADER.length + row('1', '5').length;
    expect(told[0]).toBe(`read ${size}/${size}`);
    expect(told.at(-1)).toBe('merge 0/0');
  });
});

describe('a file with bad rows', () => {
  it('is done; its bad rows lie beside it, can be mended, and come in when they are put back', async () => {
    const settled = await bringIn(await handOver('orders.csv', HEADER + row('1', '5') + row('2', 'five')));
    expect(settled).toMatchObject({ state: 'done', error: null, report: { rejectsPath: join(inbox, 'done', 'orders.rejects.csv') } });
    expect(namesIn('done')).toEqual(['orders.csv', 'orders.csv.report.json', 'orders.rejects.csv']);
    expect(readdirSync(join(folder, 'rejects'))).toEqual([]);
    const report = reportIn('done/orders.csv.report.json');
    expect(report).toMatchObject({
      rows: { read: 2, added: 1, rejected: 1 },
      rejectsFile: 'orders.rejects.csv',
      problems: [{ line: 3, en: expect.stringContaining('line 3, amount "five"'), zh: expect.stringContaining('第 3 行') }],
    });

    const rejects = readFileSync(join(inbox, 'done', 'orders.rejects.csv'), 'utf8');
    await bringIn(await handOver('orders.rejects.csv', rejects.replace('five', '6')));
    expect(await countOrders()).toBe(2);
    // The mended file does not take the place of the rejected rows.
    expect(readFileSync(join(inbox, 'done', 'orders.rejects.csv'), 'utf8')).toBe(rejects);
    expect(namesIn('done')).toHaveLength(5);
  });

  it('has them in a workbook where it is one, which comes in as it is when it is mended', async () => {
    const asWorkbook = (text: string) => {
      writeFileSync(join(folder, 'rows.csv'), text);
      return buffer(Readable.from(rejectsWorkbook(join(folder, 'rows.csv'))));
    };
    const given = `${HEADER.trim()},reject_line,reject_column,reject_value,reject_reason\n${row('1', '5').trim()},,,,\n${row('2', 'five').trim()},,,,\n`;
    const settled = await bringIn(await handOver('orders.xlsx', await asWorkbook(given)));
    const rejectsPath = join(inbox, 'done', 'orders.rejects.xlsx');
    expect(settled).toMatchObject({ state: 'done', report: { rejectsPath } });
    expect(namesIn('done')).toEqual(['orders.rejects.xlsx', 'orders.xlsx', 'orders.xlsx.report.json']);
    expect(readdirSync(join(folder, 'rejects'))).toEqual([]);
    expect(reportIn('done/orders.xlsx.report.json')).toMatchObject({ rejectsFile: 'orders.rejects.xlsx' });
    const lines: string[] = [];
    for await (const line of rejectsText(rejectsPath)) lines.push(line);
    await bringIn(await handOver('orders.rejects.xlsx', await asWorkbook(lines.join('').replaceAll('five', '6'))));
    expect(await countOrders()).toBe(2);
  });

  it('has a report even where a value is cut in the middle of a character', async () => {
    const odd = `${'x'.repeat(59)}😀`;
    const settled = await bringIn(await handOver('orders.csv', HEADER + row('1', odd)));
    expect(settled.report?.problems[0]?.en).toContain(`${'x'.repeat(59)}\uFFFD`);
  });
});

describe('a file that cannot be read', () => {
  it.each([
    ['of another kind', 'orders.csv', 'day,weight\n2026-11-11,5\n', 'file-of-another-kind', 'orders.csv has the columns of calendar, not of orders. Import it as calendar.'],
    ['that is half there', 'orders.csv.gz', gzipSync(HEADER + row('1', '5')).subarray(0, -9), 'file-not-gzip', 'orders.csv.gz is not whole or not packed with gzip. Nothing was imported.'],
    ['of a type that opscore does not read', 'orders.pdf', '%PDF', 'file-type-unknown', 'orders.pdf is no file that can be imported as it is: .csv or .ndjson, also packed with gzip (.csv.gz), or .xlsx. Save it as one of these and import it again.'],
    ['in another encoding', '订单.csv', Buffer.from(`${HEADER}1,m1,\xb1,2026-10-02 10:00:00,paid,5\n`, 'latin1'), 'file-not-utf8', '订单.csv: line 2 is not UTF-8. Nothing was imported; save the file as UTF-8.'],
  ])('%s is rejected with the reason', async (_what, name, bytes, code, message) => {
    const settled = await bringIn(await handOver(name, bytes));
    expect(settled).toMatchObject({ state: 'rejected', error: message, report: { code, movedTo: join(inbox, 'rejected', name) } });
    expect(namesIn('rejected')).toEqual([name, `${name}.report.json`].toSorted());
    expect(reportIn(`rejected/${name}.report.json`)).toMatchObject({ state: 'rejected', code, rows: null, message: { en: message } });
    expect(settled.report?.message.zh).toMatch(/\p{Script=Han}/u);
    expect(await countOrders()).toBe(0);
  });

  it('and that nothing tells the kind of, is told how to be named', async () => {
    const settled = await bringIn(await handOver('报表.csv', 'a,b\n1,2\n', 'unknown'));
    expect(settled).toMatchObject({ state: 'rejected', report: { code: 'inbox-kind-unclear' } });
    expect(settled.error).toContain('no import profile reads it. Nothing was imported. Drop it on the page');
    expect(settled.report?.message.zh).toContain('从 报表.csv 的文件名和表头都无法判断数据类型');
  });

  it('and whose name tells nothing, is rejected for its own fault', async () => {
    expect(await bringIn(await handOver('报表.csv', '', 'unknown'))).toMatchObject({ report: { code: 'file-empty' } });
    expect(await bringIn(await handOver('notes.txt', 'x', 'unknown'))).toMatchObject({ report: { code: 'inbox-kind-unclear' } });
  });

  it('because it was taken away, is rejected, and is another file when it comes back', async () => {
    const fileId = await handOver('orders.csv', HEADER + row('1', '5'));
    rmSync(join(inbox, 'orders.csv'));
    expect(await bringIn(fileId)).toMatchObject({
      state: 'rejected',
      error: 'orders.csv was taken away before it was imported. Put it into the inbox again.',
      report: { code: 'inbox-file-gone', movedTo: null },
    });
    expect(namesIn('rejected')).toEqual(['orders.csv.report.json']);
    expect(await bringIn(await handOver('orders.csv', HEADER + row('1', '5')))).toMatchObject({ state: 'done' });
  });

  it('because it has become a link, is rejected and not followed', async () => {
    const fileId = await handOver('orders.csv', '');
    rmSync(join(inbox, 'orders.csv'));
    writeFileSync(join(folder, 'orders.csv'), HEADER + row('1', '5'));
    symlinkSync(join(folder, 'orders.csv'), join(inbox, 'orders.csv'));
    expect(await bringIn(fileId)).toMatchObject({ state: 'rejected', report: { code: 'inbox-file-gone' } });
    expect(await countOrders()).toBe(0);
  });
});

describe('two files of one name', () => {
  it('lie beside each other', async () => {
    await bringIn(await handOver('orders.csv', HEADER + row('1', '5')));
    const second = await bringIn(await handOver('orders.csv', HEADER + row('1', '7') + row('2', 'x')));
    const name = basename(second.report?.movedTo ?? '');
    expect(name).toMatch(/^orders-\d{8}T\d{6}Z-[0-9a-f]{8}\.csv$/);
    const rejects = name.replace('.csv', '.rejects.csv');
    expect(namesIn('done')).toEqual([name, `${name}.report.json`, rejects, 'orders.csv', 'orders.csv.report.json'].toSorted());
    expect(readFileSync(join(inbox, 'done', 'orders.csv'), 'utf8')).toBe(HEADER + row('1', '5'));
    expect(reportIn(`done/${name}.report.json`)).toMatchObject({ rejectsFile: rejects });
  });

  it('lie beside one that somebody else put there', async () => {
    mkdirSync(join(inbox, 'done'));
    writeFileSync(join(inbox, 'done', 'orders.csv'), 'mine');
    await bringIn(await handOver('orders.csv', HEADER + row('1', '5')));
    expect(readFileSync(join(inbox, 'done', 'orders.csv'), 'utf8')).toBe('mine');
    expect(namesIn('done')).toHaveLength(3);
  });
});

describe('a delivery', () => {
  it('that comes twice at once imports once', async () => {
    const fileId = await handOver('orders.csv', HEADER + row('1', '5') + row('2', 'x'));
    const outcomes = await Promise.all([bringIn(fileId), bringIn(fileId), bringIn(fileId)]);
    expect(outcomes.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
    expect(await countImports()).toEqual({ imports: 1 });
    expect(namesIn('done')).toEqual(['orders.csv', 'orders.csv.report.json', 'orders.rejects.csv']);
    expect(reportIn('done/orders.csv.report.json')).toMatchObject({ rows: { added: 1, unchanged: 0 } });
  });

  it('that comes again changes nothing', async () => {
    const fileId = await handOver('orders.csv', HEADER + row('1', '5'));
    const first = await bringIn(fileId);
    expect(await bringIn(fileId)).toEqual(first);
    expect(await countImports()).toEqual({ imports: 1 });
  });

  it('of a file that nobody knows fails', async () => {
    await expect(bringIn('00000000-0000-4000-8000-000000000000')).rejects.toThrow('import_files has no file');
  });
});

describe('an import that fails for another reason', () => {
  const fail = () => {
    throw new RangeError('the disk is full');
  };

  it('leaves the file waiting, and after the last attempt failed where it lies; it may be tried again', async () => {
    const fileId = await handOver('orders.csv', HEADER + row('1', '5'));
    await expect(bringIn(fileId, { onProgress: fail })).rejects.toThrow('the disk is full');
    expect(await files.get(fileId)).toMatchObject({ state: 'waiting', error: 'The import failed: the disk is full' });
    await expect(bringIn(fileId, { onProgress: fail, isLastAttempt: true })).rejects.toThrow('the disk is full');
    expect(await files.get(fileId)).toMatchObject({ state: 'failed', report: { message: { zh: '导入失败：the disk is full' } } });
    expect(readdirSync(inbox)).toEqual(['orders.csv']);
    expect(await countImports()).toEqual({ imports: 0 });
    expect(await bringIn(fileId)).toMatchObject({ state: 'done', error: null });
  });

  it('because the file is written while it is read, brings nothing in until it stays the same', async () => {
    const fileId = await handOver('orders.csv', HEADER + row('1', '5'));
    const grow = (phase: string) => (phase === 'merge' ? appendFileSync(join(inbox, 'orders.csv'), row('2', '6')) : undefined);
    await expect(bringIn(fileId, { onProgress: grow })).rejects.toThrow('orders.csv was changed while it was read');
    expect(await countOrders()).toBe(0);
    expect(await bringIn(fileId)).toMatchObject({ state: 'done', report: { rows: { added: 2 } } });
  });

  it('because the rejected rows cannot be written, is no fault of the file', async () => {
    const fileId = await handOver('orders.csv', HEADER + row('1', 'x'));
    writeFileSync(join(folder, 'rejects'), 'a file where the folder should be');
    await expect(bringIn(fileId)).rejects.toMatchObject({ code: 'file-not-writable' });
    expect(await files.get(fileId)).toMatchObject({ state: 'waiting' });
  });

  it('because the whole folder is away, is no fault of the file', async () => {
    const fileId = await handOver('orders.csv', HEADER + row('1', '5'));
    rmSync(inbox, { recursive: true });
    await expect(bringIn(fileId)).rejects.toMatchObject({ code: 'inbox-unusable' });
    expect(await files.get(fileId)).toMatchObject({ state: 'waiting' });
  });
});

describe('a process that is killed', () => {
  /** A file that is in and settled, and not yet put away. */
  async function settled(): Promise<ReceivedFile> {
    const fileId = await handOver('orders.csv', HEADER + row('1', '5') + row('2', 'x'));
    const path = join(inbox, 'orders.csv');
    const seen = (await markOf(path)) ?? { sizeBytes: 0, modifiedMs: 0 };
    const summary = await importFile(test.database, { kind: kindNamed('orders'), path, rejectsFolder: join(folder, 'rejects') });
    await files.settleAlone(fileId, 'done', reportImport({ summaries: [summary], wholeId: summary.importId }, seen));
    return (await files.get(fileId)) as ReceivedFile;
  }

  const PUT_AWAY = ['orders.csv', 'orders.csv.report.json', 'orders.rejects.csv'];

  it('while it imports, leaves a running file that the next delivery takes', async () => {
    const fileId = await handOver('orders.csv', HEADER + row('1', '5'));
    await files.take(fileId);
    expect(await bringIn(fileId)).toMatchObject({ state: 'done' });
  });

  it('between settling and moving, leaves a file that the next delivery puts away', async () => {
    const { fileId } = await settled();
    await bringIn(fileId);
    expect(namesIn('done')).toEqual(PUT_AWAY);
    expect(await countImports()).toEqual({ imports: 1 });
  });

  it.each([
    ['the report', ['orders.csv', 'orders.rejects.csv']],
    ['the file', ['orders.rejects.csv']],
    ['everything', []],
  ])('after moving %s, leaves what the next delivery ends', async (_what, moveBack) => {
    const file = await settled();
    await putAway(files, file.fileId);
    const rejects = file.report?.rejectsPath ?? '';
    for (const name of moveBack) {
      const to = name === 'orders.csv' ? join(inbox, name) : rejects;
      writeFileSync(to, readFileSync(join(inbox, 'done', name)));
      rmSync(join(inbox, 'done', name));
    }
    if (moveBack.includes('orders.csv')) {
      // As it was, and so with the time that it had.
      const seen = await markOf(join(inbox, 'orders.csv'));
      await test.database.query(`UPDATE import_files SET report = jsonb_set(report, '{seen}', $1::jsonb)`, [JSON.stringify(seen)]);
    }
    await test.database.query(`UPDATE import_files SET report = report - 'movedTo' || jsonb_build_object('rejectsPath', $1::text)`, [rejects]);
    expect(await bringIn(file.fileId)).toMatchObject({ report: { movedTo: join(inbox, 'done', 'orders.csv') } });
    expect(namesIn('done')).toEqual(PUT_AWAY);
  });

  it('does not have a newer file of the same name put away unread', async () => {
    const file = await settled();
    writeFileSync(join(inbox, 'orders.csv'), HEADER + row('3', '9') + row('4', '9'));
    await putAway(files, file.fileId);
    expect(readdirSync(inbox)).toContain('orders.csv');
    expect(namesIn('done')).toEqual(['orders.csv.report.json', 'orders.rejects.csv']);
    expect((await files.get(file.fileId))?.report?.movedTo).toBeNull();
  });
});
