import { randomBytes } from 'node:crypto';
import type { Database } from '#libs/database/database.js';
import * as sql from './buyer-ids.sql.js';

const SECRET_BYTES = 32;

/** The secret of the deployment under which buyers are hidden, never to be shown; whoever needs it first makes it. */
export async function readBuyerIdSecret(database: Database): Promise<Buffer> {
  const read = async () => (await database.query<{ secret: Buffer }>(sql.BUYER_ID_SECRET))[0]?.secret;
  const known = await read();
  if (known !== undefined) return known;
  await database.query(sql.KEEP_BUYER_ID_SECRET, [randomBytes(SECRET_BYTES)]);
  const kept = await read();
  if (kept === undefined) throw new Error('The secret of buyer ids was removed while it was made.');
  return kept;
}
