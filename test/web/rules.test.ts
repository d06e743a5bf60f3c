import type { Grant } from '#libs/domain/access.js';
import { ADMINISTRATOR, directorOf, managerOf } from '../support/api.js';
import { NO_CHROMIUM, findChromium } from '../support/chromium.js';
import type { Walker } from '../support/page-walk.js';
import type { Site } from '../support/site.js';
import { openSite } from '../support/site.js';

const program = findChromium();
const walk = program === undefined ? it.skip : it;
const DIRECTOR: Grant = directorOf('家电事业部');

const WORDS = {
  zh: {
    edit: '修改规则',
    document: '规则内容',
    weight: '业绩权重',
    refused: '应为：不小于 0 的小数',
    problem: '第 3 行 · 业绩权重',
    valid: '没有错误',
    day: '指定日期',
    whichDay: '生效日期',
    apply: '应用…',
    applyNow: '应用',
    means: (from: string) => `1 处变化，从${from}起生效。影响：所有成绩。`,
    from: '2099年1月1日',
    applied: (version: number) => `版本 ${version} 已应用`,
    version: (version: number) => `版本 ${version}`,
    inForce: '生效中',
    defaults: '与默认规则的差异',
    asDefault: (value: string) => `默认 ${value}`,
    simulate: '模拟',
    start: '开始模拟',
    managers: '运营经理',
    moves: '从谁到谁，金额大的在前',
    reassigned: /会换人\s*504 单/,
    toEditor: '修改这套规则',
    only: '只看与默认不同的',
    overtaken: '我已看过，仍以我的为准',
    moved: '3 位运营经理中 3 位会变化',
  },
  en: {
    edit: 'Change the rules',
    document: 'The rule set',
    weight: 'Weight of sales',
    refused: 'Allowed: a decimal from 0',
    problem: 'Line 3 · Weight of sales',
    valid: 'No errors',
    day: 'A certain day',
    whichDay: 'Day',
    apply: 'Apply…',
    applyNow: 'Apply',
    means: (from: string) => `Changes: 1, in force from ${from}. For: all scorecards.`,
    from: '1 Jan 2099',
    applied: (version: number) => `Version ${version} is applied`,
    version: (version: number) => `Version ${version}`,
    inForce: 'In force',
    defaults: 'Differences from the defaults',
    asDefault: (value: string) => `default ${value}`,
    simulate: 'Simulate',
    start: 'Simulate',
    managers: 'Managers',
    moves: 'From whom to whom, the largest amounts first',
    reassigned: /Another agent\s*504 orders/,
    toEditor: 'Change these rules',
    only: 'Only what differs from the defaults',
    overtaken: 'I have seen it, mine shall count',
    moved: '3 of 3 managers would move',
  },
} as const;

/** Chats count by rounds, sales go to who was there before placing, and sales weigh less. */
const OTHER_RULES = `scoring:
  weights:
    sales: 30
    outbound: 25
  modules:
    sales:
      head_count: 10
attribution:
  default:
    judge_by: chat_rounds
    credit: order_first
`;

let site: Site;

beforeAll(async () => {
  if (program !== undefined) site = await openSite(program);
});

afterAll(async () => site?.close());

const editorOf = ({ page }: Walker) => page.locator('.cm-content');

/** Writes a document in place of what stands in the editor. */
async function write(walker: Walker, document: string): Promise<void> {
  await editorOf(walker).click();
  await walker.page.keyboard.press('Control+a');
  await walker.page.keyboard.press('Delete');
  await walker.page.keyboard.insertText(document);
}

/** What stands in the editor. A line that is empty ends with a break of its own. */
const textOf = async (walker: Walker) => (await editorOf(walker).locator('.cm-line').allInnerTexts()).map((line) => line.replace(/\n$/, '')).join('\n');

walk.each([
  ['zh', 2],
  ['en', 3],
] as const)(`an administrator writes other rules by keyboard, applies them from a day, and sees what changed: %s${program === undefined ? ` (${NO_CHROMIUM})` : ''}`, async (language, version) => {
  const words = WORDS[language];
  const walker = await site.walkerAs([ADMINISTRATOR], { language });
  const { page, complaints, tabTo, findViolations } = walker;
  await page.goto('/rules');
  await page.getByRole('link', { name: words.version(1), exact: true }).waitFor();
  await page.getByRole('row').filter({ has: page.getByRole('link', { name: words.version(1), exact: true }) }).getByText(words.inForce).waitFor();

  // By keyboard alone: into the editor, completion of keys by the schema, what they mean, and out again.
  await tabTo(words.edit);
  await page.keyboard.press('Enter');
  await editorOf(walker).waitFor();
  await tabTo(words.document);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.keyboard.type('sc');
  await page.getByRole('option', { name: /^scoring/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: /^weights/ }).waitFor();
  await page.keyboard.type('wei');
  await page.keyboard.press('Enter');
  await page.getByRole('option', { name: new RegExp(`^sales.*${words.weight}`) }).waitFor();
  await page.locator('.cm-completionInfo').waitFor();
  expect(await findViolations()).toEqual([]);
  await page.keyboard.type('sal');
  await page.keyboard.press('Enter');
  await page.getByRole('listbox').waitFor({ state: 'hidden' });
  await page.keyboard.type('-3');
  expect(await textOf(walker)).toBe('scoring:\n  weights:\n    sales: -3');

  // The error stands in its place and in the list, whose entry leads there.
  await page.getByText(words.refused).first().waitFor();
  expect(await page.locator('.cm-lintRange-error').innerText()).toBe('-3');
  await page.locator('.cm-lint-marker-error').waitFor();
  expect(await page.getByRole('button', { name: words.apply }).isDisabled()).toBe(true);
  await page.keyboard.press('Escape');
  await tabTo(words.problem);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Delete');
  await page.keyboard.press('Delete');
  await page.keyboard.type(String(30 + version));
  await page.getByText(words.valid).waitFor();
  await page.locator('.ruleset-differences').getByText(words.weight).waitFor();

  // The draft survives a reload.
  await page.reload();
  await page.locator('.ruleset-differences').getByText(words.weight).waitFor();
  expect(await textOf(walker)).toBe(`scoring:\n  weights:\n    sales: ${30 + version}`);

  // From a day on.
  await page.getByRole('radio', { name: words.day }).check();
  await page.getByLabel(words.whichDay).last().fill('2099-01-01');
  await page.getByRole('button', { name: words.apply }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(words.means(words.from)).waitFor();
  expect(await findViolations()).toEqual([]);
  await dialog.getByRole('button', { name: words.applyNow, exact: true }).click();
  await page.getByText(words.applied(version)).waitFor();
  await page.waitForURL(`**/rules?a=${version - 1}&b=${version}`);
  const row = page.getByRole('row').filter({ has: page.getByRole('link', { name: words.version(version), exact: true }) });
  expect(await row.innerText()).toContain(words.from);
  const changed = page.getByRole('row').filter({ hasText: 'scoring.weights.sales' });
  expect((await changed.innerText()).split(/\s+/)).toEqual(expect.arrayContaining([version === 2 ? '40' : '32', String(30 + version)]));

  expect(await findViolations()).toEqual([]);

  // The version, in words, against the defaults.
  await row.getByRole('link', { name: words.version(version), exact: true }).click();
  await page.getByText(words.asDefault('40')).waitFor();
  await page.getByRole('checkbox', { name: words.only }).click();
  await page.locator('.ruleset-facts dt').nth(1).waitFor({ state: 'detached' });
  expect(await page.locator('.ruleset-facts dt').allInnerTexts()).toEqual([expect.stringContaining(words.weight)]);
  await page.getByRole('link', { name: words.defaults }).click();
  await changed.getByText('40').waitFor();
  expect(complaints).toEqual([]);
});

walk.each(['zh', 'en'] as const)('a director tries other rules on a quarter, sees who moves and by how much, and cannot apply them: %s', async (language) => {
  const words = WORDS[language];
  const walker = await site.walkerAs([DIRECTOR], { language });
  const { page, complaints } = walker;
  await page.goto('/rules/editor?version=1');
  await editorOf(walker).waitFor();
  await write(walker, OTHER_RULES);
  await page.locator('.ruleset-differences').getByText(words.weight).waitFor();
  expect(await page.getByRole('button', { name: words.apply }).count()).toBe(0);
  await page.locator('main').getByRole('link', { name: words.simulate }).click();
  await page.getByRole('button', { name: words.start }).click();
  await page.getByText(words.moved).waitFor();
  const managers = page.getByRole('table', { name: words.managers });
  const lines = (await managers.getByRole('row').allInnerTexts()).slice(1).map((line) => line.split(/\s+/).filter((part) => part !== ''));
  expect(lines.map(([name, , today, then, moved]) => [name, today, then, moved])).toEqual([
    ['沈知远', '103.92', '101.43', '−2.49'],
    ['罗静姝', '90.29', '91.18', '+0.89'],
    ['韩予安', '82.06', '82.42', '+0.36'],
  ]);
  expect(await page.locator('.simulation-tiles').innerText()).toMatch(words.reassigned);
  expect(await page.getByRole('table', { name: words.moves }).getByRole('row').count()).toBeGreaterThan(5);
  await page.getByRole('link', { name: words.toEditor }).click();
  await editorOf(walker).waitFor();
  expect((await textOf(walker)).split('\n')[2]).toBe('    sales: 30');
  expect(complaints).toEqual([]);
});

walk('a manager reads the rules, and finds nothing to change', async () => {
  const { page, complaints } = await site.walkerAs([managerOf('om-luo')]);
  await page.goto('/rules/versions/1');
  await page.getByText('已付款且未取消').waitFor();
  expect(await page.getByRole('button', { name: /修改|模拟|应用/ }).count()).toBe(0);
  await page.goto('/rules/editor');
  await page.getByText('没有权限').waitFor();
  await page.goto('/simulation');
  await page.getByText('没有权限').waitFor();
  expect(complaints).toEqual([]);
});

walk('of two who write at once, the second is told, sees what the first changed, and decides', async () => {
  const words = WORDS.zh;
  const walker = await site.walkerAs([ADMINISTRATOR]);
  const { page, complaints } = walker;
  await page.goto('/rules/editor?version=1');
  await editorOf(walker).waitFor();
  await write(walker, 'calendar:\n  day_weights: last_year\n');
  await page.locator('.ruleset-differences').getByText('日权重来源').waitFor();
  const other = await site.api.as(ADMINISTRATOR);
  const { items } = (await other.get('/rule-versions?limit=1')).body as { items: { version: number }[] };
  const newest = items[0]?.version ?? 0;
  const { status } = await other.post('/rule-versions', { document: 'scoring: { no_activity: zero }\n', from: '2099-04-01', restate: false, basedOn: newest });
  expect(status).toBe(201);
  await page.getByRole('radio', { name: words.day }).check();
  await page.getByLabel(words.whichDay).last().fill('2099-04-01');
  await page.getByText('有目标而无业务时').waitFor();
  await page.getByRole('button', { name: words.apply }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: words.applyNow, exact: true }).click();
  await dialog.getByRole('alert').waitFor();
  await dialog.getByRole('button', { name: words.overtaken }).click();
  await dialog.getByRole('button', { name: words.applyNow, exact: true }).click();
  await page.getByText(words.applied(newest + 2)).waitFor();
  expect(complaints.filter((complaint) => !/status of 409/.test(complaint))).toEqual([]);
});
