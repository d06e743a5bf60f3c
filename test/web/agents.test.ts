import { managerOf, supervisorOf } from '../support/api.js';
import { NO_CHROMIUM, findChromium } from '../support/chromium.js';
import type { Site } from '../support/site.js';
import { openSite } from '../support/site.js';

const program = findChromium();
const walk = program === undefined ? it.skip : it;

/** What the agents of s126 did in the second quarter of 2026: sums that the reports of the example company give too. */
const WORDS = {
  zh: {
    shop: 's126',
    quarter: '本季至今',
    paid: '¥38.07万',
    parts: ['¥13.63万', '135 单', '¥24.43万', '236 单', '¥0', '不参与 22 单'],
    agentRow: ['¥3.31万', '28', '24', '¥2.95万', '¥1,735', '¥1,840'],
    days: '安安：每天的归属金额',
    service: '接待',
    serviceRow: ['59', '34 57.6%', '33 55.9%', '49 秒', '44 秒'],
    search: '按订单号查找',
    silent: '全静默',
    why: '这单归安安：付款前最后和买家聊天的客服就是安安。',
    whyMore: ['本店按付款判定', '安安在付款（6月21日 02:09:55）前的最后一条消息是 6月20日 21:19:24。', '次位是小柚：最后一条消息是 6月20日 21:04:56，更早。'],
    decided: '21:19:24\n安安 → 买家 判定依据',
    otherRule: /按聊天回合，付款判定\s+小柚\s+不同/,
    missing: '没有找到',
    rule: '下单优先',
    standard: '通用规则是：付款判定',
    try: '试算',
    tried: '判定 393 单，其中 1 单会换人，涉及 ¥1,734.75。',
    same: '另有 127 单归属的人不变',
    move: '安安 → 小柚',
    window: '付款后多久内算',
    refused: '请填 1 到 60 的整数。',
    open: '让它生效…',
    agree: '确认修改',
    from: '从哪天下单的订单起生效',
    early: '过早',
    nothing: '还没有改动。',
    back: '恢复通用规则',
    noPermission: '没有权限',
  },
  en: {
    shop: 's101',
    quarter: 'Quarter to date',
    paid: '¥380.7K',
    parts: ['¥136.3K', '135 orders', '¥244.3K', '236 orders', '¥0', '22 left out'],
    agentRow: ['¥33.08K', '28', '24', '¥29.51K', '¥1,735', '¥1,840'],
    days: '安安: credited amount by day',
    service: 'Service',
    serviceRow: ['59', '34 57.6%', '33 55.9%', '49 s', '44 s'],
    search: 'Find by order number',
    silent: 'Fully silent',
    why: 'It goes to 安安, who was the last agent to write to the buyer before the payment.',
    whyMore: ['This shop credits by the payment', 'The last message of 安安 before the payment (21 Jun, 02:09:55) was at 20 Jun, 21:19:24.', '小柚 came second: the last message was at 20 Jun, 21:04:56, which is earlier.'],
    decided: '21:19:24\n安安 → buyer This decided',
    otherRule: /by rounds, credit payment\s+小柚\s+Differs/,
    missing: 'Nothing was found',
    rule: 'Placing first',
    standard: 'The default is: By the payment',
    try: 'Try',
    tried: '462 orders judged; 2 would go to somebody else, ¥1,697.00 in all.',
    same: 'Another 158 would stay with the same agent',
    move: '阿元 → 可可',
    window: 'How soon after the payment',
    refused: 'A whole number from 1 to 60, please.',
    open: 'Put in force…',
    agree: 'Change',
    from: 'From orders placed on',
    early: 'at the earliest',
    nothing: 'None yet.',
    back: 'Back to the default',
    noPermission: 'Not for your role',
  },
} as const;

let site: Site;

beforeAll(async () => {
  if (program !== undefined) site = await openSite(program);
});

afterAll(async () => site?.close());

/** A refusal of the API is a line on the console of the browser; there is no other. */
const exceptRefusals = (complaints: readonly string[]) => complaints.filter((complaint) => !/status of (400|403|404|409|422)/.test(complaint));

walk.each(['zh', 'en'] as const)(`a supervisor finds what each agent brought and why an order is whose: %s${program === undefined ? ` (${NO_CHROMIUM})` : ''}`, async (language) => {
  const words = WORDS[language];
  const { page, complaints, tabTo } = await site.walkerAs([supervisorOf('s126')], { language });
  await page.goto('/');
  await page.waitForURL('**/merchants/s126/agents');
  const table = page.getByRole('table').first();
  await table.waitFor();

  // By keyboard alone: another span, one agent, the orders, and why.
  await tabTo(words.quarter);
  await page.keyboard.press('Enter');
  const conservation = page.locator('.conservation');
  await conservation.getByText(words.paid).waitFor();
  expect(page.url()).toContain('from=2026-04-01&to=2026-06-30');
  const sum = await conservation.innerText();
  for (const part of words.parts) expect(sum).toContain(part);
  expect(await page.getByTitle('¥380,665.55').count()).toBe(1);
  await tabTo('安安');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: words.days }).waitFor();
  const row = table.getByRole('row').filter({ hasText: '安安' });
  const cells = await row.innerText();
  for (const figure of words.agentRow) expect(cells).toContain(figure);
  await tabTo(words.search);
  await page.keyboard.type('2600625');
  await page.locator('#verdicts tbody tr').nth(1).waitFor({ state: 'detached' });
  expect(page.url()).toContain('agent=s126-a3');
  await tabTo('3236212600625');
  await page.keyboard.press('Enter');
  await page.getByText(words.why).waitFor();

  const answer = await page.locator('.answer').innerText();
  for (const sentence of words.whyMore) expect(answer).toContain(sentence);
  expect(await page.locator('.lane-decided').innerText()).toContain(words.decided);
  expect(await page.locator('.lanes').innerText()).toContain('21:12:18');
  expect(await page.getByRole('row').filter({ hasText: words.otherRule }).count()).toBe(1);

  // Back to where one came from, with all that was chosen; then what is served.
  await page.goBack();
  await page.getByRole('heading', { name: words.days }).waitFor();
  await page.getByText(words.service, { exact: true }).first().click();
  await page.getByRole('columnheader').nth(1).and(page.locator('[aria-sort=descending]')).waitFor();
  const service = await row.innerText();
  for (const figure of words.serviceRow) expect(service.replaceAll(/[\s ]+/g, ' ')).toContain(figure);

  // A part of the sum opens into its orders.
  await page.goto('/merchants/s126/agents?from=2026-04-01&to=2026-06-30');
  await conservation.getByRole('button', { name: words.silent }).click();
  await page.waitForURL('**verdict=silent**');
  await page.locator('#verdicts tbody').getByText(words.silent).first().waitFor();
  expect(complaints).toEqual([]);

  await page.goto('/merchants/s126/orders/no-such-order');
  await page.getByRole('heading', { name: words.missing }).waitFor();
  expect(exceptRefusals(complaints)).toEqual([]);
});

walk.each(['zh', 'en'] as const)('a supervisor tries other rules, is refused what is not valid, and puts them in force: %s', async (language) => {
  const words = WORDS[language];
  const { page, complaints, tabTo, findViolations } = await site.walkerAs([supervisorOf(words.shop)], { language });
  await page.goto(`/merchants/${words.shop}/rules`);
  await page.locator('.simulation').waitFor();
  await page.getByText(words.nothing).waitFor();
  const changes = page.locator('.rules-side');

  await page.locator('.rule-option-choices').getByText(words.rule).click();
  await page.getByText(words.standard).waitFor();
  await tabTo(words.try);
  await page.keyboard.press('Enter');
  await changes.getByText(words.tried).waitFor();
  const tried = await changes.locator('.simulated').innerText();
  expect(tried).toContain(words.same);
  expect(tried).toContain(words.move);
  expect(await findViolations()).toEqual([]);

  // What is refused is said at the field, and nothing has changed.
  const field = page.getByRole('spinbutton', { name: words.window });
  await field.fill('99');
  await changes.getByRole('button', { name: words.try, exact: true }).click();
  await page.getByText(words.refused).waitFor();
  expect(await field.getAttribute('aria-invalid')).toBe('true');
  await changes.getByRole('button', { name: words.open }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: words.agree }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText(words.refused).waitFor();
  await field.fill('10');

  await changes.getByRole('button', { name: words.open }).click();
  const day = dialog.getByLabel(words.from);
  const today = await day.inputValue();
  await day.fill('2026-01-01');
  await dialog.getByRole('button', { name: words.agree }).click();
  await dialog.getByText(words.early).waitFor();
  expect(await findViolations()).toEqual([]);
  await day.fill(today);
  await dialog.getByRole('button', { name: words.agree }).click();
  await page.getByText(words.nothing).waitFor();
  const history = page.locator('.rules-history > li');
  await history.nth(1).waitFor();
  expect(await history.first().innerText()).toContain(words.rule);
  expect(await history.first().innerText()).toContain('merchant-supervisor');
  await page.reload();
  await page.getByText(words.standard).waitFor();
  expect(await page.locator('.rule-option-choices .ant-radio-wrapper-checked').first().innerText()).toContain(words.rule);
  expect(await changes.getByRole('button', { name: words.back }).count()).toBe(1);
  expect(exceptRefusals(complaints)).toEqual([]);
});

walk('another shop is not theirs, and a manager reads the rules but cannot change them', async () => {
  const supervisor = await site.walkerAs([supervisorOf('s126')]);
  for (const path of ['agents', 'orders/3236212600625', 'rules']) {
    await supervisor.page.goto(`/merchants/s102/${path}`);
    await supervisor.page.getByRole('heading', { name: WORDS.zh.noPermission }).first().waitFor();
  }
  expect(exceptRefusals(supervisor.complaints)).toEqual([]);

  const manager = await site.walkerAs([managerOf('om-luo')]);
  await manager.page.goto('/merchants/s126/rules');
  await manager.page.locator('.rules-history > li').first().waitFor();
  expect(await manager.page.getByRole('radio').count()).toBe(0);
  expect(await manager.page.getByRole('button', { name: /生效|试算|恢复/ }).count()).toBe(0);
  expect(manager.complaints).toEqual([]);
});
