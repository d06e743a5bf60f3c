import { join } from 'node:path';
import type { Grant } from '#libs/domain/access.js';
import { ADMINISTRATOR, AUDITOR, directorOf, managerOf, supervisorOf } from '../support/api.js';
import type { Walker } from '../support/page-walk.js';
import type { Site } from '../support/site.js';
import { noticesOn } from './kept-notices.js';
import { proposalOn } from './kept-proposal.js';
import { makeExportsOn } from './made-exports.js';
import { workedItemOn } from './worked-item.js';

/** A page that is looked at in every language and theme. */
export interface KeptPage {
  /** The name of its picture. */
  readonly name: string;
  readonly path: string;
  /** Makes what it shows, where the example company has none, and gives what has to follow its path. It is called for every way of looking. */
  readonly prepare?: (site: Site) => Promise<string>;
  /** Who looks at it. */
  readonly grants: readonly Grant[];
  /** Waits until all of it is there, in either language: by elements, not by words. */
  readonly isThere: (page: Walker['page']) => Promise<unknown>;
}

const SAMPLES = join(__dirname, '../import-profiles/samples');
/** A file that no profile knows, with a value that cannot be read. */
const SHOP_DAYS = '某店日报\n\n日期,店铺,销售额(万元),访客数,负责人\n01/02/2026,s126,1.2,100,甲\n01/03/2026,s126,约2,120,乙\n';

/** All pages of the product with the example company. A new page has a line here: it is then held against axe, and has its pictures in docs/images/pages. */
export const PAGES: readonly KeptPage[] = [
  { name: 'sign-in', path: '/sign-in', grants: [], isThere: (page) => page.locator('form').waitFor() },
  { name: 'scorecard', path: '/managers/om-luo/scorecard?period=2026Q2', grants: [managerOf('om-luo')], isThere: (page) => page.locator('.pace-cards svg').first().waitFor() },
  { name: 'scorecard-module', path: '/managers/om-luo/scorecard?period=2026Q2&module=sales', grants: [managerOf('om-luo')], isThere: (page) => page.locator('.drawer-sources').waitFor() },
  { name: 'scorecard-total', path: '/managers/om-luo/scorecard?period=2026Q2&module=total', grants: [managerOf('om-luo')], isThere: (page) => page.locator('.grade-lines').waitFor() },
  { name: 'scorecard-probation', path: '/managers/om-han/scorecard?period=2026Q2', grants: [managerOf('om-han')], isThere: (page) => page.locator('.pace-cards svg').first().waitFor() },
  { name: 'targets', path: '/managers/om-luo/targets?period=2026Q2', grants: [managerOf('om-luo')], isThere: (page) => page.locator('main .card svg').first().waitFor() },
  {
    name: 'targets-change',
    path: '/managers/om-luo/targets?period=2026Q2&weeks=open',
    grants: [directorOf('家电事业部')],
    isThere: async (page) => {
      await page.locator('.month-row input').nth(1).fill('1200000');
      await page.locator('.month-before').first().waitFor();
      await page.locator('main .card svg').first().waitFor();
    },
  },
  { name: 'calendar', path: '/calendar?quarter=2026Q2', grants: [ADMINISTRATOR], isThere: (page) => page.locator('.weight-more').first().waitFor() },
  { name: 'calendar-days', path: '/calendar?quarter=2026Q2&from=2026-06-15&to=2026-06-18', grants: [ADMINISTRATOR], isThere: (page) => page.locator('.ant-modal form').waitFor() },
  { name: 'outbound', path: '/managers/om-luo/outbound?period=2026Q2', grants: [managerOf('om-luo')], isThere: (page) => page.locator('main .card svg').first().waitFor() },
  { name: 'outbound-day', path: '/managers/om-luo/outbound?period=2026Q2&from=2026-06-18&to=2026-06-18', grants: [managerOf('om-luo')], isThere: (page) => page.locator('.sum-row').waitFor() },
  { name: 'slots', path: '/managers/om-luo/slots?period=2026Q2', grants: [managerOf('om-luo')], isThere: (page) => page.locator('.slots-part tbody a').first().waitFor() },
  { name: 'allocations', path: '/allocations', prepare: async (site) => (await proposalOn(site)).slice(0, 0), grants: [directorOf('家电事业部')], isThere: (page) => page.locator('tbody a').first().waitFor() },
  { name: 'allocation-new', path: '/allocations?new=618-2026', grants: [directorOf('家电事业部')], isThere: (page) => page.locator('.ant-modal .ant-select').nth(1).waitFor() },
  { name: 'allocation', path: '/allocations/', prepare: proposalOn, grants: [managerOf('om-luo')], isThere: (page) => page.locator('.weights').waitFor() },
  {
    name: 'allocation-change',
    path: '/allocations/',
    prepare: proposalOn,
    grants: [managerOf('om-luo')],
    isThere: async (page) => {
      await page.getByRole('spinbutton').nth(5).fill('1');
      await page.locator('.save-bar').waitFor();
    },
  },
  { name: 'allocation-line', path: '/allocations/', prepare: async (site) => `${await proposalOn(site)}?line=s127`, grants: [managerOf('om-luo')], isThere: (page) => page.locator('.why-sentence').first().waitFor() },
  { name: 'allocation-outcome', path: '/allocations/', prepare: async (site) => `${await proposalOn(site)}?view=outcome`, grants: [AUDITOR], isThere: (page) => page.locator('.outcome-lines tbody a').first().waitFor() },
  { name: 'ranking', path: '/ranking?period=2026Q2', grants: [AUDITOR], isThere: (page) => page.locator('table').waitFor() },
  { name: 'review', path: '/review?period=2026Q2', grants: [AUDITOR], isThere: (page) => page.locator('.sparkline').first().waitFor() },
  { name: 'periods', path: '/periods', grants: [directorOf('家电事业部')], isThere: (page) => page.locator('tbody a').first().waitFor() },
  { name: 'period', path: '/periods?period=2026Q2', grants: [directorOf('家电事业部')], isThere: (page) => Promise.all([page.locator('.checks li').nth(2).waitFor(), page.locator('.period-actions button').waitFor()]) },
  { name: 'rules', path: '/rules', grants: [ADMINISTRATOR], isThere: (page) => page.locator('.ruleset-compare').waitFor() },
  { name: 'rules-version', path: '/rules/versions/1', grants: [managerOf('om-luo')], isThere: (page) => page.locator('.ruleset-facts').first().waitFor() },
  { name: 'rules-source', path: '/rules/versions/1?as=source', grants: [managerOf('om-luo')], isThere: (page) => page.locator('.ruleset-source').first().waitFor() },
  {
    name: 'rules-editor',
    path: '/rules/editor?version=1',
    grants: [ADMINISTRATOR],
    isThere: async (page) => {
      await page.locator('.cm-line').nth(7).click();
      await page.keyboard.press('End');
      await page.keyboard.type('5x');
      await page.locator('.cm-lint-marker-error').waitFor();
      await page.locator('.ruleset-problems').waitFor();
    },
  },
  {
    name: 'simulation',
    path: '/rules/editor?version=1',
    grants: [ADMINISTRATOR],
    isThere: async (page) => {
      await page.locator('.cm-content').click();
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText('scoring:\n  weights: { sales: 30, outbound: 25 }\nattribution:\n  default: { judge_by: chat_rounds, credit: order_first }\n');
      await page.locator('.ruleset-differences').waitFor();
      await page.locator('.ruleset-editor a').click();
      await page.locator('.simulation-choice .ant-btn-primary').click();
      await page.locator('.simulation-tiles').waitFor();
    },
  },
  {
    name: 'export-menu',
    path: '/managers/om-luo/scorecard?period=2026Q2',
    grants: [managerOf('om-luo')],
    isThere: async (page) => {
      await page.locator('.pace-cards svg').first().waitFor();
      await page.locator('.head-tools [popovertarget]').click();
      await page.locator('.export-menu').waitFor();
    },
  },
  { name: 'export-new', path: '/exports?new=review&period=2026Q2&values-only=true', grants: [managerOf('om-luo')], isThere: (page) => page.locator('.ant-modal .ant-segmented').first().waitFor() },
  {
    name: 'export-under-way',
    path: '/exports?new=slot-allocation&campaign=nonsense&slots=3&whose=manager:om-luo',
    grants: [managerOf('om-luo')],
    isThere: async (page) => {
      const begin = async () => {
        await page.locator('.ant-modal .ant-btn-primary').click();
        await page.locator('.ant-modal').waitFor({ state: 'detached' });
        await page.locator('.followed-exports .export-progress').waitFor();
      };
      // The first one fails when it is made, the second one does not.
      await begin();
      await page.goto('/exports?new=scorecards&period=2026Q2');
      await begin();
      await page.locator('tbody .export-progress').nth(1).waitFor();
    },
  },
  {
    name: 'exports',
    path: '/exports',
    prepare: async (site) => {
      await makeExportsOn(site);
      return '';
    },
    grants: [managerOf('om-luo')],
    isThere: async (page) => {
      await page.locator('.export-problem').waitFor();
      await page.locator('tbody a[download]').waitFor();
    },
  },
  { name: 'notice-channels', path: '/notices/channels?everybody=true', prepare: async (site) => (await noticesOn(site)).channelId.slice(0, 0), grants: [AUDITOR], isThere: (page) => page.locator('tbody .tag-bad').first().waitFor() },
  { name: 'notice-channel-paused', path: '/notices/channels?everybody=true&channel=', prepare: async (site) => (await noticesOn(site)).channelId, grants: [AUDITOR], isThere: (page) => Promise.all([page.locator('.paused-note').waitFor(), page.locator('.notice-facts').waitFor()]) },
  { name: 'notice-channel-new', path: '/notices/channels?channel=new&kind=dingtalk', grants: [directorOf('家电事业部')], isThere: (page) => page.locator('.ant-modal .channel-help').waitFor() },
  { name: 'notice-subscriptions', path: '/notices/subscriptions?everybody=true', prepare: async (site) => (await noticesOn(site)).channelId.slice(0, 0), grants: [AUDITOR], isThere: (page) => page.locator('.event-names').nth(1).waitFor() },
  {
    name: 'notice-subscription-new',
    path: '/notices/subscriptions?subscription=new',
    grants: [directorOf('家电事业部')],
    isThere: async (page) => {
      const boxes = page.locator('.event-choices input[type=checkbox]');
      await boxes.nth(2).check();
      await boxes.nth(3).check();
      await page.locator('.event-setting input').waitFor();
    },
  },
  { name: 'notice-messages', path: '/notices/messages?everybody=true', prepare: async (site) => (await noticesOn(site)).channelId.slice(0, 0), grants: [AUDITOR], isThere: (page) => page.locator('tbody a').first().waitFor() },
  { name: 'notice-message', path: '/notices/messages?everybody=true&message=', prepare: async (site) => (await noticesOn(site)).deliveryId, grants: [AUDITOR], isThere: (page) => Promise.all([page.locator('.message-body').waitFor(), page.locator('.paused-note').waitFor()]) },
  { name: 'users', path: '/users', grants: [ADMINISTRATOR], isThere: (page) => page.locator('tbody a').first().waitFor() },
  { name: 'user-new', path: '/users?user=new', grants: [ADMINISTRATOR], isThere: (page) => page.locator('.ant-modal .grant').waitFor() },
  { name: 'audit', path: '/audit', grants: [AUDITOR], isThere: (page) => page.locator('tbody .link').first().waitFor() },
  { name: 'account', path: '/account', grants: [managerOf('om-luo')], isThere: (page) => page.locator('.entries li').first().waitFor() },
  { name: 'jobs', path: '/jobs', grants: [ADMINISTRATOR], isThere: (page) => Promise.all([page.locator('.jobs-quarter').first().waitFor(), page.locator('[aria-live]').filter({ hasText: '54' }).waitFor()]) },
  { name: 'jobs-backfill', path: '/jobs?backfill', grants: [ADMINISTRATOR], isThere: (page) => page.locator('.ant-modal .ant-checkbox').first().waitFor() },
  { name: 'imports', path: '/imports', grants: [ADMINISTRATOR], isThere: (page) => page.locator('tbody a').first().waitFor() },
  {
    name: 'imports-file',
    path: '/imports',
    grants: [ADMINISTRATOR],
    isThere: async (page) => {
      await page.locator('.drop-zone input[type=file]').setInputFiles(join(SAMPLES, 'jd-pop-orders.csv'));
      await page.locator('.stored-tables td').first().waitFor();
    },
  },
  {
    name: 'imports-columns',
    path: '/imports',
    grants: [ADMINISTRATOR],
    isThere: async (page) => {
      await page.locator('.drop-zone input[type=file]').setInputFiles({ name: '店铺日报.csv', mimeType: 'text/csv', buffer: Buffer.from(SHOP_DAYS) });
      await page.locator('.staged-reading > button').click();
      await page.locator('.mapping-editor .cell-bad').waitFor();
    },
  },
  { name: 'imports-profiles', path: '/imports?profiles=all', grants: [ADMINISTRATOR], isThere: (page) => page.locator('.ant-drawer .entries li').nth(5).waitFor() },
  { name: 'imports-kinds', path: '/imports?kinds=all', grants: [ADMINISTRATOR], isThere: (page) => page.locator('.ant-collapse').waitFor() },
  {
    name: 'import',
    path: '/imports?kind=orders',
    grants: [ADMINISTRATOR],
    isThere: async (page) => {
      await page.locator('tbody a').first().click();
      await page.locator('.import-facts').waitFor();
    },
  },
  { name: 'manager-merchants', path: '/managers/om-luo/merchants?period=2026Q2', grants: [managerOf('om-luo')], isThere: (page) => page.locator('.moves').waitFor() },
  { name: 'ads', path: '/managers/om-luo/ads?period=2026Q2', grants: [managerOf('om-luo')], isThere: (page) => Promise.all([page.locator('.attention-rule').waitFor(), page.locator('.ads-table tbody a').first().waitFor()]) },
  { name: 'ads-merchant', path: '/managers/om-luo/ads?period=2026Q2&merchant=s147', grants: [managerOf('om-luo')], isThere: (page) => Promise.all([page.locator('.ant-drawer-body svg').first().waitFor(), page.locator('.ant-drawer tbody th').first().waitFor()]) },
  { name: 'conversion', path: '/managers/om-luo/conversion?period=2026Q2', grants: [managerOf('om-luo')], isThere: (page) => Promise.all([page.locator('.card svg').first().waitFor(), page.locator('.interval').first().waitFor()]) },
  { name: 'work-list', path: '/managers/om-luo/conversion?period=2026Q2&part=work-list', prepare: async (site) => (await workedItemOn(site)).slice(0, 0), grants: [managerOf('om-luo')], isThere: (page) => page.locator('tbody a').first().waitFor() },
  { name: 'work-item', path: '/managers/om-luo/conversion?period=2026Q2&part=work-list&item=', prepare: workedItemOn, grants: [managerOf('om-luo')], isThere: (page) => page.locator('.work-history').waitFor() },
  { name: 'merchants', path: '/merchants', grants: [AUDITOR], isThere: (page) => page.locator('tbody a').first().waitFor() },
  { name: 'merchant', path: '/merchants/s126/overview', grants: [managerOf('om-luo')], isThere: (page) => page.locator('.part svg').first().waitFor() },
  { name: 'merchant-ads', path: '/merchants/s105/overview?part=ads', grants: [AUDITOR], isThere: (page) => page.locator('.part .table').nth(1).waitFor() },
  { name: 'merchant-slots', path: '/merchants/s126/overview?part=slots', grants: [managerOf('om-luo')], isThere: (page) => page.locator('.part .table').nth(1).waitFor() },
  { name: 'merchant-conversion', path: '/merchants/s126/overview?part=conversion', grants: [managerOf('om-luo')], isThere: (page) => page.locator('.part .table').nth(1).waitFor() },
  { name: 'merchant-outbound', path: '/merchants/s126/overview?part=outbound&by-month=true', grants: [managerOf('om-luo')], isThere: (page) => page.locator('.part svg').first().waitFor() },
  { name: 'merchant-orders', path: '/merchants/s126/overview?part=orders', grants: [managerOf('om-luo')], isThere: (page) => page.locator('.part tbody a').first().waitFor() },
  { name: 'shop-agents', path: '/merchants/s126/agents?from=2026-04-01&to=2026-06-30', grants: [supervisorOf('s126')], isThere: (page) => Promise.all([page.locator('.credited svg').waitFor(), page.locator('#verdicts tbody a').first().waitFor()]) },
  { name: 'shop-agents-service', path: '/merchants/s126/agents?from=2026-04-01&to=2026-06-30&show=service&agent=s126-a3', grants: [managerOf('om-luo')], isThere: (page) => Promise.all([page.locator('.credited svg').waitFor(), page.locator('#verdicts tbody a').first().waitFor()]) },
  { name: 'shop-order', path: '/merchants/s126/orders/3236212600625', grants: [supervisorOf('s126')], isThere: (page) => page.locator('.lane-decided').waitFor() },
  { name: 'shop-order-unknown', path: '/merchants/s105/orders/3232610500293', grants: [AUDITOR], isThere: (page) => page.locator('.lanes').waitFor() },
  { name: 'shop-rules', path: '/merchants/s126/rules', grants: [supervisorOf('s126')], isThere: (page) => Promise.all([page.locator('.simulation').waitFor(), page.locator('.rules-history').waitFor()]) },
  { name: 'shop-rules-read', path: '/merchants/s126/rules', grants: [managerOf('om-luo')], isThere: (page) => page.locator('.rules-history').waitFor() },
];
