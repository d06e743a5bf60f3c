import type { Session } from '#libs/database/database.js';
import type { Cell, PlaceInReport, Row } from '#libs/reports/report.js';
import * as sql from './shops-in-turn.sql.js';

/** Whose rows a report of shops has (null: all), and for a page where it begins and how many rows it takes. */
export interface ShopsRequest {
  readonly merchantIds: readonly string[] | null;
  readonly page: PlaceInReport | null;
}

const GROWTH = 4;
const MOST_SHOPS = 256;

/**
 * The rows of shops by id. A whole report is read with one statement; for a page shops are read a few at a time from the one
 * that it begins in, first alone and then more and more of them, since many may have no rows: what a page does not show is not
 * computed.
 */
export async function* readShopsInTurn(
  session: Session,
  { merchantIds, page }: ShopsRequest,
  rowsOf: (merchantIds: readonly string[] | null) => AsyncIterable<Row>,
): AsyncIterable<Row> {
  if (page === null) {
    yield* rowsOf(merchantIds);
    return;
  }
  let last: Cell = page.from?.[0] ?? null;
  let isPast = false;
  for (let size = 1; ; size = Math.min(size * GROWTH, MOST_SHOPS)) {
    const shops = await session.query<{ merchant_id: string }>(sql.KNOWN_SHOPS, [merchantIds, last, isPast, size]);
    if (shops.length > 0) yield* rowsOf(shops.map((shop) => shop.merchant_id));
    if (shops.length < size) return;
    last = shops.at(-1)?.merchant_id ?? null;
    isPast = true;
  }
}
