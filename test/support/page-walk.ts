import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';

/** Walking through the page as people do who have no mouse, and looking at it as axe does. */

/** How somebody looks at the page. */
export interface Look {
  readonly language?: 'zh' | 'en';
  readonly theme?: 'light' | 'dark';
  /** Of the window, in pixels. */
  readonly width?: number;
  readonly height?: number;
}

/** Somebody before a browser of their own. */
export interface Walker {
  readonly page: Page;
  /** What the browser said was wrong. */
  readonly complaints: string[];
  /** Presses Tab until what has the focus is called so. */
  readonly tabTo: (name: string | RegExp) => Promise<void>;
  /** The rules of accessibility that what is shown violates, with where. */
  readonly findViolations: () => Promise<string[]>;
}

const MOST_TABS = 60;
const NAME_OF_FOCUS = `(() => {
  const { activeElement: element } = document;
  const label = element?.labels?.[0]?.textContent;
  return (element?.getAttribute('aria-label') ?? label ?? element?.textContent ?? '').trim();
})()`;
const RUN_AXE = `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
  violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => id + ' at ' + target.join(' ') + ': ' + failureSummary)))`;

/** Opens a browser of somebody, who reads Chinese where nothing else is said. Pages may be named by path where the address is given. */
export async function openWalker(browser: Browser, { language = 'zh', theme = 'light', width = 1_280, height = 900 }: Look = {}, address?: string): Promise<Walker> {
  const context = await browser.newContext({
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    colorScheme: theme,
    viewport: { width, height },
    reducedMotion: 'reduce',
    ...(address !== undefined && { baseURL: address }),
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
  return {
    page,
    complaints,
    tabTo: async (name) => {
      const seen: string[] = [];
      for (let tabs = 0; tabs < MOST_TABS; tabs++) {
        await page.keyboard.press('Tab');
        const focused = await page.evaluate<string>(NAME_OF_FOCUS);
        if (typeof name === 'string' ? focused === name : name.test(focused)) return;
        seen.push(focused);
      }
      throw new Error(`Nothing called ${String(name)} takes the focus, only ${[...new Set(seen)].join(' | ')}.`);
    },
    findViolations: async () => {
      await page.evaluate(axe);
      return page.evaluate<string[]>(RUN_AXE);
    },
  };
}
