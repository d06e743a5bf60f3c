import type { Database } from '#libs/database/database.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { ExportRequest } from '#libs/exports/export-files.js';
import type { Exports } from '#libs/exports/exports.js';
import type { ReportAlong } from '../subscription.js';
import { writtenProblem } from '../written-problem.js';
import type { Listener } from './listeners.js';
import type { OpenWithFile } from './open-notices.js';
import * as sql from './plan.sql.js';

/** What came of asking for files. */
export interface AskedFiles {
  readonly exportIds: readonly string[];
  /** How many notices are told without a file. */
  readonly refused: number;
}

/**
 * Asks for the files that held notices wait for, each as the owner of its subscription. What the owner may not have is no error: the notice is
 * told without its file, and says why. Where somebody has too many exports under way, the next planning asks again.
 */
export async function askForFiles(
  { database, exports }: { readonly database: Database; readonly exports: Pick<Exports, 'ask'> },
  open: readonly OpenWithFile[],
  listeners: readonly Listener[],
): Promise<AskedFiles> {
  const byId = new Map(listeners.map((listener) => [listener.subscriptionId, listener]));
  const exportIds: string[] = [];
  let refused = 0;
  for (const { noticeId, subscriptionId, period, state, file } of open) {
    const listener = byId.get(subscriptionId);
    if (file !== 'unasked' || state !== 'held' || period === null || listener === undefined || listener.report === null) continue;
    try {
      const { exportId } = await exports.ask(requestOf(listener, listener.report, period), { userId: listener.ownerId, reachBy: listener.reachBy });
      await database.query(sql.NOTE_EXPORT, [noticeId, exportId]);
      exportIds.push(exportId);
    } catch (error) {
      if (!(error instanceof OpscoreError)) throw error;
      if (error.code === 'exports-many') continue;
      await database.query(sql.NOTE_FILE_PROBLEM, [noticeId, writtenProblem(error.code, error.details)]);
      refused += 1;
    }
  }
  return { exportIds, refused };
}

function requestOf({ division, managerId, language }: Listener, { report, format, valuesOnly }: ReportAlong, period: string): ExportRequest {
  return { report, period, asOf: null, managerId, merchantId: null, division, campaign: null, slots: null, format, language, valuesOnly };
}
