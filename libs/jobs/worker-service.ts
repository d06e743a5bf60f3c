import { join } from 'node:path';
import { Users } from '#libs/access/users.js';
import { Attribution } from '#libs/attribution/attribution.js';
import type { Settings } from '#libs/config/settings.js';
import { DailySums } from '#libs/daily-sums/daily-sums.js';
import type { Database } from '#libs/database/database.js';
import { schemaVersion } from '#libs/database/prepare.js';
import { ExportFiles } from '#libs/exports/export-files.js';
import { Exports } from '#libs/exports/exports.js';
import type { MakingServices } from '#libs/exports/make-export.js';
import { makeExport, sweepExports } from '#libs/exports/make-export.js';
import { ReportReading } from '#libs/exports/report-reading.js';
import { Reports } from '#libs/exports/reports.js';
import { Drafts } from '#libs/inbox/drafts.js';
import { ImportFiles } from '#libs/inbox/import-files.js';
import { importReceivedFile } from '#libs/inbox/import-received-file.js';
import { InboxWatcher } from '#libs/inbox/inbox-watcher.js';
import { Uploads } from '#libs/inbox/uploads.js';
import { dropOldJournals } from '#libs/ingest/journal.js';
import { ReviewPacks } from '#libs/review-pack/review-packs.js';
import { NoticePlanning } from '#libs/notices/plan/plan-notices.js';
import type { RuleVersions } from '#libs/rules/rule-versions.js';
import type { Scorecards } from '#libs/scorecards/scorecards.js';
import { DueWindows } from '#libs/windows/due-windows.js';
import { noticeSending } from './notice-sending.js';
import type { NoticeSending } from './notice-sending.js';
import { SCHEDULE_NAMES } from './plan/schedules.js';
import type { ProcessorServices } from './processors.js';
import { createProcessors } from './processors.js';
import type { JobObserver } from './queue/job-observer.js';
import { JobQueues } from './queue/job-queues.js';
import type { StopReport } from './queue/job-worker.js';
import { JobWorker } from './queue/job-worker.js';
import { requireProcessors } from './queue/processor-registry.js';
import { QueueBackend } from './queue/queue-backend.js';
import type { WorkerTiming } from './queue/transport.js';
import { WorkerRegister } from './queue/worker-register.js';
import { Reconciler } from './reconciler.js';

/** The application services that jobs do their work with. */
export interface ApplicationServices {
  readonly database: Database;
  readonly dailySums: DailySums;
  readonly attribution: Attribution;
  readonly ruleVersions: RuleVersions;
  readonly scorecards: Scorecards;
}

export interface WorkerServiceOptions {
  readonly settings: Settings;
  /** The database's address, with which the queue connects where it lies in the database. */
  readonly databaseUrl: string;
  /** What the concurrency of each queue is multiplied by. */
  readonly concurrency?: number;
  readonly observer?: JobObserver;
  /** Told what goes wrong beside the work. */
  readonly onProblem: (error: unknown) => void;
  /** The database was migrated by another version: this worker must end. */
  readonly onOutdated: (found: string) => void;
  readonly clock?: () => Date;
  /** How often it is looked whether anything is missing, failed or stale. */
  readonly lookEveryMs?: number;
  readonly timing?: Partial<WorkerTiming>;
}

const LOOK_EVERY_MS = 120_000;

/** What processors need, out of the application services. */
export function processorServices(services: ApplicationServices, settings: Settings, clock: () => Date): ProcessorServices {
  const { database, dailySums, attribution, ruleVersions, scorecards } = services;
  const rejectsFolder = join(settings.home, 'rejects');
  const making = makingServices(services, settings, clock);
  const notices = sendingServices(services, settings, clock);
  const planning = planningService(services, settings, making);
  return {
    dailySums,
    attribution,
    scorecards,
    windows: new DueWindows(database),
    reconciler: new Reconciler(
      database,
      { dailySums, attribution, ruleVersions },
      { schedules: settings.schedules, timeZone: settings.timeZone },
    ),
    importFile: async (fileId, { progress, isLastAttempt }) => {
      await importReceivedFile(database, fileId, {
        rejectsFolder,
        isLastAttempt,
        onProgress: (_, bytes, total) => progress(bytes, total),
      });
    },
    makeExport: async (exportId, { progress, isLastAttempt }) => {
      await makeExport(making, exportId, { isLastAttempt, onProgress: ({ done, total }) => progress(done, total ?? 0) });
    },
    mayPlanNotices: () => planning.isNeeded(),
    planNotices: () => planning.plan(),
    sendNotices: () => notices.send(),
    clock,
  };
}

function sendingServices({ database }: ApplicationServices, settings: Settings, clock: () => Date): NoticeSending {
  return noticeSending({ database, exports: new ExportFiles(database), exportsFolder: exportsFolderOf(settings), clock }, settings);
}

function planningService({ database, ruleVersions }: ApplicationServices, { timeZone }: Settings, making: MakingServices): NoticePlanning {
  const { files, reading, folder, clock } = making;
  return new NoticePlanning({ database, ruleVersions, exports: new Exports({ database, files, reading, folder, timeZone, clock }), timeZone, clock });
}

/** What exports are made with: each as the person who asked may see it at that time. */
function makingServices({ database, ruleVersions, scorecards }: ApplicationServices, settings: Settings, clock: () => Date): MakingServices {
  const users = new Users(database);
  const reports = new Reports(database, ruleVersions);
  const { timeZone } = settings;
  const documents = [new ReviewPacks(database, ruleVersions, timeZone)];
  return {
    files: new ExportFiles(database),
    reading: new ReportReading({ database, reports, scorecards, documents, timeZone, clock }),
    folder: exportsFolderOf(settings),
    keepDays: settings.exportDays,
    clock,
    requesterOf: async (userId) => {
      const { active, displayName, grants } = await users.get(userId);
      return { name: displayName, grants: active ? grants : [] };
    },
  };
}

/** The folder that the files of exports lie in. Workers on several machines share it. */
export function exportsFolderOf({ home }: Settings): string {
  return join(home, 'exports');
}

/** The folder that uploaded files lie in until they are kept no longer. Servers and workers on several machines share it. */
export function uploadsFolderOf({ home }: Settings): string {
  return join(home, 'uploads');
}

/** Where files lie that are looked at before they are imported: on the same disk as uploads, so that they need not be copied. */
export function draftsFolderOf(settings: Settings): string {
  return join(uploadsFolderOf(settings), 'drafts');
}

/**
 * A worker: does the jobs of all queues, keeps the schedules, looks for what is due, and takes files in from the inbox. Any
 * number may run, on any machine; each may be killed at any moment.
 */
export class WorkerService {
  readonly queues: JobQueues;
  private readonly backend: QueueBackend;
  private readonly worker: JobWorker;
  private readonly register: WorkerRegister;
  private readonly inbox: InboxWatcher | null;
  private readonly files: ImportFiles;
  private readonly uploads: Uploads;
  private readonly drafts: Drafts;
  private readonly exports: MakingServices;
  private readonly notices: NoticeSending;
  private readonly clearJournals: () => Promise<void>;
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();

  /** Throws `job-processors-wrong` unless every job has exactly one processor. */
  constructor(
    services: ApplicationServices,
    private readonly options: WorkerServiceOptions,
  ) {
    const { settings, databaseUrl, onProblem, onOutdated } = options;
    const { database } = services;
    const clock = options.clock ?? (() => new Date());
    this.backend = new QueueBackend({ databaseUrl, queueUrl: settings.QUEUE_URL, onError: onProblem });
    this.queues = new JobQueues(this.backend);
    this.worker = new JobWorker({
      backend: this.backend,
      processors: requireProcessors(createProcessors(processorServices(services, settings, clock), this.queues)),
      observer: options.observer,
      concurrency: options.concurrency,
      timing: options.timing,
    });
    this.register = new WorkerRegister(database, { onOutdated, onError: onProblem });
    this.files = new ImportFiles(database);
    this.uploads = new Uploads(this.files, { folder: uploadsFolderOf(settings), limitBytes: settings.uploadLimit });
    this.drafts = new Drafts({ folder: draftsFolderOf(settings), limitBytes: settings.uploadLimit });
    this.exports = makingServices(services, settings, clock);
    this.notices = sendingServices(services, settings, clock);
    this.clearJournals = () => dropOldJournals(database, clock());
    const { inbox } = settings;
    this.inbox =
      inbox === null
        ? null
        : new InboxWatcher(this.files, { folder: inbox, onReceived: (fileId) => this.wakeImport(fileId), onProblem });
  }

  /**
   * Begins to work: at once, or as soon as the queue can be reached. Throws `inbox-unusable`, and what the database throws
   * where it is away.
   */
  async start(): Promise<void> {
    await this.inbox?.start();
    await this.register.begin({ schemaVersion: schemaVersion() });
    this.worker.start().catch(this.options.onProblem);
    this.look();
    this.timer = setInterval(() => this.look(), this.options.lookEveryMs ?? LOOK_EVERY_MS);
  }

  /** Takes nothing more, waits for running jobs up to a deadline, and ends. Gives the jobs that were left to other workers. */
  async stop(deadlineMs: number): Promise<StopReport> {
    clearInterval(this.timer);
    await this.inbox?.stop();
    await this.looking;
    const report = await this.worker.stop(deadlineMs);
    await this.register.end();
    await this.queues.close();
    await this.backend.close();
    return report;
  }

  /**
   * One look: repairs the schedules, has files imported, exports made and messages sent that wait, removes what is kept no longer, and wakes the
   * reconciler. What fails is tried at the next.
   */
  private look(): void {
    const work = async () => {
      const { timeZone, schedules } = this.options.settings;
      await sweepExports(this.exports).catch(this.options.onProblem);
      await this.uploads.sweep(this.exports.clock()).catch(this.options.onProblem);
      await this.drafts.sweep(this.exports.clock()).catch(this.options.onProblem);
      await this.clearJournals().catch(this.options.onProblem);
      await this.notices.sweep().catch(this.options.onProblem);
      await this.queues.resumePaused();
      await this.queues.schedules.ensure(SCHEDULE_NAMES.map((name) => ({ name, pattern: schedules[name], timeZone })));
      for (const { fileId } of await this.files.unsettled()) await this.wakeImport(fileId);
      for (const exportId of await this.exports.files.unsettled()) await this.queues.add('export', { exportId });
      if ((await this.notices.nextDueAt()) !== null) await this.queues.add('send-notices', { due: 'now' });
      await this.queues.add('reconcile', { reason: 'look' });
    };
    this.looking = this.looking.then(work).catch(this.options.onProblem);
  }

  private async wakeImport(fileId: string): Promise<void> {
    await this.queues.add('import-file', { fileId });
  }
}
