import { Worker } from 'node:worker_threads';

/** Ends the process, and says at which case, where a case blocks it for too long: no timer of its own would run then. */
export class Watchdog {
  private readonly seen = new BigInt64Array(new SharedArrayBuffer(16));
  private readonly worker: Worker;

  constructor(mostSeconds: number, command: string) {
    this.worker = new Worker(WATCH, { eval: true, execArgv: [], workerData: { seen: this.seen, mostSeconds, command } });
    this.worker.unref();
  }

  /** A case begins. */
  begin(number: number): void {
    Atomics.store(this.seen, 1, BigInt(number));
    Atomics.store(this.seen, 0, BigInt(Date.now()));
  }

  /** It has ended. */
  end(): void {
    Atomics.store(this.seen, 0, 0n);
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }
}

const WATCH = `
  const { workerData: { seen, mostSeconds, command } } = require('node:worker_threads');
  const { writeSync } = require('node:fs');
  setInterval(() => {
    const begun = Number(Atomics.load(seen, 0));
    if (begun === 0 || Date.now() - begun < mostSeconds * 1000) return;
    writeSync(2, 'hangs: ' + command + ' --only ' + Atomics.load(seen, 1) + '\\n');
    process.kill(process.pid, 'SIGKILL');
  }, 500);`;
