import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const command = join(fileURLToPath(new URL('../../..', import.meta.url)), 'dist/apps/cli/main.js');
/**
 * Runs in the command's process, and says at its end how much memory that took at most. Linux counts the peak of the process
 * that spawned it as well, but for the figure that it keeps of the program itself.
 */
const TELL_PEAK = `data:text/javascript,${encodeURIComponent(`
  import { existsSync, readFileSync } from 'node:fs';
  const own = '/proc/self/status';
  process.on('exit', () => {
    const ofProgram = existsSync(own) ? /VmHWM:\\s+(\\d+)/.exec(readFileSync(own, 'utf8'))?.[1] : undefined;
    process.stderr.write('peak ' + (ofProgram ?? process.resourceUsage().maxRSS));
  });`)}`;

/** Runs a command of opscore on the database of a home folder. Gives its peak of memory in megabytes. */
export async function peakMemoryOf(home: string, ...words: string[]): Promise<number> {
  const child = spawn(process.execPath, ['--import', TELL_PEAK, command, ...words], {
    env: { ...process.env, OPSCORE_HOME: home },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'exit')) as [number | null];
  const kilobytes = /peak (\d+)/.exec(said)?.[1];
  if (code !== 0 || kilobytes === undefined) throw new Error(`opscore ${words.join(' ')} failed: ${said}`);
  return Math.round(Number(kilobytes) / 1024);
}
