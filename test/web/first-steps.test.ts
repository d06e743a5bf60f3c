import { ADMINISTRATOR, AUDITOR, managerOf, supervisorOf } from '../support/api.js';
import { NO_CHROMIUM, findChromium } from '../support/chromium.js';
import type { Walker } from '../support/page-walk.js';
import { openWalker } from '../support/page-walk.js';
import type { Site } from '../support/site.js';
import { openSite } from '../support/site.js';

/** The page as people use it: the real server with the example company, in a real browser, by keyboard alone. */

const PASSWORD = 'correct horse battery';
const program = findChromium();
const walk = program === undefined ? it.skip : it;

let site: Site;

beforeAll(async () => {
  if (program !== undefined) site = await openSite(program);
});

afterAll(async () => site?.close());

/** Adds somebody who reads Chinese. Gives the first password. */
async function add(name: string, grant: object): Promise<string> {
  const root = await site.api.onPageAs(ADMINISTRATOR);
  const { body } = await root.post('/users', { name, displayName: name, language: 'zh', grants: [grant] });
  return (body as { oneTimePassword: string }).oneTimePassword;
}

/** Signs in by keyboard, and replaces the first password. */
async function signIn({ page, tabTo }: Walker, name: string, firstPassword: string): Promise<void> {
  await tabTo('用户名');
  await page.keyboard.type(name);
  await tabTo('密码');
  await page.keyboard.type(firstPassword);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: '设置新密码' }).waitFor();
  await tabTo('当前密码');
  await page.keyboard.type(firstPassword);
  await tabTo('新密码');
  await page.keyboard.type(PASSWORD);
  await tabTo('再次输入新密码');
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
}

walk(`a manager finds the scorecard and what it is made of, in both languages and themes${program === undefined ? ` (${NO_CHROMIUM})` : ''}`, async () => {
  const firstPassword = await add('luo', managerOf('om-luo'));
  const walker = await openWalker(site.browser);
  const { page, tabTo, findViolations } = walker;

  // A deep link leads by way of the sign-in page to where it points.
  await page.goto(`${site.api.address}/managers/om-luo/scorecard?period=2026Q2`);
  await page.getByRole('heading', { name: '登录' }).waitFor();
  expect(await findViolations()).toEqual([]);
  await signIn(walker, 'luo', firstPassword);
  await page.getByRole('heading', { name: '罗静姝' }).waitFor();
  await page.getByText('提分最快的三步').waitFor();
  await page.locator('.pace-cards svg').first().waitFor();
  const text = await page.locator('main').innerText();
  for (const figure of ['90.29', 'B+', '第 2 名', '9.71 分', '¥447.9万', '97.4%', '92.91']) expect(text).toContain(figure);
  expect(await findViolations()).toEqual([]);

  // A module opens into the rows that add up to it.
  await tabTo(/^业绩/);
  await page.keyboard.press('Enter');
  const drawer = page.getByRole('dialog');
  await drawer.getByText('商家明细').waitFor();
  expect(page.url()).toContain('module=sales');
  expect(await drawer.innerText()).toContain('¥4,479,193.39');
  expect(await findViolations()).toEqual([]);
  await page.keyboard.press('Escape');
  await drawer.waitFor({ state: 'hidden' });

  await tabTo('排名');
  await page.keyboard.press('Enter');
  await page.getByRole('table').waitFor();
  expect(await page.getByRole('columnheader', { name: '排名' }).getAttribute('aria-sort')).toBe('ascending');
  // A manager sees nobody else.
  expect(await page.getByRole('rowheader').allInnerTexts()).toEqual([expect.stringContaining('罗静姝')]);
  expect(await findViolations()).toEqual([]);

  // Another language, without a reload, and the account keeps it.
  await page.evaluate('globalThis.isSamePage = true');
  const kept = page.waitForResponse((response) => response.url().endsWith('/api/v1/account'));
  await tabTo('English');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Ranking of the division' }).waitFor();
  expect((await kept).status()).toBe(200);
  expect(await page.evaluate('[document.documentElement.lang, globalThis.isSamePage]')).toEqual(['en', true]);

  await tabTo(/^Appearance/);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  expect(await page.evaluate('document.documentElement.dataset.theme')).toBe('dark');
  expect(await findViolations()).toEqual([]);

  await page.setViewportSize({ width: 390, height: 844 });
  await tabTo('罗静姝');
  await page.keyboard.press('Enter');
  await page.getByText('Five measures').waitFor();
  await page.locator('.pace-cards svg').first().waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
  expect(await findViolations()).toEqual([]);

  await tabTo('Sign out');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  expect(walker.complaints).toEqual([]);
});

walk('a supervisor is told kindly that the ranking is not for the role', async () => {
  const firstPassword = await add('s126', supervisorOf('s126'));
  const walker = await openWalker(site.browser);
  await walker.page.goto(`${site.api.address}/ranking`);
  await signIn(walker, 's126', firstPassword);
  await walker.page.getByRole('heading', { name: '没有权限' }).waitFor();
  await walker.page.goto(`${site.api.address}/no/such/page`);
  await walker.page.getByRole('heading', { name: '页面不存在' }).waitFor();
  expect(await walker.findViolations()).toEqual([]);
  expect(walker.complaints).toEqual([]);

  // What is planted is found.
  await walker.page.evaluate(`document.querySelector('main').append(document.createElement('input'))`);
  expect(await walker.findViolations()).toContainEqual(expect.stringContaining('label at input'));
});

walk('of 20,000 rows only those in sight are drawn, and the last is reached by keyboard', async () => {
  const walker = await openWalker(site.browser);
  const { page, tabTo, findViolations } = walker;
  const { body } = await (await site.api.as(AUDITOR)).get('/scorecards?period=2026Q2');
  const { items, ...head } = body as { items: object[] };
  const rows = Array.from({ length: 20_000 }, (_, index) => ({ ...items[0], managerId: `om-${index + 1}`, name: `经理 ${index + 1}`, rank: index + 1 }));
  const answer = JSON.stringify({ ...head, items: rows, nextCursor: null });
  await page.route('**/api/v1/scorecards?**', (route) => route.fulfill({ contentType: 'application/json', body: answer }));

  const firstPassword = await add('auditor', AUDITOR);
  await page.goto(`${site.api.address}/ranking`);
  await signIn(walker, 'auditor', firstPassword);
  await page.getByRole('rowheader', { name: /^经理 1 家/ }).waitFor();
  expect(await page.getByRole('table').getAttribute('aria-rowcount')).toBe('20001');
  await tabTo('运营经理');
  await page.keyboard.press('End');
  await page.getByRole('rowheader', { name: '经理 20000' }).waitFor();
  expect(await page.getByRole('row').count()).toBeLessThan(80);
  expect(await findViolations()).toEqual([]);
});

walk('less than 350 KB of scripts come before the first scorecard', async () => {
  const { page } = await site.walkerAs([managerOf('om-luo')]);
  await page.goto('/managers/om-luo/scorecard', { waitUntil: 'commit' });
  // Charts and the like are loaded once it shows. What is counted went over the wire as it is counted: compressed.
  const bytes = await page.evaluate<number>(`new Promise((resolve) => {
    const scripts = () => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js'));
    const look = () => (document.querySelector('.standing dd') ? resolve(scripts().reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)) : requestAnimationFrame(look));
    look();
  })`);
  expect(bytes).toBeGreaterThan(100 * 1_024);
  expect(bytes).toBeLessThan(350 * 1_024);
});
