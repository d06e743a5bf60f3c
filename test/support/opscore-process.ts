import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');
const SAYS_WITHIN_MS = 60_000;

/** `opscore` as a process of its own: for commands that run until they are stopped. */
export class OpscoreProcess {
  private readonly child: ChildProcessWithoutNullStreams;
  private said = '';

  constructor(url: string, words: readonly string[], environment: Readonly<Record<string, string>> = {}) {
    const loader = join(ROOT, 'test/support/typescript-loader.mjs');
    const args = ['--import', loader, join(ROOT, 'apps/cli/main.ts'), ...words];
    const home = mkdtempSync(join(tmpdir(), 'opscore-process-'));
    const env = { PATH: process.env['PATH'], DATABASE_URL: url, OPSCORE_HOME: home, LANG: 'C', ...environment };
    this.child = spawn(process.execPath, args, { cwd: ROOT, env });
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (this.said += text));
    }
  }

  /** All that it has said so far. */
  get text(): string {
    return this.said;
  }

  /** Waits until it has said something, and gives what was found. */
  async hear(pattern: RegExp): Promise<RegExpExecArray> {
    const deadline = performance.now() + SAYS_WITHIN_MS;
    for (;;) {
      const found = pattern.exec(this.said);
      if (found !== null) return found;
      if (this.hasEnded || performance.now() > deadline) throw new Error(`It did not say ${String(pattern)}: ${this.said}`);
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  /** Sends a signal and gives the exit code. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    this.child.kill(signal);
    return this.end();
  }

  /** Waits for its end and gives the exit code; null where a signal killed it. */
  async end(): Promise<number | null> {
    if (!this.hasEnded) await once(this.child, 'close');
    return this.child.exitCode;
  }

  private get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }
}
