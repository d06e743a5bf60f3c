import type { Settings } from '#libs/config/settings.js';
import type { Database } from '#libs/database/database.js';
import type { ExportFiles } from '#libs/exports/export-files.js';
import { Deliveries } from '#libs/notices/deliveries.js';
import { AddressSeal } from '#libs/notices/sealed-address.js';
import { sendDue } from '#libs/notices/send-due.js';
import { createSenders } from '#libs/notices/senders/senders.js';
import { noticeWords } from '#libs/notices/words.js';

/** What workers do about notices. */
export interface NoticeSending {
  /** Sends what is due for as long as one job may take. Gives when something is due next; null where nothing waits. */
  readonly send: () => Promise<Date | null>;
  readonly nextDueAt: () => Promise<Date | null>;
  /** Forgets what is kept no longer. */
  readonly sweep: () => Promise<void>;
}

export interface NoticeSendingServices {
  readonly database: Database;
  readonly exports: ExportFiles;
  readonly exportsFolder: string;
  readonly clock: () => Date;
}

/** A job begins no further message after that, so that a worker can stop in good order; another job goes on. */
const LONGEST_JOB_MS = 15_000;

/** Sending as the settings say. */
export function noticeSending({ database, exports, exportsFolder, clock }: NoticeSendingServices, settings: Settings): NoticeSending {
  const deliveries = new Deliveries(database, { words: noticeWords({ timeZone: settings.timeZone, publicUrl: settings.OPSCORE_PUBLIC_URL }), timeZone: settings.timeZone });
  const seal = new AddressSeal({ given: settings.OPSCORE_SEAL_KEY, home: settings.home });
  const senders = createSenders({ settings, exports, exportsFolder, clock });
  return {
    send: async () => {
      const beganAt = performance.now();
      await sendDue({ deliveries, seal, senders, clock }, { mayGoOn: () => performance.now() - beganAt < LONGEST_JOB_MS });
      return deliveries.nextDueAt();
    },
    nextDueAt: () => deliveries.nextDueAt(),
    sweep: () => deliveries.sweep(clock()),
  };
}
