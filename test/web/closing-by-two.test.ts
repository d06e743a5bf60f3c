import { directorOf } from '../support/api.js';
import { NO_CHROMIUM, findChromium } from '../support/chromium.js';
import type { Site } from '../support/site.js';
import { openSite } from '../support/site.js';

/** Closing where it takes two people: one asks, another one confirms. */

const program = findChromium();
const walk = program === undefined ? it.skip : it;

const DIRECTOR = directorOf('家电事业部');

const WORDS = {
  zh: { ask: '申请关账', confirm: '确认关账', withdraw: '撤回申请', waits: '已申请关账，等待第二人确认', own: '您已提出申请，须由另一人确认。', closed: '已关账，成绩已锁定', state: '待第二人确认', ready: '周期已结束，可以关账' },
  en: { ask: 'Ask to close', confirm: 'Confirm the close', withdraw: 'Withdraw', waits: 'Asked to be closed: it waits for a second person', own: 'You asked for it; another person has to confirm.', closed: 'Closed: its scorecards are locked', state: 'Waits for a second person', ready: 'Over: it can be closed' },
} as const;

let site: Site;

beforeAll(async () => {
  if (program !== undefined) site = await openSite(program, { OPSCORE_CLOSE_BY_TWO: 'true' });
});

afterAll(async () => site?.close());

walk.each([
  ['zh', '2026-05'],
  ['en', '2026-06'],
] as const)(`one asks and may withdraw, another one confirms, in %s${program === undefined ? ` (${NO_CHROMIUM})` : ''}`, async (language, month) => {
  const words = WORDS[language];
  const first = await site.walkerAs([DIRECTOR], { language });
  const agree = async ({ page }: typeof first, name: string) => {
    await page.locator('.period-actions').getByRole('button', { name }).click();
    await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  };
  await first.page.goto(`/periods?period=${month}`);
  await agree(first, words.ask);
  await first.page.getByRole('heading', { name: words.waits }).waitFor();
  await first.page.getByText(words.own).waitFor();
  expect(await first.page.getByRole('button', { name: words.confirm }).count()).toBe(0);
  await agree(first, words.withdraw);
  await first.page.getByRole('heading', { name: words.ready }).waitFor();
  await agree(first, words.ask);
  await first.page.getByRole('heading', { name: words.waits }).waitFor();

  const second = await site.walkerAs([DIRECTOR], { language });
  await second.page.goto('/periods?state=asked');
  await second.page.locator('tbody tr').getByText(words.state).waitFor();
  expect(await second.page.locator('tbody tr').count()).toBe(1);
  await second.page.locator('tbody a').click();
  await agree(second, words.confirm);
  await second.page.getByRole('heading', { name: words.closed }).waitFor();
  await second.page.locator('.events li').nth(3).waitFor();
  expect(await second.findViolations()).toEqual([]);
  expect([...first.complaints, ...second.complaints]).toEqual([]);
});
