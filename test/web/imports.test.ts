import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { importReceivedFile } from '#libs/inbox/import-received-file.js';
import { adaptProfile } from '#libs/ingest/mapping/adapt-profile.js';
import { textOfBuiltIn } from '#libs/ingest/profiles.js';
import { ADMINISTRATOR, AUDITOR } from '../support/api.js';
import { NO_CHROMIUM, findChromium } from '../support/chromium.js';
import type { Walker } from '../support/page-walk.js';
import type { Site } from '../support/site.js';
import { openSite } from '../support/site.js';

const program = findChromium();
const walk = program === undefined ? it.skip : it;

const SAMPLES = join(__dirname, '../import-profiles/samples');

const WORDS = {
  zh: {
    map: '设置列对应',
    kind: '数据类型',
    merchants: '商家',
    column: (name: string) => `列 ${name} 对应`,
    is: { id: '商家 *', name: '名称 *' },
    title: '方案名称',
    name: '方案标识',
    save: '保存并使用',
    send: '导入 1 个文件',
    counts: ['读取\n2', '新增\n2', '更新\n0', '无变化\n0', '拒绝\n0', '重复\n0'],
    taken: 'CSV',
    partly: '部分导入',
    rejects: 'CSV',
    again: '再次导入',
    undo: '撤销导入',
    undone: '已撤销',
    removed: '删除 2 行，恢复 0 行，保留 0 行。',
    try: '试导入 1 个文件',
    checked: '检查完成',
    profiles: '导入方案',
    remove: '删除',
    none: '还没有自己的方案',
    place: '第 1 行 · titel',
    saveChanges: '保存修改',
  },
  en: {
    map: 'Say what the columns are',
    kind: 'What the rows are',
    merchants: 'Merchants',
    column: (name: string) => `Column ${name} is`,
    is: { id: 'Merchant *', name: 'Name *' },
    title: 'Title',
    name: 'Name',
    save: 'Save and use',
    send: 'Import (1)',
    counts: ['Read\n2', 'Added\n2', 'Changed\n0', 'Unchanged\n0', 'Rejected\n0', 'Repeated\n0'],
    taken: 'CSV',
    partly: 'Partly in',
    rejects: 'CSV',
    again: 'Import again',
    undo: 'Undo the import',
    undone: 'Undone',
    removed: 'Rows removed: 2, restored: 0, kept as they are: 0.',
    try: 'Try (1)',
    checked: 'Checked',
    profiles: 'Import profiles',
    remove: 'Remove',
    none: 'None yet.',
    place: 'Line 1 · titel',
    saveChanges: 'Save changes',
  },
} as const;

let site: Site;

beforeAll(async () => {
  if (program !== undefined) site = await openSite(program);
});

afterAll(async () => site?.close());

/** Does what hands a file over, and what a worker does then. */
async function bringIn({ page }: Walker, handOver: () => Promise<unknown>): Promise<void> {
  const received = page.waitForResponse((response) => /\/import-drafts\/[^/]+\/import$/.test(response.url()));
  await handOver();
  const { id } = (await (await received).json()) as { id: string };
  await importReceivedFile(site.api.services.database, id, { rejectsFolder: join(site.api.home, 'rejects') });
}

const press = (walker: Walker, button: string) => bringIn(walker, () => walker.page.getByRole('button', { name: button, exact: true }).click());

async function choose({ page }: Walker, name: string, text: string | Buffer): Promise<void> {
  await page.locator('.drop-zone input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) });
}

/** Chooses something of a list that opens. */
async function pick({ page }: Walker, label: string, title: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click();
  await page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)').getByTitle(title, { exact: true }).click();
}

walk.each(['zh', 'en'] as const)(`an administrator says what the columns of an unknown file are, mends what was rejected, and takes an import back: %s${program === undefined ? ` (${NO_CHROMIUM})` : ''}`, async (language) => {
  const words = WORDS[language];
  const walker = await site.walkerAs([ADMINISTRATOR], { language });
  const { page, complaints, findViolations } = walker;
  const shop = (name: string) => `${language}-${name}`;
  await page.goto('/imports');

  // A file that names neither its kind nor its columns as we do.
  const title = `${language} 商家`;
  const [id, name] = [`${language} 编号`, `${language} 店名`];
  const file = `${id},${name},"备注,内部"\r\n${shop('z1')},甲店,老客户\r\n${shop('z2')},乙店,\r\n`;
  await choose(walker, '导出.csv', file);
  await page.getByRole('button', { name: words.map }).click();
  await pick(walker, words.kind, words.merchants);
  await pick(walker, words.column(id), words.is.id);
  await pick(walker, words.column(name), words.is.name);
  await page.locator('.stored-tables').getByText('甲店').waitFor();
  expect(await findViolations()).toEqual([]);
  await page.getByLabel(words.title, { exact: true }).fill(title);
  await page.getByLabel(words.name, { exact: true }).fill(`${language}-merchants`);
  await page.getByRole('button', { name: words.save }).click();
  await press(walker, words.send);
  await page.locator('.row-counts').waitFor();
  expect(await page.locator('.row-counts > div').allInnerTexts()).toEqual(words.counts);
  expect((await (await site.api.as(AUDITOR)).get(`/merchants/${shop('z1')}`)).body).toMatchObject({ name: '甲店', known: true });

  // The next one like it is known, and tried.
  await page.reload();
  await choose(walker, '导出 (1).csv', file);
  await page.locator('.taken-for').getByText(title).waitFor();
  await press(walker, words.try);
  await page.getByText(words.checked).first().waitFor();

  // Rows that are rejected come back as a file; mended, they go in as the first ones did.
  await page.reload();
  await choose(walker, 'merchants.csv', `merchant_id,name,ka\n${shop('z3')},丙店,true\n${shop('z4')},丁店,maybe\n`);
  await press(walker, words.send);
  await page.getByText(words.partly).first().waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: words.rejects, exact: true }).click();
  const rejects = readFileSync(await (await download).path(), 'utf8');
  expect(rejects).toContain(`${shop('z4')},丁店,maybe`);
  await bringIn(walker, () => page.getByLabel(words.again).setInputFiles({ name: 'merchants.rejects.csv', mimeType: 'text/csv', buffer: Buffer.from(rejects.replaceAll('maybe', 'false')) }));
  await page.locator('.staged-file').nth(1).locator('.row-counts').waitFor();
  expect((await (await site.api.as(AUDITOR)).get(`/merchants/${shop('z4')}`)).body).toMatchObject({ name: '丁店', ka: false });

  // The first one is taken back.
  await page.getByRole('link', { name: '导出.csv' }).first().click();
  const drawer = page.getByRole('dialog', { name: '导出.csv' });
  await drawer.getByText(title).waitFor();
  await drawer.getByRole('button', { name: words.undo }).click();
  await page.getByRole('dialog').last().getByRole('button', { name: words.undo }).click();
  await drawer.getByText(words.removed).waitFor();
  expect(await drawer.getByText(words.undone).first().isVisible()).toBe(true);
  expect(await drawer.getByRole('button', { name: words.undo }).count()).toBe(0);

  // Its profile is removed.
  await page.goto('/imports?profiles=all');
  await page.getByRole('button', { name: title }).click();
  await page.locator('.profile-text .cm-content').getByText(`${language}-merchants`).waitFor();
  // What is wrong in it is marked, and led to.
  await page.locator('.cm-content').click();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.type('titel: x\n');
  const problem = page.getByRole('button', { name: words.place });
  await problem.waitFor();
  expect([await page.locator('.cm-lintRange-error').first().innerText(), await page.getByRole('button', { name: words.saveChanges }).isDisabled()]).toEqual(['titel: x', true]);
  await page.keyboard.press('ControlOrMeta+End');
  await problem.click();
  expect(await page.locator('.cm-focused .cm-activeLine').innerText()).toBe('titel: x');
  await page.getByRole('button', { name: words.remove, exact: true }).click();
  await page.getByRole('dialog').last().getByRole('button', { name: words.remove, exact: true }).click();
  await page.getByText(words.none).waitFor();
  expect(complaints).toEqual([]);
});

walk('a file of a platform is known, asks for the merchant, and brings several kinds of facts', async () => {
  const walker = await site.walkerAs([ADMINISTRATOR], { theme: 'dark' });
  const { page, complaints, findViolations } = walker;
  await page.goto('/imports');
  await choose(walker, '订单导出.csv', readFileSync(join(SAMPLES, 'jd-pop-orders.csv')));
  await page.locator('.taken-for').getByText('京东 POP 订单导出').waitFor();
  await page.locator('.taken-for').getByText('表头在第 1 行 · CSV, GB18030 (GBK)').waitFor();
  expect(await page.getByRole('button', { name: '导入 0 个文件', exact: true }).isDisabled()).toBe(true);
  await page.getByLabel('该导出所属的商家').fill('s126');
  await page.keyboard.press('Enter');
  await page.getByRole('table', { name: '订单明细' }).getByText('100012043980').first().waitFor();
  await page.getByText('文件原样').click();
  await page.getByRole('columnheader', { name: /^客户姓名\s*不读取$/ }).waitFor();
  expect(await findViolations()).toEqual([]);
  await press(walker, '导入 1 个文件');
  await page.getByRole('table', { name: '按数据类型' }).waitFor();
  expect(await page.getByRole('table', { name: '按数据类型' }).getByRole('rowheader').allInnerTexts()).toEqual(['订单', '订单明细']);
  expect(complaints).toEqual([]);
});

walk('nothing is made of a file that several profiles fit alike until one is chosen', async () => {
  const walker = await site.walkerAs([ADMINISTRATOR]);
  const { page, complaints, findViolations } = walker;
  const admin = await site.api.as(ADMINISTRATOR);
  const shops = ['s126', 's147'].map((merchant) => ({ name: `${merchant}-orders`, yaml: adaptProfile(textOfBuiltIn('jd-pop-orders'), { name: `${merchant}-orders`, defaults: { merchant_id: merchant } }) }));
  for (const { name, yaml } of shops) expect((await admin.put(`/import-profiles/${name}`, { yaml })).status).toBe(200);
  await page.goto('/imports');
  await choose(walker, '导出.csv', readFileSync(join(SAMPLES, 'jd-pop-orders.csv')));
  await page.getByText('有 2 个导入方案同样符合这个文件。请选择读取方式。').waitFor();
  expect([await page.locator('.stored-tables').count(), await page.getByRole('button', { name: '导入 0 个文件', exact: true }).isDisabled()]).toEqual([0, true]);
  expect(await findViolations()).toEqual([]);
  await pick(walker, '导出.csv 的读取方式', '京东 POP 订单导出 · s147-orders');
  await page.getByRole('table', { name: '订单明细' }).getByText('s147').first().waitFor();
  expect(await page.getByRole('button', { name: '导入 1 个文件', exact: true }).isEnabled()).toBe(true);
  for (const { name } of shops) await admin.delete(`/import-profiles/${name}`);
  expect(complaints).toEqual([]);
});

walk('a file that cannot be read is refused with the reason, and an auditor only looks', async () => {
  const walker = await site.walkerAs([ADMINISTRATOR], { language: 'en' });
  await walker.page.goto('/imports');
  await choose(walker, 'notes.ndjson', '{"a":1}\n');
  await pick(walker, 'How notes.ndjson is read', 'Canonical file: Orders');
  await press(walker, 'Import (1)');
  await walker.page.getByText('Refused').first().waitFor();
  await walker.page.getByText(/names no column of orders/).first().waitFor();
  expect(walker.complaints).toEqual([]);

  const auditor = await site.walkerAs([AUDITOR]);
  await auditor.page.goto('/imports?state=rejected');
  await auditor.page.getByRole('link', { name: 'notes.ndjson' }).waitFor();
  expect(await auditor.page.locator('input[type=file]').count()).toBe(0);
  expect(auditor.complaints).toEqual([]);
});
