import { Injectable } from '@nestjs/common';
import { Database } from '#libs/database/database.js';
import type { Reach } from '#libs/domain/access.js';
import type { Day } from '#libs/domain/business-time.js';
import type { Division, ManagersRequest } from './list-managers.js';
import { findManager, listDivisions, listManagers } from './list-managers.js';
import type { Assignment, Merchant, MerchantsRequest } from './list-merchants.js';
import { findMerchant, listMerchants } from './list-merchants.js';
import type { OperationsManager } from './managers.js';

/** Who and what there is, for who looks it up: lists hold what the asker reaches. */
@Injectable()
export class Directory {
  constructor(private readonly database: Database) {}

  /** Divisions by name, a page of them. */
  async divisions(reach: Reach, page: { readonly after: string | null; readonly rows: number }): Promise<Division[]> {
    return this.database.withSession((session) => listDivisions(session, reach, page));
  }

  /** Managers by id, a page of them. */
  async managers(reach: Reach, request: ManagersRequest): Promise<OperationsManager[]> {
    return this.database.withSession((session) => listManagers(session, reach, request));
  }

  /** The manager of an id. Throws `manager-not-found`. */
  async manager(managerId: string): Promise<OperationsManager> {
    return this.database.withSession((session) => findManager(session, managerId));
  }

  /** Merchants by id, a page of them. */
  async merchants(reach: Reach, request: MerchantsRequest): Promise<Merchant[]> {
    return this.database.withSession((session) => listMerchants(session, reach, request));
  }

  /** The merchant of an id, with who has it on a day and who had it when. Throws `merchant-not-found`. */
  async merchant(merchantId: string, day: Day): Promise<Merchant & { readonly assignments: readonly Assignment[] }> {
    return this.database.withSession((session) => findMerchant(session, merchantId, day));
  }
}
