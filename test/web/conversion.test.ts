import type { Page } from 'playwright-core';
import { AUDITOR, managerOf } from '../support/api.js';
import { NO_CHROMIUM, findChromium } from '../support/chromium.js';
import type { Site } from '../support/site.js';
import { openSite } from '../support/site.js';
import * as sql from './conversion.sql.js';

/** Conversion as a manager works with it: the ranking of SKUs, and the list of those to call about. */

const program = findChromium();
const walk = program === undefined ? describe.skip : describe;
const MANAGER = [managerOf('om-luo')];
const RANKING = '/managers/om-luo/conversion?period=2026Q2';
const LIST = `${RANKING}&part=work-list`;

/** Each language works on SKUs of its own. */
const WORDS = {
  zh: {
    view: '转化率',
    ranking: '转化率排名',
    workList: '跟进清单',
    chart: '83 个 SKU 的访客数与转化率：4 个明显偏低，72 个正常，7 个访客太少。',
    benchmark: '基准 1.68%',
    flag: '判断',
    low: '明显偏低',
    visitors: /^访客/,
    refresh: '从排名更新',
    refreshed: '新增 4 条',
    list: '该打电话的 SKU',
    sku: ['100014658195', '小满巷 扫地机器人 SD-721'],
    other: ['100012988159', '杉语 吸尘器 XC-711'],
    drawer: '跟进',
    now: (state: string) => `现在：${state}`,
    states: ['待联系', '已联系', '已商定措施', '已完成'],
    note: '备注',
    who: '谁在跟进',
    toContacted: '标记为已联系',
    toAgreed: '记下商定的措施',
    toDone: '标记为已完成',
    actionNeeded: '请选择商定的措施。',
    action: '秒杀',
    noAfter: /还没有“之后”/,
    back: '退回到之前的进展…',
    why: '为什么退回',
    whyNeeded: '请写明原因，至少 3 个字。',
    takeBack: '退回',
    conflict: /上面已换成最新的进展/,
    refused: '其他人已先行修改',
    tooEarly: /^样本太小，先不下结论：.*之后 \d+ 位、2 天。$/,
    verdicts: ['看不出差别', '还说明不了问题'],
    outcome: ['0.26%', '0.09% – 0.76% · 1,151 位访客中 3 位下单，45 天有访客', '0.55%', '0.27% – 1.13% · 1,278 位访客中 7 位下单', '+0.29 个百分点，但偶然也会有这么大的差别（可能性 27.0%）：还看不出效果。'],
    none: '没有符合条件的待办',
    added: '排名自动加入',
  },
  en: {
    view: 'Conversion',
    ranking: 'Conversion ranking',
    workList: 'Work-list',
    chart: 'Visitors and conversion of 83 SKUs: 4 clearly low, 72 fine, 7 with too few visitors.',
    benchmark: 'vs 1.68%',
    flag: 'Verdict',
    low: 'Clearly low',
    visitors: /^Visitors/,
    refresh: 'Update from the ranking',
    refreshed: 'Up to date, nothing has changed',
    list: 'SKUs to call about',
    sku: ['100013920295', '鹿汀 吸尘器 XC-862'],
    other: ['100013665067', '北屿舍 除螨仪 CM-630'],
    drawer: 'Work item',
    now: (state: string) => `Now: ${state}`,
    states: ['To contact', 'Contacted', 'Action agreed', 'Done'],
    note: 'Note',
    who: 'Who looks after it',
    toContacted: 'Mark as contacted',
    toAgreed: 'Record the agreed action',
    toDone: 'Mark as done',
    actionNeeded: 'Choose what was agreed.',
    action: 'Flash sale',
    noAfter: /There is no “after” yet/,
    back: 'Take it back…',
    why: 'Why',
    whyNeeded: 'Say why, in 3 characters at least.',
    takeBack: 'Take back',
    conflict: /The latest progress is shown above/,
    refused: 'Somebody else changed it meanwhile',
    tooEarly: /^Too little to tell: .* after on 2 days\.$/,
    verdicts: ['No clear difference', 'Too early to tell'],
    outcome: ['0.91%', '0.46% – 1.79% · 8 of 876 visitors ordered, 45 days with visitors', '1.90%', '1.17% – 3.06% · 16 of 844 visitors ordered', '+0.98 pp, but chance alone makes such a difference in 8.3% of cases: no effect can be told.'],
    none: 'No item fits',
    added: 'Added from the ranking',
  },
} as const;

let site: Site;

beforeAll(async () => {
  if (program !== undefined) site = await openSite(program);
});

afterAll(async () => site?.close());

walk.each(['zh', 'en'] as const)(`conversion, in %s${program === undefined ? ` (${NO_CHROMIUM})` : ''}`, (language) => {
  const words = WORDS[language];
  const [toContact, contacted, agreed, done] = words.states;

  /** Opens the item of a SKU and gives its drawer. */
  async function openItem(page: Page, name: string) {
    await page.goto(LIST);
    await page.getByRole('table', { name: words.list }).getByRole('link', { name }).click();
    const drawer = page.getByRole('dialog', { name: words.drawer });
    await drawer.locator('.work-steps').waitFor();
    return drawer;
  }

  it('ranks the SKUs with their intervals, as a picture and as a table that the server sorts and narrows', async () => {
    const walker = await site.walkerAs(MANAGER, { language });
    const { page, tabTo } = walker;
    await page.goto('/managers/om-luo/scorecard?period=2026Q2');
    await page.locator('.tabs').getByRole('link', { name: words.view, exact: true }).click();
    const table = page.getByRole('table', { name: words.ranking });
    await table.getByRole('row').nth(3).waitFor();
    await page.getByRole('img', { name: words.chart }).locator('svg').waitFor();
    const text = await page.locator('main').innerText();
    for (const figure of ['2.70%', '3.00%', '90.1%', '90.09', '0.41%', '0.22% – 0.76%', words.benchmark]) expect(text).toContain(figure);
    expect(await table.getAttribute('aria-rowcount')).toBe('84');
    expect(await walker.findViolations()).toEqual([]);

    await tabTo(words.visitors);
    await page.keyboard.press('Enter');
    await page.waitForURL(/sort=visitors&descending=true/);
    await table.getByRole('row').nth(1).filter({ hasText: '7,' }).waitFor();
    await page.getByRole('combobox', { name: words.flag }).click();
    await page.getByTitle(words.low, { exact: true }).click();
    await page.waitForURL(/flag=low/);
    await page.locator('.table[aria-rowcount="5"]').waitFor();
    const link = table.getByRole('link', { name: '小满巷 扫地机器人 SD-721' });
    expect(await link.getAttribute('href')).toBe('/merchants/s146/overview?from=2026-04-01&to=2026-06-30&part=conversion');
    // As the scorecard links to one SKU.
    await page.goto(`${RANKING}&search=100014658195`);
    await page.locator('.table[aria-rowcount="2"]').waitFor();
    expect(walker.complaints).toEqual([]);
  });

  it('is worked by keyboard alone: contacted, action agreed, done, with notes and a history', async () => {
    const walker = await site.walkerAs(MANAGER, { language });
    const { page, tabTo } = walker;
    await page.goto(RANKING);
    await page.locator('.table').waitFor();
    await tabTo(words.workList);
    await page.keyboard.press('Enter');
    await page.waitForURL(/part=work-list/);
    await tabTo(words.refresh);
    await page.keyboard.press('Enter');
    await page.getByText(words.refreshed).waitFor();
    const table = page.getByRole('table', { name: words.list });
    await table.getByRole('link', { name: words.sku[1] }).waitFor();
    expect(await table.getAttribute('aria-rowcount')).toBe('5');

    await tabTo(words.sku[1]);
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: words.drawer });
    const steps = (state: string) => drawer.getByRole('list', { name: words.now(state) });
    await steps(toContact).waitFor();
    await tabTo(words.note);
    await page.keyboard.type('王店长，下午三点再打');
    await tabTo(words.who);
    await page.keyboard.type('小罗');
    await tabTo(words.toContacted);
    await page.keyboard.press('Enter');
    await steps(contacted).waitFor();
    // The focus stays where the work goes on.
    expect(await page.evaluate('document.activeElement.className')).toBe('work-steps');
    await drawer.getByText(words.noAfter).waitFor();

    await tabTo(words.toAgreed);
    await page.keyboard.press('Enter');
    await drawer.getByText(words.actionNeeded).waitFor();
    await drawer.getByRole('button', { name: words.toAgreed }).focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    expect(await page.evaluate('document.activeElement.type')).toBe('radio');
    await page.keyboard.press('Space');
    await tabTo(words.toAgreed);
    await page.keyboard.press('Enter');
    await steps(agreed).waitFor();
    await tabTo(words.toDone);
    await page.keyboard.press('Enter');
    await steps(done).waitFor();
    expect(await drawer.locator('.work-history li').count()).toBe(4);
    const history = await drawer.locator('.work-history').innerText();
    for (const said of ['小罗 · 王店长，下午三点再打', words.added]) expect(history).toContain(said);
    expect(await walker.findViolations()).toEqual([]);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    await table.getByRole('row', { name: new RegExp(words.sku[1]) }).getByText(done, { exact: true }).waitFor();
    expect(walker.complaints).toEqual([]);
  });

  it('says what came of it, and that it is too early where there is little', async () => {
    const walker = await site.walkerAs(MANAGER, { language });
    const { database } = site.api.services;
    await database.query(sql.ACT_EARLIER, [words.sku[0], '2026-05-15']);
    const drawer = await openItem(walker.page, words.sku[1]);
    const outcome = drawer.locator('.before-after');
    await outcome.getByText(words.verdicts[0], { exact: true }).waitFor();
    const text = await outcome.innerText();
    for (const told of words.outcome) expect(text).toContain(told);
    await database.query(sql.ACT_EARLIER, [words.sku[0], '2026-06-28']);
    await walker.page.reload();
    await outcome.getByText(words.verdicts[1], { exact: true }).waitFor();
    await outcome.getByText(words.tooEarly).waitFor();
    expect(await walker.findViolations()).toEqual([]);
    expect(walker.complaints).toEqual([]);
  });

  it('tells that somebody else was faster, keeps what was typed, and takes a step back with a reason', async () => {
    const walker = await site.walkerAs(MANAGER, { language });
    const { page } = walker;
    const drawer = await openItem(page, words.other[1]);
    const itemId = new URL(page.url()).searchParams.get('item') ?? '';
    await drawer.getByLabel(words.note, { exact: true }).fill('约了周三');
    const colleague = await site.api.as(managerOf('om-luo'));
    expect((await colleague.patch(`/work-items/${itemId}`, { state: 'contacted', assignedTo: '阿宁' }).set('If-Match', '"1"')).status).toBe(200);
    await drawer.getByRole('button', { name: words.toContacted }).click();
    await drawer.getByText(words.conflict).waitFor();
    expect(await drawer.getByRole('alert').innerText()).toContain(words.refused);
    await drawer.getByRole('list', { name: words.now(contacted) }).waitFor();
    expect(await drawer.getByLabel(words.note, { exact: true }).inputValue()).toBe('约了周三');
    expect(await drawer.getByLabel(words.who).inputValue()).toBe('阿宁');

    await drawer.getByRole('button', { name: words.back }).click();
    await drawer.getByRole('button', { name: words.takeBack, exact: true }).click();
    await drawer.getByText(words.whyNeeded).waitFor();
    await drawer.getByLabel(words.why, { exact: true }).fill('打错了电话');
    expect(await walker.findViolations()).toEqual([]);
    await drawer.getByRole('button', { name: words.takeBack, exact: true }).click();
    await drawer.getByRole('list', { name: words.now(toContact) }).waitFor();
    expect(await drawer.locator('.work-history').innerText()).toContain('打错了电话');
    // The browser says that the refused change was one.
    expect(walker.complaints.filter((complaint) => !complaint.includes('412'))).toEqual([]);
  });

  it('is narrowed by progress, and only read by the auditor', async () => {
    const walker = await site.walkerAs([AUDITOR], { language });
    const { page } = walker;
    await page.goto(LIST);
    const table = page.getByRole('table', { name: words.list });
    await table.getByRole('link', { name: words.sku[1] }).waitFor();
    expect(await page.getByRole('button', { name: words.refresh }).count()).toBe(0);
    await page.getByRole('link', { name: done, exact: true }).click();
    await page.waitForURL(/state=done/);
    await page.locator(`.table[aria-rowcount="${language === 'zh' ? 2 : 3}"]`).waitFor();
    await table.getByRole('link', { name: words.sku[1] }).click();
    const drawer = page.getByRole('dialog', { name: words.drawer });
    await drawer.locator('.work-history li').nth(3).waitFor();
    expect(await drawer.locator('form').count()).toBe(0);
    expect(await drawer.innerText()).toContain('王店长，下午三点再打');
    expect(await walker.findViolations()).toEqual([]);
    await page.goto(`${LIST}&state=contacted`);
    await page.getByRole('heading', { name: words.none }).waitFor();
    expect(walker.complaints).toEqual([]);
  });
});
