import { readFileSync } from 'node:fs';
import type { Settings } from '#libs/config/settings.js';
import { SETTINGS } from '../../apps/api/http/settings.js';
import type { StartedWorker } from '../../apps/worker/worker.js';
import { startWorker } from '../../apps/worker/worker.js';
import { directorOf, managerOf, supervisorOf } from '../support/api.js';
import { NO_CHROMIUM, findChromium } from '../support/chromium.js';
import { readCells } from '../support/csv.js';
import type { Walker } from '../support/page-walk.js';
import { findPoppler, readPdfText } from '../support/poppler.js';
import type { ReadCell } from '../support/read-workbook.js';
import { readWorkbook } from '../support/read-workbook.js';
import type { Site } from '../support/site.js';
import { openSite } from '../support/site.js';

/** What people take out of the page as files, and that the files say what the page says. */

const program = findChromium();
const walk = program === undefined ? it.skip : it;
const skipped = program === undefined ? ` (${NO_CHROMIUM})` : '';
const hasPoppler = program !== undefined && findPoppler();

const WORDS = {
  zh: {
    export: '导出',
    scorecards: '考核成绩',
    tiers: '商家分层',
    review: '季度复盘材料',
    agents: '客服业绩',
    outbound: '出库周完成',
    total: '总分',
    periodGmv: '本期成交额',
    isThere: '已生成，正在下载。',
    begin: '开始导出',
    needsPeriod: '请选择周期',
    ready: '已生成',
    failed: '失败',
    again: '重新导出',
    remove: '删除',
    removed: '已删除',
    none: '还没有导出过文件',
    outside: '不在您的数据范围内',
    reports: ['客服业绩', '客服每日业绩', '客服每日接待', '订单归属'],
  },
  en: {
    export: 'Export',
    scorecards: 'Scorecards',
    tiers: 'Merchants and tiers',
    review: 'Review pack',
    agents: 'Agents',
    outbound: 'Outbound by week',
    total: 'total',
    periodGmv: 'period_gmv',
    isThere: 'Made; the download begins.',
    begin: 'Export',
    needsPeriod: 'Choose a period',
    ready: 'Ready',
    failed: 'Failed',
    again: 'Export again',
    remove: 'Delete',
    removed: 'Deleted',
    none: 'Nothing has been exported yet',
    outside: 'is not within your scope',
    reports: ['Agents', 'Agents by day', 'Service of agents by day', 'Attribution of orders'],
  },
} as const;

let site: Site;
let worker: StartedWorker;

beforeAll(async () => {
  if (program === undefined) return;
  site = await openSite(program);
  worker = await startWorker(site.api.application, { settings: site.api.application.get<Settings>(SETTINGS), clock: () => new Date() });
});

afterAll(async () => {
  await worker?.service.stop(5_000);
  await site?.close();
});

/** Does what begins a download, and gives the file's place and name. */
async function fetched({ page }: Walker, begin: () => Promise<unknown>): Promise<{ path: string; name: string }> {
  const download = page.waitForEvent('download');
  await begin();
  const file = await download;
  return { path: await file.path(), name: file.suggestedFilename() };
}

/** The exact value of a figure that is shown in short. */
const exactOf = async ({ page }: Walker, within: string): Promise<string> => (await page.locator(within).first().getAttribute('title')) ?? '';

const cellsOf = (sheet: ReadonlyMap<string, ReadCell> | undefined, column: string): unknown[] =>
  [...(sheet ?? new Map<string, ReadCell>())].filter(([name]) => new RegExp(`^${column}\\d+$`).test(name)).map(([, { value }]) => value);

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  const words = WORDS[language];

  walk(`a manager takes the scorecard along as CSV, by keyboard alone${skipped}`, async () => {
    const walker = await site.walkerAs([managerOf('om-luo')], { language });
    const { page, tabTo, complaints, findViolations } = walker;
    await page.goto('/managers/om-luo/scorecard?period=2026Q2');
    await page.locator('.pace-cards svg').first().waitFor();
    await tabTo(words.export);
    await page.keyboard.press('Enter');
    await page.locator('.export-menu').waitFor();
    expect(await findViolations()).toEqual([]);
    await tabTo(`${words.scorecards} CSV`);
    const { path, name } = await fetched(walker, () => page.keyboard.press('Enter'));
    expect(name).toMatch(/^scorecards-2026Q2-\d{8}-\d{4}\.csv$/);
    const [header = [], ...rows] = readCells(path);
    expect(rows).toHaveLength(1);
    const total = rows[0]?.[header.indexOf(words.total)];
    expect(total).toBe('90.29');
    expect(await page.locator('.standing').innerText()).toContain(total);
    await page.getByRole('status').filter({ hasText: words.isThere }).waitFor();
    expect(await findViolations()).toEqual([]);
    expect(complaints).toEqual([]);
  });

  walk(`the merchants of a workbook add up to the sales of the page${skipped}`, async () => {
    const walker = await site.walkerAs([managerOf('om-luo')], { language });
    const { page, complaints } = walker;
    await page.goto('/managers/om-luo/scorecard?period=2026Q2');
    const sales = await exactOf(walker, '.module .figure[title^="¥"], main .figure[title^="¥"]');
    await page.goto('/managers/om-luo/merchants?period=2026-06');
    await page.getByRole('button', { name: words.export }).click();
    // Tiers are those of the quarter.
    const { path, name } = await fetched(walker, () => page.getByRole('button', { name: `${words.tiers} Excel` }).click());
    expect(name).toMatch(/^tiers-2026Q2-.*\.xlsx$/);
    const [sheet] = [...(await readWorkbook(readFileSync(path))).values()];
    const column = [...(sheet ?? [])].find(([place, { value }]) => /^[A-Z]+1$/.test(place) && value === words.periodGmv)?.[0].replace('1', '') ?? '';
    const fen = cellsOf(sheet, column).reduce<number>((sum, value) => sum + (typeof value === 'number' ? Math.round(value * 100) : 0), 0);
    expect(`¥${(fen / 100).toLocaleString('en-GB', { minimumFractionDigits: 2 })}`).toBe(sales);
    expect(complaints).toEqual([]);
  });

  walk(
    `a director takes the review pack along, with the totals of the page${skipped}`,
    async () => {
      const walker = await site.walkerAs([directorOf('家电事业部')], { language });
      const { page, complaints } = walker;
      await page.goto('/review?period=2026Q2');
      await page.locator('.sparkline').first().waitFor();
      const totals = ['103.92', '90.29', '82.06'];
      for (const total of totals) expect(await page.locator('main').innerText()).toContain(total);
      await page.getByRole('button', { name: words.export }).click();
      const workbook = await fetched(walker, () => page.getByRole('button', { name: `${words.review} Excel` }).click());
      const values = [...(await readWorkbook(readFileSync(workbook.path))).values()].flatMap((sheet) => [...sheet.values()].map(({ value }) => (typeof value === 'number' ? value.toFixed(2) : value)));
      for (const total of totals) expect(values).toContain(total);
      await page.getByRole('button', { name: words.export, exact: true }).click();
      const pages = await fetched(walker, () => page.getByRole('button', { name: `${words.review} PDF` }).click());
      expect(readFileSync(pages.path).subarray(0, 5).toString()).toBe('%PDF-');
      if (hasPoppler) for (const total of totals) expect(readPdfText(pages.path)).toContain(total);
      expect(complaints).toEqual([]);
    },
    120_000,
  );

  walk(`a director asks for one by the form, finds it in the list, and takes it away${skipped}`, async () => {
    const walker = await site.walkerAs([directorOf('家电事业部')], { language });
    const { page, complaints } = walker;
    await page.goto('/exports');
    await page.getByText(words.none).waitFor();
    await page.goto('/exports?new=outbound&period=2026Q2&whose=manager:om-luo&format=csv&language=en');
    const { path } = await fetched(walker, () => page.getByRole('dialog').getByRole('button', { name: words.begin }).click());
    const [header = [], ...rows] = readCells(path);
    expect(header).toContain('manager_id');
    expect(new Set(rows.map((cells) => cells[header.indexOf('manager_id')]))).toEqual(new Set(['om-luo']));
    const row = page.getByRole('row').filter({ hasText: words.outbound });
    await row.getByText(words.ready).waitFor();
    expect(await row.innerText()).toContain('CSV');
    const second = await fetched(walker, () => row.getByRole('button', { name: words.again }).click());
    expect(readFileSync(second.path, 'utf8')).toBe(readFileSync(path, 'utf8'));
    await page.getByRole('row').nth(2).waitFor();
    // One that is not made yet goes without a question.
    await row.first().getByText(words.ready).waitFor();
    await row.first().getByRole('button', { name: words.remove }).click();
    await page.getByRole('dialog').getByRole('button', { name: words.remove }).click();
    await page.getByText(words.removed).waitFor();
    await page.getByRole('row').nth(2).waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
  });

  walk(`what cannot be made says why, where it was asked for and in the list${skipped}`, async () => {
    const { page } = await site.walkerAs([managerOf('om-luo')], { language });
    await page.goto('/exports?new=ads&period=2026Q2&whose=manager:om-han');
    await page.getByRole('dialog').getByRole('button', { name: words.begin }).click();
    await page.getByRole('dialog').getByRole('alert').filter({ hasText: words.outside }).waitFor();
    await page.goto('/exports?new=slot-allocation&campaign=nonsense&slots=3&whose=manager:om-luo');
    await page.getByRole('dialog').getByRole('button', { name: words.begin }).click();
    await page.locator('.followed-problem').filter({ hasText: 'nonsense' }).waitFor();
    const row = page.getByRole('row').nth(1);
    await row.getByText(words.failed).waitFor();
    await row.getByText('nonsense').first().waitFor();
  });

  walk(`a supervisor is offered what the own shop has, and nothing else${skipped}`, async () => {
    const walker = await site.walkerAs([supervisorOf('s126')], { language });
    const { page, complaints } = walker;
    await page.goto('/merchants/s126/agents?from=2026-04-01&to=2026-06-30');
    await page.locator('.credited svg').waitFor();
    await page.getByRole('button', { name: words.export }).click();
    expect(await page.locator('.export-menu strong').allInnerTexts()).toEqual(words.reports);
    const { path } = await fetched(walker, () => page.getByRole('button', { name: `${words.agents} CSV` }).click());
    const [header = [], ...rows] = readCells(path);
    expect(rows.length).toBeGreaterThan(0);
    expect(header.length).toBeGreaterThan(2);
    // The form offers the latest periods: which ones were scored is not for them.
    await page.goto('/exports?new=agents');
    await page.getByRole('dialog').waitFor();
    expect(complaints).toEqual([]);
  });
});
