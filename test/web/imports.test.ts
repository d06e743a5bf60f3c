import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importReceivedFile } from '#libs/inbox/import-received-file.js';
import { ADMINISTRATOR, AUDITOR } from '../support/api.js';
import { NO_CHROMIUM, findChromium } from '../support/chromium.js';
import type { Walker } from '../support/page-walk.js';
import type { Site } from '../support/site.js';
import { openSite } from '../support/site.js';

const program = findChromium();
const walk = program === undefined ? it.skip : it;

const WORDS = {
  zh: {
    kind: '商家.csv 的数据类型',
    merchants: '商家 (merchants)',
    missing: '还缺少：merchant_id',
    column: (name: string) => `列 ${name} 对应`,
    send: '导入 1 个文件',
    counts: ['读取\n2', '新增\n2', '更新\n0', '无变化\n0', '拒绝\n0', '重复\n0'],
    partly: '部分导入',
    rejects: '下载被拒绝的行',
    undo: '撤销导入',
    undone: '已撤销',
    removed: '删除 2 行，恢复 0 行，保留 0 行。',
    check: '只检查，不导入',
    sendCheck: '检查 1 个文件',
    checked: '检查完成',
    remove: /^移除/,
  },
  en: {
    kind: 'Kind of 商家.csv',
    merchants: 'Merchants (merchants)',
    missing: 'Still missing: merchant_id',
    column: (name: string) => `Column ${name} is`,
    send: 'Import (1)',
    counts: ['Read\n2', 'Added\n2', 'Changed\n0', 'Unchanged\n0', 'Rejected\n0', 'Repeated\n0'],
    partly: 'Partly in',
    rejects: 'Download the rejected rows',
    undo: 'Undo the import',
    undone: 'Undone',
    removed: 'Rows removed: 2, restored: 0, kept as they are: 0.',
    check: 'Only check',
    sendCheck: 'Check (1)',
    checked: 'Checked',
    remove: /^Remove/,
  },
} as const;

let site: Site;

beforeAll(async () => {
  if (program !== undefined) site = await openSite(program);
}, 120_000);

afterAll(async () => site?.close());

/** Presses the button that sends, and does what a worker does. */
async function send({ page }: Walker, button: string): Promise<void> {
  const received = page.waitForResponse((response) => response.url().includes('/api/v1/imports?') && response.request().method() === 'POST');
  await page.getByRole('button', { name: button }).click();
  const { id } = (await (await received).json()) as { id: string };
  await importReceivedFile(site.api.services.database, id, { rejectsFolder: join(site.api.home, 'rejects') });
}

async function choose({ page }: Walker, name: string, text: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
}

walk.each(['zh', 'en'] as const)(`an administrator brings in a file with other columns, mends what was rejected, and takes an import back: %s${program === undefined ? ` (${NO_CHROMIUM})` : ''}`, async (language) => {
  const words = WORDS[language];
  const walker = await site.walkerAs([ADMINISTRATOR], { language });
  const { page, complaints } = walker;
  const shop = (name: string) => `${language}-${name}`;
  await page.goto('/imports');

  // A file that names neither its kind nor its columns as we do.
  await choose(walker, '商家.csv', `编号,店名,"备注,内部"\r\n${shop('z1')},甲店,老客户\r\n${shop('z2')},乙店,\r\n`);
  await page.getByLabel(words.kind).click();
  await page.getByTitle(words.merchants).click();
  await page.getByText(words.missing).waitFor();
  expect(await page.getByRole('button', { name: /\(0\)|0 个/ }).isDisabled()).toBe(true);
  for (const [column, meaning] of [
    ['编号', 'merchant_id *'],
    ['店名', 'name *'],
  ] as const) {
    await page.getByLabel(words.column(column)).click();
    await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').getByTitle(meaning, { exact: true }).click();
  }
  await send(walker, words.send);
  await page.locator('.row-counts').waitFor();
  expect(await page.locator('.row-counts > div').allInnerTexts()).toEqual(words.counts);
  expect((await (await site.api.as(AUDITOR)).get(`/merchants/${shop('z1')}`)).body).toMatchObject({ name: '甲店', known: true });

  // Rows that are rejected come back as a file; mended, they go in.
  await page.reload();
  await choose(walker, 'merchants.csv', `merchant_id,name,ka\n${shop('z3')},丙店,true\n${shop('z4')},丁店,maybe\n`);
  await send(walker, words.send);
  await page.getByText(words.partly).first().waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: words.rejects }).click();
  const rejects = readFileSync(await (await download).path(), 'utf8');
  expect(rejects).toContain(`${shop('z4')},丁店,maybe,3,ka,maybe`);
  await page.reload();
  await choose(walker, 'merchants.rejects.csv', rejects.replaceAll('maybe', 'false'));
  await page.getByLabel(words.check).check();
  await send(walker, words.sendCheck);
  await page.getByText(words.checked).first().waitFor();
  expect((await (await site.api.as(AUDITOR)).get(`/merchants/${shop('z4')}`)).status).toBe(404);
  await page.getByRole('button', { name: words.remove }).click();
  await page.getByText('merchants.rejects.csv').first().waitFor();
  await page.reload();
  await choose(walker, 'merchants.rejects.csv', rejects.replaceAll('maybe', 'false'));
  await send(walker, words.send);
  await page.locator('.row-counts').waitFor();
  expect((await (await site.api.as(AUDITOR)).get(`/merchants/${shop('z4')}`)).body).toMatchObject({ name: '丁店', ka: false });

  // The first one is taken back.
  await page.getByRole('link', { name: '商家.csv' }).first().click();
  const drawer = page.getByRole('dialog', { name: '商家.csv' });
  await drawer.getByRole('button', { name: words.undo }).click();
  await page.getByRole('dialog').last().getByRole('button', { name: words.undo }).click();
  await drawer.getByText(words.removed).waitFor();
  expect(await drawer.getByText(words.undone).first().isVisible()).toBe(true);
  expect(await drawer.getByRole('button', { name: words.undo }).count()).toBe(0);
  expect(complaints).toEqual([]);
});

walk('a file that cannot be read is refused with the reason, and an auditor only looks', async () => {
  const walker = await site.walkerAs([ADMINISTRATOR], { language: 'en' });
  await walker.page.goto('/imports');
  await choose(walker, 'orders.csv', 'order_id,merchant_id\n"1,m1\n');
  await walker.page.getByText('Still missing: buyer_id, placed_at, status, amount').waitFor();
  await choose(walker, 'notes.ndjson', '{"a":1}\n');
  await walker.page.getByRole('button', { name: 'Remove orders.csv' }).click();
  await walker.page.getByLabel('Kind of notes.ndjson').click();
  await walker.page.getByTitle('Orders (orders)').click();
  await send(walker, 'Import (1)');
  await walker.page.getByText('Refused').first().waitFor();
  await walker.page.getByText(/names no column of orders/).first().waitFor();
  expect(walker.complaints).toEqual([]);

  const auditor = await site.walkerAs([AUDITOR]);
  await auditor.page.goto('/imports?state=rejected');
  await auditor.page.getByRole('link', { name: 'notes.ndjson' }).waitFor();
  expect(await auditor.page.locator('input[type=file]').count()).toBe(0);
  expect(auditor.complaints).toEqual([]);
});
