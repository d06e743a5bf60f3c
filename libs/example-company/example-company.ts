import { join } from 'node:path';
import type { Day } from '#libs/domain/business-time.js';
import { monthsOf } from '#libs/domain/periods.js';
import { createBatches } from './batches.js';
import { FIRST_BATCH_UNTIL, QUARTER } from './plan.js';
import type { Table, WrittenFile } from './write-csv.js';
import { writeTable } from './write-csv.js';

export interface ExampleCompanyOptions {
  /** Another seed gives another company of the same story. */
  readonly seed?: string;
}

/** The example company on disk, and what there is to look at. */
export interface ExampleCompany {
  /** The first batch: a file of every kind, in the order of import. */
  readonly files: readonly WrittenFile[];
  /** The late batch, in the folder `late`: new rows and other values for rows of the first, in the order of import. */
  readonly lateFiles: readonly WrittenFile[];
  /** The quarter with targets, and its months. */
  readonly quarter: string;
  readonly months: readonly string[];
  /** The last day that the first batch covers. */
  readonly firstBatchUntil: Day;
  /** The last day that both cover: the quarter's last. */
  readonly lastDay: Day;
}

const DEFAULT_SEED = 'opscore';

/**
 * Writes the bundled example company into a folder, which is made where it is missing: 3 operations managers of one
 * division, 60 shops, two quarters of orders, a year-old quarter of daily figures. The same seed gives the same bytes.
 */
export async function writeExampleCompany(
  folder: string,
  options: ExampleCompanyOptions = {},
): Promise<ExampleCompany> {
  const { first, late } = createBatches(options.seed ?? DEFAULT_SEED);
  return {
    files: await writeTables(folder, first),
    lateFiles: await writeTables(join(folder, 'late'), late),
    quarter: QUARTER.name,
    months: monthsOf(QUARTER).map(({ name }) => name),
    firstBatchUntil: FIRST_BATCH_UNTIL,
    lastDay: QUARTER.last,
  };
}

async function writeTables(folder: string, tables: readonly Table[]): Promise<WrittenFile[]> {
  const files: WrittenFile[] = [];
  for (const table of tables) files.push(await writeTable(folder, table));
  return files;
}
