import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { NO_CHROMIUM, findChromium } from '../support/chromium.js';
import type { Site } from '../support/site.js';
import { openSite } from '../support/site.js';
import { LOOKS, lookAtPages } from './look.js';
import { PAGES } from './pages.js';

const program = findChromium();
const walk = program === undefined ? it.skip : it;

/** Where pictures of the pages are kept, renewed by `npm run pictures`. */
const PICTURES = resolve(__dirname, '../../docs/images/pages');
const isRenewed = process.env['RENEW_PICTURES'] === 'true';
/** The names of the pages whose pictures are renewed; none means all. */
const wanted = (process.env['PICTURES_OF'] ?? '').split(' ').filter((name) => name !== '');
const pages = PAGES.filter(({ name }) => wanted.length === 0 || wanted.includes(name));

let site: Site;

beforeAll(async () => {
  if (program !== undefined) site = await openSite(program);
});

afterAll(async () => site?.close());

/** Both languages and both themes are looked at; all four pairs only for the pictures. */
const looks = isRenewed ? LOOKS : LOOKS.filter(({ language, theme }) => (language === 'zh') === (theme === 'light'));
const TELEPHONE = { width: 390, height: 844 };

walk.each(looks)(
  `every page can be read by everybody, says nothing on the console and fits on a telephone: $language, $theme${program === undefined ? ` (${NO_CHROMIUM})` : ''}`,
  async (look) => {
    const found: string[] = [];
    await lookAtPages(site, pages, look, async ({ name }, { page, findViolations, complaints }) => {
      found.push(...(await findViolations()).map((violation) => `${name}: ${violation}`));
      if (isRenewed) {
        const folder = join(PICTURES, `${look.language}-${look.theme}`);
        mkdirSync(folder, { recursive: true });
        await page.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality: 55 });
      }
      const size = page.viewportSize();
      await page.setViewportSize(TELEPHONE);
      // What is measured anew by scripts is laid out by the second frame.
      const width = await page.evaluate<number>('new Promise((tell) => requestAnimationFrame(() => requestAnimationFrame(() => tell(document.documentElement.scrollWidth))))');
      if (width > TELEPHONE.width) found.push(`${name}: ${width} px wide`);
      if (size !== null) await page.setViewportSize(size);
      found.push(...complaints.splice(0).map((complaint) => `${name}: ${complaint}`));
    });
    expect(found).toEqual([]);
  },
  300_000,
);
