import DataLoader from 'dataloader';
import type { Database, Session } from './database.js';

/** Keys that are asked for at once, at most. */
const MOST_KEYS = 500;

/** Turns of the event loop that a question waits for others to join it: each brings some under load, and an idle server is through them at once. */
const TURNS = 4;

/**
 * Reads rows by key for many askers at once: who asks while a query is under way shares the next one. An answer is never older
 * than its question, and under load a question costs a fraction of a query.
 */
export class SharedReads<Key extends string, Value> {
  private readonly loader: DataLoader<Key, Value | null>;
  private underWay: Promise<unknown> = Promise.resolve();

  /** `load` gives what there is of the keys. It may be given the same key only once. */
  constructor(
    private readonly database: Database,
    private readonly load: (session: Session, keys: readonly Key[]) => Promise<ReadonlyMap<Key, Value>>,
  ) {
    this.loader = new DataLoader(async (keys) => this.readAll(keys), {
      maxBatchSize: MOST_KEYS,
      // Who asks in the same turn of the event loop shares a query too. A failed one is told to those who asked it; the next one
      // begins all the same.
      batchScheduleFn: (dispatch) => void this.underWay.finally(() => afterTurns(TURNS, dispatch)),
    });
  }

  /** What there is of a key; null where there is nothing. */
  async read(key: Key): Promise<Value | null> {
    return this.loader.load(key);
  }

  private async readAll(keys: readonly Key[]): Promise<(Value | null)[]> {
    // Who asks from now on gets a later answer: only those who have waited for this query share it, and each key is asked once.
    this.loader.clearAll();
    const reading = this.database.withSession((session) => this.load(session, keys));
    this.underWay = reading.catch(() => undefined);
    const found = await reading;
    return keys.map((key) => found.get(key) ?? null);
  }
}

function afterTurns(turns: number, then: () => void): void {
  setImmediate(() => (turns > 1 ? afterTurns(turns - 1, then) : then()));
}
