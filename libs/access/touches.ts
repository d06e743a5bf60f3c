import type { Database } from '#libs/database/database.js';
import { LIFETIMES } from './lifetimes.js';

/**
 * Notes when sessions or tokens were last used: each at most once a minute, many with one statement, and nobody waits for it. What
 * cannot be noted is noted with the next use.
 */
export class Touches {
  private waiting = new Set<string>();
  private writing: Promise<void> | null = null;

  constructor(
    private readonly database: Database,
    private readonly statement: string,
  ) {}

  /** Notes a use at an instant, unless one was noted less than a minute before. */
  note(id: string, last: Date | null, now: Date): void {
    if (last !== null && now.getTime() - last.getTime() < LIFETIMES.betweenTouches) return;
    this.waiting.add(id);
    this.writing ??= this.write(now);
  }

  /** Waits until what was noted is written. */
  async settled(): Promise<void> {
    while (this.writing !== null) await this.writing;
  }

  private async write(now: Date): Promise<void> {
    // Those who come in the same turn are written together.
    await new Promise((resolve) => setImmediate(resolve));
    const ids = [...this.waiting];
    this.waiting = new Set();
    await this.database.query(this.statement, [ids, now]).catch(() => undefined);
    this.writing = this.waiting.size > 0 ? this.write(now) : null;
  }
}
