import { AUDITOR, directorOf, managerOf, supervisorOf } from '../support/api.js';
import { NO_CHROMIUM, findChromium } from '../support/chromium.js';
import type { Walker } from '../support/page-walk.js';
import type { Site } from '../support/site.js';
import { openSite } from '../support/site.js';
import { proposalOn } from './kept-proposal.js';

/** What slots brought, and who gets those of a campaign. */

const program = findChromium();
const walk = program === undefined ? describe.skip : describe;
const MANAGER = [managerOf('om-luo')];
const DIRECTOR = [directorOf('家电事业部')];

/** A campaign that is still to come, so many days from now. */
const AHEAD = { campaign: 'year-end', from: dayIn(10), to: dayIn(12) };

let site: Site;

beforeAll(async () => {
  if (program === undefined) return;
  site = await openSite(program);
  const { services } = site.api;
  await services.bringIn('slots', `slot_id,campaign,position,starts_at,ends_at,assessed,exempt_reason\nYE-1,${AHEAD.campaign},年终 · 主会场,${AHEAD.from} 00:00:00,${AHEAD.to} 00:00:00,true,`);
  await services.bringIn('slot_placements', `slot_id,merchant_id,sku_id,starts_at,ends_at,amount,visitors\nYE-1,s101,,${AHEAD.from} 00:00:00,${AHEAD.to} 00:00:00,0.00,`);
});

afterAll(async () => site?.close());

function dayIn(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

const WORDS = {
  zh: {
    view: '坑位',
    output: /^坑产（元\/坑位天）/,
    assessed: '考核',
    nothingAhead: '今后 90 天还没有排期',
    allocations: '坑位分配',
    proposeFor: '为 618-2026 新建方案',
    slotsToGive: '要分配的坑位数',
    slotsNeeded: '请填写坑位数，至少 1 个。',
    make: '生成方案',
    given: (given: number, slots: number) => `已分配 ${given} / ${slots}`,
    slotsOf: (merchant: string) => `${merchant} 的坑位数`,
    search: '按商家名称或编号查找',
    tooMany: '只有 4 个坑位，这样会分出 5 个，超出 1 个。请先从其他商家减少。',
    reason: '理由',
    reasonNeeded: '请写明理由，至少 3 个字。理由会和调整一起留存。',
    saved: '已保存 2 处调整',
    onlyChanged: '只看人工调整过的',
    why: '竹里坊清洁电器旗舰店：业绩指数 66.19，查看原因',
    formula: '业绩指数 = 100 × (',
    save: '保存调整',
    changedMeanwhile: /期间|已被|重新/,
    finalise: '定稿',
    keep: '取消',
    final: '已定稿',
    outcome: '活动结果',
    over: '活动已结束',
    sums: '按建议与人工调整对照',
    rows: ['按建议', '加了坑位', '减了坑位'],
    notYet: '还没有结果',
    noPermission: '没有权限',
    new: '新建方案',
    isOnlyRead: '这份方案只能查看。',
  },
  en: {
    view: 'Slots',
    output: /^Output \(yuan per slot day\)/,
    assessed: 'Assessed',
    nothingAhead: 'Nothing is planned for the next 90 days.',
    allocations: 'Slot allocation',
    proposeFor: 'New proposal for 618-2026',
    slotsToGive: 'Slots to give',
    slotsNeeded: 'Enter the number of slots, at least 1.',
    make: 'Make the proposal',
    given: (given: number, slots: number) => `${given} of ${slots} given`,
    slotsOf: (merchant: string) => `Slots of ${merchant}`,
    search: 'Find a merchant by name or id',
    tooMany: 'There are only 4 slots; this would give 5, which is 1 too many. Take slots from another merchant first.',
    reason: 'Reason',
    reasonNeeded: 'Say why, in at least 3 characters. The reason is kept beside the change.',
    saved: 'Changes saved: 2',
    onlyChanged: 'Only those changed by hand',
    why: '竹里坊清洁电器旗舰店: index 66.19, see why',
    formula: 'Index = 100 × (',
    save: 'Save changes',
    changedMeanwhile: /changed|meanwhile/i,
    finalise: 'Make final',
    keep: 'Cancel',
    final: 'Final',
    outcome: 'Outcome',
    over: 'Campaign over',
    sums: 'Proposed against changed by hand',
    rows: ['As proposed', 'Given more', 'Given fewer'],
    notYet: 'No outcome yet',
    noPermission: 'Not for your role',
    new: 'New proposal',
    isOnlyRead: 'This proposal can only be read.',
  },
} as const;

/** The merchants of the two lines that are changed. */
const [FEWER, MORE] = ['竹里坊清洁电器旗舰店', '微澜坊旗舰店'];

walk.each(['zh', 'en'] as const)(`slots, in %s${program === undefined ? ` (${NO_CHROMIUM})` : ''}`, (language) => {
  const words = WORDS[language];

  it('are told by what they brought, when, and which rows that is made of', async () => {
    const walker = await site.walkerAs(MANAGER, { language });
    const { page } = walker;
    await page.goto('/managers/om-luo/scorecard?period=2026Q2');
    await page.locator('.standing').waitFor();
    await page.getByRole('navigation').getByRole('link', { name: words.view, exact: true }).click();
    const rows = page.locator('.slots-part tbody tr[data-index]');
    await rows.nth(11).waitFor();
    const text = await page.locator('main').innerText();
    for (const figure of ['¥1,448', '¥2,000', '72.4%', '72.41', '¥27,305.16', '18.8542', words.nothingAhead]) expect(text).toContain(figure);
    expect(await page.locator('.slots-lanes ol > li').count()).toBe(12);
    // The assessed rows add up to what the output is made of.
    const assessed = rows.filter({ has: page.locator('.tag-good', { hasText: words.assessed }) });
    const amounts = await assessed.locator('td:nth-child(4) [title]').evaluateAll((cells) => cells.map((cell) => (cell as { title?: string }).title ?? ''));
    expect(amounts).toHaveLength(10);
    expect(amounts.reduce((sum, each) => sum + Math.round(Number(each.replaceAll(/[¥,]/g, '')) * 100), 0)).toBe(2_730_516);
    expect(await walker.findViolations()).toEqual([]);

    await walker.tabTo(words.output);
    await page.keyboard.press('Enter');
    await rows.first().getByText('¥5,650').waitFor();
    expect(page.url()).toContain('sort=output&descending=true');
    expect(await page.getByRole('columnheader', { name: words.output }).getAttribute('aria-sort')).toBe('descending');
    expect(await rows.first().getByRole('link').getAttribute('href')).toBe('/merchants/s126/overview?from=2026-04-01&to=2026-06-30&part=slots');
    expect(walker.complaints).toEqual([]);
  });

  it('that are to come are listed', async () => {
    const walker = await site.walkerAs(DIRECTOR, { language });
    await walker.page.goto('/managers/om-shen/slots?period=2026Q2');
    await walker.page.locator('.entries').getByText('年终 · 主会场').waitFor();
    expect(await walker.page.locator('.entries').innerText()).toContain('YE-1');
    expect(walker.complaints).toEqual([]);
  });

  it('of a campaign are proposed, changed with a reason and within the limit, made final, and compared with what came of it', async () => {
    const walker = await site.walkerAs(MANAGER, { language });
    const { page, tabTo } = walker;
    const changes: string[] = [];
    page.on('request', (request) => {
      if (['PUT', 'POST'].includes(request.method())) changes.push(`${request.method()} ${new URL(request.url()).pathname.replace(/[0-9a-f-]{36}/, ':id')}`);
    });
    await page.goto('/managers/om-luo/slots?period=2026Q2');
    await tabTo(words.allocations);
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: words.proposeFor }).waitFor();

    // A new proposal, by keyboard alone; the manager's own merchants are chosen already.
    await tabTo(words.proposeFor);
    await page.keyboard.press('Enter');
    const modal = page.getByRole('dialog');
    await modal.getByText('罗静姝 (om-luo)').waitFor();
    await tabTo(words.slotsToGive);
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await tabTo(words.make);
    await page.keyboard.press('Enter');
    await modal.getByText(words.slotsNeeded).waitFor();
    expect(changes).toEqual([]);
    expect(await walker.findViolations()).toEqual([]);
    await modal.getByRole('spinbutton').focus();
    await page.keyboard.type('4');
    await tabTo(words.make);
    await page.keyboard.press('Enter');
    const board = page.locator('tbody tr[data-index]');
    await board.nth(5).waitFor();
    expect((await board.allInnerTexts()).slice(0, 5).map((row) => row.match(/s\d{3}\s+[\d.]+/)?.[0]?.replace(/\s+/, ' '))).toEqual(['s127 84.76', 's128 68.10', 's130 66.19', 's126 61.43', 's131 60.48']);
    expect(await page.locator('.slot-meter').innerText()).toContain(words.given(4, 4));
    expect(await page.locator('.weights').innerText()).toMatch(/50%[^]*20%[^]*20%[^]*10%/);

    // One more than there is, and no reason: nothing is sent.
    changes.length = 0;
    await tabTo(words.search);
    await page.keyboard.type('s13');
    await board.filter({ hasText: 's127' }).waitFor({ state: 'detached' });
    await tabTo(words.slotsOf(MORE));
    await page.keyboard.press('ArrowUp');
    await page.getByRole('alert').getByText(words.tooMany).waitFor();
    expect(await page.locator('.slot-meter').innerText()).toContain(words.given(5, 4));
    await page.getByLabel(words.reason, { exact: true }).focus();
    await page.keyboard.type('新品首发');
    await page.keyboard.press('Enter');
    await page.getByLabel(words.reason, { exact: true }).fill('好');
    await page.getByRole('spinbutton', { name: words.slotsOf(FEWER) }).focus();
    await page.keyboard.press('ArrowDown');
    await page.getByText(words.tooMany).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: words.save }).click();
    await page.getByText(words.reasonNeeded).waitFor();
    expect(changes).toEqual([]);
    expect(await walker.findViolations()).toEqual([]);

    // Somebody else was faster: told, and saved once it was seen.
    const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
    const director = await site.api.as(...DIRECTOR);
    expect((await director.put(`/allocations/${id}/lines/s126`, { allotted: 1, reason: '按建议' }).set('If-Match', '*')).status).toBe(200);
    await page.getByLabel(words.reason, { exact: true }).fill('新品首发，已确认备货');
    await page.keyboard.press('Enter');
    await page.locator('.save-bar .refusal').getByText(words.changedMeanwhile).waitFor();
    expect(walker.complaints.splice(0)).toEqual([expect.stringContaining('412')]);
    await page.getByRole('button', { name: words.save }).click();
    await page.getByText(words.saved).waitFor();
    await page.locator('.save-bar').waitFor({ state: 'detached' });
    const changed = board.filter({ hasText: '新品首发，已确认备货' });
    await changed.nth(1).waitFor();
    expect(await changed.locator('.tag').allInnerTexts()).toEqual(['1 → 0', '0 → 1']);
    expect(await page.locator('.slot-meter').innerText()).toContain(words.given(4, 4));

    await page.getByLabel(words.search).fill('');
    await board.filter({ hasText: 's127' }).waitFor();
    await page.getByRole('checkbox', { name: words.onlyChanged }).click();
    await page.waitForURL(/changed=true/);
    await board.filter({ hasText: 's132' }).waitFor({ state: 'detached' });
    // The director set one too, to what was proposed.
    expect(await board.count()).toBe(3);

    // Why a merchant has how many.
    await page.getByRole('button', { name: words.why }).click();
    await page.getByRole('dialog').getByText(words.formula).waitFor();
    expect(page.url()).toContain('line=s130');
    expect(await page.getByRole('dialog').innerText()).toContain('新品首发，已确认备货');
    expect(await walker.findViolations()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });

    // Final: asked first, and not changed any more.
    await page.getByRole('button', { name: words.finalise }).click();
    await page.getByRole('dialog').getByRole('button', { name: words.keep }).click();
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    expect(await page.getByRole('spinbutton').count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: words.finalise }).click();
    await page.getByRole('dialog').getByRole('button', { name: words.finalise }).click();
    await page.locator('.head .tag', { hasText: words.final }).waitFor();
    await page.getByRole('spinbutton').first().waitFor({ state: 'detached' });

    await page.getByRole('link', { name: words.outcome, exact: true }).click();
    await page.getByText(words.over).waitFor();
    const sums = await page.getByRole('region', { name: words.sums }).locator('tbody tr').allInnerTexts();
    expect(sums.map((row) => row.split(/\s*\t\s*|\n/).filter((cell) => cell !== ''))).toEqual([
      [words.rows[0], '4', '3', '3', '3', '¥6,137', '5.19', '¥1,183'],
      [words.rows[1], '1', '0', '1', '1', '¥1,057', '1.08', '¥975'],
      [words.rows[2], '1', '1', '0', '1', '¥2,113', '1.08', '¥1,951'],
    ]);
    expect(await walker.findViolations()).toEqual([]);
    expect(walker.complaints).toEqual([]);
  });

  it('of a campaign that is to come have no outcome yet', async () => {
    const director = await site.api.as(...DIRECTOR);
    const { body } = await director.post('/allocations', { campaign: AHEAD.campaign, slots: 1, managerId: 'om-luo' });
    const walker = await site.walkerAs(DIRECTOR, { language });
    await walker.page.goto(`/allocations/${(body as { allocationId: string }).allocationId}?view=outcome`);
    await walker.page.getByRole('heading', { name: words.notYet }).waitFor();
    expect(await walker.findViolations()).toEqual([]);
    expect(walker.complaints).toEqual([]);
  });

  it('are looked at by who may not give them, and by nobody else', async () => {
    const id = await proposalOn(site);
    const auditor: Walker = await site.walkerAs([AUDITOR], { language, width: 390, height: 844 });
    await auditor.page.goto('/allocations');
    await auditor.page.locator('tbody a').first().waitFor();
    expect(await auditor.page.getByText(words.new, { exact: true }).count()).toBe(0);
    await auditor.page.goto(`/allocations/${id}?changed=true`);
    await auditor.page.locator('tbody tr[data-index]').nth(1).waitFor();
    expect(await auditor.page.locator('tbody tr[data-index]').count()).toBe(2);
    expect(await auditor.page.locator('main').innerText()).toContain(words.isOnlyRead);
    expect([await auditor.page.getByRole('spinbutton').count(), await auditor.page.getByRole('button', { name: words.finalise }).count()]).toEqual([0, 0]);
    expect(await auditor.page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    expect(auditor.complaints).toEqual([]);
    const supervisor = await site.walkerAs([supervisorOf('s126')], { language });
    await supervisor.page.goto('/allocations');
    await supervisor.page.getByRole('heading', { name: words.noPermission }).waitFor();
    expect(supervisor.complaints).toEqual([]);
  });
});
