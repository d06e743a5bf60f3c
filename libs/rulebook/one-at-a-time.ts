import { OpscoreError } from '#libs/domain/errors.js';

/** Simulations judge and score as much as nightly work does: one at a time in a process, and not for long. */
export class OneAtATime {
  private isBusy = false;

  /** Runs `work` unless other work is under way. Throws `simulation-under-way`. */
  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.isBusy) throw new OpscoreError('simulation-under-way');
    this.isBusy = true;
    try {
      return await work();
    } finally {
      this.isBusy = false;
    }
  }
}
