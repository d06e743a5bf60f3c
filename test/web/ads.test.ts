import { AUDITOR, managerOf, supervisorOf } from '../support/api.js';
import { NO_CHROMIUM, findChromium } from '../support/chromium.js';
import type { Site } from '../support/site.js';
import { openSite } from '../support/site.js';

/** A manager's advertising: the ad share, the merchants that earn attention, and what each of them spends. */

const program = findChromium();
const walk = program === undefined ? describe.skip : describe;
const MANAGER = [managerOf('om-luo')];

const WORDS = {
  zh: {
    view: '广告',
    rule: '重点关注：非头部，花费 ≥ ¥1000，投产比 ≥ 4',
    why: ['花费 ¥1.86万，带回成交 ¥10.11万：每花 1 元带回 5.44 元。', '成交额 ¥14.03万，还不大；广告占 13.2%。'],
    rest: '其余 11 家没有投放广告。',
    list: '商家明细',
    roi: /^投产比/,
    drawer: '商家的广告投放',
    chart: /^广告花费.*¥18,581\.64/,
    rows: '每日每个计划的明细',
    days: '2026年4月1日 至 2026年6月30日',
    toMerchant: '打开商家页面',
    which: '显示哪些商家',
    onlyAttention: '只看重点关注',
    search: '搜索商家编号',
    none: '没有符合条件的商家',
    notCounted: '这家商家不在该周期的成绩单里。',
    noPermission: '没有权限',
    slots: '去看坑位',
  },
  en: {
    view: 'Ads',
    rule: 'Attention list: not head, spend ≥ ¥1000, return ≥ 4',
    why: ['¥18.58K spent brought back ¥101.1K: ¥5.44 for each ¥1.', 'Sales are modest at ¥140.3K; advertising is 13.2% of them.'],
    rest: 'The other 11 do not advertise.',
    list: 'All merchants',
    roi: /^Return/,
    drawer: 'Advertising of a merchant',
    chart: /^Ad spend.*¥18,581\.64/,
    rows: 'Each day of each campaign',
    days: '1 Apr 2026 to 30 Jun 2026',
    toMerchant: 'Open the merchant’s page',
    which: 'Which merchants',
    onlyAttention: 'Worth attention only',
    search: 'Search merchant id',
    none: 'No merchant fits',
    notCounted: 'This merchant is not part of the scorecard of the period.',
    noPermission: 'Not for your role',
    slots: 'See the slots',
  },
} as const;

let site: Site;

beforeAll(async () => {
  if (program !== undefined) site = await openSite(program);
});

afterAll(async () => site?.close());

walk.each(['zh', 'en'] as const)(`advertising, in %s${program === undefined ? ` (${NO_CHROMIUM})` : ''}`, (language) => {
  const words = WORDS[language];

  it('shows the ad share, who earns attention and why, and where the money goes', async () => {
    const walker = await site.walkerAs(MANAGER, { language });
    const { page } = walker;
    await page.goto('/managers/om-luo/scorecard?period=2026Q2');
    await page.locator('.tabs').getByRole('link', { name: words.view, exact: true }).click();
    await page.locator('.attention-list li').nth(2).waitFor();
    await page.getByText(words.rule).waitFor();
    const text = await page.locator('main').innerText();
    for (const figure of ['8.67%', '9.00%', '96.4%', '96.35', ...words.why, words.rest]) expect(text).toContain(figure);
    // The best return first.
    expect(await page.locator('.attention-list .attention-name a').allInnerTexts()).toEqual(['汀沐专卖店', '青梧里清洁电器专营店', '梧屿专卖店']);
    expect(await page.getByRole('link', { name: words.slots }).getAttribute('href')).toBe('/managers/om-luo/slots?period=2026Q2');
    const spenders = page.locator('.spend-rows li');
    expect(await spenders.count()).toBe(12);
    expect(await spenders.first().innerText()).toMatch(/鲸屿官方旗舰店[^]*¥6[\d.]+(万|K)[^]*17\.6%/);
    expect(await walker.findViolations()).toEqual([]);
    expect(walker.complaints).toEqual([]);
  });

  it('sorts and narrows the merchants on the server, and keeps that in the address', async () => {
    const walker = await site.walkerAs(MANAGER, { language });
    const { page, tabTo } = walker;
    await page.goto('/managers/om-luo/ads?period=2026Q2');
    const table = page.getByRole('table', { name: words.list, exact: true });
    await table.getByRole('row').nth(1).filter({ hasText: '鲸屿官方旗舰店' }).waitFor();
    expect(await table.getAttribute('aria-rowcount')).toBe('24');
    await tabTo(words.roi);
    await page.keyboard.press('Enter');
    await page.waitForURL(/sort=roi&descending=true/);
    await table.getByRole('row').nth(1).filter({ hasText: '5.44×' }).waitFor();
    expect(await table.getByRole('columnheader', { name: words.roi }).getAttribute('aria-sort')).toBe('descending');
    await page.getByRole('combobox', { name: words.which }).click();
    await page.getByTitle(words.onlyAttention).click();
    await page.waitForURL(/attention=true/);
    await page.getByRole('table', { name: words.list, exact: true }).and(page.locator('[aria-rowcount="4"]')).waitFor();
    expect(await table.getByRole('rowheader').allInnerTexts()).toEqual([expect.stringContaining('s147'), expect.stringContaining('s144'), expect.stringContaining('s143')]);
    await page.getByRole('searchbox', { name: words.search }).fill('nobody');
    await page.getByRole('heading', { name: words.none }).waitFor();
    expect(walker.complaints).toEqual([]);
  });

  it('opens a merchant by keyboard into its days and campaigns, and leads to its page', async () => {
    const walker = await site.walkerAs(MANAGER, { language });
    const { page, tabTo } = walker;
    await page.goto('/managers/om-luo/ads?period=2026Q2');
    await page.locator('.attention-list li').nth(2).waitFor();
    await tabTo('汀沐专卖店');
    await page.keyboard.press('Enter');
    await page.waitForURL(/merchant=s147/);
    const drawer = page.getByRole('dialog', { name: words.drawer });
    await drawer.getByRole('img', { name: words.chart }).locator('svg').waitFor();
    const rows = drawer.getByRole('table', { name: /./ });
    await rows.getByRole('row').nth(3).waitFor();
    const text = await drawer.innerText();
    for (const figure of ['¥18,581.64', '¥140,316.65', '13.24%', '¥101,127.66', '5.4423×', words.days, words.rows, 's147-c1']) expect(text).toContain(figure);
    // A row for each day of the quarter.
    expect(await rows.getAttribute('aria-rowcount')).toBe('92');
    expect(await walker.findViolations()).toEqual([]);
    expect(await drawer.getByRole('link', { name: words.toMerchant }).getAttribute('href')).toBe('/merchants/s147/overview?from=2026-04-01&to=2026-06-30&part=ads');
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    expect(page.url()).not.toContain('merchant=');
    expect(walker.complaints).toEqual([]);
  });

  it('says so where a merchant does not count, and where the reader may not look', async () => {
    const walker = await site.walkerAs([AUDITOR], { language });
    await walker.page.goto('/managers/om-luo/ads?period=2026Q2&merchant=s148');
    await walker.page.getByText(words.notCounted).waitFor();
    const { page } = await site.walkerAs([supervisorOf('s126')], { language });
    await page.goto('/managers/om-luo/ads?period=2026Q2');
    await page.getByRole('heading', { name: words.noPermission }).waitFor();
  });
});
