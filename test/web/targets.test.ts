import { AUDITOR, directorOf, managerOf } from '../support/api.js';
import { NO_CHROMIUM, findChromium } from '../support/chromium.js';
import type { Site } from '../support/site.js';
import { openSite } from '../support/site.js';

/** A manager's targets: the day curve, months locked by dragging, arrow keys and typing, and who changed them. */

const program = findChromium();
const walk = program === undefined ? it.skip : it;
const skipped = program === undefined ? ` (${NO_CHROMIUM})` : '';

const DIRECTOR = directorOf('家电事业部');
const TARGETS = '/managers/om-luo/targets?period=2026Q2';

const WORDS = {
  zh: {
    view: '目标',
    curve: /^2026年第二季度成交额的每日目标曲线。全季 ¥4,600,000\.00；2026年4月 ¥1,284,329\.56、2026年5月 ¥1,365,670\.44、2026年6月 ¥1,950,000\.00。$/,
    locked: '已锁定',
    free: '未锁定',
    april: '2026年4月',
    may: '2026年5月',
    aprilAmount: '2026年4月目标',
    mayAmount: '2026年5月目标',
    juneAmount: '2026年6月目标',
    dragMay: '拖动设定2026年5月目标',
    lockMay: '锁定2026年5月',
    unlockMay: '解锁2026年5月',
    unlockJune: '解锁2026年6月',
    conversion: '转化率（金额或数量）',
    quarterAmount: '全季目标（金额或数量）',
    revision: '6月10日起修订（金额或数量）',
    revise: '＋ 从某天起修订目标',
    reviseFrom: '从哪天起',
    reviseAdd: '添加修订',
    was: '原 ¥128.4万',
    infeasible: '锁定月份与已过日期之和超过目标',
    unreadable: '看不懂这个金额。请输入元，例如 120万 或 1,200,000。',
    myriads: '120万',
    tooMuch: '900万',
    save: '保存目标',
    saved: '目标已保存，成绩会随后更新',
    reason: '原因（写入修改记录）',
    because: '原因：618 备货提前',
    byHand: '手工修改',
    changedMay: /^成交额 · 2026年5月\s+未锁定 → 锁定 ¥1,200,000/,
    discard: '放弃修改',
    overtaken: '别人刚刚改过这些目标，您的修改没有保存',
    reload: '重新读取',
    ofQuarter: '您选择的是2026年5月；目标按季度设定，这里显示2026年第二季度。',
    weeks: /每周目标（15 段）/,
    orders: '出库（单）',
    leave: '离开而不保存？',
    scorecard: '成绩单',
    closed: '该季度已关账，目标不能再改',
    notSet: '未设定',
  },
  en: {
    view: 'Targets',
    curve: /^Q2 2026, Sales: the target of each day\. ¥4,600,000\.00 in all; April 2026 ¥1,284,329\.56, May 2026 ¥1,365,670\.44, June 2026 ¥1,950,000\.00\.$/,
    locked: 'Locked',
    free: 'Not locked',
    april: 'April 2026',
    may: 'May 2026',
    aprilAmount: 'Target of April 2026',
    mayAmount: 'Target of May 2026',
    juneAmount: 'Target of June 2026',
    dragMay: 'Drag the target of May 2026',
    lockMay: 'Lock May 2026',
    unlockMay: 'Unlock May 2026',
    unlockJune: 'Unlock June 2026',
    conversion: 'Conversion: target',
    quarterAmount: 'Whole quarter: target',
    revision: 'Revised from 10 Jun: target',
    revise: '+ Revise from a day on',
    reviseFrom: 'From',
    reviseAdd: 'Add',
    was: 'was ¥1.28M',
    infeasible: 'its locked months and past days exceed the target',
    unreadable: 'This is no amount. Give yuan, such as 1,200,000 or 1.2M.',
    myriads: '1.2M',
    tooMuch: '9M',
    save: 'Save targets',
    saved: 'Targets saved; scores follow shortly',
    reason: 'Reason (kept in the history)',
    because: 'Reason: 618 备货提前',
    byHand: 'By hand',
    changedMay: /^Sales · May 2026\s+Not locked → locked at ¥1,200,000/,
    discard: 'Discard',
    overtaken: 'Somebody else has just changed these targets: yours are not saved',
    reload: 'Read anew',
    ofQuarter: 'You chose May 2026. Targets are set by quarter: this is Q2 2026.',
    weeks: /Targets by week \(15\)/,
    orders: 'Outbound (orders)',
    leave: 'Leave without saving?',
    scorecard: 'Scorecard',
    closed: 'The quarter is closed: its targets stay as they are',
    notSet: 'Not set',
  },
} as const;

let site: Site;

beforeAll(async () => {
  if (program !== undefined) site = await openSite(program);
});

afterAll(async () => site?.close());

/** The field of this name, once this stands in it. */
function fieldWith(name: string, value: string): string {
  return `input[aria-label="${name}"][value="${value}"]`;
}

/** Somebody else changes a month of 罗静姝's sales. */
async function changeElsewhere(period: string, value: string | null): Promise<void> {
  const other = await site.api.as(DIRECTOR);
  const { headers } = await other.get('/managers/om-luo/targets?quarter=2026Q2');
  const { status } = await other.put('/managers/om-luo/targets', { quarter: '2026Q2', changes: [{ period, measure: 'gmv', value, effectiveFrom: null }] }).set('If-Match', String(headers['etag']));
  expect(status).toBe(200);
}

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  const words = WORDS[language];

  walk(`a manager sees the curve, months and weeks, and no controls${skipped}`, async () => {
    const { page, complaints, findViolations } = await site.walkerAs([managerOf('om-luo')], { language });
    await page.goto('/managers/om-luo/scorecard?period=2026-05');
    await page.getByRole('navigation').getByRole('link', { name: words.view, exact: true }).click();
    await page.getByText(words.ofQuarter).waitFor();
    await page.goto(TARGETS);
    await page.getByRole('img', { name: words.curve }).waitFor();
    await page.locator('main .card svg text').getByText('618高潮').waitFor();
    const months = await page.locator('.month-row').allInnerTexts();
    expect(months.map((text) => /\d+\.\d%/.exec(text)?.[0])).toEqual(['27.9%', '29.7%', '42.4%']);
    expect(months.map((text) => text.includes(words.locked) && !text.includes(words.free))).toEqual([false, false, true]);
    expect(await page.locator('.promotions').innerText()).toMatch(/618高潮\s+.*\s+×1\.8–4\.5/);
    expect(await page.locator('main').getByRole('textbox').count()).toBe(0);
    expect(await page.getByRole('slider').count()).toBe(0);
    expect(await page.locator('main').getByRole('button').count()).toBe(2);
    await page.getByRole('button', { name: words.weeks }).click();
    await page.waitForURL(/weeks=open/);
    await page.locator('.target-weeks tbody tr').nth(14).waitFor();
    expect(await page.locator('.target-weeks tbody tr').count()).toBe(15);
    await page.getByText('targets.csv').waitFor();
    expect(await findViolations()).toEqual([]);

    await page.getByText(words.orders, { exact: true }).first().click();
    await page.locator('.target-sum').getByText('4,260').waitFor();
    expect(page.url()).toContain('measure=outbound_orders');
    expect(complaints).toEqual([]);
  });

  walk(`a director locks a month by typing, sees the others change, and finds it in the history${skipped}`, async () => {
    const { page, tabTo, complaints, findViolations } = await site.walkerAs([DIRECTOR], { language });
    await page.goto(TARGETS);
    const amount = (name: string) => page.getByRole('textbox', { name, exact: true });
    await amount(words.mayAmount).waitFor();
    expect(await amount(words.mayAmount).inputValue()).toBe('1,365,670.44');

    // What cannot be read is said beside it, and so is what cannot be laid out; neither can be saved.
    await amount(words.mayAmount).fill('一百万');
    await page.getByText(words.unreadable).waitFor();
    expect(await page.getByRole('button', { name: words.save }).isDisabled()).toBe(true);
    await amount(words.mayAmount).fill(words.tooMuch);
    const row = page.locator('.month-row').nth(1);
    await row.getByText(words.infeasible).waitFor();
    expect(await page.getByRole('button', { name: words.save }).isDisabled()).toBe(true);
    expect(await findViolations()).toEqual([]);

    // April takes what May leaves, before anything is saved.
    await amount(words.mayAmount).fill(words.myriads);
    await page.locator('.month-row').nth(0).getByText(words.was).waitFor();
    expect(await amount(words.aprilAmount).inputValue()).toBe('1,450,000');
    expect(await amount(words.juneAmount).inputValue()).toBe('1,950,000');
    await row.getByText(words.locked, { exact: true }).waitFor();
    await page.getByRole('img', { name: /1,450,000\.00.*1,200,000\.00.*1,950,000\.00/ }).waitFor();
    expect(await findViolations()).toEqual([]);

    // Leaving asks first.
    await page.getByRole('navigation').getByRole('link', { name: words.scorecard, exact: true }).click();
    const question = page.getByRole('dialog').filter({ hasText: words.leave });
    await question.waitFor();
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'hidden' });

    await tabTo(words.save);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await dialog.locator('.changed-rows').innerText()).toMatch(words.changedMay);
    await tabTo(words.reason);
    await page.keyboard.type('618 备货提前');
    expect(await findViolations()).toEqual([]);
    await tabTo(words.save);
    await page.keyboard.press('Enter');
    await page.getByText(words.saved).waitFor();
    const entry = page.locator('.target-history li').first();
    await entry.getByText(words.because).waitFor();
    expect(await entry.innerText()).toContain(words.byHand);
    expect(await entry.innerText()).toMatch(/^director-\w+ /);
    expect(await entry.locator('.changed-rows').innerText()).toMatch(words.changedMay);
    expect(await page.locator('.save-bar').count()).toBe(0);

    // It is unlocked again, for the others of this file.
    await page.getByRole('button', { name: words.unlockMay, exact: true }).click();
    await page.locator(fieldWith(words.mayAmount, '1,365,670.44')).waitFor();
    await page.getByRole('button', { name: words.save }).click();
    await page.getByRole('dialog').getByRole('button', { name: words.save }).click();
    await page.getByRole('button', { name: words.lockMay, exact: true }).waitFor();
    expect(complaints).toEqual([expect.stringContaining('422')]);
  });

  walk(`by keyboard alone a month is locked with the arrow keys${skipped}`, async () => {
    const { page, tabTo, complaints } = await site.walkerAs([DIRECTOR], { language });
    await page.goto(TARGETS);
    await page.getByRole('slider', { name: words.dragMay }).waitFor();
    await tabTo(words.dragMay);
    // A step is 10,000 yuan: to the next, and two more.
    for (let presses = 0; presses < 3; presses++) await page.keyboard.press('ArrowRight');
    await page.locator(fieldWith(words.aprilAmount, '1,250,000')).waitFor();
    expect(await page.getByRole('textbox', { name: words.mayAmount, exact: true }).inputValue()).toBe('1,400,000');
    await page.keyboard.press('ArrowLeft');
    await page.locator(fieldWith(words.aprilAmount, '1,260,000')).waitFor();
    await tabTo(words.discard);
    await page.keyboard.press('Enter');
    await page.locator('.save-bar').waitFor({ state: 'hidden' });
    expect(await page.getByRole('textbox', { name: words.mayAmount, exact: true }).inputValue()).toBe('1,365,670.44');
    expect(complaints).toEqual([]);
  });

  walk(`by dragging, too, and from a day on, and a ratio${skipped}`, async () => {
    const { page, complaints } = await site.walkerAs([DIRECTOR], { language, height: 1_400 });
    await page.goto(TARGETS);
    const handle = page.getByRole('slider', { name: words.dragMay });
    await handle.scrollIntoViewIfNeeded();
    const before = await handle.boundingBox();
    if (before === null) throw new Error('The handle of May is not in sight.');
    await page.mouse.move(before.x + before.width / 2, before.y + before.height / 2);
    await page.mouse.down();
    await page.mouse.move(before.x - 30, before.y + before.height / 2, { steps: 4 });
    await page.mouse.up();
    const may = page.locator('.month-row').nth(1);
    await may.getByText(words.locked, { exact: true }).waitFor();
    const typed = await page.getByRole('textbox', { name: words.mayAmount, exact: true }).inputValue();
    expect(Number(typed.replaceAll(',', ''))).toBeLessThan(1_365_670);
    await page.locator('.month-row').nth(0).getByText(words.was).waitFor();
    await page.getByRole('button', { name: words.discard }).click();

    await page.getByRole('button', { name: words.unlockJune, exact: true }).click();
    await page.getByRole('button', { name: words.revise }).click();
    await page.getByLabel(words.reviseFrom, { exact: true }).fill('2026-06-10');
    await page.getByRole('button', { name: words.reviseAdd, exact: true }).click();
    await page.getByRole('textbox', { name: words.revision, exact: true }).fill('5000000');
    await page.getByRole('textbox', { name: words.conversion, exact: true }).fill('3.5');
    await page.locator('.save-bar').getByText('3').waitFor();
    await page.getByRole('button', { name: words.save }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.locator('.changed-rows li').allInnerTexts()).toEqual([
      expect.stringMatching(/3%\s*→\s*3\.5%/),
      expect.stringMatching(/→ ¥5,000,000$/),
      expect.stringMatching(/¥1,950,000\.00 →/),
    ]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: words.discard }).click();
    expect(complaints).toEqual([]);
  });

  walk(`of two people who change the same targets at once, the second is told${skipped}`, async () => {
    const { page, complaints, findViolations } = await site.walkerAs([DIRECTOR], { language });
    await page.goto(TARGETS);
    const april = page.getByRole('textbox', { name: words.aprilAmount, exact: true });
    await april.fill('1300000');
    await page.locator(fieldWith(words.mayAmount, '1,350,000')).waitFor();
    await changeElsewhere('2026-06', '1900000');
    await page.getByRole('button', { name: words.save }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: words.save }).click();
    await dialog.getByText(words.overtaken).waitFor();
    expect(await findViolations()).toEqual([]);
    await dialog.getByRole('button', { name: words.reload }).click();
    await dialog.waitFor({ state: 'hidden' });
    // What the other one saved is there, and what was typed is kept.
    await page.locator(fieldWith(words.mayAmount, '1,400,000')).waitFor();
    expect(await april.inputValue()).toBe('1300000');
    await page.getByRole('button', { name: words.save }).click();
    await dialog.getByRole('button', { name: words.save }).click();
    await page.getByText(words.saved).waitFor();
    await changeElsewhere('2026-04', null);
    await changeElsewhere('2026-06', '1950000');
    expect(complaints).toEqual([expect.stringContaining('412')]);
  });

  walk(`a telephone shows all of it, and a quarter without targets says so${skipped}`, async () => {
    const { page, complaints, findViolations } = await site.walkerAs([DIRECTOR], { language, width: 390, height: 844 });
    await page.goto(TARGETS);
    await page.getByRole('slider').first().waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    await page.goto('/managers/om-luo/targets?period=2027Q1');
    await page.locator('.target-sum').getByText(words.notSet).waitFor();
    await page.getByRole('textbox', { name: words.quarterAmount, exact: true }).fill('3000000');
    // By their days: 31 and 28 of 90.
    await page.locator('.month-row').nth(0).getByText('34.4%').waitFor();
    await page.locator('.month-row').nth(1).getByText('31.1%').waitFor();
    expect(await findViolations()).toEqual([]);
    expect(complaints).toEqual([]);
  });
});

walk(`a closed quarter has no controls, and says why${skipped}`, async () => {
  const administrator = await site.api.as({ role: 'administrator', scope: null });
  await site.api.services.score('2026Q2');
  expect((await administrator.post('/periods/close', { period: '2026Q2', division: '家电事业部' })).status).toBe(200);
  for (const grant of [DIRECTOR, AUDITOR]) {
    const { page, complaints, findViolations } = await site.walkerAs([grant]);
    await page.goto(TARGETS);
    await page.getByText(WORDS.zh.closed).waitFor();
    await page.locator('.month-row').first().waitFor();
    expect(await page.locator('main').getByRole('textbox').count()).toBe(0);
    expect(await page.getByRole('slider').count()).toBe(0);
    expect(await findViolations()).toEqual([]);
    expect(complaints).toEqual([]);
  }
});
