import type { Grant } from '#libs/domain/access.js';
import { ADMINISTRATOR, AUDITOR, managerOf } from '../support/api.js';
import type { Walker } from '../support/page-walk.js';

/** A page that is looked at in every language and theme. */
export interface KeptPage {
  /** The name of its picture. */
  readonly name: string;
  readonly path: string;
  /** Who looks at it. */
  readonly grants: readonly Grant[];
  /** Waits until all of it is there, in either language: by elements, not by words. */
  readonly isThere: (page: Walker['page']) => Promise<unknown>;
}

/** All pages of the product with the example company. A new page has a line here: it is then held against axe, and has its pictures in docs/images/pages. */
export const PAGES: readonly KeptPage[] = [
  { name: 'sign-in', path: '/sign-in', grants: [], isThere: (page) => page.locator('form').waitFor() },
  { name: 'scorecard', path: '/managers/om-luo/scorecard?period=2026Q2', grants: [managerOf('om-luo')], isThere: (page) => page.locator('.pace-cards svg').first().waitFor() },
  { name: 'scorecard-module', path: '/managers/om-luo/scorecard?period=2026Q2&module=sales', grants: [managerOf('om-luo')], isThere: (page) => page.locator('.drawer-sources').waitFor() },
  { name: 'ranking', path: '/ranking?period=2026Q2', grants: [AUDITOR], isThere: (page) => page.locator('table').waitFor() },
  { name: 'users', path: '/users', grants: [ADMINISTRATOR], isThere: (page) => page.locator('tbody a').first().waitFor() },
  { name: 'user-new', path: '/users?user=new', grants: [ADMINISTRATOR], isThere: (page) => page.locator('.ant-modal .grant').waitFor() },
  { name: 'audit', path: '/audit', grants: [AUDITOR], isThere: (page) => page.locator('tbody .link').first().waitFor() },
  { name: 'account', path: '/account', grants: [managerOf('om-luo')], isThere: (page) => page.locator('.credentials li').first().waitFor() },
];
