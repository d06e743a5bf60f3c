import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { EmbeddedServer } from '#libs/database/embedded/embedded-postgres.js';
import { acquireEmbeddedServer, embeddedLogOf } from '#libs/database/embedded/embedded-postgres.js';
import { isAlive } from '#libs/database/embedded/process-lock.js';
import { findFreePort } from '#libs/database/embedded/server.js';

const START_WITHIN_MS = 60_000;

/** Small, and without what only a machine that loses its power needs: what a killed server wrote is there when it starts again. */
const PARAMETERS = { fsync: 'off', full_page_writes: 'off', shared_buffers: '64MB', max_connections: '100' };

/** The embedded PostgreSQL of a simulation, which may be killed and started again on the same port. */
export class SimulatedDatabase {
  private readonly uses: EmbeddedServer[] = [];

  private constructor(
    private readonly home: string,
    private readonly port: number,
  ) {}

  static async start(home: string): Promise<SimulatedDatabase> {
    const server = new SimulatedDatabase(home, await findFreePort());
    await server.begin();
    return server;
  }

  /** The address of a database of the server. */
  urlOf(name: string): string {
    const url = new URL(this.uses[0]?.url ?? '');
    url.pathname = `/${name}`;
    return url.href;
  }

  /** Makes an empty database and gives its address. */
  async create(name: string): Promise<string> {
    const client = new Client({ connectionString: this.urlOf('opscore') });
    await client.connect();
    await client.query(`CREATE DATABASE ${name}`);
    await client.end();
    return this.urlOf(name);
  }

  /** Kills the server, or has it stop in good order, and starts it again. */
  async restart(signal: 'SIGKILL' | 'SIGINT'): Promise<void> {
    await this.end(signal);
    await this.begin();
  }

  /** Ends it for good. */
  async stop(): Promise<void> {
    for (const use of this.uses.splice(0)) await use.release().catch(() => undefined);
    this.kill();
  }

  /** Kills it at once, as the last thing that a process does. */
  kill(): void {
    const pid = this.processId();
    if (pid !== null) process.kill(pid, 'SIGQUIT');
  }

  private async begin(): Promise<void> {
    this.uses.push(await acquireEmbeddedServer({ home: this.home, parameters: PARAMETERS, choosePort: async () => this.port }));
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const pid = this.processId();
    if (pid === null) return;
    process.kill(pid, signal);
    while (isAlive(pid)) await sleep(10);
  }

  private processId(): number | null {
    const file = join(dirname(embeddedLogOf(this.home)), 'data', 'postmaster.pid');
    const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
    return pid > 0 && isAlive(pid) ? pid : null;
  }
}

/** A Redis of a simulation that keeps what it was told, may be killed, and loses its data only where it is told to. */
export class SimulatedRedis {
  private child: ChildProcess | null = null;

  private constructor(
    private readonly program: string,
    private readonly folder: string,
    private readonly port: number,
  ) {}

  static async start(program: string, folder: string): Promise<SimulatedRedis> {
    const server = new SimulatedRedis(program, folder, await findFreePort());
    await server.begin();
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Kills it and starts it again, with its data or without. */
  async restart({ keepsData }: { readonly keepsData: boolean }): Promise<void> {
    await this.stop();
    if (!keepsData) rmSync(this.folder, { recursive: true, force: true });
    await this.begin();
  }

  async stop(): Promise<void> {
    const { child } = this;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }

  /** Kills it at once, as the last thing that a process does. */
  kill(): void {
    this.child?.kill('SIGKILL');
  }

  private async begin(): Promise<void> {
    mkdirSync(this.folder, { recursive: true });
    const settings = { port: this.port, bind: '127.0.0.1', dir: this.folder, save: '', appendonly: 'yes', 'maxmemory-policy': 'noeviction' };
    const words = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
    this.child = spawn(this.program, words, { stdio: 'ignore' });
    const deadline = performance.now() + START_WITHIN_MS;
    while (!(await accepts(this.port))) {
      if (performance.now() > deadline) throw new Error(`${this.program} does not start on port ${this.port}.`);
      await sleep(20);
    }
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
