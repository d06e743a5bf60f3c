import { ADMINISTRATOR, AUDITOR, managerOf } from '../support/api.js';
import { NO_CHROMIUM, findChromium } from '../support/chromium.js';
import type { Site } from '../support/site.js';
import { openSite } from '../support/site.js';

const program = findChromium();
const walk = program === undefined ? it.skip : it;

const WORDS = {
  zh: {
    add: '添加用户',
    name: '用户名',
    displayName: '显示名称',
    scope: '角色 1 的范围',
    added: '已添加 林晓',
    done: '完成',
    state: '待设置密码',
    disable: '停用账号',
    disabled: '已停用',
    close: '关闭',
    taken: '用户名',
    action: '停用用户',
    whole: /日志完整：\d+ 条记录/,
    verify: '校验日志',
    who: '操作人',
    tokenFor: '用途',
    make: '生成令牌',
    made: '令牌“日报”已生成',
    revoke: '吊销 日报',
    agree: '吊销',
    none: '还没有令牌。',
  },
  en: {
    add: 'Add a user',
    name: 'Sign-in name',
    displayName: 'Name that others see',
    scope: 'Scope of role 1',
    added: '林晓 has been added',
    done: 'Done',
    state: 'First password',
    disable: 'Disable the account',
    disabled: 'Disabled',
    close: 'Close',
    taken: 'name',
    action: 'User disabled',
    whole: /The log is whole: \d+ entries/,
    verify: 'Verify the log',
    who: 'Who',
    tokenFor: 'What it is for',
    make: 'Make a token',
    made: 'The token "日报" is made',
    revoke: 'Revoke 日报',
    agree: 'Revoke',
    none: 'There are no tokens yet.',
  },
} as const;

let site: Site;

beforeAll(async () => {
  if (program !== undefined) site = await openSite(program);
});

afterAll(async () => site?.close());

walk.each(['zh', 'en'] as const)(`an administrator adds somebody and keeps them out again, which the audit log knows: %s${program === undefined ? ` (${NO_CHROMIUM})` : ''}`, async (language) => {
  const words = WORDS[language];
  const { page, complaints, tabTo } = await site.walkerAs([ADMINISTRATOR], { language });
  const name = `lin.${language}`;
  await page.goto('/users');
  await page.getByRole('table').waitFor();

  // By keyboard alone.
  await tabTo(words.add);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await tabTo(words.name);
  await page.keyboard.type(name);
  await tabTo(words.displayName);
  await page.keyboard.type('林晓');
  await tabTo(words.scope);
  await page.keyboard.type('luo');
  await page.getByTitle(/罗静姝/).waitFor();
  await page.keyboard.press('Enter');
  await tabTo(words.add);
  await page.keyboard.press('Enter');
  await page.getByText(words.added).waitFor();
  const password = await page.locator('.once code').nth(1).innerText();
  expect(password).toMatch(/^\w{5}(-\w{5}){3}$/);
  await page.getByRole('button', { name: words.done }).click();
  const row = page.getByRole('row').filter({ hasText: name });
  await row.filter({ hasText: words.state }).waitFor();
  expect(await row.innerText()).toContain('om-luo');

  // What is refused is said at the field, and what was typed stays.
  await page.goto('/users?user=new');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(words.name, { exact: true }).fill(name);
  await dialog.getByLabel(words.displayName).fill('别人');
  await dialog.getByRole('button', { name: words.add }).click();
  await dialog.locator('.field-problem, [role=alert]').first().waitFor();
  expect(await dialog.getByLabel(words.displayName).inputValue()).toBe('别人');
  await page.goto('/users');

  await row.getByRole('link').click();
  await page.getByRole('button', { name: words.disable }).click();
  await page.getByRole('dialog', { name: /林晓/ }).getByRole('button', { name: words.disable }).last().click();
  await page.locator('.user-facts').getByText(words.disabled).waitFor();

  await page.goto(`/audit?subject=${name}`);
  await page.getByRole('button', { name: words.action }).click();
  await page.getByRole('cell', { name: 'false' }).waitFor();
  await page.goto('/audit');
  await page.getByRole('button', { name: words.verify }).click();
  await page.getByText(words.whole).waitFor();
  // A refusal of the API is a line on the console of the browser; there is no other.
  expect(complaints.filter((complaint) => !/status of (400|409|422)/.test(complaint))).toEqual([]);
});

walk('an auditor looks at accounts and log, and finds nothing to change', async () => {
  const { page, complaints } = await site.walkerAs([AUDITOR]);
  await page.goto('/users');
  await page.getByRole('row').nth(1).getByRole('link').click();
  await page.locator('.user-facts').waitFor();
  expect(await page.getByRole('button', { name: /停用|重置|添加|保存/ }).count()).toBe(0);
  expect(complaints).toEqual([]);
});

walk.each(['zh', 'en'] as const)('somebody makes a token for a program, which works until it is revoked: %s', async (language) => {
  const words = WORDS[language];
  const { page, complaints } = await site.walkerAs([managerOf('om-luo')], { language });
  await page.goto('/account');
  await page.getByText(words.none).waitFor();
  await page.getByLabel(words.tokenFor).fill('日报');
  await page.getByRole('button', { name: words.make }).click();
  await page.getByText(words.made).waitFor();
  const secret = await page.locator('.secret code').innerText();
  const read = () => fetch(`${site.api.address}/api/v1/managers/om-luo/scorecard?period=2026Q2`, { headers: { Authorization: `Bearer ${secret}` } });
  expect(await (await read()).json()).toMatchObject({ total: '90.29' });
  await page.getByRole('button', { name: words.revoke }).click();
  await page.getByRole('dialog').getByRole('button', { name: words.agree }).click();
  await page.getByText(words.none).waitFor();
  expect((await read()).status).toBe(401);
  expect(complaints).toEqual([]);
});
