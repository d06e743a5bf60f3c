import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What a suite says where it cannot run. */
export const NO_LIBRE_OFFICE = 'skipped: no LibreOffice Calc (apt-get install libreoffice-calc-nogui)';

const NAMES = ['soffice', 'libreoffice'];
const PACKAGES = ['libreoffice-calc-nogui'];
const INSTALL_WITHIN_MS = 600_000;
const CONVERT_WITHIN_MS = 240_000;

/** Every workbook is worked out anew when it is opened, whatever results stand in it. */
const SETTINGS = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`;

/**
 * The program of LibreOffice on this machine. Where there is none, Calc is installed from the system's packages (root on Debian only).
 * Undefined where it cannot be had.
 */
export function findLibreOffice(): string | undefined {
  const found = onPath();
  if (found !== undefined || process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return found;
  const options = { stdio: 'ignore', timeout: INSTALL_WITHIN_MS, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  const install = ['-o', 'DPkg::Lock::Timeout=60', 'install', '-y', '--no-install-recommends', ...PACKAGES];
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

/**
 * Opens a workbook in LibreOffice, works all of it out anew and gives it back in another format. It runs beside any other LibreOffice,
 * with a profile of its own. Throws where it cannot open the workbook.
 */
export function convertWorkbook(program: string, workbook: Uint8Array, format: 'xlsx' | 'pdf'): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'opscore-office-'));
  try {
    mkdirSync(join(folder, 'profile', 'user'), { recursive: true });
    writeFileSync(join(folder, 'profile', 'user', 'registrymodifications.xcu'), SETTINGS);
    writeFileSync(join(folder, 'workbook.xlsx'), workbook);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const convert = ['--headless', '--norestore', '--convert-to', format, '--outdir', join(folder, 'converted'), join(folder, 'workbook.xlsx')];
    execFileSync(program, [profile, ...convert], { stdio: 'ignore', timeout: CONVERT_WITHIN_MS });
    const [file] = existsSync(join(folder, 'converted')) ? readdirSync(join(folder, 'converted')) : [];
    if (file === undefined) throw new Error('LibreOffice cannot open the workbook.');
    return readFileSync(join(folder, 'converted', file));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function onPath(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find((path) => existsSync(path));
}
