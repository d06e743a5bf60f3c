import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';

const STATUS = '/proc/self/status';
const OPEN_FILES = '/proc/self/fd';
const PEAK_BEGINS_ANEW = '5';

/** The peak of this process's memory in megabytes, where the system tells it; else what it takes now. */
export function peakMegabytes(): number {
  const kilobytes = existsSync(STATUS) ? /VmHWM:\s+(\d+)/.exec(readFileSync(STATUS, 'utf8'))?.[1] : undefined;
  return kilobytes === undefined ? process.memoryUsage.rss() / 1024 / 1024 : Number(kilobytes) / 1024;
}

/** From now on the peak is told anew, where the system does that. */
export function forgetPeak(): void {
  if (existsSync(STATUS)) writeFileSync('/proc/self/clear_refs', PEAK_BEGINS_ANEW);
}

/** Frees what nobody uses, so that what is measured next is not what came before. Needs `--expose-gc`. */
export function collectGarbage(): void {
  globalThis.gc?.();
}

/** How many files this process has open; 0 where the system does not tell. */
export function openFiles(): number {
  return existsSync(OPEN_FILES) ? readdirSync(OPEN_FILES).length : 0;
}
