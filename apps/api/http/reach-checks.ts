import { Inject, Injectable } from '@nestjs/common';
import type { Settings } from '#libs/config/settings.js';
import { Database } from '#libs/database/database.js';
import { SharedReads } from '#libs/database/shared-reads.js';
import type { MerchantHolder } from '#libs/directory/reach.js';
import {
  checkDivisionWithin,
  checkManagerWithin,
  checkMerchantWithin,
  divisionsOfManagers,
  holdersOfMerchants,
  presentDivisions,
} from '#libs/directory/reach.js';
import type { Reach } from '#libs/domain/access.js';
import { dayOf } from '#libs/domain/business-time.js';
import type { AdmittedRequest } from './access.js';
import type { Clock } from './clock.js';
import { CLOCK } from './clock.js';
import { SETTINGS } from './settings.js';

/** Checks the managers, merchants and divisions that requests name. Requests that come together share the look at the directory. */
@Injectable()
export class ReachChecks {
  private readonly managers: SharedReads<string, string>;
  private readonly merchants: SharedReads<string, MerchantHolder>;
  private readonly divisions: SharedReads<string, true>;

  constructor(@Inject(Database) database: Database, @Inject(SETTINGS) settings: Settings, @Inject(CLOCK) clock: Clock) {
    this.managers = new SharedReads(database, divisionsOfManagers);
    this.merchants = new SharedReads(database, (session, ids) => holdersOfMerchants(session, ids, dayOf(clock(), settings.timeZone)));
    this.divisions = new SharedReads(database, presentDivisions);
  }

  /**
   * Checks what a request names as `managerId`, `merchantId` or `division`, in its path, query or body. What is no text there is
   * left to the validation of the route. Throws `outside-scope`, and for who reaches all `manager-not-found`, `merchant-not-found`,
   * `division-not-found`.
   */
  async requireNamed(request: Pick<AdmittedRequest, 'params' | 'query' | 'body'>, reach: Reach): Promise<void> {
    await this.begin(request)(reach);
  }

  /**
   * Begins to look up what a request names, before it is known who asks: so both are looked up at once. What it gives checks that
   * against a reach, and throws as {@link requireNamed} does.
   */
  begin({ params, query, body }: Pick<AdmittedRequest, 'params' | 'query' | 'body'>): (reach: Reach) => Promise<void> {
    const named = (name: string): string[] =>
      [params, query, body as unknown].flatMap((part) => {
        const value = typeof part === 'object' && part !== null ? (part as Record<string, unknown>)[name] : undefined;
        return typeof value === 'string' && !UNSTORABLE.test(value) ? [value] : [];
      });
    const managers = named('managerId').map((id) => [id, this.managers.read(id)] as const);
    const merchants = named('merchantId').map((id) => [id, this.merchants.read(id)] as const);
    const divisions = named('division').map((id) => [id, this.divisions.read(id)] as const);
    // A failed look is told to who waits for it; nobody does where the caller is turned away before.
    for (const [, looking] of [...managers, ...merchants, ...divisions]) looking.catch(() => undefined);
    return async (reach) => {
      for (const [id, looking] of managers) checkManagerWithin(reach, id, await looking);
      for (const [id, looking] of merchants) checkMerchantWithin(reach, id, await looking);
      for (const [id, looking] of divisions) checkDivisionWithin(reach, id, (await looking) === true);
    };
  }
}

/** No id holds these, and the database does not take them. */
const UNSTORABLE = /[\0\p{Cs}]/u;
