import { Injectable } from '@nestjs/common';
import { Database } from '#libs/database/database.js';
import { OpscoreError } from '#libs/domain/errors.js';
import type { AuditEntry, AuditFilter, AuditVerification } from './audit-log.js';
import { readAuditEntries, verifyAuditLog } from './audit-log.js';

/** The audit log for those who look into it. */
@Injectable()
export class AuditReader {
  private verifying: Promise<AuditVerification> | null = null;

  constructor(private readonly database: Database) {}

  /** A page, newest first: entries older than the one numbered `before`. */
  async entries(filter: AuditFilter, page: { readonly before: number | null; readonly limit: number }): Promise<AuditEntry[]> {
    return this.database.withSession((session) => readAuditEntries(session, filter, page));
  }

  /** Looks through the whole log. Who asks while somebody else's look is under way shares it. */
  async verify(): Promise<AuditVerification> {
    this.verifying ??= this.database.withTransaction(verifyAuditLog, { snapshot: true }).finally(() => (this.verifying = null));
    return this.verifying;
  }

  /** The same where only a whole log will do. Throws `audit-log-broken`. */
  async requireWhole(): Promise<AuditVerification> {
    const verified = await this.verify();
    const { broken, entries } = verified;
    if (broken !== null) throw new OpscoreError('audit-log-broken', { sequence: broken.sequence, flaw: broken.flaw, entries });
    return verified;
  }
}
