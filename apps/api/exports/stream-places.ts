import { OpscoreError } from '#libs/domain/errors.js';

/** A report that is sent holds a connection of the database: so many at once leave others enough. */
const PLACES = 3;

/** Counts the reports that are being sent, so that slow callers do not take all connections. */
export class StreamPlaces {
  private taken = 0;

  /** Runs `work` where a place is free. Throws `exports-busy` where none is. */
  async within<T>(work: () => Promise<T>): Promise<T> {
    if (this.taken >= PLACES) throw new OpscoreError('exports-busy');
    this.taken += 1;
    try {
      return await work();
    } finally {
      this.taken -= 1;
    }
  }
}
