import { ADMINISTRATOR, directorOf } from '../support/api.js';
import { NO_CHROMIUM, findChromium } from '../support/chromium.js';
import type { Site } from '../support/site.js';
import { openSite } from '../support/site.js';

/** The business calendar: promotions and holidays, by which targets are laid out. */

const program = findChromium();
const walk = program === undefined ? it.skip : it;
const skipped = program === undefined ? ` (${NO_CHROMIUM})` : '';

const WORDS = {
  zh: {
    entry: '营业日历',
    add: '设定大促或假期',
    june: '2026年6月',
    ordinary: '2026年6月24日，普通日。点击设定',
    peak: '2026年6月18日，618高潮，权重 4.5。点击修改',
    changePeak: '修改618高潮（6月15日–18日）',
    from: '从',
    to: '到',
    label: '名称',
    weight: '权重',
    save: /^保存（\d+ 天）/,
    saved: '日历已更新',
    remove: '移出日历（3 天）',
    concerns: '2026年第二季度所有经理的目标会按新权重重新分解',
    needed: '请填写权重。',
    refused: '不是有效的非负小数',
    change: '618预热 ×2',
    spanDays: '6月24日–26日',
    overtaken: '其他人已先行修改',
    stopped: '前 1 天已保存（到6月28日），其余没有保存。',
    readOnly: '日历由管理员维护',
    none: '该季度还没有设定大促和节假日，每天的权重都是 1。',
  },
  en: {
    entry: 'Business calendar',
    add: 'Add promotion or holiday',
    june: 'June 2026',
    ordinary: '24 Jun 2026, an ordinary day: change it',
    peak: '18 Jun 2026, 618高潮, weight 4.5: change it',
    changePeak: 'Change 618高潮 (15–18 Jun)',
    from: 'From',
    to: 'to',
    label: 'Name',
    weight: 'Weight',
    save: /^Save \(days: \d+\)/,
    saved: 'Calendar saved',
    remove: 'Take out (3)',
    concerns: 'The targets of all managers in Q2 2026 are laid out anew',
    needed: 'Give a weight.',
    refused: 'not a decimal number from 0',
    change: '618预热 ×2',
    spanDays: '24–26 Jun',
    overtaken: 'changed it meanwhile',
    stopped: 'The first 1 are saved (up to 28 Jun), the others are not.',
    readOnly: 'Administrators keep the calendar',
    none: 'There are no promotions or holidays in this quarter yet: each day weighs 1.',
  },
} as const;

let site: Site;

beforeAll(async () => {
  if (program !== undefined) site = await openSite(program);
});

afterAll(async () => site?.close());

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  const words = WORDS[language];

  walk(`an administrator names days, targets follow, and takes them out again${skipped}`, async () => {
    const { page, tabTo, complaints, findViolations } = await site.walkerAs([ADMINISTRATOR], { language });
    await page.goto('/calendar?quarter=2026Q2');
    await page.getByRole('table', { name: words.june }).getByRole('button', { name: words.peak }).waitFor();
    await page.getByRole('button', { name: words.changePeak }).waitFor();
    expect(await page.locator('.span-list li').count()).toBe(6);
    expect(await findViolations()).toEqual([]);

    await page.getByRole('button', { name: words.ordinary }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.getByText(words.concerns).waitFor();
    expect(page.url()).toContain('from=2026-06-24&to=2026-06-24');
    await dialog.getByLabel(words.to, { exact: true }).fill('2026-06-26');
    await page.waitForURL(/to=2026-06-26/);
    await dialog.getByLabel(words.label, { exact: true }).fill('618预热');
    await dialog.getByRole('button', { name: words.save }).click();
    await dialog.getByText(words.needed).waitFor();
    await dialog.getByLabel(words.weight, { exact: true }).fill('-2');
    await dialog.getByRole('button', { name: words.save }).click();
    await dialog.getByText(words.refused).waitFor();
    expect(await findViolations()).toEqual([]);
    await dialog.getByLabel(words.weight, { exact: true }).fill('2');
    expect(await dialog.locator('.concerned-days li').allInnerTexts()).toEqual(Array.from({ length: 3 }, () => expect.stringContaining(words.change)));
    await tabTo(words.save);
    await page.keyboard.press('Enter');
    await page.getByText(words.saved).waitFor();
    await dialog.waitFor({ state: 'hidden' });
    await page.locator('.span-list li').filter({ hasText: '618预热' }).getByText(words.spanDays).waitFor();

    // June is locked at 1,950,000, over a weight of 41.2: now it is 44.2, and the week of these days has 10 of it instead of 7.
    await page.goto('/managers/om-luo/targets?period=2026Q2&weeks=open');
    await page.locator('.promotions').getByText('618预热').waitFor();
    const week = page.locator('.target-weeks tbody tr').nth(13);
    expect(await week.locator('.figure').getAttribute('title')).toMatch(/^¥441,176\.\d\d$/);

    await page.goto('/calendar?quarter=2026Q2&from=2026-06-24&to=2026-06-26');
    await dialog.getByRole('button', { name: words.remove }).click();
    await page.getByRole('dialog').last().getByRole('button', { name: words.remove }).click();
    await page.getByText(words.saved).waitFor();
    await page.getByRole('button', { name: words.ordinary }).waitFor();
    expect(complaints).toEqual([expect.stringContaining('400')]);
  });

  walk(`who is overtaken is told which days are saved${skipped}`, async () => {
    const { page, complaints } = await site.walkerAs([ADMINISTRATOR], { language });
    await page.goto('/calendar?quarter=2026Q2&from=2026-06-28&to=2026-06-29');
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(words.weight, { exact: true }).fill('1.5');
    const other = await site.api.as(ADMINISTRATOR);
    expect((await other.put('/calendar/2026-06-29', { weight: '1.2', label: '年中' }).set('If-Match', '"none"')).status).toBe(200);
    await dialog.getByRole('button', { name: words.save }).click();
    await dialog.getByText(words.overtaken).waitFor();
    await dialog.getByText(words.stopped).waitFor();
    // What the other one saved has come meanwhile, so that it can be judged and saved over.
    await dialog.locator('.concerned-days').getByText('年中 ×1.2').waitFor();
    await dialog.getByRole('button', { name: words.save }).click();
    await page.getByText(words.saved).waitFor();
    for (const day of ['2026-06-28', '2026-06-29']) {
      const { body } = await other.get(`/calendar?from=${day}&to=${day}`);
      const { days } = body as { days: { weight: string; version: string }[] };
      expect(days[0]?.weight).toBe('1.5');
      await other.delete(`/calendar/${day}`).set('If-Match', `"${days[0]?.version ?? ''}"`);
    }
    expect(complaints).toEqual([expect.stringContaining('412')]);
  });

  walk(`a director reads it, and goes from quarter to quarter${skipped}`, async () => {
    const { page, complaints, findViolations } = await site.walkerAs([directorOf('家电事业部')], { language, width: 390, height: 844 });
    await page.goto('/calendar?quarter=2026Q2');
    await page.getByText(words.readOnly).waitFor();
    expect(await page.locator('main').getByRole('button').count()).toBe(0);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await page.locator('main nav a').nth(1).click();
    await page.waitForURL(/quarter=2026Q3/);
    await page.goto('/calendar?quarter=2027Q3');
    await page.getByText(words.none).waitFor();
    expect(await findViolations()).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
