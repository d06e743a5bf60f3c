/** Claims the merchants that `due`, a SELECT of merchant_key, gives, for a work, and gives their keys. Waits, in the order of keys, for the claims of others. */
export function claim(work: string, due: string): string {
  return `
  INSERT INTO claimed_merchants (merchant_key, work)
  SELECT DISTINCT merchant_key, '${work}' FROM (${due}) AS due
  ORDER BY merchant_key
  ON CONFLICT (merchant_key, work) DO NOTHING
  RETURNING merchant_key`;
}

/** Nobody sees claims but their own. */
export const DROP_CLAIMS = 'DELETE FROM claimed_merchants';
