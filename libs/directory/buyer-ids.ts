import { createHmac, randomBytes } from 'node:crypto';
import type { Database } from '#libs/database/database.js';
import type { Grant } from '#libs/domain/access.js';
import { PERMISSIONS } from '#libs/domain/access.js';
import * as sql from './buyer-ids.sql.js';

/** The name of a buyer of a shop for one who looks on: the id itself, or an opaque one that is always the same. */
export type NameBuyer = (merchantId: string, buyerId: string) => string;

const SECRET_BYTES = 32;
const OPAQUE_CHARACTERS = 16;

/** Whether somebody sees the ids of buyers. Not who may look at agents and orders as a manager alone: that is their own view. */
export function seesBuyerIds(grants: readonly Grant[]): boolean {
  const roles: readonly string[] = PERMISSIONS['agents.read'];
  return grants.some(({ role }) => role !== 'manager' && roles.includes(role));
}

/**
 * Names buyers for those who look at orders. The only place that decides who sees the ids of buyers, and that hides them: an
 * opaque id is the same for the same buyer of a shop, another one in another shop, and tells nothing of the buyer.
 */
export class BuyerIds {
  private secret: Promise<Buffer> | null = null;

  constructor(private readonly database: Database) {}

  /** How buyers are named for somebody with these grants. */
  async namesFor(grants: readonly Grant[]): Promise<NameBuyer> {
    if (seesBuyerIds(grants)) return (_merchantId, buyerId) => buyerId;
    const secret = await this.readSecret();
    return (merchantId, buyerId) => hideBuyer(secret, merchantId, buyerId);
  }

  /** The secret of the deployment; whoever needs it first makes it. What failed is tried again by the next. */
  private readSecret(): Promise<Buffer> {
    this.secret ??= this.readOrMakeSecret().catch((error: unknown) => {
      this.secret = null;
      throw error;
    });
    return this.secret;
  }

  private async readOrMakeSecret(): Promise<Buffer> {
    const read = async () => (await this.database.query<{ secret: Buffer }>(sql.BUYER_ID_SECRET))[0]?.secret;
    const known = await read();
    if (known !== undefined) return known;
    await this.database.query(sql.KEEP_BUYER_ID_SECRET, [randomBytes(SECRET_BYTES)]);
    const kept = await read();
    if (kept === undefined) throw new Error('The secret of buyer ids was removed while it was made.');
    return kept;
  }
}

function hideBuyer(secret: Buffer, merchantId: string, buyerId: string): string {
  // As JSON no two pairs of ids are written alike.
  const digest = createHmac('sha256', secret).update(JSON.stringify([merchantId, buyerId])).digest('hex');
  return `buyer-${digest.slice(0, OPAQUE_CHARACTERS)}`;
}
