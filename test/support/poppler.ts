import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** What a suite says where it cannot run. */
export const NO_POPPLER = 'skipped: no pdftotext (apt-get install poppler-utils)';

const PROGRAMS = ['pdftotext', 'pdffonts', 'pdfimages', 'pdfinfo'];
const INSTALL_WITHIN_MS = 300_000;
const MOST_OUTPUT_BYTES = 64 * 1024 * 1024;

/**
 * Whether the programs that read PDFs are on this machine. Where they are not, they are installed from the system's packages (root on
 * Debian only).
 */
export function findPoppler(): boolean {
  if (areOnPath() || process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return areOnPath();
  const options = { stdio: 'ignore', timeout: INSTALL_WITHIN_MS, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const;
  const install = ['-o', 'DPkg::Lock::Timeout=60', 'install', '-y', '--no-install-recommends', 'poppler-utils'];
  for (const step of [install, ['update'], install]) {
    try {
      execFileSync('apt-get', step, options);
    } catch {
      // Without lists of packages the first attempt fails, without a network all of them.
    }
    if (areOnPath()) break;
  }
  return areOnPath();
}

/** The text of a PDF, page by page, laid out as it is seen. */
export function readPdfPages(path: string): string[] {
  return run('pdftotext', '-layout', path, '-').split('\f').slice(0, -1);
}

/** The text of a PDF in the order in which it was written, without empty lines; pages are apart by a line of dashes. */
export function readPdfText(path: string): string {
  const pages = run('pdftotext', '-raw', path, '-').split('\f').slice(0, -1);
  return `${pages.map((page) => page.split('\n').filter((line) => line.trim() !== '').map((line) => line.trimEnd()).join('\n')).join('\n---\n')}\n`;
}

/** The fonts of a PDF: their names, and whether they are within and only what is needed of them. */
export function readPdfFonts(path: string): { readonly name: string; readonly isEmbedded: boolean; readonly isSubset: boolean; readonly hasUnicode: boolean }[] {
  return rowsBelowRule(run('pdffonts', path)).map((row) => {
    const [name = ''] = row.split(/\s+/);
    const [embedded, subset, unicode] = row.trim().split(/\s+/).slice(-5);
    return { name, isEmbedded: embedded === 'yes', isSubset: subset === 'yes', hasUnicode: unicode === 'yes' };
  });
}

/** How many pictures of dots a PDF has. */
export function countPdfImages(path: string): number {
  return rowsBelowRule(run('pdfimages', '-list', path)).length;
}

/** What a PDF says of itself, by name: `Title`, `Author`, `Pages` and others. */
export function readPdfProperties(path: string): ReadonlyMap<string, string> {
  const lines = run('pdfinfo', '-isodates', path).split('\n');
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]));
}

/** The links of a PDF by the page that they stand on, with the name of the place that they lead to. */
export function readPdfDestinations(path: string): { readonly page: number; readonly name: string }[] {
  return run('pdfinfo', '-dests', path)
    .split('\n')
    .flatMap((line) => {
      const [, page = '', name = ''] = /^\s*(\d+) \[.*\] "(.*)"$/.exec(line) ?? [];
      return page === '' ? [] : [{ page: Number(page), name }];
    });
}

function run(program: string, ...parameters: string[]): string {
  return execFileSync(program, parameters, { encoding: 'utf8', maxBuffer: MOST_OUTPUT_BYTES, env: { ...process.env, LC_ALL: 'C.UTF-8' } });
}

/** The rows of a listing, which stand below a line of dashes. */
function rowsBelowRule(listing: string): string[] {
  const lines = listing.split('\n').filter((line) => line !== '');
  return lines.slice(lines.findIndex((line) => line.startsWith('---')) + 1);
}

function areOnPath(): boolean {
  const folders = (process.env['PATH'] ?? '').split(':').filter((folder) => folder !== '');
  return PROGRAMS.every((name) => folders.some((folder) => existsSync(join(folder, name))));
}
