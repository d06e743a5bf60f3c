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

let site: Site;

beforeAll(async () => {
  if (program !== undefined) site = await openSite(program);
}, 120_000);

afterAll(async () => site?.close());

walk.each(LOOKS)(
  `every page can be read by everybody, and says nothing on the console: $language, $theme${program === undefined ? ` (${NO_CHROMIUM})` : ''}`,
  async (look) => {
    const found: string[] = [];
    await lookAtPages(site, PAGES, look, async ({ name }, walker) => {
      found.push(...(await walker.findViolations()).map((violation) => `${name}: ${violation}`));
      if (isRenewed) {
        const folder = join(PICTURES, `${look.language}-${look.theme}`);
        mkdirSync(folder, { recursive: true });
        await walker.page.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality: 55 });
      }
      found.push(...walker.complaints.splice(0).map((complaint) => `${name}: ${complaint}`));
    });
    expect(found).toEqual([]);
  },
  300_000,
);

walk(
  'every page fits on a telephone',
  async () => {
    const wide: string[] = [];
    await lookAtPages(site, PAGES, { width: 390, height: 844 }, async ({ name }, { page }) => {
      const width = await page.evaluate<number>('document.documentElement.scrollWidth');
      if (width > 390) wide.push(`${name}: ${width} px`);
    });
    expect(wide).toEqual([]);
  },
  300_000,
);
