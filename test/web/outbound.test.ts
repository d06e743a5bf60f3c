import { managerOf } from '../support/api.js';
import { NO_CHROMIUM, findChromium } from '../support/chromium.js';
import type { Site } from '../support/site.js';
import { openSite } from '../support/site.js';

/** Outbound as a calendar of days and weeks. */

const program = findChromium();
const walk = program === undefined ? describe.skip : describe;
const MANAGER = [managerOf('om-luo')];

let site: Site;

beforeAll(async () => {
  if (program !== undefined) site = await openSite(program);
});

afterAll(async () => site?.close());

const WORDS = {
  zh: {
    view: '出库',
    june: '2026年6月',
    day: '6月18日，618高潮 出库 131，目标 186，完成率 70.4%',
    week: '5月18日–24日：出库 149，目标 289，到目前完成率 51.6%',
    rule: '出库得分的 50% 看每周完成率，每周最多按 100% 计',
    title: '6月18日 的出库',
    completion: '完成率',
    chart: /^每周完成率：.*5月18日–24日 51.6%/,
    notBegun: '周期还没有开始',
    month: '商家明细（合计等于出库）',
    failed: '暂时无法显示',
    retry: '重试',
  },
  en: {
    view: 'Outbound',
    june: 'June 2026',
    day: '18 Jun, 618高潮 131 sent out, target 186, completion 70.4%',
    week: '18–24 May: 149 sent out, target 289, completion up to now 51.6%',
    rule: '50% of the outbound points go by the weeks, each counted up to 100%',
    title: 'Outbound of 18 Jun',
    completion: 'Completion',
    chart: /^Completion by week: .*18–24 May 51.6%/,
    notBegun: 'The period has not begun',
    month: 'Merchants (they add up to the outbound)',
    failed: 'This cannot be shown right now',
    retry: 'Try again',
  },
} as const;

walk.each(['zh', 'en'] as const)(`outbound, in %s${program === undefined ? ` (${NO_CHROMIUM})` : ''}`, (language) => {
  const words = WORDS[language];

  it('is a calendar of days and weeks, reached from the scorecard and opened by keyboard', async () => {
    const walker = await site.walkerAs(MANAGER, { language });
    const { page, tabTo } = walker;
    await page.goto('/managers/om-luo/scorecard?period=2026Q2');
    await page.locator('.standing').waitFor();
    await page.getByRole('navigation').getByRole('link', { name: words.view, exact: true }).click();
    const june = page.getByRole('table', { name: words.june });
    await june.waitFor();
    await page.locator('.card svg').first().waitFor();
    expect(page.url()).toContain('/outbound?period=2026Q2');
    const text = await page.locator('main').innerText();
    for (const figure of ['4,214', '4,260', '98.9%', words.rule]) expect(text).toContain(figure);
    // Five weeks of days, each with a word or sign beside its shade.
    expect(await june.getByRole('row').count()).toBe(6);
    expect(await june.getByRole('button', { name: words.day }).innerText()).toContain('▾ 70.4%');
    expect(await page.getByRole('button', { name: words.week }).innerText()).toContain('▼ 51.6%');
    await page.getByRole('img', { name: words.chart }).waitFor();
    expect(await walker.findViolations()).toEqual([]);

    await tabTo(new RegExp(`^${words.day}`));
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: words.title });
    await drawer.getByRole('region', { name: words.month }).waitFor();
    expect(page.url()).toContain('from=2026-06-18&to=2026-06-18');
    const figures = await drawer.locator('tbody tr:not(.sum-row) .figure').allInnerTexts();
    expect(figures).toHaveLength(22);
    expect(figures.reduce((sum, each) => sum + Number(each), 0)).toBe(131);
    expect(await drawer.locator('.sum-row').innerText()).toMatch(/131$/);
    expect(await drawer.getByRole('link').first().getAttribute('href')).toBe('/merchants/s126/overview?from=2026-06-18&to=2026-06-18&part=outbound');
    expect(await walker.findViolations()).toEqual([]);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'hidden' });
    expect(walker.complaints).toEqual([]);
  });

  it('lists the week slices in the order that is asked for, and keeps it in the address', async () => {
    const walker = await site.walkerAs(MANAGER, { language });
    const { page } = walker;
    await page.goto('/managers/om-luo/outbound?period=2026Q2');
    const rows = page.locator('.slices tbody tr');
    await rows.nth(14).waitFor();
    const sorted = page.waitForResponse((response) => response.url().includes('sort=completion'));
    await page.locator('.slices').getByRole('button', { name: words.completion }).click();
    await sorted;
    await page.locator('.slices tbody tr').first().getByText('51.6%').waitFor();
    expect(page.url()).toContain('sort=completion');
    expect(await page.locator('.slices').getByRole('columnheader', { name: words.completion }).getAttribute('aria-sort')).toBe('ascending');
    await rows.first().getByRole('button').click();
    await page.getByRole('dialog').locator('.sum-row').waitFor();
    expect(await page.getByRole('dialog').locator('.sum-row').innerText()).toMatch(/149$/);
    expect(walker.complaints).toEqual([]);
  });

  it('fits a telephone, and says what there is to do where there is nothing yet', async () => {
    const walker = await site.walkerAs(MANAGER, { language, width: 390, height: 844 });
    const { page } = walker;
    await page.goto('/managers/om-luo/outbound?period=2026Q2');
    await page.locator('.calendar').first().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await page.goto('/managers/om-luo/outbound?period=2030Q1');
    await page.getByRole('heading', { name: words.notBegun }).waitFor();
    expect(await walker.findViolations()).toEqual([]);
    expect(walker.complaints).toEqual([]);
  });

  it('tries again where the server was away', async () => {
    const { page } = await site.walkerAs(MANAGER, { language });
    let isAway = true;
    await page.route('**/api/v1/managers/om-luo/outbound?**', (route) => (isAway ? route.abort() : route.continue()));
    await page.goto('/managers/om-luo/outbound?period=2026Q2');
    await page.getByRole('heading', { name: words.failed }).waitFor();
    isAway = false;
    await page.getByRole('button', { name: words.retry }).click();
    await page.locator('.calendar').first().waitFor();
  });
});
