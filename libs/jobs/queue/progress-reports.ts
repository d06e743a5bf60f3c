const EVERY_MS = 300;

export interface Progress {
  readonly done: number;
  readonly total: number;
}

/**
 * Passes on how far a job is, a few times a second at most: at once where the last report is older, otherwise the newest one
 * when its time has come.
 */
export class ProgressReports {
  private waiting: Progress | undefined;
  private timer: NodeJS.Timeout | undefined;
  private lastMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly pass: (progress: Progress) => void,
    private readonly everyMs = EVERY_MS,
  ) {}

  /** Takes the newest state in. */
  report(done: number, total: number): void {
    this.waiting = { done, total };
    if (this.timer !== undefined) return;
    const dueMs = this.lastMs + this.everyMs - performance.now();
    if (dueMs <= 0) this.passOn();
    else this.timer = setTimeout(() => this.passOn(), dueMs);
  }

  /** Passes on what still waits; nothing comes after. */
  end(): void {
    clearTimeout(this.timer);
    this.passOn();
  }

  private passOn(): void {
    this.timer = undefined;
    if (this.waiting === undefined) return;
    this.lastMs = performance.now();
    this.pass(this.waiting);
    this.waiting = undefined;
  }
}
