import { createHmac } from 'node:crypto';
import type { Database } from '#libs/database/database.js';
import type { Grant } from '#libs/domain/access.js';
import { PERMISSIONS } from '#libs/domain/access.js';
import { readBuyerIdSecret } from './buyer-id-secret.js';

/** The name of a buyer of a shop for one who looks on: the id itself, or an opaque one that is always the same. */
export type NameBuyer = (merchantId: string, buyerId: string) => string;

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

  /** The secret, read once. What failed is tried again by the next. */
  private readSecret(): Promise<Buffer> {
    this.secret ??= readBuyerIdSecret(this.database).catch((error: unknown) => {
      this.secret = null;
      throw error;
    });
    return this.secret;
  }
}

function hideBuyer(secret: Buffer, merchantId: string, buyerId: string): string {
  // As JSON no two pairs of ids are written alike.
  const digest = createHmac('sha256', secret).update(JSON.stringify([merchantId, buyerId])).digest('hex');
  return `buyer-${digest.slice(0, OPAQUE_CHARACTERS)}`;
}
