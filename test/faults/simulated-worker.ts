import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { CompanyPlace } from './open-company.js';

/** What workers said together. */
export interface WorkerNotes {
  readonly done: Map<string, number>;
  readonly failed: Map<string, number>;
  readonly problems: string[];
  /** Ends that nobody caused. */
  readonly crashes: string[];
}

interface WorkerMessage {
  readonly ready?: true;
  readonly done?: string;
  readonly failed?: string;
  readonly reason?: string;
  readonly problem?: string;
}

const MOST_PROBLEMS = 500;

/** A worker process of a simulation, which is started again whenever it has ended. */
export class SimulatedWorker {
  private child: ChildProcess | null = null;
  private isReady = false;
  private isMeantToEnd = false;
  private hasFinished = false;
  private errors = '';

  constructor(
    private readonly name: string,
    private readonly place: CompanyPlace,
    private readonly clockFile: string,
    private readonly notes: WorkerNotes,
  ) {
    this.begin();
  }

  get processId(): number | null {
    return this.child?.pid ?? null;
  }

  /** Sends a signal that it does not survive, or one that stops it or lets it go on. Gives whether there was anybody to get it. */
  signal(signal: 'SIGKILL' | 'SIGTERM' | 'SIGSTOP' | 'SIGCONT'): boolean {
    // One that has only been born has nothing to lose yet.
    if (this.child === null || !this.isReady) return false;
    this.isMeantToEnd ||= signal === 'SIGKILL' || signal === 'SIGTERM';
    return this.child.kill(signal);
  }

  /** Ends it for good, and waits until it is gone. */
  async finish(): Promise<void> {
    this.hasFinished = true;
    const { child } = this;
    if (child === null) return;
    this.isMeantToEnd = true;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }

  private begin(): void {
    const loader = join(process.cwd(), 'test/support/typescript-loader.mjs');
    const script = join(process.cwd(), 'test/faults/worker-process.ts');
    const child = spawn(process.execPath, ['--import', loader, script, JSON.stringify(this.place), this.clockFile], { stdio: 'pipe' });
    this.child = child;
    this.isReady = false;
    this.isMeantToEnd = false;
    this.errors = '';
    child.stdin.on('error', () => undefined);
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      this.errors = (this.errors + text).slice(-2_000);
    });
    createInterface({ input: child.stdout }).on('line', (line) => this.hear(line));
    child.once('exit', (code, signal) => {
      if (this.isReady && !this.isMeantToEnd) this.notes.crashes.push(`${this.name} ended with ${code ?? signal}: ${this.errors}`);
      // A clean stop says so.
      if (this.isMeantToEnd && signal === null && code !== 0) this.notes.crashes.push(`${this.name} stopped with ${code}: ${this.errors}`);
      this.child = null;
      if (!this.hasFinished) this.begin();
    });
  }

  private hear(line: string): void {
    let message: WorkerMessage = {};
    try {
      message = JSON.parse(line) as WorkerMessage;
    } catch {
      // Cut where it was killed.
    }
    const { done, failed, reason, problem, ready } = message;
    if (ready === true) this.isReady = true;
    if (done !== undefined) count(this.notes.done, done);
    if (failed !== undefined) count(this.notes.failed, `${failed}: ${reason}`);
    if (problem !== undefined && this.notes.problems.length < MOST_PROBLEMS) this.notes.problems.push(problem);
  }
}

/** Counts one more of a name. */
export function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
