import { ExportFiles } from '#libs/exports/export-files.js';
import { ImportFiles } from '#libs/inbox/import-files.js';
import type { JobWork } from './job-work.js';

/** How far all work is that is due. */
export interface WorkState {
  /** Scorecards that are up to date, that failed, and all that are wanted. */
  readonly scorecards: { readonly done: number; readonly failed: number; readonly total: number };
  /** Merchant-days whose sums, and orders and marks whose verdicts, are still to be made anew. */
  readonly merchantDaysWaiting: number;
  readonly verdictsWaiting: number;
  readonly files: { readonly waiting: number; readonly running: number };
  readonly exports: { readonly waiting: number; readonly running: number };
}

/** How old a reading may be that is given to a further reader. */
const FRESH_MS = 1_000;

/** Reads how far work is. Any number of readers share one look at the database. */
export class JobProgress {
  private readonly files: ImportFiles;
  private readonly exports: ExportFiles;
  private reading: Promise<WorkState> | undefined;
  private readMs = Number.NEGATIVE_INFINITY;

  constructor(private readonly work: Pick<JobWork, 'database' | 'services'>) {
    this.files = new ImportFiles(work.database);
    this.exports = new ExportFiles(work.database);
  }

  /** How far work is now, or was a second ago. */
  async read(): Promise<WorkState> {
    const nowMs = performance.now();
    if (this.reading === undefined || nowMs - this.readMs >= FRESH_MS) {
      this.readMs = nowMs;
      this.reading = this.look();
      // A look that failed is not given to others.
      this.reading.catch(() => (this.readMs = Number.NEGATIVE_INFINITY));
    }
    return this.reading;
  }

  private async look(): Promise<WorkState> {
    const { windows, dailySums, attribution } = this.work.services;
    const counts = await windows.counts();
    const count = (state?: string) =>
      counts.reduce((sum, each) => sum + (state === undefined || each.state === state ? each.windows : 0), 0);
    const days = await dailySums.planBatches();
    const orders = [...(await attribution.planBatches('shops')), ...(await attribution.planBatches('marks'))];
    return {
      scorecards: { done: count('done'), failed: count('failed'), total: count() },
      merchantDaysWaiting: days.reduce((sum, batch) => sum + batch.days, 0),
      verdictsWaiting: orders.reduce((sum, batch) => sum + batch.orders, 0),
      files: await this.files.counts(),
      exports: await this.exports.counts(),
    };
  }
}
