import { OpscoreError } from '#libs/domain/errors.js';

/** Lets only a few pieces of work run at once, and not too many wait. */
export class Turns {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly mostWaiting: number,
  ) {}

  /** Does the work when it is its turn, first come, first served. Throws `explanations-busy` where too many wait already. */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.atOnce) {
      if (this.waiting.length >= this.mostWaiting) throw new OpscoreError('explanations-busy');
      // Whoever ends hands the turn over, so that nobody who comes meanwhile takes it.
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.running += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }
}
