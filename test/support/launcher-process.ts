import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = resolve(__dirname, '../..');

/** What the process says, a line each. */
export interface LauncherMessage {
  readonly ready?: { readonly url: string; readonly visits: number; readonly folder: string };
  readonly refused?: { readonly code: string; readonly message: string };
  readonly released?: true;
}

export interface LauncherOptions {
  readonly programs?: string;
  /** The user to become, where this process is root. */
  readonly userId?: number;
  readonly ports?: readonly number[];
}

/** A process of its own that uses the embedded server of a home folder (test/faults/launcher-user.ts). */
export class LauncherProcess {
  private readonly child: ChildProcessWithoutNullStreams;
  private readonly lines: AsyncIterator<string>;
  private errors = '';

  constructor(home: string, { programs = '', userId, ports = [] }: LauncherOptions = {}) {
    const script = join(ROOT, 'test/faults/launcher-user.ts');
    const loader = join(ROOT, 'test/support/typescript-loader.mjs');
    const args = [home, programs, String(userId ?? ''), ports.join(',')];
    this.child = spawn(process.execPath, ['--import', loader, script, ...args], { cwd: ROOT });
    this.child.stderr.setEncoding('utf8').on('data', (text: string) => (this.errors += text));
    // A killed process reads no more.
    this.child.stdin.on('error', () => undefined);
    this.lines = createInterface({ input: this.child.stdout })[Symbol.asyncIterator]();
  }

  /** The next thing that it says. */
  async hear(): Promise<LauncherMessage> {
    const { value, done } = await this.lines.next();
    if (done === true) throw new Error(`The process ended: ${this.errors}`);
    const message: LauncherMessage = JSON.parse(value);
    return message;
  }

  /** Tells it to begin another use or to end one, and gives what it says to that. */
  async tell(command: 'again' | 'release'): Promise<LauncherMessage> {
    this.child.stdin.write(`${command}\n`);
    return this.hear();
  }

  /** Ends its use and itself in good order. */
  async finish(): Promise<void> {
    const said = await this.tell('release');
    if (said.released !== true) throw new Error(`It could not release the server: ${JSON.stringify(said)}`);
    await this.end();
  }

  /** Ends it without any further use of the server. */
  async end(): Promise<void> {
    this.child.stdin.end();
    if (this.child.exitCode === null && this.child.signalCode === null) await once(this.child, 'exit');
  }

  /** Kills it (SIGKILL) and waits until it is gone. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    this.child.kill('SIGKILL');
    await once(this.child, 'exit');
  }
}
