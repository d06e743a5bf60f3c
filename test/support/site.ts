import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Grant, Role } from '#libs/domain/access.js';
import * as sql from './api.sql.js';
import type { TestApi } from './api.js';
import { openApi } from './api.js';
import { startChromium } from './chromium.js';
import { EXAMPLE } from './example-database.js';
import type { Look, Walker } from './page-walk.js';
import { openWalker } from './page-walk.js';

/** The page as it is served: the real server with the example company, scored, and a browser before it. */
export interface Site {
  readonly api: TestApi;
  readonly browser: Browser;
  /** Where the built page is. */
  readonly folder: string;
  /** Somebody with these roles who has signed in, in a browser of their own that looks as said. Paths begin with a slash. */
  walkerAs(grants: readonly Grant[], look?: Look): Promise<Walker>;
  /** Somebody who has not signed in. */
  stranger(look?: Look): Promise<Walker>;
  close(): Promise<void>;
}

/** What people of a role are called. */
const NAMES: Readonly<Record<Role, string>> = { administrator: '陈思远', director: '周明', manager: '罗静姝', 'merchant-supervisor': '何芸', auditor: '许衡' };

const ROOT = resolve(__dirname, '../..');

/** Opens the page for a spec, with a database and, where given, settings of its own. `program` is Chromium's. The first one of a run takes some twenty seconds. */
export async function openSite(program: string, environment: Readonly<Record<string, string>> = {}): Promise<Site> {
  const made = process.env['OPSCORE_TEST_PAGE'];
  const folder = made ?? buildPage();
  const api = await openApi({ clock: () => new Date(), pageFolder: folder, copyOf: EXAMPLE, environment });
  const browser = await startChromium(program);
  return {
    api,
    browser,
    folder,
    stranger: (look) => openWalker(browser, look, api.address),
    walkerAs: async (grants, look) => {
      const walker = await openWalker(browser, look, api.address);
      const caller = await api.onPageAs(...grants);
      await api.services.database.query(sql.SHOW_NAME, [caller.userId, NAMES[grants[0]?.role ?? 'manager']]);
      const [name = '', value = ''] = (caller.headers('get')['Cookie'] ?? '').split('=');
      const context = walker.page.context();
      await context.addCookies([{ name, value, url: api.address, httpOnly: true }]);
      await context.addInitScript(`localStorage.getItem('opscore.language') ?? localStorage.setItem('opscore.language', '${look?.language ?? 'zh'}')`);
      return walker;
    },
    close: async () => {
      await browser.close();
      await api.close();
      if (made === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Builds the page into a folder of its own, where the run has not built one for all. */
function buildPage(): string {
  const folder = mkdtempSync(join(tmpdir(), 'opscore-page-'));
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const { status, stderr } = spawnSync(process.execPath, [vite, 'build', join(ROOT, 'apps/web'), '--outDir', folder, '--logLevel', 'warn'], {
    encoding: 'utf8',
    // Jest says test, and with that React is built as one works on it.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) throw new Error(`The page could not be built: ${stderr}`);
  return folder;
}
