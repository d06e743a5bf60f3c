import { existsSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { migrate } from '#libs/database/prepare.js';
import { OPSCORE_ACTOR } from '#libs/domain/actor.js';
import { OpscoreError } from '#libs/domain/errors.js';
import { ImportFiles } from '#libs/inbox/import-files.js';
import { importFile } from '#libs/ingest/import-file.js';
import { kindNamed } from '#libs/ingest/kinds.js';
import { workInProcess } from '#libs/jobs/work-in-process.js';
import { processorServices } from '#libs/jobs/worker-service.js';
import * as sql from './company-state.sql.js';
import type { CompanyPlace, OpenCompany } from './open-company.js';
import { openCompany } from './open-company.js';
import type { CompanyFile, LateInput } from './small-company.js';

const TRY_FOR_MS = 60_000;

/** The rows of each table, as they are compared. */
export type CompanyState = ReadonlyMap<string, readonly string[]>;

/** A company in a database: what comes in, and what came of it. */
export class SimulatedCompany {
  private written = 0;

  private constructor(
    readonly place: CompanyPlace,
    private readonly open: OpenCompany,
  ) {
    mkdirSync(join(place.home, 'files'), { recursive: true });
    mkdirSync(join(place.home, 'inbox'), { recursive: true });
  }

  /** Opens it on an empty database, and loads its files. */
  static async load(place: CompanyPlace, files: readonly CompanyFile[]): Promise<SimulatedCompany> {
    const open = await openCompany(place);
    await migrate(open.dataSource, open.settings.timeZone);
    const company = new SimulatedCompany(place, open);
    for (const file of files) await company.takeIn({ way: 'import', ...file });
    return company;
  }

  /** Takes something in, however often that has to be tried while the database comes and goes. */
  async takeIn(input: LateInput): Promise<void> {
    const { services, settings } = this.open;
    if (input.way === 'rules') {
      const { document, from } = input;
      await this.retrying(() => services.ruleVersions.apply({ document, from, restate: false, today: from, actor: OPSCORE_ACTOR, now: new Date(`${from}T04:00:00Z`) }));
      return;
    }
    const { kind, csv, way } = input;
    const name = `${way}-${kind}-${++this.written}.csv`;
    const path = join(settings.home, way === 'inbox' ? 'inbox' : 'files', name);
    writeFileSync(path, `${csv}\n`);
    if (way === 'inbox') {
      const file = { path, fileName: name, kind, sizeBytes: csv.length + 1 };
      // Where the answer was lost, it may have been taken away already.
      await this.retrying(async () => {
        if (existsSync(path)) await new ImportFiles(services.database).receive(file);
      });
      return;
    }
    await this.retrying(() => importFile(services.database, { kind: kindNamed(kind), path, rejectsFolder: settings.home }));
  }

  /** Brings in in this process what lies in the inbox, and does all that is due at a moment. */
  async settleInProcess(now: Date): Promise<void> {
    const { services, settings } = this.open;
    const work = processorServices(services, settings, () => now);
    for (const { fileId } of await new ImportFiles(services.database).unsettled()) {
      await work.importFile(fileId, { progress: () => undefined, isLastAttempt: true });
    }
    await work.reconciler.takeStock(now);
    await workInProcess(work, undefined);
  }

  /** What is stored in the end. */
  async readState(): Promise<CompanyState> {
    const rows = await this.ask<{ name: string; rows: string[] }>(sql.SETTLED_STATE);
    return new Map(rows.map(({ name, rows: all }) => [name, all]));
  }

  async countLeft(): Promise<{ windows: number; files: number; marks: number }> {
    const [left] = await this.ask<{ windows: number; files: number; marks: number }>(sql.LEFT_TO_DO);
    return left ?? { windows: 0, files: 0, marks: 0 };
  }

  async countWork(): Promise<{ windows: number; runs: number }> {
    const [work] = await this.ask<{ windows: number; runs: number }>(sql.COUNT_WORK);
    return work ?? { windows: 0, runs: 0 };
  }

  /** Rows of any statement; the database may come and go. */
  async ask<Row extends Record<string, unknown>>(statement: string): Promise<Row[]> {
    return this.retrying(() => this.open.services.database.query<Row>(statement));
  }

  /** Closes its connections. */
  async close(): Promise<void> {
    await this.open.dataSource.destroy();
  }

  private async retrying<T>(work: () => Promise<T>): Promise<T> {
    const deadline = performance.now() + TRY_FOR_MS;
    for (;;) {
      try {
        return await work();
      } catch (error) {
        // Ours are about what was asked; all others about a database that is away.
        if (error instanceof OpscoreError || performance.now() > deadline) throw error;
        await sleep(50);
      }
    }
  }
}

/** The clock of a simulation: a file that all its processes read. */
export class SimulatedClock {
  private shown = new Date(0);

  constructor(readonly file: string) {}

  get now(): Date {
    return this.shown;
  }

  /** Sets it. Nobody reads half of a moment. */
  set(moment: Date): void {
    this.shown = moment;
    writeFileSync(`${this.file}.new`, moment.toISOString());
    renameSync(`${this.file}.new`, this.file);
  }
}
