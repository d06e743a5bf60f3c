import { ADMINISTRATOR, AUDITOR } from '../support/api.js';
import { NO_CHROMIUM, findChromium } from '../support/chromium.js';
import type { Site } from '../support/site.js';
import { openSite } from '../support/site.js';

const program = findChromium();
const walk = program === undefined ? it.skip : it;

const WORDS = {
  zh: { done: '全部 54 份成绩单均为最新。', backfill: '补算', start: '开始补算', upToDate: '最新', asked: '已安排计算 54 份成绩单', some: /54 份成绩单中已有 \d+ 份为最新/, nothing: '没有符合条件的成绩单，无需计算', due: '待计算', none: '没有正在运行的执行进程' },
  en: {
    done: 'All 54 scorecards are up to date.',
    backfill: 'Backfill',
    start: 'Start',
    upToDate: 'Up to date',
    asked: 'Scorecards to be computed: 54',
    some: /\d+ of 54 scorecards are up to date/,
    nothing: 'No scorecards like that: nothing to compute',
    due: 'Due',
    none: 'No worker is alive',
  },
} as const;

let site: Site;

beforeAll(async () => {
  if (program !== undefined) site = await openSite(program);
});

afterAll(async () => site?.close());

// The second one finds what the first one has left: all scorecards are due, and no worker is there to compute them.
const QUARTER_ROWS = { zh: '2026年第二季度 2026年6月30日', en: 'Q2 2026 30 Jun 2026' } as const;
const ASKED_FOR = { zh: WORDS.zh.upToDate, en: WORDS.en.due } as const;

walk.each(['zh', 'en'] as const)(`an administrator has a quarter computed again, and sees it wait for a worker: %s${program === undefined ? ` (${NO_CHROMIUM})` : ''}`, async (language) => {
  const words = WORDS[language];
  const { page, complaints, tabTo } = await site.walkerAs([ADMINISTRATOR], { language });
  await page.goto('/jobs');
  await page.getByText(language === 'zh' ? words.done : words.some).waitFor();
  await page.getByText(words.none).waitFor();
  const quarter = page.getByRole('row', { name: QUARTER_ROWS[language] });
  const states = language === 'zh' ? ['0', '0', '0', '0', '0', '3'] : ['0', '3', '0', '0', '0', '0'];
  expect((await quarter.getByRole('cell').allInnerTexts()).slice(2)).toEqual(states);

  // Nothing is missing, failed or stale. By keyboard alone.
  await tabTo(words.backfill);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await tabTo(words.start);
  await page.keyboard.press('Enter');
  await page.getByText(words.nothing).waitFor();

  await page.goto('/jobs?backfill');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox', { name: ASKED_FOR[language] }).check();
  await dialog.getByRole('button', { name: words.start }).click();
  await page.getByText(words.asked).waitFor();
  // It is told by the stream of events: nobody loads the page again.
  await page.getByText(words.some).waitFor();
  await page.getByRole('row', { name: `${QUARTER_ROWS[language]} 0 3 0 0 0 0` }).waitFor();
  expect(complaints).toEqual([]);
});

walk('an auditor sees how it stands, and can start nothing', async () => {
  const words = WORDS.en;
  const { page, complaints } = await site.walkerAs([AUDITOR], { language: 'en' });
  await page.goto('/jobs');
  await page.getByText(words.some).waitFor();
  await page.getByText(words.none).waitFor();
  await page.getByRole('row', { name: `${QUARTER_ROWS.en} 0 3 0 0 0 0` }).waitFor();
  expect(await page.locator('main').getByRole('button').count()).toBe(0);
  expect(complaints).toEqual([]);
});
