import { Database, Session } from '#libs/database/database.js';

/** Which call of the database fails. */
export interface PlannedFailure {
  /** The N-th call since the plan was made, from 1. */
  readonly call: number;
  /** Before the statement reaches the server, or when it was done and its answer is lost. */
  readonly moment: 'before' | 'after';
  /** That call alone, or it and all that follow. */
  readonly lasting: boolean;
}

/** What a call fails with: as when the server is shut down. */
class LostConnection extends Error {
  readonly code = '57P01';

  constructor(call: number) {
    super(`planted: the connection was lost at call ${call}`);
  }
}

/**
 * Stands between the product and its database: all statements, copies, streams and transactions go through sessions, and each
 * session is had from a connection. Counts calls, and makes planned ones fail.
 */
export class FailingCalls {
  private calls = 0;
  private failures = 0;
  private plan: PlannedFailure | null = null;
  private onChange: (() => Promise<void>) | null = null;
  private readonly originals = new Map<object, PropertyDescriptorMap>(
    [Session.prototype, Database.prototype].map((prototype) => [prototype, Object.getOwnPropertyDescriptors(prototype)]),
  );

  /** Puts itself between. */
  install(): void {
    const around = <T>(work: () => Promise<T>) => this.around(work);
    const rowsAround = <Row>(rows: () => AsyncIterable<Row>) => this.rowsAround(rows);
    const connect = () => this.connect();
    const changed = () => this.changed();
    const original = <Call>(prototype: object, name: string) => this.originals.get(prototype)?.[name]?.value as Call;
    const query = original<(this: Session, ...given: unknown[]) => Promise<unknown[]>>(Session.prototype, 'query');
    const execute = original<(this: Session, ...given: unknown[]) => Promise<number>>(Session.prototype, 'execute');
    const copyIn = original<(this: Session, ...given: unknown[]) => Promise<number>>(Session.prototype, 'copyIn');
    const stream = original<(this: Session, ...given: unknown[]) => AsyncIterable<unknown>>(Session.prototype, 'stream');
    const withSession = original<(this: Database, work: unknown) => Promise<unknown>>(Database.prototype, 'withSession');
    Object.assign(Session.prototype, {
      async query(this: Session, ...given: unknown[]) {
        const rows = await around(() => query.apply(this, given));
        if (given[0] === 'COMMIT') await changed();
        return rows;
      },
      async execute(this: Session, ...given: unknown[]) {
        const touched = await around(() => execute.apply(this, given));
        await changed();
        return touched;
      },
      copyIn(this: Session, ...given: unknown[]) {
        return around(() => copyIn.apply(this, given));
      },
      stream(this: Session, ...given: unknown[]) {
        return rowsAround(() => stream.apply(this, given));
      },
    });
    Object.assign(Database.prototype, {
      async withSession(this: Database, work: unknown) {
        connect();
        return withSession.call(this, work);
      },
    });
  }

  /** Takes itself out again. */
  remove(): void {
    for (const [prototype, properties] of this.originals) Object.defineProperties(prototype, properties);
  }

  /** Makes a plan; calls are counted from now on. */
  begin(plan: PlannedFailure | null): void {
    this.plan = plan;
    this.calls = 0;
    this.failures = 0;
  }

  /** Lets all calls through again. Gives how many there were, and how many of them were made to fail. */
  end(): { readonly calls: number; readonly failures: number } {
    this.plan = null;
    return { calls: this.calls, failures: this.failures };
  }

  /** Does undisturbed work, and something whenever what others see of the database may have changed. */
  async watch(work: () => Promise<unknown>, onChange: () => Promise<void>): Promise<void> {
    this.onChange = onChange;
    try {
      await work();
    } finally {
      this.onChange = null;
    }
  }

  private async changed(): Promise<void> {
    await this.onChange?.();
  }

  private async around<T>(work: () => Promise<T>): Promise<T> {
    const call = ++this.calls;
    this.failWherePlanned(call, 'before');
    const answer = await work();
    this.failWherePlanned(call, 'after');
    return answer;
  }

  private async *rowsAround<Row>(rows: () => AsyncIterable<Row>): AsyncIterable<Row> {
    const call = ++this.calls;
    this.failWherePlanned(call, 'before');
    yield* rows();
    this.failWherePlanned(call, 'after');
  }

  /** A connection that cannot be had. There is no answer that could be lost. */
  private connect(): void {
    this.failWherePlanned(++this.calls, 'before');
  }

  private failWherePlanned(call: number, moment: PlannedFailure['moment']): void {
    const { plan } = this;
    if (plan === null || call < plan.call || (call > plan.call && !plan.lasting)) return;
    // Once the server is gone, nothing reaches it any more.
    const isPlanned = call === plan.call ? moment === plan.moment : moment === 'before';
    if (!isPlanned) return;
    this.failures += 1;
    throw new LostConnection(call);
  }
}
