import { ADMINISTRATOR, AUDITOR, directorOf } from '../support/api.js';
import { NO_CHROMIUM, findChromium } from '../support/chromium.js';
import type { Site } from '../support/site.js';
import { openSite } from '../support/site.js';

/** What a director does with a division: ranking it, closing a quarter, and what late facts would change. */

const program = findChromium();
const walk = program === undefined ? it.skip : it;
const skipped = program === undefined ? ` (${NO_CHROMIUM})` : '';

const DIVISION = '家电事业部';
const DIRECTOR = directorOf(DIVISION);
const QUARTER = '/periods?period=2026Q2';

const WORDS = {
  zh: {
    total: '总分',
    quarter: '2026年第二季度',
    periods: '周期与关账',
    ready: '周期已结束，可以关账',
    close: '关账',
    closed: '已关账，成绩已锁定',
    locked: '成绩、等级、排名以及所用的规则就此锁定',
    verify: '开始核对',
    verifyAgain: '再次核对',
    agrees: '完全一致：3 份成绩与关账时相同',
    differs: '与关账时不一致：3 份成绩中有 1 份不同。',
    factsChanged: '关账后数据有变化，见下方调整',
    noAdjustments: '没有调整：关账后到达的数据没有改变任何公布值。',
    sales: '业绩 · 实际',
    reopen: '重新开账…',
    reopenNow: '重新开账',
    reasonNeeded: '请写明原因，至少 3 个字。',
    reopened: '已重新开账，确认后请再次关账',
    because: '原因：六月的迟到订单已核实',
    search: '按姓名或品类查找',
    lines: '7 项',
    all: '全部周期',
  },
  en: {
    total: 'Total',
    quarter: 'Q2 2026',
    periods: 'Periods and closing',
    ready: 'Over: it can be closed',
    close: 'Close',
    closed: 'Closed: its scorecards are locked',
    locked: 'Totals, grades, ranks and the rules behind them are locked',
    verify: 'Verify',
    verifyAgain: 'Verify again',
    agrees: 'All agrees: 3 scorecards are as they were closed',
    differs: 'Not as it was closed: 1 of 3 scorecards differ.',
    factsChanged: 'facts have changed since: see the adjustments',
    noAdjustments: 'None: what came in since the close changes no published figure.',
    sales: 'Sales · Actual',
    reopen: 'Reopen…',
    reopenNow: 'Reopen',
    reasonNeeded: 'Give a reason of 3 characters or more.',
    reopened: 'Reopened: close it again when all is settled',
    because: 'Reason: 六月的迟到订单已核实',
    search: 'Name or category',
    lines: '7 figures',
    all: 'All periods',
  },
} as const;

let site: Site;

beforeAll(async () => {
  if (program !== undefined) site = await openSite(program);
});

afterAll(async () => site?.close());

/** Brings in 40,000 yuan of June for a merchant of 罗静姝, or takes them out again, and scores the quarter. */
async function bringInLateOrder(status: 'completed' | 'cancelled'): Promise<void> {
  await site.api.services.bringIn('orders', `order_id,merchant_id,buyer_id,placed_at,paid_at,status,amount\nlate-1,s160,b-late,2026-06-20 10:00:00,2026-06-20 10:05:00,${status},40000.00`);
  await site.api.services.score('2026Q2');
}

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  const words = WORDS[language];

  walk(`a director sorts and searches the ranking, and sees who moved${skipped}`, async () => {
    const { page, tabTo, complaints, findViolations } = await site.walkerAs([DIRECTOR], { language });
    await page.goto('/ranking?period=2026-06');
    const names = page.getByRole('rowheader');
    await names.first().waitFor();
    expect((await names.allInnerTexts()).map((text) => text.slice(0, 3))).toEqual(['沈知远', '罗静姝', '韩予安']);
    const text = await page.locator('.ranking-cards').innerText();
    for (const figure of ['+12.78', '+5.24', '−0.55', '90.35']) expect(text).toContain(figure);

    await tabTo(new RegExp(`^${words.total}`));
    await page.keyboard.press('Enter');
    await page.waitForURL(/order=total&descending=true/);
    await page.locator('th[aria-sort="descending"]').waitFor();
    await page.locator('tbody tr').nth(1).getByText('韩予安').waitFor();
    expect((await page.locator('tbody .total').allInnerTexts()).map(Number)).toEqual([108.95, 90.35, 89.81]);
    await page.keyboard.press('Enter');
    await page.locator('th[aria-sort="ascending"]').waitFor();
    await page.locator('tbody tr').nth(0).getByText('罗静姝').waitFor();

    await tabTo(words.search);
    await page.keyboard.type('个护');
    await page.waitForURL(/name=/);
    await page.locator('tbody tr').first().getByText('韩予安').waitFor();
    expect(await names.count()).toBe(1);
    expect(await findViolations()).toEqual([]);
    expect(complaints).toEqual([]);
  });

  walk(`a quarter is closed, late facts become adjustments, it is verified and reopened${skipped}`, async () => {
    const { page, tabTo, complaints, findViolations } = await site.walkerAs([DIRECTOR], { language });
    await page.goto('/periods');
    await page.getByRole('heading', { name: words.periods }).waitFor();
    await tabTo(words.quarter);
    await page.keyboard.press('Enter');
    await page.getByText(words.ready).or(page.getByText(words.reopened)).waitFor();
    await page.locator('.checks .check-good').nth(1).waitFor();

    // It asks first, and whoever goes back has changed nothing.
    await tabTo(words.close);
    await page.keyboard.press('Enter');
    const question = page.getByRole('dialog');
    await question.getByText(words.locked).waitFor();
    expect(await findViolations()).toEqual([]);
    await page.keyboard.press('Escape');
    await question.waitFor({ state: 'hidden' });
    await tabTo(words.close);
    await page.keyboard.press('Enter');
    await question.getByText(words.locked).waitFor();
    await tabTo(words.close);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: words.closed }).waitFor();
    await page.getByText(words.noAdjustments).waitFor();
    expect(await page.locator('.period-facts code').innerText()).toMatch(/^[0-9a-f]{64}$/);

    await tabTo(words.verify);
    await page.keyboard.press('Enter');
    await page.getByText(words.agrees).waitFor();
    expect(await findViolations()).toEqual([]);

    await bringInLateOrder('completed');
    await page.reload();
    await page.getByRole('row', { name: words.sales }).waitFor();
    const rows = (await page.locator('.adjusted-table tbody tr').allInnerTexts()).map((row) => row.split(/\s*\t\s*/));
    expect(rows).toHaveLength(7);
    expect(rows[0]).toEqual([words.total, '90.29', '90.51']);
    expect(rows[1]).toEqual([words.sales, '¥4,479,193.39', '¥4,519,193.39']);
    expect(await page.locator('.adjusted h3').innerText()).toContain('罗静姝');
    await page.getByText('orders.csv').waitFor();
    await tabTo(words.verify);
    await page.keyboard.press('Enter');
    await page.getByText(words.differs).waitFor();
    await page.getByText(words.factsChanged).waitFor();
    expect(await findViolations()).toEqual([]);

    // The list says how many figures, and leads to them.
    await page.goto('/periods');
    await page.getByRole('link', { name: words.lines }).click();
    await page.locator('.adjusted-table').waitFor();

    // Closed is closed: the ranking stays until somebody reopens with a reason.
    await page.goto(QUARTER);
    await tabTo(words.reopen);
    await page.keyboard.press('Enter');
    const reopening = page.getByRole('dialog');
    await reopening.getByRole('button', { name: words.reopenNow }).click();
    await reopening.getByText(words.reasonNeeded).waitFor();
    expect(await findViolations()).toEqual([]);
    await reopening.getByRole('textbox').fill('六月的迟到订单已核实');
    await reopening.getByRole('button', { name: words.reopenNow }).click();
    await page.getByRole('heading', { name: words.reopened }).waitFor();
    await page.getByText(words.because).first().waitFor();
    await site.api.services.score('2026Q2');
    await page.goto('/ranking?period=2026Q2');
    await page.getByText('90.51').waitFor();
    await bringInLateOrder('cancelled');
    expect(complaints).toEqual([]);
  });

  walk(`who closes what another one has just closed is told so${skipped}`, async () => {
    const month = language === 'zh' ? '2026-04' : '2026-05';
    const { page, complaints } = await site.walkerAs([DIRECTOR], { language });
    await page.goto(`/periods?period=${month}`);
    await page.locator('.period-actions button').click();
    await page.getByRole('dialog').getByText(words.locked).waitFor();
    const other = await site.api.as(ADMINISTRATOR);
    expect((await other.post('/periods/close', { period: month, division: DIVISION })).status).toBe(200);
    await page.getByRole('dialog').getByRole('button', { name: words.close, exact: true }).click();
    await page.getByRole('heading', { name: words.closed }).waitFor();
    expect(await page.getByText(other.name).first().isVisible()).toBe(true);
    expect(complaints).toEqual([expect.stringContaining('409')]);
  });

  walk(`an auditor sees all and changes nothing${skipped}`, async () => {
    const { page, complaints, findViolations } = await site.walkerAs([AUDITOR], { language });
    await page.goto(`/periods?period=${language === 'zh' ? '2026-04' : '2026-05'}`);
    await page.getByRole('heading', { name: words.closed }).waitFor();
    await page.locator('.events li').first().waitFor();
    expect(await page.getByRole('button', { name: words.reopen }).count()).toBe(0);
    await page.getByRole('button', { name: words.verify }).click();
    await page.getByText(words.agrees).waitFor();
    await page.goto(QUARTER);
    await page.locator('.checks li').nth(2).waitFor();
    expect(await page.locator('.period-actions').count()).toBe(0);
    expect(await findViolations()).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
