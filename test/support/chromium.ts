import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

/** What a suite says where it cannot run. */
export const NO_CHROMIUM = 'skipped: no chromium (apt-get install chromium fonts-noto-cjk)';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome'];
const INSTALL_WITHIN_MS = 300_000;

/**
 * The program of Chromium on this machine. Where there is none, it is installed from the system's packages with a Chinese font
 * (root on Debian only). Undefined where it cannot be had.
 */
export function findChromium(): string | undefined {
  const found = onPath();
  if (found !== undefined || process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return found;
  const options = { stdio: 'ignore', timeout: INSTALL_WITHIN_MS, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  const install = ['-o', 'DPkg::Lock::Timeout=60', 'install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'];
  for (const step of [install, ['update'], install]) {
    try {
      execFileSync('apt-get', step, options);
    } catch {
      // Without lists of packages the first attempt fails, without a network all of them.
    }
    if (onPath() !== undefined) break;
  }
  return onPath();
}

/** Starts Chromium without a window. It asks nobody on the network for anything of its own. */
export function startChromium(executablePath: string): Promise<Browser> {
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
  return chromium.launch({ executablePath, args });
}

function onPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find((path) => existsSync(path));
}
