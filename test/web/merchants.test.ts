import type { Page } from 'playwright-core';
import { AUDITOR, directorOf, managerOf, supervisorOf } from '../support/api.js';
import { NO_CHROMIUM, findChromium } from '../support/chromium.js';
import type { Site } from '../support/site.js';
import { openSite } from '../support/site.js';
import * as sql from './merchants.sql.js';

/** Merchants as managers and directors look at them: tiers and who moved, one merchant, and the list of all. */

const program = findChromium();
const walk = program === undefined ? it.skip : it;
const LANGUAGES = ['zh', 'en'] as const;

const WORDS = {
  zh: {
    merchants: '商家',
    byQuarter: /分层按季度：2026年第二季度/,
    completion: /^完成率/,
    list: '商家明细',
    mid: '腰部',
    ka: /^重点客户 5/,
    late: '季中加入的商家',
    search: '搜索商家名称或编号',
    down: /降层\s*3/,
    left: /已离开\s*5/,
    up: /升层\s*0/,
    gmv: ['¥447.9万', '¥345.7万', '¥38.20万'],
    shares: '实际占比：头部 77.18%、腰部 11.45%、尾部 11.37%。',
    conversion: /^转化率/,
    days: /最高 2026-06-17，¥15,736\.05/,
    day: '2026年6月30日，查看当天订单',
    sum: '计入的合计 ¥7,096.00。',
    lastMonth: '当月至今',
    ads: /^广告花费/,
    adFigures: ['¥3.09万', '13.3%', '5.49×', '¥7,903', '6.02×'],
    since: ['2026年5月16日 至今', '2025年1月1日 – 2026年5月15日'],
    otherDays: '请换一段日期',
    none: '没有符合条件的商家',
    clear: '清空条件',
    inAll: '共 60 家',
    onlyCategory: '只看厨房小电',
    stated: '日报',
    needNot: /取自商家日报/,
  },
  en: {
    merchants: 'Merchants',
    byQuarter: /Tiers are those of Q2 2026/,
    completion: /^Completion/,
    list: 'Merchants',
    mid: 'Mid',
    ka: /^Key accounts: 5/,
    late: 'Joined in mid-quarter',
    search: 'Name or id of a merchant',
    down: /Moved down\s*3/,
    left: /Left\s*5/,
    up: /Moved up\s*0/,
    gmv: ['¥4.48M', '¥3.46M', '¥382.0K'],
    shares: 'Actual: Head 77.18%, Mid 11.45%, Tail 11.37%.',
    conversion: /^Conversion/,
    days: /the most on 2026-06-17: ¥15,736\.05/,
    day: '30 Jun 2026: see its orders',
    sum: 'What counts adds up to ¥7,096.00.',
    lastMonth: 'Month to date',
    ads: /^Ad spend/,
    adFigures: ['¥30.91K', '13.3%', '5.49×', '¥7,903', '6.02×'],
    since: ['since 16 May 2026', '1 Jan 2025 – 15 May 2026'],
    otherDays: 'Please choose other days',
    none: 'No such merchant',
    clear: 'Clear all',
    inAll: '60 in all',
    onlyCategory: 'Only 厨房小电',
    stated: 'Stated',
    needNot: /are stated by a file of days/,
  },
} as const;

let site: Site;

beforeAll(async () => {
  if (program !== undefined) site = await openSite(program);
});

afterAll(async () => site?.close());

walk.each(LANGUAGES)(`a manager sees the tiers, who moved, and each merchant by keyboard: %s${program === undefined ? ` (${NO_CHROMIUM})` : ''}`, async (language) => {
  const words = WORDS[language];
  const { page, complaints, tabTo } = await site.walkerAs([managerOf('om-luo')], { language });
  // A month has the tiers of its quarter.
  await page.goto('/managers/om-luo/merchants?period=2026-05');
  await page.getByText(words.byQuarter).waitFor();
  await page.goto('/managers/om-luo/scorecard?period=2026Q2');
  await page.locator('.tabs').getByRole('link', { name: words.merchants }).click();
  await page.locator('.moves').waitFor();
  const text = await page.locator('main').innerText();
  for (const figure of [...words.gmv, '77.2%', '70.0%', '107.36', '8.5%', '78.7%', '34.3%', '0.0504']) expect(text).toContain(figure);
  expect(await page.locator('.share-bar').first().getAttribute('aria-label')).toBe(words.shares);
  for (const way of [words.up, words.down, words.left]) await page.getByRole('heading', { name: way }).waitFor();
  expect(await page.locator('.moved-down li').allInnerTexts()).toEqual([expect.stringContaining('澜序旗舰店'), expect.stringContaining('梧屿专卖店'), expect.stringContaining('青梧里清洁电器专营店')]);
  const table = page.getByRole('table', { name: words.list, exact: true });
  expect(await table.getAttribute('aria-rowcount')).toBe('24');

  // The server sorts: who is furthest behind comes first.
  await tabTo(words.completion);
  await page.keyboard.press('Enter');
  await page.waitForURL(/sort=completion/);
  await table.getByRole('row').nth(1).filter({ hasText: '小满巷清洁电器专卖店' }).waitFor();
  expect(await table.getByRole('columnheader', { name: words.completion }).getAttribute('aria-sort')).toBe('ascending');
  await page.keyboard.press('Enter');
  await page.waitForURL(/descending=true/);
  await table.getByRole('row').nth(1).filter({ hasText: '141.4%' }).waitFor();

  // A figure leads to the merchants that it is made of.
  await page.getByRole('link', { name: words.mid, exact: true }).click();
  await page.waitForURL(/tier=mid/);
  await page.locator('.tiers-list h2').filter({ hasText: '4' }).waitFor();
  expect(await table.getByRole('rowheader').count()).toBe(4);
  await page.getByRole('link', { name: words.ka }).click();
  await page.waitForURL(/group=ka/);
  await page.locator('.tiers-list h2').filter({ hasText: '5' }).waitFor();
  await page.getByRole('link', { name: words.late }).click();
  await table.getByRole('rowheader', { name: /松间舍/ }).waitFor();

  await page.goto('/managers/om-luo/merchants?period=2026Q2');
  await table.waitFor();
  await tabTo(words.search);
  await page.keyboard.type('鲸屿');
  await page.locator('.tiers-list h2').filter({ hasText: /\b1\b/ }).waitFor();
  await tabTo('鲸屿官方旗舰店');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '鲸屿官方旗舰店' }).waitFor();
  expect(page.url()).toMatch(/\/merchants\/s127\/overview\?from=2026-04-01&to=2026-06-30$/);
  // The same sales as in the list.
  await page.locator('.tile').first().filter({ hasText: language === 'zh' ? '¥34.35万' : '¥343.5K' }).waitFor();

  await page.goto('/managers/om-luo/merchants?period=2026Q2&search=nobody');
  await page.getByRole('heading', { name: words.none }).waitFor();
  expect(complaints).toEqual([]);
});

walk.each(LANGUAGES)('a merchant opens from its figures down to the orders that add up to them: %s', async (language) => {
  const words = WORDS[language];
  const { page, complaints, tabTo, findViolations } = await site.walkerAs([managerOf('om-luo')], { language });
  await page.goto('/merchants/s126');
  await page.waitForURL(/\/overview$/);
  const tiles = page.locator('.tiles');
  await tiles.waitFor();
  const text = await tiles.innerText();
  for (const figure of [words.gmv[2], '372', '¥5,650', '2.50%', '367', '98.7%']) expect(text).toContain(figure);
  await page.getByRole('img', { name: words.days }).waitFor();

  await tabTo(words.conversion);
  await page.keyboard.press('Enter');
  await page.waitForURL(/part=conversion/);
  const sku = page.getByRole('row').filter({ hasText: '莫干里 洗地机 XD-130' });
  await sku.waitFor();
  expect(await sku.innerText()).toMatch(/1\.67%\s+130\s+7,767/);

  // From a day to its orders; their buyers have no names.
  await page.goto('/merchants/s126/overview');
  await page.getByRole('link', { name: words.day }).click();
  await page.getByText(words.sum).waitFor();
  expect(page.url()).toContain('from=2026-06-30&to=2026-06-30');
  const orders = page.getByRole('rowheader');
  expect(await orders.count()).toBe(7);
  for (const order of await orders.allInnerTexts()) expect(order).toMatch(/\d+\s+buyer-[0-9a-f]{16}$/);
  expect(await findViolations()).toEqual([]);

  // By keyboard to other days.
  await tabTo(words.lastMonth);
  await page.keyboard.press('Enter');
  await page.waitForURL(/from=2026-06-01&to=2026-06-30/);
  await tiles.filter({ hasText: '147' }).waitFor();
  expect(await page.getByRole('button', { name: words.lastMonth }).getAttribute('aria-pressed')).toBe('true');

  await page.goto('/merchants/s126/overview?from=2020-01-01&to=2026-06-30');
  await page.getByRole('heading', { name: words.otherDays }).waitFor();
  await page.goto('/merchants/s126/overview?from=2026-06-30&to=2026-06-01');
  await page.getByRole('heading', { name: words.otherDays }).waitFor();
  expect(complaints).toEqual([]);
});

walk.each(LANGUAGES)('a director sees what a merchant spent, which figures were stated, and who managed it when: %s', async (language) => {
  const words = WORDS[language];
  const { page, complaints } = await site.walkerAs([directorOf('家电事业部')], { language });
  await page.goto('/merchants');
  await page.getByText(words.inAll).waitFor();
  await page.getByLabel(words.search).fill('S105');
  await page.waitForURL(/search=S105/);
  await page.getByRole('link', { name: '望舒巷厨房小电旗舰店' }).click();
  await page.getByRole('link', { name: words.ads }).click();
  await page.getByText('¥187.47').first().waitFor();
  const text = await page.locator('main').innerText();
  for (const figure of [...words.adFigures, '¥187.47', ...words.since]) expect(text).toContain(figure);
  await page.locator('.assignments').getByRole('link', { name: '沈知远' }).click();
  await page.waitForURL(/\/managers\/om-shen\/scorecard/);

  // A year ago the figures of this merchant came in a file of days.
  await page.goto('/merchants/s101/overview?from=2025-04-01&to=2025-04-30');
  const lastDay = page.getByRole('row').filter({ hasText: '¥6,916.44' });
  await lastDay.filter({ hasText: words.stated }).waitFor();
  await page.goto('/merchants/s101/overview?from=2025-04-01&to=2025-04-30&part=orders');
  await page.getByText(words.needNot).waitFor();

  await page.goto('/merchants');
  await page.getByRole('button', { name: '厨房小电' }).first().click();
  await page.waitForURL(/category=/);
  await page.getByRole('button', { name: words.clear }).waitFor();
  expect(new Set(await page.getByTitle(words.onlyCategory).allInnerTexts())).toEqual(new Set(['厨房小电']));
  await page.getByRole('button', { name: words.clear }).click();
  await page.getByText(words.inAll).waitFor();
  expect(complaints).toEqual([]);
});

walk('merchants of others are not shown, and a supervisor is led past what is not theirs', async () => {
  const manager = await site.walkerAs([managerOf('om-luo')]);
  await manager.page.goto('/merchants/s101/overview');
  await manager.page.getByRole('heading', { name: '没有权限' }).waitFor();
  await manager.page.goto('/merchants');
  await manager.page.getByText(/共 \d+ 家/).waitFor();
  // Whoever sees one manager has none to choose.
  expect(await manager.page.getByRole('combobox').count()).toBe(1);

  const supervisor = await site.walkerAs([supervisorOf('s126')]);
  await supervisor.page.goto('/merchants');
  await supervisor.page.getByRole('heading', { name: '没有权限' }).waitFor();
  await supervisor.page.goto('/merchants/s126');
  await supervisor.page.waitForURL(/\/merchants\/s126\/agents$/);
  await supervisor.page.goto('/merchants/s126/overview');
  await supervisor.page.getByRole('heading', { name: '没有权限' }).waitFor();
  expect(supervisor.complaints).toEqual([]);
});

walk('rows that are shown stay where further ones cannot be read, and come when asked for again', async () => {
  await site.api.services.database.query(sql.ADD_MERCHANTS, [20_000, 'om-shen']);
  const { page, tabTo } = await site.walkerAs([AUDITOR]);
  let isAway = true;
  await page.route('**/api/v1/merchants?**cursor=**', (route) => (isAway ? route.abort() : route.continue()));
  await page.goto('/merchants?manager=om-shen');
  await page.getByRole('table').waitFor();
  await tabTo('商家列表');
  const failed = page.getByRole('alert').filter({ hasText: '后面的内容没有加载出来。' });
  await pressEndUntil(page, () => failed.isVisible());
  expect(await page.getByRole('row').count()).toBeGreaterThan(10);
  const loaded = page.getByText(/^已载入 [\d,]+ 家/);
  const before = await loaded.innerText();
  expect(before).not.toContain('向下滚动');
  isAway = false;
  await failed.getByRole('button', { name: '重试' }).click();
  await loaded.filter({ hasNotText: before }).waitFor();
  expect(await failed.count()).toBe(0);
});

walk('of 20,000 merchants only those in sight are drawn, wherever one scrolls', async () => {
  await site.api.services.database.query(sql.ADD_MERCHANTS, [20_000, 'om-shen']);
  const { page, complaints, tabTo, findViolations } = await site.walkerAs([AUDITOR]);
  await page.goto('/merchants?manager=om-shen');
  await page.getByRole('table').waitFor();
  await tabTo('商家列表');
  // Each page comes when the end of the one before is near.
  const countRows = () => page.evaluate<number>(`Number(document.querySelector('[aria-rowcount]')?.getAttribute('aria-rowcount'))`);
  const isAll = () => page.getByText(/共 20,0\d\d 家/).isVisible();
  for (let here = await countRows(); !(await isAll()); here = await countRows()) await pressEndUntil(page, async () => (await countRows()) > here || (await isAll()));
  await pressEndUntil(page, () => page.getByRole('rowheader', { name: /x20000/ }).isVisible());
  expect(await page.getByRole('row').count()).toBeLessThan(80);

  // Wherever one scrolls there are rows, and never many more than can be seen.
  const { fewest, most } = await page.evaluate<{ fewest: number; most: number }>(SCROLL);
  expect(fewest).toBeGreaterThan(10);
  expect(most).toBeLessThan(80);
  expect(await findViolations()).toEqual([]);

  await page.getByLabel('搜索商家名称或编号').fill('x19999');
  await page.getByText('共 1 家').waitFor();
  expect(await page.getByRole('rowheader').allInnerTexts()).toEqual([expect.stringContaining('商家 19999')]);
  expect(complaints).toEqual([]);
});

/** As somebody does who wants to get to the end: a key that is pressed before what came is laid out goes to the end that was, and is pressed again. */
async function pressEndUntil(page: Page, isThere: () => Promise<boolean>): Promise<void> {
  for (let presses = 0; presses < 10; presses++) {
    await page.keyboard.press('End');
    for (let looks = 0; looks < 30; looks++) {
      if (await isThere()) return;
      await page.waitForTimeout(100);
    }
  }
  throw new Error(`The end is not reached: ${await page.evaluate<string>(STANDS)}`);
}

const STANDS = `(() => {
  const frame = document.querySelector('.table-frame');
  if (frame === null) return document.querySelector('main').innerText;
  const drawn = [...frame.querySelectorAll('tbody tr[aria-rowindex]')].map((row) => row.getAttribute('aria-rowindex'));
  return JSON.stringify({ at: frame.scrollTop, of: frame.scrollHeight, high: frame.clientHeight, from: drawn[0], to: drawn.at(-1), focus: document.activeElement.className });
})()`;

/** Scrolls from the first to the last row in a hundred steps. Gives how many rows were drawn at the fewest and the most. */
const SCROLL = `(async () => {
  const frame = document.querySelector('.table-frame');
  const drawn = [];
  for (let step = 0; step <= 100; step++) {
    frame.scrollTop = (frame.scrollHeight * step) / 100;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    drawn.push(frame.querySelectorAll('tbody tr[aria-rowindex]').length);
  }
  return { fewest: Math.min(...drawn), most: Math.max(...drawn) };
})()`;
