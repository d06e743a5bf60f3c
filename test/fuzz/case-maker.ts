import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A changed file that has been written, and what was done to it. */
export interface MadeCase {
  readonly number: number;
  /** The name of its source. */
  readonly source: string;
  readonly name: string;
  readonly changes: readonly string[];
  readonly path: string;
}

/** So many are made before they are wanted. */
const AHEAD = 4;

/** Has changed files made by a process of its own: what that takes must not be counted as memory of an import. */
export class CaseMaker {
  private readonly child: ChildProcess;
  private readonly made: MadeCase[] = [];
  private asked = 0;
  private wake: () => void = () => undefined;

  /** Files of these numbers, in this order, beneath a folder. */
  constructor(
    seed: number,
    folder: string,
    private readonly numbers: readonly number[],
  ) {
    this.child = fork(fileURLToPath(new URL('make-cases.ts', import.meta.url)), [String(seed), folder]);
    this.child.on('message', (made: MadeCase) => {
      this.made.push(made);
      this.wake();
    });
    this.child.on('exit', () => this.wake());
    for (let ahead = 0; ahead < AHEAD; ahead++) this.ask();
  }

  /** The next file. Whoever has used it removes it. */
  async next(): Promise<MadeCase> {
    this.ask();
    while (this.made.length === 0) {
      if (this.child.exitCode !== null || this.child.signalCode !== null) throw new Error(`No more files are made: ${this.child.exitCode ?? this.child.signalCode}`);
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
    const [first] = this.made.splice(0, 1);
    if (first === undefined) throw new Error('a file was waited for');
    return first;
  }

  /** No more are wanted. */
  async close(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const exit = once(this.child, 'exit');
    this.child.disconnect();
    await exit;
  }

  private ask(): void {
    const number = this.numbers[this.asked++];
    if (number !== undefined) this.child.send(number);
  }
}
