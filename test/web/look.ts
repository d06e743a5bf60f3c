import type { Site } from '../support/site.js';
import type { Look, Walker } from '../support/page-walk.js';
import type { KeptPage } from './pages.js';

/** Each way of looking at a page. */
export const LOOKS = [
  { language: 'zh', theme: 'light' },
  { language: 'zh', theme: 'dark' },
  { language: 'en', theme: 'light' },
  { language: 'en', theme: 'dark' },
] as const satisfies readonly Look[];

/** Opens pages one after the other in one way of looking, each for those whom it is for. `look` is called when all of a page is there. */
export async function lookAtPages(site: Site, pages: readonly KeptPage[], how: Look, look: (page: KeptPage, walker: Walker) => Promise<void>): Promise<void> {
  const walkers = new Map<string, Walker>();
  for (const kept of pages) {
    const who = JSON.stringify(kept.grants);
    const walker = walkers.get(who) ?? (kept.grants.length === 0 ? await site.stranger(how) : await site.walkerAs(kept.grants, how));
    walkers.set(who, walker);
    await walker.page.goto(`${kept.path}${(await kept.prepare?.(site)) ?? ''}`);
    await kept.isThere(walker.page);
    await look(kept, walker);
  }
  for (const { page } of walkers.values()) await page.context().close();
}
