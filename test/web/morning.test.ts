import { managerOf, supervisorOf } from '../support/api.js';
import { NO_CHROMIUM, findChromium } from '../support/chromium.js';
import { openCommandLine } from '../support/command-line.js';
import type { Site } from '../support/site.js';
import { openSite } from '../support/site.js';

/** A manager's morning: the scorecard in one look, and every figure of it opened down to rows that add up. */

const program = findChromium();
const walk = program === undefined ? describe.skip : describe;
const MANAGER = [managerOf('om-luo')];

let site: Site;

beforeAll(async () => {
  if (program === undefined) return;
  site = await openSite(program);
  // The tenth of June: before the height of 618.
  const { exitCode } = await openCommandLine(site.api.services.url).run('score', '2026Q2', '--as-of', '2026-06-10');
  expect(exitCode).toBe(0);
});

afterAll(async () => site?.close());

const WORDS = {
  zh: {
    ended: '已结束，未关账',
    notBehind: '没有落后，大促还没到',
    dueByNow: '现在只需完成 71.3%，已完成 71.3%',
    ahead: '618高潮（6月15日–18日，占目标 11.4%）',
    notYesterday: '6月10日是该周期最后计入的一天，不是昨天。',
    week: '本周（6月8日–14日）',
    way: '升到 A 级还差 9.71 分，最省力的办法：业绩完成率提到 120.0%（还需 ¥104.1万，+9.05 分）；坑位产出完成率提到 76.8%（还需 ¥88，+0.66 分）。',
    need: '距目标还差 ¥12.08万 · 可加总分 1.05',
    planned: '按目标节奏，这 7 天本来就只有前 7 天的 53.4%',
    total: '总分 90.29，查看构成',
    sales: '业绩',
    from: '90 分起',
    sums: '贡献逐项相加，四舍五入到两位小数即为总分。',
    merchants: '商家明细（合计等于成交额）',
    toMonth: '2026年6月',
    noPermission: '没有权限',
    nothing: '没有找到',
  },
  en: {
    ended: 'Ended, not closed',
    notBehind: 'Not behind: promotion to come',
    dueByNow: '71.3% is due by now, 71.3% is done',
    ahead: '618高潮, 15–18 Jun, 11.4% of the target',
    notYesterday: '10 Jun is the last day of the period that counts, not yesterday.',
    week: 'Week of 8–14 Jun',
    way: '9.71 points are missing to A. The shortest way: Sales up to 120.0% (another ¥1.04M, +9.05); Slot output up to 76.8% (another ¥88, +0.66).',
    need: 'Missing ¥120.8K · +1.05 to the total',
    planned: 'By the targets they are worth 53.4% of those',
    total: 'Total 90.29: how it is made',
    sales: 'Sales',
    from: 'from 90',
    sums: 'What they bring adds up, and is rounded to two decimals once: the total.',
    merchants: 'Merchants (they add up to the sales)',
    toMonth: 'June 2026',
    noPermission: 'Not for your role',
    nothing: 'Nothing was found',
  },
} as const;

walk.each(['zh', 'en'] as const)(`the morning of a manager, in %s${program === undefined ? ` (${NO_CHROMIUM})` : ''}`, (language) => {
  const words = WORDS[language];

  it('shows in one look how it stands, what is needed, and whom to call', async () => {
    const walker = await site.walkerAs(MANAGER, { language, width: 1_280, height: 1_000 });
    const { page } = walker;
    await page.goto('/managers/om-luo/scorecard?period=2026Q2');
    await page.locator('.call-list').nth(1).waitFor();
    await page.locator('.pace-cards svg').nth(1).waitFor();
    const text = (await page.locator('main').innerText()).replaceAll('\n', ' ');
    for (const figure of ['90.29', 'B+', '9.71', '92.91', '97.4%', words.ended, words.way, words.need, words.planned]) expect(text).toContain(figure);

    // The largest gain first.
    expect((await page.locator('.step-gain').allInnerTexts()).map((gain) => gain.split(' ')[0])).toEqual(['+9.05', '+7.14', '+4.49']);
    // The merchants that lost most beyond what the end of 618 explains, each with a way to its page.
    const [fallen, skus] = [page.locator('.call-list').nth(0), page.locator('.call-list').nth(1)];
    expect(await fallen.getByRole('link').allInnerTexts()).toEqual(['莫干里清洁电器官方旗舰店', '汀沐专卖店', '浅山居清洁电器官方旗舰店', '澜序旗舰店', '鲸屿官方旗舰店']);
    expect(await fallen.getByRole('link').first().getAttribute('href')).toBe('/merchants/s126/overview?from=2026-06-17&to=2026-06-30');
    expect(await skus.getByRole('listitem').first().innerText()).toContain('100014658195');
    expect(await skus.getByRole('link').first().getAttribute('href')).toBe('/managers/om-luo/conversion?period=2026Q2&search=100014658195');

    // All that counts stands above the fold.
    for (const part of ['.standing', '.modules', '.pace-answer', '.outbound-now']) {
      const box = await page.locator(part).first().boundingBox();
      expect(box?.y).toBeLessThan(1_000);
    }
    expect(await walker.findViolations()).toEqual([]);
    expect(walker.complaints).toEqual([]);
  });

  it('says that the promotion is still to come, on the tenth of June', async () => {
    const walker = await site.walkerAs(MANAGER, { language });
    const { page } = walker;
    await page.goto('/managers/om-luo/scorecard?period=2026Q2&asOf=2026-06-10');
    await page.locator('.outbound-now').waitFor();
    await page.locator('.pace-answer').first().waitFor();
    const text = (await page.locator('main').innerText()).replaceAll('\n', ' ');
    for (const figure of ['90.59', words.notBehind, words.dueByNow, words.ahead, words.notYesterday, words.week, '43 / 41', '131 / 289', '104.9%', '45.3%']) expect(text).toContain(figure);
    // A click leads from the day to the merchants that add up to it.
    await page.locator('.outbound-now a').first().click();
    const drawer = page.getByRole('dialog');
    await drawer.locator('.sum-row').waitFor();
    expect(await drawer.locator('.sum-row').innerText()).toMatch(/43$/);
    expect(walker.complaints).toEqual([]);
  });

  it('opens the total by keyboard into modules, and these into merchants, months and the state of the period', async () => {
    const walker = await site.walkerAs(MANAGER, { language });
    const { page, tabTo } = walker;
    await page.goto('/managers/om-luo/scorecard?period=2026Q2');
    await page.locator('.pace-cards svg').first().waitFor();
    await tabTo(words.total);
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog');
    await drawer.locator('.grade-lines').waitFor();
    expect(page.url()).toContain('module=total');
    const made = await drawer.innerText();
    // 0.4 × 92.91 + 0.15 × (96.35 + 72.41 + 90.09 + 95.34)
    for (const figure of ['37.1640', '14.4525', '10.8615', '13.5135', '14.3010', '90.29', words.from, words.sums, words.ended]) expect(made).toContain(figure);
    expect(await walker.findViolations()).toEqual([]);

    await tabTo(words.sales);
    await page.keyboard.press('Enter');
    await drawer.getByText(words.merchants).waitFor();
    const rows = drawer.getByRole('region', { name: words.merchants }).getByRole('row');
    expect(await rows.count()).toBe(24);
    expect(await rows.nth(1).getByRole('link').getAttribute('href')).toBe('/merchants/s126/overview?from=2026-04-01&to=2026-06-30');
    // Exact values, as titles, add up to the figure above.
    const exact = await page.evaluate<number[]>(
      `[...document.querySelectorAll('[aria-label="${words.merchants}"] td:nth-child(7) .figure')].map((cell) => Number((cell.title || cell.textContent).replace(/[^\\d.]/g, '')))`,
    );
    expect(exact.reduce((sum, each) => sum + each, 0)).toBeCloseTo(4_479_193.39, 2);

    await tabTo(words.toMonth);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/scorecard?period=2026-06&module=sales');
    await drawer.getByText(words.merchants).waitFor();
    expect(walker.complaints).toEqual([]);
  });

  it('tells kindly what is not for the reader, and what is not there', async () => {
    const walker = await site.walkerAs([supervisorOf('s126')], { language });
    await walker.page.goto('/managers/om-luo/scorecard?period=2026Q2');
    await walker.page.getByRole('heading', { name: words.noPermission }).waitFor();
    expect(walker.complaints).toEqual([]);
    const manager = await site.walkerAs(MANAGER, { language });
    await manager.page.goto('/managers/om-luo/scorecard?period=2026Q2&asOf=2026-04-02');
    await manager.page.getByRole('heading', { name: words.nothing }).waitFor();
  });

  it('prints without what one only clicks on', async () => {
    const walker = await site.walkerAs(MANAGER, { language, theme: 'dark' });
    const { page } = walker;
    await page.goto('/managers/om-luo/scorecard?period=2026Q2');
    await page.locator('.pace-cards svg').nth(1).waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.tabs').isVisible()).toBe(false);
    expect(await page.locator('.standing').isVisible()).toBe(true);
    expect(walker.complaints).toEqual([]);
  });
});
