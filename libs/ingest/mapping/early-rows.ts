import { Readable } from 'node:stream';
import { randomUUID } from 'node:crypto';
import type { Session } from '#libs/database/database.js';
import { ROLLBACK_TO, SAVEPOINT } from '#libs/database/database.sql.js';
import { isDataException } from '../data-exception.js';
import { kindNamed } from '../kinds.js';
import * as staging from '../staging.sql.js';
import type { MappingFact } from './mapping-profile.js';
import type { Spool } from './spool.js';

/** The rows of a spool that the server has. */
interface LaidRows {
  readonly importId: string;
  isBegun: boolean;
  rows: number;
}

/** Where the rows of a fact are laid first: those that are numbered or summed up become others on the server. */
export function firstTableOf({ number, gather }: MappingFact, tables: staging.StagingTables): { raw: string } {
  return number === undefined && gather === undefined ? tables : { raw: tables.spooled };
}

/**
 * Lays the rows of facts while further ones are still being made, so that the server works meanwhile: those written in the canonical
 * form, each as its type. Where a value turns out to be none, nothing is laid early, and the spools are read as usual.
 */
export class EarlyRows {
  private readonly laid = new Map<Spool, LaidRows>();
  private isGivenUp = false;

  private constructor(private readonly session: Session) {}

  /** The session is in a transaction. */
  static async begin(session: Session): Promise<EarlyRows> {
    await session.query(SAVEPOINT);
    return new EarlyRows(session);
  }

  /** Takes records that a spool has written: one after the other, and before anything else is asked of the session. */
  async add(fact: MappingFact, spool: Spool, records: readonly Buffer[]): Promise<void> {
    if (this.isGivenUp || !spool.isRegular || fact.gather !== undefined) return;
    const laid = this.of(spool);
    const into = firstTableOf(fact, staging.tablesOf(laid.importId));
    try {
      if (!laid.isBegun) await this.session.query(staging.createTypedRaw(kindNamed(fact.kind), into, spool.columns));
      laid.isBegun = true;
      laid.rows += await this.session.copyIn(staging.copyRaw(into, spool.columns), Readable.from(records));
    } catch (error) {
      if (!isDataException(error)) throw error;
      this.isGivenUp = true;
      await this.session.query(ROLLBACK_TO);
    }
  }

  /** The id of the import that the rows of a spool are laid for. */
  importIdOf(spool: Spool): string {
    return this.of(spool).importId;
  }

  /** How many rows of a spool are laid; null where it has to be read. */
  count(spool: Spool): number | null {
    const { isBegun, rows } = this.of(spool);
    return isBegun && !this.isGivenUp && spool.isRegular ? rows : null;
  }

  private of(spool: Spool): LaidRows {
    const laid = this.laid.get(spool) ?? { importId: randomUUID(), isBegun: false, rows: 0 };
    this.laid.set(spool, laid);
    return laid;
  }
}
