import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from './measure.js';
import { seconds, time } from './measure.js';
import { peakMemoryOf } from './peak-memory.js';

/**
 * The review pack of all managers of a quarter, as `opscore export review` makes it: from the start of the program to the file. The
 * quarter must be scored.
 */
export async function benchPacks(home: string, { quarter, asOf, managers }: { readonly quarter: string; readonly asOf: string; readonly managers: number }, report: Report): Promise<void> {
  for (const format of ['xlsx', 'pdf'] as const) {
    const path = join(home, `review.${format}`);
    let megabytes = 0;
    const taken = await time(async () => {
      megabytes = await peakMemoryOf(home, 'export', 'review', '--period', quarter, '--as-of', asOf, '--stored', '--format', format, '--out', path);
    });
    const aim = format === 'xlsx' ? 'under 60 s and 400 MB' : 'under 60 s';
    report(`review pack of ${managers} managers as ${format}`, `${seconds(taken)}, ${megabytes} MB at its peak`, `${Math.round(statSync(path).size / 1e5) / 10} MB of file; aim: ${aim}`);
  }
}
