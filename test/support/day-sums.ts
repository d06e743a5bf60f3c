import type { Database } from '#libs/database/database.js';
import type { Measure } from '#libs/domain/measures.js';
import { MEASURES } from '#libs/domain/measures.js';

const DAY_SUMS = `
  SELECT sums.*
  FROM merchant_day_sums AS sums
  JOIN merchants USING (merchant_key)
  WHERE merchant_id = $1
  ORDER BY day`;

/** What the daily sums say of a merchant, by day; noughts are left out. */
export async function readDaySums(
  database: Database,
  merchantId: string,
): Promise<Record<string, Partial<Record<Measure, number>>>> {
  const rows = await database.query<{ day: string } & Record<Measure, number>>(DAY_SUMS, [merchantId]);
  return Object.fromEntries(
    rows.map((row) => [
      row.day,
      Object.fromEntries(MEASURES.flatMap((measure) => (row[measure] === 0 ? [] : [[measure, row[measure]]]))),
    ]),
  );
}
