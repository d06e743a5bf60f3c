import { directorOf, managerOf } from '../support/api.js';
import { NO_CHROMIUM, findChromium } from '../support/chromium.js';
import type { Site } from '../support/site.js';
import { openSite } from '../support/site.js';

/** The quarter of a division on one page. */

const program = findChromium();
const walk = program === undefined ? it.skip : it;
const skipped = program === undefined ? ` (${NO_CHROMIUM})` : '';

const WORDS = {
  zh: { title: '季度复盘', weeks: '罗静姝每周总分：第14周 94.04、第15周 101.26', weak: '14 周中有 4 周为 C 级', probation: '试用期 · 未通过', ready: '可关账', standings: '成绩', course: '季度走势', targets: '目标设置' },
  en: { title: 'Quarterly review', weeks: '罗静姝, totals by week: Week 14 94.04, Week 15 101.26', weak: 'C in 4 of 14 weeks', probation: 'Probation · Failed', ready: 'Ready to close', standings: 'Standings', course: 'Course of the quarter', targets: 'Targets' },
} as const;

let site: Site;

beforeAll(async () => {
  if (program !== undefined) site = await openSite(program);
});

afterAll(async () => site?.close());

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  const words = WORDS[language];

  walk(`a director reviews a quarter, and opens what stands out${skipped}`, async () => {
    const { page, tabTo, complaints, findViolations } = await site.walkerAs([directorOf('家电事业部')], { language });
    // A month leads to the quarter that it lies in.
    await page.goto('/review?period=2026-05');
    await page.getByRole('heading', { name: words.title }).waitFor();
    await page.getByRole('img', { name: words.weeks }).waitFor();
    const rowsOf = async (label: string) => (await page.getByRole('table', { name: label }).locator('tbody tr').allInnerTexts()).map((row) => row.split(/\s+/));
    expect((await rowsOf(words.standings))[1]).toEqual(['2', '罗静姝', '清洁电器', '90.29', 'B+', '92.91', '96.35', '72.41', '90.09', '95.34']);
    expect((await rowsOf(words.course))[2]?.slice(0, 9)).toEqual(['韩予安', '75.30', 'B', '77.57', 'B', '90.35', 'B+', '82.06', 'B']);
    expect(await rowsOf(words.targets)).toEqual([
      ['沈知远', '6', '0', '1'],
      ['罗静姝', '6', '1', '0'],
      ['韩予安', '6', '0', '1'],
    ]);
    const text = await page.locator('main').innerText();
    for (const figure of [words.weak, words.probation, words.ready, '109.6%', '72.41']) expect(text).toContain(figure);
    expect(await findViolations()).toEqual([]);
    expect(complaints).toEqual([]);

    await tabTo('韩予安');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/managers/om-han/scorecard?period=2026Q2');
  });

  walk(`paper has all of it and no controls${skipped}`, async () => {
    const { page } = await site.walkerAs([directorOf('家电事业部')], { language, theme: 'dark' });
    await page.goto('/review?period=2026Q2');
    await page.locator('.sparkline').first().waitFor();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.head-tools, .side, .top').filter({ visible: true }).count()).toBe(0);
    expect(await page.evaluate(`getComputedStyle(document.body).backgroundColor`)).toBe('rgb(255, 255, 255)');
    expect(await page.getByRole('table', { name: words.standings }).locator('tbody tr').filter({ visible: true }).count()).toBe(3);
    // A4 without its margins; nothing is wider.
    await page.setViewportSize({ width: 703, height: 1_000 });
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(703);
  });

  walk(`a manager sees the own line alone${skipped}`, async () => {
    const { page, complaints } = await site.walkerAs([managerOf('om-luo')], { language });
    await page.goto('/review?period=2026Q2');
    await page.locator('.sparkline').waitFor();
    expect(await page.getByRole('table', { name: words.standings }).locator('tbody tr').count()).toBe(1);
    expect(complaints).toEqual([]);
  });
});
