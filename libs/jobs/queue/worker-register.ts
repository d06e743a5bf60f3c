import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Database } from '#libs/database/database.js';
import * as sql from './worker-register.sql.js';

export interface AliveWorker {
  readonly workerId: string;
  readonly host: string;
  readonly processId: number;
  /** The newest migration that it knows. */
  readonly schemaVersion: string;
  readonly startedAt: Date;
  readonly seenAt: Date;
}

export interface RegisterOptions {
  /** Is told once where the database has another schema version than the worker; `found` is the database's. */
  readonly onOutdated: (found: string) => void;
  /** Is told where a heartbeat after the first fails; the next one is tried all the same. */
  readonly onError?: (error: Error) => void;
  readonly heartbeatMs?: number;
}

const HEARTBEAT_MS = 5_000;
const ALIVE_SECONDS = 20;
const FORGOTTEN_AFTER_SECONDS = 86_400;

/** The row of this worker in the table of workers, kept fresh while it lives. */
export class WorkerRegister {
  readonly workerId = randomUUID();
  private schemaVersion = '';
  private timer: NodeJS.Timeout | undefined;
  private beating: Promise<void> | undefined;
  private told = false;

  constructor(
    private readonly database: Database,
    private readonly options: RegisterOptions,
  ) {}

  /** Enters the worker, forgets those unseen for a day, and goes on telling that this one lives. */
  async begin({ schemaVersion }: { readonly schemaVersion: string }): Promise<void> {
    this.schemaVersion = schemaVersion;
    await this.database.query(sql.FORGET_UNSEEN, [FORGOTTEN_AFTER_SECONDS]);
    await this.beat();
    const { heartbeatMs = HEARTBEAT_MS } = this.options;
    this.timer = setInterval(() => {
      // One that takes longer than the interval is not overtaken by the next.
      this.beating ??= this.orTell(this.beat()).finally(() => (this.beating = undefined));
    }, heartbeatMs);
  }

  /** Takes the worker out again. Where the database is away, its row is seen to be old soon. */
  async end(): Promise<void> {
    clearInterval(this.timer);
    await this.beating;
    await this.orTell(this.database.query(sql.FORGET, [this.workerId]));
  }

  private async orTell(work: Promise<unknown>): Promise<void> {
    try {
      await work;
    } catch (error) {
      this.options.onError?.(error instanceof Error ? error : new Error(String(error)));
    }
  }

  private async beat(): Promise<void> {
    await this.database.query(sql.TELL_ALIVE, [this.workerId, hostname(), process.pid, this.schemaVersion]);
    const [newest] = await this.database.query<{ name: string }>(sql.NEWEST_MIGRATION);
    const found = newest?.name ?? '';
    if (found === this.schemaVersion || this.told) return;
    this.told = true;
    this.options.onOutdated(found);
  }
}

/** The workers that were seen within the last 20 seconds, the oldest first. */
export async function aliveWorkers(database: Database): Promise<AliveWorker[]> {
  const rows = await database.query<{
    worker_id: string;
    host: string;
    process_id: number;
    schema_version: string;
    started_at: Date;
    seen_at: Date;
  }>(sql.ALIVE, [ALIVE_SECONDS]);
  return rows.map((row) => ({
    workerId: row.worker_id,
    host: row.host,
    processId: row.process_id,
    schemaVersion: row.schema_version,
    startedAt: row.started_at,
    seenAt: row.seen_at,
  }));
}
