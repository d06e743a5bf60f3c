import type { Browser, Page } from 'playwright-core';
import { NO_CHROMIUM, findChromium, startChromium } from '../support/chromium.js';
import type { Report } from './measure.js';
import { median } from './measure.js';

const ROUNDS = 3;
/** As the tabs of a manager come; each is moved to from the one before. */
const VIEWS = ['targets', 'merchants', 'ads', 'slots', 'conversion', 'outbound', 'scorecard'] as const;

/** Waits in the page until a view shows data and no skeleton is left, and gives the milliseconds since the time origin. */
const UNTIL_THERE = `new Promise((resolve) => {
  const look = () => (document.querySelector('main .card, main table') && !document.querySelector('main [role=status], main .ant-skeleton') ? resolve(performance.now()) : requestAnimationFrame(look));
  look();
})`;
const SCRIPT_BYTES = `performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('.js')).reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0)`;
const UNTIL_STANDING = `new Promise((resolve) => {
  const look = () => (document.querySelector('.standing dd') ? resolve([performance.now(), ${SCRIPT_BYTES}]) : requestAnimationFrame(look));
  look();
})`;

/**
 * The page in Chromium: the first scorecard from a cold cache, the scripts that come before it, and moving between the views of a manager
 * whose data was read before. `secret` is that of a session.
 */
export async function benchPage({ address, secret, managerId, period }: { address: string; secret: string; managerId: string; period: string }, report: Report): Promise<void> {
  const program = findChromium();
  if (program === undefined) {
    report('the page in Chromium', 'not measured', NO_CHROMIUM);
    return;
  }
  const browser = await startChromium(program);
  try {
    const path = `${address}/managers/${managerId}/scorecard?period=${period}`;
    const firsts: number[] = [];
    let scripts = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const page = await openPage(browser, address, secret);
      await page.goto(path, { waitUntil: 'commit' });
      const [taken, bytes] = await page.evaluate<[number, number]>(UNTIL_STANDING);
      firsts.push(taken);
      scripts = bytes;
      await page.context().close();
    }
    report('first scorecard in Chromium, cold cache', `${(median(firsts) / 1000).toFixed(2)} s`, 'aim: below 1.5 s');
    report('scripts that come before it, compressed', `${Math.round(scripts / 1024)} KB`, 'aim: at most 350 KB');

    const page = await openPage(browser, address, secret);
    await page.goto(path);
    await page.evaluate(UNTIL_THERE);
    for (const view of VIEWS) await moveTo(page, view);
    const moves: number[] = [];
    for (let round = 0; round < ROUNDS; round++) for (const view of VIEWS) moves.push(await moveTo(page, view));
    report('moving between views whose data is warm', `${Math.round(median(moves))} ms, ${Math.round(Math.max(...moves))} ms at most`, 'aim: below 200 ms');
  } finally {
    await browser.close();
  }
}

async function openPage(browser: Browser, address: string, secret: string): Promise<Page> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1_280, height: 900 } });
  await context.addCookies([{ name: 'opscore_session', value: secret, url: address, httpOnly: true }]);
  return context.newPage();
}

/** Presses a tab, and gives the milliseconds until its view is there. */
async function moveTo(page: Page, view: string): Promise<number> {
  return page.evaluate<number>(`(async () => {
    const tab = [...document.querySelectorAll('.tabs a')].find(({ pathname }) => pathname.endsWith('/${view}'));
    const begin = performance.now();
    tab.click();
    await new Promise(requestAnimationFrame);
    return (await ${UNTIL_THERE}) - begin;
  })()`);
}
